"""Texts that people write: a small markup, with numbers bound to the data. Plain Python."""
