"""reflect-tui: a private terminal journal for reflective practice."""

__version__ = "0.1.0"
