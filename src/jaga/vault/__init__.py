"""Keys, envelopes and strands: opens only what a consent opens, and verifies before it hands anything on."""
