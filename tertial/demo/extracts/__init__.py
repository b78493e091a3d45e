"""Made-up extracts from case systems, from which the declared measures give the printed values. Seeded: always the same rows.

Nobody is in them. Persons and households are called `A000123`; there is no personal number, not even an invented one.
"""
