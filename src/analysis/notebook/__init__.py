"""What a notebook shows beside its figures."""
