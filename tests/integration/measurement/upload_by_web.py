"""Upload extracts on the page of a measure, in a process of its own: `python -m … FOLDER`. Prints each answer, then what was opened to be written."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

WRITTEN: set[str] = set()


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Remember every file that Python opens to write."""
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        mode, flags = arguments[1], arguments[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & (os.O_WRONLY | os.O_RDWR):
            WRITTEN.add(os.fsdecode(arguments[0]))


def main(folder: Path) -> None:
    """Send every file of the folder, and save what can be saved."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests.factories.organisation import a_person

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(raise_request_exception=False)
    client.force_login(a_person("karin.ekdahl", role="controller"), backend=settings.AUTHENTICATION_BACKENDS[0])
    base = "/namnden/2023-08/kallor/matt/andel-e-ansokningar"
    files = [(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]
    sys.addaudithook(watch)
    for name, content in files:
        from django.core.files.uploadedfile import SimpleUploadedFile

        response = client.post(
            f"{base}/kor", {"extract": SimpleUploadedFile(name, content), "periods": "2023-08", "dated": ""}
        )
        print(response.status_code, response.content.decode())
        token = re.search(r'name="token" value="([^"]+)"', response.content.decode())
        if token:
            kept = re.findall(r'name="keep" value="([^"]+)"', response.content.decode())
            saved = client.post(f"{base}/spara", {"token": token[1], "keep": kept}, follow=True)
            print(saved.status_code, saved.content.decode())
    print(client.get(base).content.decode())
    print("WRITTEN", *sorted(WRITTEN), "END", sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
