"""Renderers: each turns a finished document into one format, and sees nothing but the document."""
