"""What is mine: my lock, my twelve words, my look, my copies, closing."""
