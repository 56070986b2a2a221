"""The files under data/vocab: whether each can be read, and whether its rows say what is possible."""
