"""The rule for names and terms that are written in two ways in the same document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tertial.review.finding import Change, Evidence, Finding, Severity
from tertial.review.reading.labels import stem
from tertial.review.rule import Family, Rule, Says
from tertial.review.rules.language.written_words import Form, Forms, written_words
from tertial.review.subject import Subject
from tertial.review.words import Words

_says = Says(
    "language-term-two-ways",
    Severity.HINT,
    Words("Välj ett sätt och skriv så överallt.", "Choose one way and write it everywhere."),
)
_PLAIN = str.maketrans("åäöéèüáà", "aaoeeuaa")
_LONG = 10
_NAME = 6
_LONGEST = 60


def _check(subject: Subject) -> Iterator[Finding]:
    written = written_words(subject)
    told: set[str] = set()
    for common, rare in _phrases(written.phrases):
        told.add(rare.text)
        yield _finding(common, rare)
    for common, rare in _joined(written.joined):
        if not any(rare.text in other or other in rare.text for other in told):
            told.add(rare.text)
            yield _finding(common, rare)
    for common, rare in _spelled(written.words):
        yield _finding(common, rare)


def _phrases(forms: Forms) -> Iterator[tuple[Form, Form]]:
    """Names of several words that differ in capitals: `Arena Arbetsmarknad`, `Arena arbetsmarknad`."""
    for several in forms.several():
        common = several[0]
        if common.count < 3:
            continue
        named = max(_capitals(form.text) for form in several) >= 2 or "- " in common.text
        for rare in several[1:]:
            if named and rare.count * 2 <= common.count:
                yield common, rare


def _joined(forms: Forms) -> Iterator[tuple[Form, Form]]:
    """Names that differ in spaces, hyphens or a capital inside: `Qlik Sense`, `QlikSense`, `Qliksense`."""
    for several in forms.several():
        common = several[0]
        for rare in several[1:]:
            spaced = _marks(common.text) != _marks(rare.text)
            inner = _inner(common.text) != _inner(rare.text) and not spaced
            # Words in capitals throughout are abbreviations or set for show, and "SFI elever" may be two words of a sentence.
            if (
                common.text.isupper()
                or rare.text.isupper()
                or (inner and not _is_camel(common.text) and not _is_camel(rare.text))
            ):
                continue
            if inner or (spaced and common.count + rare.count >= (2 if _is_camel(common.text + rare.text) else 3)):
                yield common, rare


def _spelled(forms: Forms) -> Iterator[tuple[Form, Form]]:
    """Long words where one has a letter more, or letters that changed places; names that differ in an accent."""
    by_stem: dict[str, list[Form]] = defaultdict(list)
    for key, several in forms.by_key.items():
        if len(key) <= _LONGEST:
            by_stem[stem(key)].extend(several.values())
    shorter: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, set[str]] = defaultdict(set)
    for word, several_of in by_stem.items():
        if len(word) >= _NAME and all(form.text[0].isupper() for form in several_of):
            plain[word.translate(_PLAIN)].add(word)
        if len(word) > _LONG:
            for at in range(2, len(word) - 3):
                one = word[:at] + word[at + 1 :]
                if one in by_stem:
                    shorter[one].add(word)
            for at in range(2, len(word) - 4):
                turned = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
                if turned in by_stem and turned < word:
                    shorter[turned].add(word)
    pairs = {(one, other) for one, others in shorter.items() if len(one) >= _LONG for other in others}
    pairs |= {(one, other) for alike in plain.values() for one in alike for other in alike if one < other}
    for one, other in sorted(pairs):
        first, second = _most(by_stem[one]), _most(by_stem[other])
        common, rare = (first, second) if _count(by_stem[one]) >= _count(by_stem[other]) else (second, first)
        total = _count(by_stem[one]), _count(by_stem[other])
        named = common.text[0].isupper() and rare.text[0].isupper()
        if named or (sum(total) >= 3 and min(total) * 2 <= max(total) + 1):
            yield Form(common.text, common.first, max(total)), Form(rare.text, rare.first, min(total))


def _most(forms: list[Form]) -> Form:
    return max(forms, key=lambda form: form.count)


def _count(forms: list[Form]) -> int:
    return sum(form.count for form in forms)


def _capitals(text: str) -> int:
    return sum(word[0].isupper() for word in text.split())


def _marks(text: str) -> str:
    return "".join(sign for sign in text if sign in " -'’")


def _inner(text: str) -> str:
    return "".join("A" if sign.isupper() else "a" for sign in text[1:])


def _is_camel(text: str) -> bool:
    """Whether there is a capital inside a word, as in `QlikSense`."""
    return any(one.islower() and other.isupper() for one, other in pairwise(text))


def _finding(common: Form, rare: Form) -> Finding:
    place = rare.first.passage.at(rare.first.start, rare.first.end)
    other = common.first.passage
    change = None
    if rare.first.passage.bound_at(rare.first.start, rare.first.end) is None and _same_ending(common.text, rare.text):
        change = Change(place, common.text, Words(f"Skriv ”{common.text}”", f"Write “{common.text}”"))
    return _says(
        place,
        rare.text,
        Words(
            f"”{rare.text}” ({rare.count} {_times(rare.count)}) skrivs ”{common.text}” på andra ställen ({common.count} {_times(common.count)}).",
            f"“{rare.text}” ({rare.count}×) is written “{common.text}” elsewhere ({common.count}×).",
        ),
        Evidence(rare.text, Words(rare.first.passage.place.words, rare.first.passage.place.words), place),
        Evidence(
            common.text, Words(other.place.words, other.place.words), other.at(common.first.start, common.first.end)
        ),
        change=change,
    )  # fmt: skip


def _times(count: int) -> str:
    return "gång" if count == 1 else "gånger"


def _same_ending(one: str, other: str) -> bool:
    """Whether the words are inflected alike, so that one can stand in the other's place."""
    return one[-3:].casefold() == other[-3:].casefold() and one[:1].isupper() == other[:1].isupper()


TWO_WAYS = Rule(
    id="language-term-two-ways",
    family=Family.LANGUAGE,
    severity=Severity.HINT,
    title=Words("Namn eller term skrivs på två sätt", "A name or term is written in two ways"),
    explanation=Words(
        "Samma namn med olika versaler, bindestreck, mellanrum eller stavning får läsaren att undra om det är samma sak, och gör att sökningar "
        "missar. Regeln jämför namn av flera ord, sammanskrivna namn och långa ord som skiljer en bokstav, och visar det ovanligare sättet.",
        "The same name with different capitals, hyphens, spaces or spelling makes the reader wonder whether it is the same thing, and searches "
        "miss it. The rule compares names of several words, joined names, and long words that differ in a letter, and shows the rarer way.",
    ),
    example=Words(
        "”Arena Arbete” på tolv ställen och ”Arena arbete” på ett; ”beläggningsgrad” och ”beläggingsgrad”.",
        "“Arena Arbete” in twelve places and “Arena arbete” in one; “beläggningsgrad” and “beläggingsgrad”.",
    ),
    fix=_says.fix,
    whole=_check,
)
