"""Read sheets of workbooks: XLSX, and the older and freer kinds XLS, XLSB and ODS. `read.read` is the door."""
