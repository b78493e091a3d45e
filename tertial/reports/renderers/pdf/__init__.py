"""The document as an accessible PDF: PDF/UA-1 and PDF/A-2a in one file, the same bytes every time."""

from __future__ import annotations

from tertial.reports.renderers.pdf.render import render

__all__ = ["render"]
