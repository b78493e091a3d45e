"""Which columns of an export tell of people, by their headings. They are left out unless the profile keeps them."""

from __future__ import annotations

import re

_CODE_NAMES = re.compile(
    r"(konto|ansvar|verksamhet|aktivitet|projekt|objekt|motpart|account|department|project)\w*[ .:-]*"
)
_PERSONAL = re.compile(
    r"\b(namn|efternamn|förnamn|kund\w*|anställ\w*|anst\w?nr|person\w*|pnr|leverantörs?|leverantörs?(nr|id|nummer|namn)"
    r"|mottagare\w*|betalningsmottagare|brukare\w*|klient\w*|elev\w*|deltagare\w*|text|\w+text|fritext|kommentar\w*|notering\w*"
    r"|meddelande|signatur|sign|användare\w*|handläggare\w*|attest\w*|registrerad av|bokförd av|skapad av|e-?post\w*|telefon\w*|adress\w*"
    r"|referens|er referens|vår referens|fakturatext|beskrivning|name|customer\w*|employee\w*|vendor\w*|supplier\w*|user\w*"
    r"|description|comment|memo|narrative|email|phone|address|created by|posted by)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\w*(namn|kund(nr|nummer|id)?|person(nr|nummer|id))", re.IGNORECASE)


def tells_of_people(heading: str) -> bool:
    """Whether a heading names a person, somebody's number, or a free text where anything may stand.

    The name of a code (`Kontonamn`, `Ansvar text`) is none of these.
    """
    plain = " ".join(heading.casefold().replace("_", " ").split())
    if _CODE_NAMES.match(plain):
        return False
    return bool(_PERSONAL.search(plain) or _JOINED.fullmatch(plain))
