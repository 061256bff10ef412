"""Bells: reminders that say nothing, at times that somebody chose."""
