"""The domain: what people do for each other, as events and the rules over them.

Pure: no clock, no chance, no files, no web.
"""
