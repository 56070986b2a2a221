"""Frames for reading: one line an event, in words."""
