"""Read a budget, a forecast or a frame from a workbook or a CSV file: what Tertial wrote, or what somebody made by hand.

`budget`, `forecast` and `frame` each say which columns there are, `amounts` how their amounts are read; `common.table_files`
reads the file. Nothing here asks the database what is there already: that is `economy.exchange`.
"""
