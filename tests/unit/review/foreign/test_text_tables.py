"""Tables in texts from elsewhere, as programs write them when they make text of a report."""

from __future__ import annotations

from tertial.document.blocks import ColumnKind, RowKind
from tests.factories.foreign import notes, outline, read_text, shown, table


def test_cells_parted_by_tabs() -> None:
    read = read_text(
        "Driftsammandrag, belopp mnkr\n\n"
        "Verksamhet\tUtfall jan–aug 2023\tBudget jan–aug 2023\tAvvikelse\n"
        "Hemtjänst\t120,5\t118,0\t-2,5\n"
        "varav personal\t80,1\t79,0\t-1,1\n"
        "<b>Summa</b>\t<b>240,5</b>\t<b>238,0</b>\t<b>-2,5</b>\n"
    )
    found = table(read.document)
    assert found.caption == "Driftsammandrag, belopp mnkr"
    assert [column.kind for column in found.columns] == [
        ColumnKind.TEXT,
        ColumnKind.NUMBER,
        ColumnKind.NUMBER,
        ColumnKind.DEVIATION,
    ]
    assert [row.kind for row in found.rows] == [RowKind.PLAIN, RowKind.OF_WHICH, RowKind.TOTAL]
    assert shown(read.document)[0][1][2] == ["Summa", "240,5", "238,0", "-2,5"]
    assert read.origins["rapport", 0, found.rows[1].id] == "rad 5"


INDICATORS = (
    "Nämndmål\tMål uppnås\tIndikator\tHelår 2022\tAugusti 2023\tMålvärde\n"
    "<b>Nöjda brukare</b>\tDelvis\tAndel nöjda, % <sup>3</sup>\t81\tI.U. <sup>4</sup>\t85\n"
    "\t\t*Kvinnor*\t83\tI.U.\t\n"
    "\t\t*Män*\t79\tI.U.\t\n"
    "<b>Goda arbetsplatser</b>\tJa\tSjukfrånvaro, %\tNORD: 6,1\tNORD: 5,9\tNORD: 5,5\n"
    "\t\t\tSYD: 4,4\tSYD: 4,0\tSYD: 4,0\n"
    "\tÖST: 3,1\t\n"
    "\n"
    "<sup>3</sup> Enkäten görs vartannat år.\n"
    "\n"
    "<sup>4</sup> Mätningen görs i oktober.\n"
)


def test_the_indicator_heads_its_row_and_merged_cells_carry_on() -> None:
    read = read_text(INDICATORS)
    columns, rows = shown(read.document)[0]
    assert columns == ["Indikator", "Nämndmål", "Mål uppnås", "Helår 2022", "Augusti 2023", "Målvärde"]
    assert rows == [
        ["Andel nöjda, %", "Nöjda brukare", "Delvis", "81", "I.U.", "85"],
        ["Kvinnor", "Nöjda brukare", "Delvis", "83", "I.U.", ""],
        ["Män", "Nöjda brukare", "Delvis", "79", "I.U.", ""],
        [
            "Sjukfrånvaro, %",
            "Goda arbetsplatser",
            "Ja",
            "NORD: 6,1 SYD: 4,4",
            "NORD: 5,9 SYD: 4,0",
            "NORD: 5,5 SYD: 4,0",
        ],
    ]
    found = table(read.document)
    assert notes(found.rows[0].cells[0]) == ["Enkäten görs vartannat år."]
    assert notes(found.rows[0].cells[4]) == ["Mätningen görs i oktober."]
    assert [row.indent for row in found.rows] == [0, 1, 1, 0]


def test_a_cell_without_a_certain_place_is_told_of_and_not_guessed() -> None:
    assert read_text(INDICATORS).unread == ("Tabellraden på rad 7 har celler utan säker kolumn: ”ÖST: 3,1”.",)


BROKEN = """\
Driftsammandrag, tkr Prognos
helår

Budget
Avvikelse

Bokslut
Verksamhet 2023 2022
Nämnd och stab 1 224 1 724 500 1 055
Vård- och omsorgs-
boenden 96 040 107 990 11 950 79 547

Hemtjänst 4 693 5 137 444 4 624
Summa nettokostnader 101 957 114 851 12 894 85 226
"""


