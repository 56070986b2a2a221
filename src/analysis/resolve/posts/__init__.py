"""Posts as printed: who held which when, and of which class they are."""
