"""People whose cards I hold, my own card and handle, inviting somebody, and coming by an invitation."""
