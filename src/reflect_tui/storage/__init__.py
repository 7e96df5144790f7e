"""The only room that knows SQLite: it takes and gives domain objects."""
