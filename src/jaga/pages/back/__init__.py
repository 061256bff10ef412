"""Sending words back to whoever runs the house, without an account, and reading them."""
