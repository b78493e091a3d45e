"""A committee's observations as files that go out, are worked on, and come back.

`columns` says what a file has, `write_observations` makes one. `compare_observations` lays a file beside what is stored and says what
would change, without changing anything; `actions.import_observations` does it. A file that comes back untouched changes nothing.
"""
