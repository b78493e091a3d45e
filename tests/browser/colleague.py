"""What happens beside the browser: another person who may write, and a decision that comes meanwhile."""

from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.browser.site import Site, environment

PASSWORD = "ett-langt-losenord-2023"  # noqa: S105  # of a person who lives as long as one test
_SETUP = """
import django
django.setup()
from tertial.organisation.models import Unit
from tertial.organisation.queries import person
committee = Unit.objects.select_related("municipality").get(slug="arbetsmarknadsnamnden")
by = person("tertial")
"""
_COLLEAGUE = f"""
from tertial.organisation.actions import add_person, give_role
nils = add_person(
    username="nils.nyman", first_name="Nils", last_name="Nyman", unit=committee, by=by, password="{PASSWORD}"
)
give_role(person=nils, role="controller", unit=committee, by=by)
"""
_DECISION = """
from tertial.cycle.actions import lock
from tertial.cycle.models import Occasion
occasion = Occasion.objects.get(slug="2023-08")
lock(committee=committee, occasion=occasion, decision_text="AMN 2023-09-20 § 95", by=by)
"""


def a_colleague(site: Site, page: Page) -> None:
    """Log in as Nils Nyman, who is also a controller."""
    _beside(site, _COLLEAGUE)
    page.goto(site.address("/konto/login/"))
    page.get_by_label("Användarnamn").fill("nils.nyman")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("banner")).to_contain_text("Inloggad som")


def the_committee_decides(site: Site) -> None:
    """The follow-up of August is decided, while people may have its pages open."""
    _beside(site, _DECISION)


def _beside(site: Site, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SETUP + code],
        env={**environment(site.data), "DJANGO_SETTINGS_MODULE": "tertial.config.settings"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
