"""Today: what is mine to look at, without shouting; and the calendar file."""
