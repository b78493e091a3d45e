"""Documents that were not made here: DOCX, PDF and text read into the document model, as far as they carry it."""
