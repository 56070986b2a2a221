"""Letters, words and endings of English, Russian, Ukrainian and Kazakh: text in, text out, no vocabulary."""
