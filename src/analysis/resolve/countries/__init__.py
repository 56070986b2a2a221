"""Countries and blocs as they are written, and who belongs to which bloc."""
