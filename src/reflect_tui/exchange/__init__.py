"""Reading and writing the text files people hand each other: text in, domain objects out."""
