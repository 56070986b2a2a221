"""The record: one YAML file an event, read, checked and laid out."""
