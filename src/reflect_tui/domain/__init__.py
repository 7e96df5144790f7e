"""Frozen dataclasses and pure functions: what the product is about, with no screen, file or clock."""
