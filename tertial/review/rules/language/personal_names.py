"""The rule for names of private persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tertial.review.finding import Evidence, Finding, Severity
from tertial.review.reading.passages import Passage, PassageKind
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.language.words_of_data import listed
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "language-personal-name",
    Severity.HINT,
    Words(
        "Ta bort namnet, eller skriv personens uppdrag om det är en förtroendevald eller tjänsteperson.",
        "Remove the name, or write the person's office if it is an elected representative or official.",
    ),
)
_WORD = r"[A-ZÅÄÖ][a-zåäöéèüøæ]+(?:-[A-ZÅÄÖ][a-zåäöéèüøæ]+)?"
_NAME = re.compile(rf"(?<![\w-])(?P<first>{_WORD})(?:[ \u00a0]{_WORD})??[ \u00a0](?P<last>{_WORD})(?![\w-])")
_THREE = re.compile(rf"(?P<first>{_WORD})[ \u00a0]{_WORD}[ \u00a0](?P<last>{_WORD})(?![\w-])")
_AGED = re.compile(rf"(?<![\w-])(?P<first>{_WORD})(?:,|[ \u00a0]\()[ \u00a0]?\d{{1,2}}(?:[ \u00a0]år\b|,|\))")
_CLIENT = re.compile(
    rf"\b(?i:klienten|deltagaren|eleven|brukaren|patienten|pojken|flickan|mamman|pappan|sökanden|kunden)[ \u00a0](?P<first>{_WORD})(?![\w-])"
)
_ENDING = re.compile(
    r"(?:sson|son|ström|man|dal|vall|wall|berg|bergh|lund|qvist|kvist|quist|gren|dahl|strand|holm|blad|blom|fors|löf|löv|lind|ell|én|mark|gård|stedt|sköld|hjelm|crantz|ović|ovic|evic|zadeh|sen)s?$"
)
_OFFICE = re.compile(
    r"ordförande|ledamot|ledamöter|ersättare|direktör|chef|sekreterare|controller|ekonom|handläggare|utredare|strateg|rektor|professor|forskare"
    r"|doktor|docent|minister|statsråd|kommunalråd|borgmästare|\bVD\b|\bvd\b|konsult|revisor|samordnare|projektledare|författar|konstnär|kontakt"
    r"|kontaktperson|ansvarig|handledare|föreläsare|föreläs|läkare|advokat|riksdag|politiker|tjänsteperson|utvecklare|ombud|lärare|koordinator|nämndeman"
    r"|stipendi|pristagare|pris\b|byggnadsnämnd|\((?:S|M|SD|C|V|KD|L|MP|LL)\)|e-post|telefon|@|redaktör|foto|text:|illustration|förvaltare|företagare|grundare",
    re.I,
)
_INSTITUTION = re.compile(
    r"^(?:s|:s)?[ \u00a0-]*(?:gatan?|väg(?:en)?|torg(?:et)?|plats|gränd|allén?|park(?:en)?|skola[n]?|gymnasium|gymnasiet|stiftelse[n]?|fond(?:en)?|minne|hus(?:et)?"
    r"|gård(?:en)?|kyrka[n]?|institut(?:et)?|center|centrum|universitet|AB\b|HB\b|kommun\b|län\b|metod|modell|test|lag\b|pris|stipendi|backe|hem(?:met)?\b|akademi)",
    re.I,
)
_TOLD = re.compile(
    r"^(?:,?\s*\(?\d{1,2}(?:\s+år)?\)?,?)?\s+(?:har|fick|blev|hade|är|ska)\s+(?:nu\s+|inte\s+|själv\s+|också\s+)?(?:klagat|överklagat|ansökt|anmält|beviljats|fått|placerats|vräkts"
    r"|omhändertagits|avlidit|flyttat|avslutat|inte|sjukskriven|arbetslös|placerad|avslag|bistånd|orosanmäld)\b",
    re.I,
)
_TOLD_BEFORE = re.compile(
    r"\b(?:avslag(?:et)?|beslut(?:et)?|insats(?:en|er|erna)?|ärende(?:t)?|vård(?:en)?|bistånd(?:et)?|boende(?:t)?|utredning(?:en)?)\s+(?:till|för|om|av|kring|rörande|gällande)\s+$"
    r"|\b(?:dotter|dottern|son|sonen|mamma|pappa|maka|make|syster|bror|sambo|anhöriga?|ärendet?)\s+\(?$",
    re.I,
)
_REFERENCE = re.compile(r"^\s*(?:\(?(?:19|20)\d\d\)?|m\.?\s?fl|et al)")


def _check(passage: Passage, subject: Subject) -> Iterator[Finding]:
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.CELL):
        return
    firsts, lasts = listed("first_names"), listed("surnames")
    facts = subject.facts
    people = {name.casefold() for name in facts.people} if facts is not None else set()
    text = passage.text
    end = 0
    for match in _found(text):
        first = match["first"]
        last = match.groupdict().get("last")
        if match.start() < end or first not in firsts:
            continue
        if last is not None:
            plain = last.removesuffix("s") if last.removesuffix("s") in lasts else last
            if plain not in lasts and not _ENDING.search(last) and not _is_told_of(text, match):
                continue
            if match[0].casefold() in people or match[0].casefold().removesuffix("s") in people:
                continue
        # An office told of one person says nothing of another in the next sentence.
        sentence = passage.sentence_at(match.start())
        around = text[max(sentence.start, match.start() - 90) : min(sentence.end, match.end() + 70)]
        after = text[match.end() : match.end() + 24]
        if _OFFICE.search(around) or _INSTITUTION.match(after) or _REFERENCE.match(after):
            continue
        end = match.end()
        shown = f"{first[0]}. {last[0]}." if last else f"{first[0]}."
        yield _says(
            passage.at(match.start(), match.end()),
            match[0],
            Words(
                f"Namnet ({shown}) verkar vara en privatpersons. Rapporten publiceras.",
                f"The name ({shown}) seems to be that of a private person. The report is published.",
            ),
            Evidence(shown, Words(passage.place.words, passage.place.words), passage.at(match.start(), match.end())),
        )


def _is_told_of(text: str, match: re.Match[str]) -> bool:
    """Whether the words right by a name tell what happens to private persons: then a rare surname is a surname."""
    return bool(_TOLD.match(text[match.end() : match.end() + 40]) or _TOLD_BEFORE.search(text[: match.start()][-40:]))


def _found(text: str) -> list[re.Match[str]]:
    """What may be names, in order."""
    found = [match for pattern in (_AGED, _CLIENT) for match in pattern.finditer(text)]
    firsts = listed("first_names")
    position = 0
    while match := _NAME.search(text, position):
        # "Enligt Maria Berg": the first word of a sentence has a capital too
        is_name = match["first"] in firsts
        if is_name and match["last"] in firsts and (longer := _THREE.match(text, match.start())):
            match = longer  # "Per Olof Wikman"
        position = match.end() if is_name else match.end("first")
        if is_name:
            found.append(match)
    return sorted(found, key=lambda match: match.start())


PERSONAL_NAME = Rule(
    id="language-personal-name",
    family=Family.LANGUAGE,
    severity=Severity.HINT,
    title=Words("Namn på en privatperson", "The name of a private person"),
    explanation=Words(
        "Uppgifter om enskilda hör inte hemma i en publicerad rapport. Regeln känner vanliga för- och efternamn och hoppar över den "
        "som nämns med uppdrag eller titel, gator, skolor och hänvisningar.",
        "Details of individuals do not belong in a published report. The rule knows common first names and surnames and passes over those "
        "who are mentioned with an office or title, streets, schools and references.",
    ),
    example=Words(
        "”Deltagaren Anna, 34 år, fick arbete efter sex månader.”",
        "“The participant Anna, aged 34, found work after six months.”",
    ),
    fix=_says.fix,
    each_passage=_check,
)
