"""Read a budget, a forecast or a frame from a workbook or a CSV file: what Tertial wrote, or what somebody made by hand.

`sheets` reads the file to cells, `cells` a cell to a value, `table` finds the headings and reads the rows under them, and
`budget`, `forecast` and `frame` each say which columns there are. Nothing here asks the database what is there already:
that is `economy.exchange`.
"""
