"""A table that people fill in cell by cell: what is written, what was there, and who was first."""
