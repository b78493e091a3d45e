"""Documents that were not made here: DOCX, PDF and text read into the document model, as far as they carry it.

`foreign.read` is the door. It never changes a file, and what it cannot read it says.
"""

from tertial.review.foreign.foreign import Foreign, read, read_bytes

__all__ = ["Foreign", "read", "read_bytes"]
