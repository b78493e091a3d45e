"""Small cells: which values the public may not see, so that nobody can be made out from them. See decision 0022."""
