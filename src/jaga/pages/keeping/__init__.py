"""What is kept: situations, their strands, the parts of a strand and the things in them."""
