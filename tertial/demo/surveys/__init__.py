"""Responses to the demo's surveys: made up, by a seed, so that their sums are the published values."""
