"""The document model: what a report is, before anyone decides how it looks. Plain Python, no Django.

Rooms and chapters build a `Document`; renderers see nothing else.
"""
