"""How indicators stand at the occasions of their plans: computed whenever what it rests on changes."""

from tertial.measurement.standing.keeping import stand

__all__ = ["stand"]
