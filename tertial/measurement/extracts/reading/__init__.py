"""Read an extract in memory: CSV, XLSX or Parquet, only the columns that a rule speaks of. `any_file.read` is the door.

Nothing here writes a file, and no fault says what stands in a cell: only its row and its column's heading, which is the rule's own word.
"""
