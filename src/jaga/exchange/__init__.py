"""Bundles between houses. Empty until two houses need to be brought level."""
