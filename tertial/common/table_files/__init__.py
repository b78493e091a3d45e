"""Files with a table in them, workbooks and CSV: read cell by cell with addresses, written, and compared before they are taken.

`opening` opens somebody's workbook without trusting it, `sheets` reads a file to cells, `cells` a cell to a value, `table` finds
the headings and reads the rows under them; `workbook` writes; `differences` is what a file would change. What the columns are,
and what the rows mean, is for the room that the file belongs to.
"""
