"""Tags for the indicators' pages: the row of pages within the tab."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertial.organisation.permissions import Permission
from tertial.web.place import Place

register = template.Library()

_PAGES: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("indikatorer", _("Indikatorer"), Permission.READ),
    ("indikatorer/lamna", _("Lämna värden"), Permission.OBSERVATION_EDIT),
    ("indikatorer/tackning", _("Täckning"), Permission.READ),
    ("indikatorer/fil", _("Fil"), Permission.OBSERVATION_EDIT),
    ("kallor", _("Källor"), Permission.READ),
)


@register.inclusion_tag("_components/indicator_nav.html", takes_context=True)
def indicator_nav(context: template.Context, current: str) -> dict[str, Any]:
    """The pages of the indicators that the reader may see, with the one at the address marked: `{% indicator_nav "kallor" %}`."""
    place: Place = context["place"]
    return {
        "pages": [
            {"path": place.to(page), "label": label, "current": page == current}
            for page, label, permission in _PAGES
            if place.can(permission)
        ]
    }
