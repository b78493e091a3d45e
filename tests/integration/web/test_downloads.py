"""The report as files: named after committee and occasion, of the right kind."""

from __future__ import annotations

import pytest

from tests.integration.web.browsing import BASE, reader

STEM = "arbetsmarknadsnamnden-2023-08"


@pytest.mark.parametrize(
    ("name", "extension", "kind", "begins"),
    [
        ("html", "html", "text/html", b"<!doctype html>"),
        ("pdf", "pdf", "application/pdf", b"%PDF-"),
        ("docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("json", "json", "application/json", b"{"),
        ("outline", "txt", "text/plain", b""),
    ],
)
def test_file(demo: None, name: str, extension: str, kind: str, begins: bytes) -> None:
    response = reader().get(f"{BASE}rapport/{name}")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(kind)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{STEM}.{extension}"'
    assert response.content.startswith(begins)
    assert len(response.content) > 10_000
