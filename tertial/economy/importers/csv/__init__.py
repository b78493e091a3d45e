"""Read comma- and semicolon-separated text. `read.read` is the door."""
