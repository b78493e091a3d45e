"""Measurements, each beside an alternative in the same run. `make bench` runs them; tests contain no timings."""