def test_columns_that_were_broken_over_lines() -> None:
    columns, rows = shown(read_text(BROKEN).document)[0]
    assert columns == ["Driftsammandrag, tkr Verksamhet", "Prognos helår", "Budget 2023", "Avvikelse", "Bokslut 2022"]
    assert rows == [
        ["Nämnd och stab", "1 224", "1 724", "500", "1 055"],
        ["Vård- och omsorgsboenden", "96 040", "107 990", "11 950", "79 547"],
        ["Hemtjänst", "4 693", "5 137", "444", "4 624"],
        ["Summa nettokostnader", "101 957", "114 851", "12 894", "85 226"],
    ]


def test_empty_cells_show_as_spaces_and_values_may_stand_below_their_label() -> None:
    text = (
        "Nämndindikator 2020 2021 \nAug \n2022 Målvärde \n\n"
        "Antal hushåll med \nbistånd (Källa: \nProcapita)1 3 128 3 327 3310 3 800 \n"
        "Kvinnor  9 10  \nMän  34 11  \n"
        "Andel nöjda, % \n\n84,6 I.U. I.U.2 88 \n \n"
        "                                                           \n"
        "1 Avser hushåll med barn.  \n2 Enkäten görs i höst.  \n"
    )
    read = read_text(text)
    columns, rows = shown(read.document)[0]
    assert columns == ["Nämndindikator", "2020", "2021", "Aug 2022", "Målvärde"]
    assert rows == [
        ["Antal hushåll med bistånd (Källa: Procapita)", "3 128", "3 327", "3310", "3 800"],
        ["Kvinnor", "", "9", "10", ""],
        ["Män", "", "34", "11", ""],
        ["Andel nöjda, %", "84,6", "I.U.", "I.U.", "88"],
    ]
    found = table(read.document)
    assert notes(found.rows[0].cells[0]) == ["Avser hushåll med barn."]
    assert notes(found.rows[3].cells[3]) == ["Enkäten görs i höst."]
    assert read.unread == ()


def test_cells_under_one_another() -> None:
    read = read_text(
        "Kostnader per enhet, tkr\n\n"
        "                                 Utfall        Budget\n"
        "Enhet                              2023          2023     Avvikelse\n"
        "Norra distriktet                  1 204         1 300            96\n"
        "Södra distriktet med\n"
        "kringliggande orter                 960           900           −60\n"
        "Summa                             2 164         2 200            36\n"
    )
    columns, rows = shown(read.document)[0]
    assert columns == ["Enhet", "Utfall 2023", "Budget 2023", "Avvikelse"]
    assert rows == [
        ["Norra distriktet", "1 204", "1 300", "96"],
        ["Södra distriktet med kringliggande orter", "960", "900", "−60"],
        ["Summa", "2 164", "2 200", "36"],
    ]


def test_what_looks_like_a_table_and_can_not_be_read_is_told_of() -> None:
    read = read_text("Inledning\n\nNord 12 14 3\nSyd 8 5 9 4\nÖst 1 2\n\nSlut på tabellen, här kommer text.\n")
    assert read.unread == ("Rad 3–5 ser ut som en tabell, men kolumnerna gick inte att avgöra.",)
    assert not any("Nord" in line for line in outline(read.document))


def test_a_table_goes_on_after_a_page_with_the_same_heading() -> None:
    read = read_text(
        "Mål\tIndikator\t2022\t2023\nTrygghet\tAndel trygga, %\t80\t82\n\n<sup>1</sup> En not på sidan.\n\n"
        "Mål\tIndikator\t2022\t2023\n\tAndel otrygga, %\t20\t18\n"
    )
    assert shown(read.document)[0][1] == [
        ["Andel trygga, %", "Trygghet", "80", "82"],
        ["Andel otrygga, %", "Trygghet", "20", "18"],
    ]
