"""People as printed, to one person of the vocabulary."""
