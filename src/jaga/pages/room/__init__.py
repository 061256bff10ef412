"""A room for somebody who may have harmed somebody, and a small harm as words to say."""
