"""What a news article reports: its text → drafts of records, with the place of every statement in the text."""
