"""The ledger: rows in immutable Parquet batches, made visible by the database, summed by DuckDB or Spark."""
