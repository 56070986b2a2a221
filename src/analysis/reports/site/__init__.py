"""The pages of the reports and their index."""
