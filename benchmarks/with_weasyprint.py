"""The same report by WeasyPrint: database, document, HTML, PDF/UA. The alternative that Typst is measured against."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django


def main(committee: str, occasion: str, out: str) -> None:
    """Write the report's PDF to `out`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
    django.setup()
    import weasyprint

    from tertial.cycle.queries import occasion as find_occasion
    from tertial.organisation.queries import committee as find_committee
    from tertial.reports.queries import document
    from tertial.reports.renderers.html import render

    page = render(document(find_committee(committee), find_occasion(occasion)))
    Path(out).write_bytes(weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    main(*sys.argv[1:])
