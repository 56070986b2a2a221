"""The ten tables of the record, kept and narrowed together."""
