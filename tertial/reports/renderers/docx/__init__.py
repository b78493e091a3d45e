"""The Word renderer: real headings, tables with header rows, footnotes, alternative texts, a table of contents."""

from tertial.reports.renderers.docx.render import render

__all__ = ["render"]
