"""Read the fields of a form; each says what was found when it can't be read."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tertial.common.errors import Refused
from tertial.cycle.models import Decision
from tertial.organisation.models import Municipality
from tertial.web.grid.amount_text import read_amount


def words(request: HttpRequest, name: str) -> str:
    """A text without blanks around it."""
    return request.POST.get(name, "").replace("\r\n", "\n").strip()


def amount(request: HttpRequest, name: str, unit: str, what: str) -> int:
    """An amount in öre; refused when it is missing or can't be read."""
    found = optional_amount(request, name, unit)
    if found is None:
        raise Refused(_("%(what)s saknas. Skriv ett belopp.") % {"what": what})
    return found


def optional_amount(request: HttpRequest, name: str, unit: str) -> int | None:
    """An amount in öre, or None for an empty field.

    A field shows what is printed: when it comes back as it was shown, the exact amount that stood behind it counts.
    """
    text = words(request, name)
    if text == request.POST.get(f"shown.{name}"):
        text = request.POST.get(f"was.{name}", text)
    return read_amount(text, unit) if text else None


def day(request: HttpRequest, name: str) -> date | None:
    """A day, or None for an empty field."""
    text = words(request, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused(_("”%(found)s” är inget datum. Skriv till exempel 2023-10-31.") % {"found": text}) from error


def version(request: HttpRequest) -> int | None:
    """The version of the row that the form was made from."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() else None


def decision(request: HttpRequest, municipality: Municipality) -> Decision | None:
    """The chosen decision, or None where none is chosen."""
    slug = words(request, "decision")
    if not slug:
        return None
    found = Decision.objects.filter(municipality=municipality, slug=slug).first()
    if found is None:
        raise Refused(_("Beslutet ”%(slug)s” finns inte.") % {"slug": slug})
    return found
