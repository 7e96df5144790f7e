"""Finding what may identify someone, and what to put in its place: text in, findings out."""
