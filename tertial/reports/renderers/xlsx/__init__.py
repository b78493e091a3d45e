"""The Excel renderer: every table of the document on a sheet of its own, every figure with where it comes from."""

from tertial.reports.renderers.xlsx.render import render

__all__ = ["render"]
