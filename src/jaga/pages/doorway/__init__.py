"""The way in: the first save, opening with a passphrase, twelve words, and words that come back."""
