"""One call of each action on codes and on files that are sent in; see `every_action`."""

from __future__ import annotations

from collections.abc import Callable

from tertial.economy.actions import (
    add_code,
    change_code,
    drop_upload,
    end_code,
    import_codes,
    import_upload,
    map_code,
    read_again,
    receive_upload,
    remove_import_profile,
    rename_code,
    save_import_profile,
    set_selectors,
)
from tertial.economy.actions.codes import ALWAYS
from tertial.economy.actions.line_selectors import Wanted
from tertial.economy.models import Code, ImportProfile, Mode, Part, Upload
from tertial.organisation.models import Person
from tests.factories.reports import Place
from tests.factories.uploads import a_code, a_profile, an_upload, with_rows


def something_to_import(at: Place) -> None:
    """What these actions need: two codes with names, a profile, and a file that is read and ready."""
    a_code("4511")
    a_code("4512")
    a_profile()
    an_upload(committee=at.committee)


def _code() -> Code:
    return Code.objects.get(code="4511")


IMPORT_ACTIONS: dict[str, Callable[[Place, Person], object]] = {
    "economy.add_code": lambda at, by: add_code(unit=at.committee, part=Part.ACCOUNT, code="5011", name="Lön", by=by),
    "economy.rename_code": lambda at, by: rename_code(unit=at.committee, code=_code(), name="Bistånd", by=by),
    "economy.end_code": lambda at, by: end_code(unit=at.committee, code=_code(), valid_to=ALWAYS, by=by),
    "economy.change_code": lambda at, by: change_code(
        unit=at.committee, code=_code(), name="Bistånd", valid_to=None, counts_as="", by=by
    ),
    "economy.map_code": lambda at, by: map_code(
        unit=at.committee, part=Part.ACCOUNT, code="4511", counts_as="4512", by=by
    ),
    "economy.import_codes": lambda at, by: import_codes(
        unit=at.committee, part=Part.SERVICE, names={"575": "Ekonomiskt bistånd"}, by=by
    ),
    "economy.save_import_profile": lambda at, by: save_import_profile(
        unit=at.committee, slug="egen", name="Egen", settings=ImportProfile.objects.get(slug="huvudbok").settings, by=by
    ),
    "economy.remove_import_profile": lambda at, by: remove_import_profile(
        unit=at.committee, profile=ImportProfile.objects.get(slug="huvudbok"), by=by
    ),
    "economy.set_selectors": lambda at, by: set_selectors(
        committee=at.committee,
        wanted=[Wanted(at.committee.operating_lines.get(code="575"), "verksamhet 575")],
        by=by,
    ),
    "economy.receive_upload": lambda at, by: receive_upload(
        committee=at.committee, file_name="ny.csv", pieces=[b"en rad"], by=by
    ),
    "economy.read_again": lambda at, by: read_again(upload=Upload.objects.get(), mode=Mode.ADD, by=by),
    "economy.import_upload": lambda at, by: import_upload(upload=with_rows(Upload.objects.get()), by=by),
    "economy.drop_upload": lambda at, by: drop_upload(upload=Upload.objects.get(), by=by),
}
IMPORT_EVENTS = {
    "economy.change_code": ["economy.rename_code"],
    "economy.import_upload": ["economy.import_ledger", "economy.import_upload"],
    "economy.set_selectors": ["economy.set_selector"],
}
