"""Read workbooks: XLSX, XLS and ODS. `read.read` is the door."""
