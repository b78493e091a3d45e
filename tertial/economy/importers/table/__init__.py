"""What CSV files and sheets have in common: rows of cells that are text, read by a profile into the ledger's form.

The meaning of a cell is written once, as SQL that gives NULL for what can't be read. The fast way lets DuckDB read the file
itself and looks in the written file's statistics whether anything became NULL; only then a slower way finds the places.
"""
