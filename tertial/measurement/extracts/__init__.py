"""Values computed from source systems' extracts: a rule that is declared once, and the engine that follows it.

Personal identities never leave this package. They become pseudonyms while the file is read, in memory only, and nothing but
sums and counts comes out: see decision 0021. Text of a cell is never in an error, a log or a value.
"""
