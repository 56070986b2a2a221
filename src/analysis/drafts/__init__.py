"""Drafts: an article read, what it reports as a record to be reviewed, and the way of it into the record."""
