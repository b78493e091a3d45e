"""Which way is better, where nobody has said so: guessed from an indicator's name, and only where the words agree."""

from __future__ import annotations

import re

_LOWER = re.compile(
    r"sjukfrånvaro|frånvaro\b|väntetid|handläggningstid|ledtid|personalomsättning|personalavgång|chefsavgång|avhopp|arbetslös|klagomål"
    r"|olycksfall|tillbud|utsläpp|kostnad per|nettokostnad|biståndsbehov|ekonomiskt bistånd|försörjningsstöd|utbetalningshushåll"
    r"|långtidsberoende|vräkning|avhysning|brott\b|skuld|matsvinn|svinn\b|olyck(?:a|or)|personskad|kränkning|akuta fel|felanmäl|överklag|återfall|vakanser|övertid|energianvändning|medarbetare per chef|elever per lärare"
    # What is counted per one that works with it, or for each that meets them, and what one waits for or breaks off.
    r"|(?:barn|elever|brukare|ärenden|klienter) per (?:\w*arbetare|\w*lärare|\w*pedagog|anställd|handläggare|\w*grupp|avdelning|heltid\w*)"
    r"|personal(?:kontinuitet)?\b.{0,30}\bmöter\b|\bväntar (?:mer|längre)\b|\bväntat (?:mer|längre)\b|svarstid|väntan\b|avbryter|avbrutna|avbrott|fallskad|ohälsotal"
    r"|timavlön|timanställ|skadegörelse|inbrott|mobbning|hot och våld|arbetsskad|koldioxid|växthusgas|hemlös|låg inkomst|ekonomisk utsatthet|\botrygg",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"godkän|nöjd|positiva svar|trygg|inflytande|behörig|avtalstrohet|köptrohet|e-handel|frisknärvaro|heltidsanställ|engagemang|\bhme\b|index\b"
    r"|till arbete|till studier|självförsörj|egenförsörj|sysselsättning|e-ansök|e-tjänst|betyg|meritvärde|examen|delaktig|tillgänglighet"
    r"|bemötande|fossilfri|ekologisk|beläggning|kvar i organisationen|deltagande|tillfreds|deltagartillfällen|\bantal besök|besökare|utlån|legitim|kravnivå|aktuell genomförandeplan|aktuell handlingsplan"
    r"|kvar efter|samlas in|via e-tjänst|\bdigital(?:t|a|isera\w*)\b|åtgärdas inom|nyttjandegrad"
    # What people take part in, go on with, finish or get in time.
    r"|(?:har|som) besökt|(?:som|har) (?:deltar|deltagit)\b|antal deltagare|går kvar|stannar kvar|fullfölj|slutfört|klarat|når målen|kunskapskrav"
    r"|cykelpassage|cykelresor|kollektivtrafik|resande|förnybar|återvinn|källsorter|simkunnig|rekommendera|inom (?:utsatt|avtalad|lagstadgad) tid|(?:används|nyttjas) av flickor|som är flickor|antal \w*(?:aktiviteter|evenemang|arrangemang|föreställningar)",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\b(?:ej|inte|icke|utan)\b|\bo(?:trygg|nöjd)", re.IGNORECASE)
_WITHOUT_FAULT = re.compile(
    r"\butan\s+(?:\w+\s+)?(?:brist\w*|anmärkning\w*|avvikelse\w*|fel|skad\w+|olyck\w+|klagomål|störning\w*|avbrott)\b",
    re.IGNORECASE,
)


def wanted_of(name: str) -> str:
    """`higher` or `lower`; `""` where the name does not say, or says both, or turns itself about (`ej återaktualiserade`)."""
    without = _WITHOUT_FAULT.search(name)
    if without:  # "utan allvarlig brist" is what one wants
        name = name[: without.start()] + name[without.end() :]
    lower, higher = bool(_LOWER.search(name)), bool(_HIGHER.search(name)) or without is not None
    if lower == higher or _TURNED.search(name):
        return ""
    return "lower" if lower else "higher"
