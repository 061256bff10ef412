"""The words: the front page with its doors, every text, help now, the place. Nothing is stored or logged."""
