"""Budget, forecast and frame as workbooks that go out, are worked on, and come back.

`write_*` makes the workbook. `compare_*` lays a file that was read by `importers.plan_files` beside what is stored and says
what would change, without changing anything; `actions.plan_imports` does it. A file that comes back untouched changes
nothing.
"""
