"""Two values that a text tells of one row, and that the table has the other way round."""

from __future__ import annotations

from tertial.review.subject import Subject
from tests.factories.reviewed import p, report, table
from tests.unit.review.examples import Examples


def _followed(text: str) -> Subject:
    rows = [
        ["Antal lån per invånare", "4,8", "5,6", "", ""],
        ["Väntetid till bygglov, dagar", "31", "38", "", ""],
        ["Antal besökare i simhallen", "41 300", "38 450", "23 100", "18 200"],
        ["Andel som tränar varje vecka, %", "62,4", "58,1", "66,0", "57,9"],
    ]
    columns = ["Mått", "Helår 2022", "Aug 2023", "varav kvinnor", "varav män"]
    return report(table("Kultur och fritid", columns, rows), p(text))


EXAMPLES: dict[str, Examples] = {
    "number-contradicts-table": Examples(
        fires={
            "last year in brackets": _followed("Väntetid till bygglov: 31 dagar (38 dagar 2022). Fler handläggare är på plats."),
            "from and to since a year": _followed("Antalet lån per invånare har ändrats från 5,6 till 4,8 sedan 2022."),
            "compared with a year": _followed("Väntetiden till bygglov är 31 dagar, jämfört med 38 dagar år 2022."),
            "the earlier year first": _followed("År 2022 låg antalet lån per invånare på 5,6 och är nu 4,8."),
            "women and men in columns": _followed(
                "Av dem som tränar varje vecka märks en skillnad: 57,9 procent för kvinnorna och 66,0 procent för männen."
            ),
            "women and men with the noun first": _followed("Besökarna i simhallen är fler: männen är 23 100 och kvinnorna 18 200."),
        },
        quiet={
            "last year in brackets, right": _followed("Väntetid till bygglov: 38 dagar (31 dagar 2022). Handläggare saknas."),
            "from and to, right": _followed("Antalet lån per invånare har ändrats från 4,8 till 5,6 sedan 2022."),
            "another municipality's": _followed("Grannkommunens handläggning tog 31 dagar (38 dagar 2022)."),
            "a target in brackets": _followed("Väntetid till bygglov: 38 dagar (mål 31 dagar). Handläggare saknas."),
            "women and men in columns, right": _followed(
                "Av dem som tränar varje vecka märks en skillnad: 66,0 procent för kvinnorna och 57,9 procent för männen."
            ),
        },
    ),
}  # fmt: skip
