"""Whether two records, or a draft and a record, tell the same event: record linkage, explained field by field."""
