"""Anybody's table of agreements or visits to ours."""
