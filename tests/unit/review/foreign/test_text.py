"""Texts from elsewhere: headings, paragraphs, lists, pages."""

from __future__ import annotations

import pytest

from tertial.review.foreign import read_bytes
from tests.factories.foreign import outline, read_text

WRAPPED = """
Delårsrapport per den 31 augusti 2022
Socialnämnden

2

Innehållsförteckning
Nämndens bedömning ............................................. 3
Ekonomi ........................................................ 4

Nämndens bedömning
Nämnden räknar med ett underskott på 4,2 mnkr vid årets slut. Underskottet beror på att placerings-
kostnaderna fortsätter att öka i samma takt som förra året. En åtgärdsplan beslutades i juni för att
minska kostnaderna.

Personal
Antalet års-, tim- och månadsanställda är oförändrat. IT-
upphandlingen har försenats och Covid-
19 påverkar fortfarande driften i de verksamheter som har drift- och
underhållsansvar.

Vi har gjort detta:
- infört ett nytt schema som gäller för samtliga enheter inom hemtjänsten och som har prövats under
våren
- startat en utbildning

3

Ekonomi
Nettokostnaden är lägre än budget.
"""


def test_lines_are_joined_and_what_belongs_to_the_pages_goes() -> None:
    assert outline(read_text(WRAPPED).document) == [
        "# Delårsrapport per den 31 augusti 2022",
        "Socialnämnden",
        "# Nämndens bedömning",
        "Nämnden räknar med ett underskott på 4,2 mnkr vid årets slut. Underskottet beror på att placeringskostnaderna "
        "fortsätter att öka i samma takt som förra året. En åtgärdsplan beslutades i juni för att minska kostnaderna.",
        "### Personal",
        "Antalet års-, tim- och månadsanställda är oförändrat. IT-upphandlingen har försenats och Covid-19 påverkar "
        "fortfarande driften i de verksamheter som har drift- och underhållsansvar.",
        "Vi har gjort detta:",
        "- infört ett nytt schema som gäller för samtliga enheter inom hemtjänsten och som har prövats under våren",
        "- startat en utbildning",
        "# Ekonomi",
        "Nettokostnaden är lägre än budget.",
    ]


def test_every_block_says_on_which_lines_it_stands() -> None:
    read = read_text(WRAPPED)
    assert read.origins["namndens-bedomning", 0, ""] == "rad 12–14"
    assert read.origins["namndens-bedomning", 4, "0"] == "rad 23–24"
    places = [passage.place.words for passage in read.subject().passages if "placeringskostnaderna" in passage.text]
    assert places == ["Nämndens bedömning, stycke 1, rad 12–14"]


def test_marked_headings_and_a_sentence_that_a_page_broke() -> None:
    read = read_text(
        "# Verksamhetsberättelse 2022\n\nKulturnämnden\n\n## Året i korthet\n\nVi har arbetat med **tillgänglighet** i\n\n"
        "alla lokaler &amp; på webben.\n\n### *Mål*\n\n##### Uppnås delvis\n\n*Fler besökare*\n\nBesöken ökade.\n"
    )
    assert outline(read.document) == [
        "# Verksamhetsberättelse 2022",
        "Kulturnämnden",
        "# Året i korthet",
        "Vi har arbetat med tillgänglighet i alla lokaler & på webben.",
        "## Mål",
        "Uppnås delvis",
        "### Fler besökare",
        "Besöken ökade.",
    ]
    assert str(read.period) == "2022"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_usual_encodings_are_told_apart(encoding: str) -> None:
    read = read_bytes("Nämnden följer åtgärderna på väg mot målet.\r\nÖver hundra ärenden.".encode(encoding), "a.txt")
    assert outline(read.document)[-1].startswith("Nämnden följer åtgärderna på väg mot målet.")


def test_signs_that_can_not_be_read_are_told_of() -> None:
    content = (
        "Första raden är åäö och läsbar.\n".encode() + b"Andra \xff raden.\n" + "Tredje raden är läsbar åäö.".encode()
    )
    assert read_bytes(content, "a.txt").unread == ("Tecken som inte gick att läsa: rad 2.",)


def test_running_heads_go() -> None:
    pages = [
        f"Barnnämnden · Delårsrapport\n\nStycke nummer {word} om verksamheten.\n\nSida {number} av 4"
        for number, word in enumerate(("ett", "två", "tre", "fyra"), 1)
    ]
    found = outline(read_text("\n\f".join(pages)).document)
    assert [line for line in found if "Barnnämnden" in line or "Sida" in line] == []
    assert [line for line in found if line.startswith("Stycke")] == [
        f"Stycke nummer {word} om verksamheten." for word in ("ett", "två", "tre", "fyra")
    ]
