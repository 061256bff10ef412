"""Pages before something is passed on, and of what goes across between two sides."""
