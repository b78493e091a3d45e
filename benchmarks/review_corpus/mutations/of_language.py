"""Faults of language: what must not stand in a public text, and words that nobody has explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from benchmarks.review_corpus.clean import Clean
from benchmarks.review_corpus.planted import Planted
from benchmarks.review_corpus.script import Spot, written_over
from tertial.document.blocks import Paragraph
from tertial.document.inline import Text

FIRST = ("Anna", "Lars", "Karin", "Mohammed", "Eva", "Johan", "Sara", "Peter", "Maria", "Erik")
LAST = ("Bergström", "Lindqvist", "Håkansson", "Nyström", "Ekdahl", "Sandberg", "Wallin", "Öberg", "Forsman", "Hedlund")


def _inserted(clean: Clean, lot: Random, kind: str, text: str, value: str) -> Iterator[Planted]:
    """The sentence last in a paragraph of the events or plans."""
    places = [
        (chapter.id, number, block)
        for chapter in clean.typed.chapters
        if chapter.title.startswith(clean.voice.stories)
        for number, block in enumerate(chapter.blocks)
        if isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Text)
    ]
    for chapter, number, block in lot.sample(places, 2):
        first = block.content[0]
        assert isinstance(first, Text)
        end = len(first.text)
        document = written_over(clean.typed, Spot(chapter, number, -1, end, end), f" {text}")
        if document is not None:
            yield Planted(kind, clean, document, (Spot(chapter, number, -1, end, end + 1 + len(text)),), text, (value,))


def personal_number(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A personal identity number whose check digit is right."""
    digits = f"{lot.randint(30, 99):02d}{lot.randint(1, 12):02d}{lot.randint(1, 28):02d}{lot.randint(0, 999):03d}"
    total = sum(sum(divmod(int(sign) * (2 if place % 2 == 0 else 1), 10)) for place, sign in enumerate(digits))
    number = f"{digits[:6]}-{digits[6:]}{-total % 10}"
    if lot.random() < 0.5:
        number = f"19{number}"
    yield from _inserted(clean, lot, "personal identity number", f"Ärendet som rör {number} är avslutat.", number)


def personal_name(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A private person by name."""
    name = f"{lot.choice(FIRST)} {lot.choice(LAST)}"
    text = lot.choice(
        ("{} har klagat på beslutet.", "Beslutet om avslag till {} har överklagats.", "Enligt {} fungerar rutinen väl.")
    )
    yield from _inserted(clean, lot, "personal name", text.format(name), name)


def unknown_abbreviation(clean: Clean, lot: Random) -> Iterator[Planted]:
    """Capitals that nobody has spelled out."""
    short = lot.choice(("RKVS", "FGT", "VNIK", "BSOX", "TRÖL", "MVK-S", "HUPV"))
    text = lot.choice(
        ("Arbetet inom {} fortsätter.", "Underlag har lämnats till {}.", "Samarbetet med {} har utvecklats.")
    )
    yield from _inserted(clean, lot, "unknown abbreviation", text.format(short), short)


def spelled_twice(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A known abbreviation that is spelled out in another way."""
    _, short = clean.world.kind.administrations[0]
    other = lot.choice(("Avdelningen för myndighetsfrågor", "Allmänna medelsförvaltningen", "Samhällsservice"))
    yield from _inserted(
        clean, lot, "abbreviation spelled out in two ways", f"{other} ({short}) deltar i arbetet.", short
    )


def few_people(clean: Clean, lot: Random) -> Iterator[Planted]:
    """So few people that they could be known."""
    text = lot.choice(
        (
            "Två brukare har polisanmälts för hot.", "Tre elever har omhändertagits under våren.", "En klient har vräkts under perioden.",
            "Totalt har 3 ungdomar placerats på institution.", "2 personer har fått avslag på grund av missbruk.",
        )
    )  # fmt: skip
    yield from _inserted(clean, lot, "few people in words", text, text.split()[0])


def missing_chapter(clean: Clean, lot: Random) -> Iterator[Planted]:
    """A reference to a heading or table that is not there."""
    text = lot.choice(
        (
            "Mer om detta finns under rubriken ”Säkerhet och beredskap”.", "Se vidare avsnittet ”Budgetuppföljning per enhet”.",
            "Åtgärderna beskrivs närmare i kapitlet ”Åtgärdsplan”.",
        )
    )  # fmt: skip
    yield from _inserted(clean, lot, "reference to a missing section", text, text.split("”")[1])


MUTATIONS: dict[str, Callable[[Clean, Random], Iterator[Planted]]] = {
    "personal identity number": personal_number,
    "personal name": personal_name,
    "unknown abbreviation": unknown_abbreviation,
    "abbreviation spelled out in two ways": spelled_twice,
    "few people in words": few_people,
    "reference to a missing section": missing_chapter,
}
