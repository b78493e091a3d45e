"""One module per subject; each reads its data files and calls the rooms' actions, as people do."""
