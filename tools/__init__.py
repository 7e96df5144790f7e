"""Small programs for those who work on reflect-tui; nothing here is shipped."""
