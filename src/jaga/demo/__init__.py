"""The written cases, played into an empty home through the same usecases that the pages call.

Invented people, and the demo's own clock. A home that was filled so is marked for ever.
"""
