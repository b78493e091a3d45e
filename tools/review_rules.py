"""Keep the list of rules in `docs/review.md` in step with the rules themselves: `python -m tools.review_rules` rewrites it."""

from __future__ import annotations

from pathlib import Path

from tertial.common.numbers import swedish
from tertial.review.finding import Severity
from tertial.review.rule import Family, Rule
from tertial.review.rules import RULES

DOCS = Path(__file__).resolve().parent.parent / "docs" / "review.md"
BEGIN, END = "<!-- regler: början -->", "<!-- regler: slut -->"


def listed() -> str:
    """Every rule in Swedish, by family."""
    lines: list[str] = []
    for family in Family:
        rules = [rule for rule in RULES if rule.family is family]
        if rules:
            lines += ["", f"### {family.label.sv}"]
            for rule in rules:
                lines += _of_rule(rule)
    return "\n".join([*lines, "", ""])


def _of_rule(rule: Rule) -> list[str]:
    told = [f"{_SEVERITY[rule.severity]}{'; behöver programmets uppgifter' if rule.needs_facts else ''}."]
    limits = [
        f"Gräns som kan ändras: {one.meaning.sv.rstrip('.')} ({swedish(one.default)})."
        for one in rule.parameters.values()
    ]
    return [
        "",
        f"**`{rule.id}`: {rule.title.sv}.** {' '.join([*told, *limits])}",
        "",
        rule.explanation.sv,
        "",
        f"> {rule.example.sv}",
        "",
        f"*Gör så här:* {rule.fix.sv}",
    ]


_SEVERITY = {severity: severity.label.sv for severity in Severity}


def within(text: str) -> str:
    """What stands between the marks of a page."""
    return text.partition(BEGIN)[2].partition(END)[0]


def rewritten(text: str) -> str:
    """The page with the list of rules as it is now."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{listed()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    DOCS.write_text(rewritten(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
