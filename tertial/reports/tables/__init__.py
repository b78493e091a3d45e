"""The standard tables of the economy, built once and shown wherever they are wanted: report, page, XLSX and CSV."""
