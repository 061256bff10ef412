"""Telling somebody that they got it wrong, hearing it, and putting it down afterwards."""
