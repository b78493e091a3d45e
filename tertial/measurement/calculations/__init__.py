"""Sums and rules about values, as plain functions."""
