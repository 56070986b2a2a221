"""Tables made of tables: the timeline, breakdowns, the audit of sources."""
