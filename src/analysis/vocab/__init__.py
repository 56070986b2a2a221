"""The CSV files under ``data/vocab``: codes, their labels and the names that stand for them."""
