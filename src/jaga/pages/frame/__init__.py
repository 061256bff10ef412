"""What every page shares: language and place from the address, headers, leaving quickly, refusals."""
