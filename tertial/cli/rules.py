"""`tertial rules`: what the reviewer looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tertial.cli.setup import json_option, print_json
from tertial.common.numbers import swedish

if TYPE_CHECKING:
    from tertial.review.rule import Rule


@click.command()
@click.argument("identifier", metavar="[ID]", required=False)
@json_option
def command(identifier: str | None, as_json: bool) -> None:
    """Visa granskningens regler, eller en regel i sin helhet."""
    from tertial.review.rule import Family
    from tertial.review.rules import RULES, rule_of

    if identifier:
        rule = rule_of(identifier)
        if as_json:
            print_json(as_dict(rule))
        else:
            _print(rule)
        return
    if as_json:
        print_json([as_dict(rule) for rule in RULES])
        return
    width = max((len(rule.id) for rule in RULES), default=0)
    for family in Family:
        rules = [rule for rule in RULES if rule.family is family]
        if rules:
            click.echo(family.label.sv)
        for rule in rules:
            click.echo(f"  {rule.id.ljust(width)}  {rule.severity.label.sv.ljust(7)}  {rule.title.sv}")


def as_dict(rule: Rule) -> dict[str, Any]:
    """A rule for a program to read, in both languages."""
    return {
        "rule": rule.id,
        "family": rule.family.value,
        "severity": rule.severity.value,
        "title": {"sv": rule.title.sv, "en": rule.title.en},
        "explanation": {"sv": rule.explanation.sv, "en": rule.explanation.en},
        "example": {"sv": rule.example.sv, "en": rule.example.en},
        "fix": {"sv": rule.fix.sv, "en": rule.fix.en},
        "needs_facts": rule.needs_facts,
        "parameters": {
            name: {
                "default": str(one.default),
                "least": str(one.least),
                "most": str(one.most),
                "meaning": {"sv": one.meaning.sv, "en": one.meaning.en},
            }
            for name, one in rule.parameters.items()
        },
    }


def _print(rule: Rule) -> None:
    click.echo(f"{rule.id}: {rule.title.sv}")
    click.echo(f"{rule.severity.label.sv}, {rule.family.label.sv.lower()}\n")
    click.echo(rule.explanation.sv)
    click.echo(f"\nExempel: {rule.example.sv}")
    click.echo(f"\nGör så här: {rule.fix.sv}")
    if rule.needs_facts:
        click.echo("\nRegeln behöver nämndens data och gäller inte dokument som är gjorda på annat håll.")
    if rule.parameters:
        click.echo("\nGränser som kommunen kan sätta:")
    for name, one in rule.parameters.items():
        limits = f"{swedish(one.least)}–{swedish(one.most)}"
        click.echo(f"  {name}: {one.meaning.sv} Förval {swedish(one.default)}, {limits}.")
