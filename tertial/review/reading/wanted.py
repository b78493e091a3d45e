"""Which way is better, where nobody has said so: guessed from an indicator's name, and only where the words agree."""

from __future__ import annotations

import re

_LOWER = re.compile(
    r"sjukfrånvaro|frånvaro\b|väntetid|handläggningstid|ledtid|personalomsättning|personalavgång|chefsavgång|avhopp|arbetslös|klagomål"
    r"|olycksfall|tillbud|utsläpp|kostnad per|nettokostnad|biståndsbehov|ekonomiskt bistånd|försörjningsstöd|utbetalningshushåll"
    r"|långtidsberoende|vräkning|avhysning|brott\b|skuld|matsvinn|svinn\b|olyck(?:a|or)|personskad|kränkning|akuta fel|felanmäl|överklag|återfall|vakanser|övertid|energianvändning|medarbetare per chef|elever per lärare",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"godkän|nöjd|positiva svar|trygg|inflytande|behörig|avtalstrohet|köptrohet|e-handel|frisknärvaro|heltidsanställ|engagemang|\bhme\b|index\b"
    r"|till arbete|till studier|självförsörj|egenförsörj|sysselsättning|e-ansök|e-tjänst|betyg|meritvärde|examen|delaktig|tillgänglighet"
    r"|bemötande|fossilfri|ekologisk|beläggning|kvar i organisationen|deltagande|tillfreds|deltagartillfällen|\bantal besök|besökare|utlån|legitim|kravnivå|aktuell genomförandeplan|aktuell handlingsplan"
    r"|kvar efter|samlas in|via e-tjänst|åtgärdas inom|nyttjandegrad",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\b(?:ej|inte|icke|utan)\b|\bo(?:trygg|nöjd)", re.IGNORECASE)


def wanted_of(name: str) -> str:
    """`higher` or `lower`; `""` where the name does not say, or says both, or turns itself about (`ej återaktualiserade`)."""
    lower, higher = bool(_LOWER.search(name)), bool(_HIGHER.search(name))
    if lower == higher or _TURNED.search(name):
        return ""
    return "lower" if lower else "higher"
