"""A printed name to one code, or why not: countries, terms, posts and people."""
