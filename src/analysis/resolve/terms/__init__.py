"""Minerals, areas, types and statuses in phrases."""
