"""Tertial holds a municipal committee's chain from goals and money to its public report."""

__version__ = "0.1.0"
