"""Reports: report types, chapters, charts and renderers."""
