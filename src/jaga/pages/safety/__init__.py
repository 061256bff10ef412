"""Safety plans: their questions, and the one page of them that is read at night."""
