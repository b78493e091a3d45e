"""Read and write SIE, the Swedish text format for accounts: types 1, 2, 3, 4E and 4I.

`read.read` is the way in, `write.write` the way out; `profile.SieProfile` says how a municipality's files are read.
"""
