"""Who holds a strand: offering it, taking it, lending it and taking it back; and where somebody lands."""
