"""The `tertial` command, one file per verb; thin: the same actions and queries as the pages."""
