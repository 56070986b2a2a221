"""What a record must satisfy beyond its form. `rules` lists the rules; each stands in the module of its subject."""
