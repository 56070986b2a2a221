"""Frames to figures: each function draws on an Axes and returns it."""
