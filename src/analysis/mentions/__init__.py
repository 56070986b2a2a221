"""Names where they stand: what a running text mentions, with exact places, and what each mention stands for."""
