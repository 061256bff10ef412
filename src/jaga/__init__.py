"""Jaga: words, and a place to keep promises, for the people around somebody who was harmed."""
