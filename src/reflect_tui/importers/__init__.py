"""Reading journals kept elsewhere, and our own takeout."""
