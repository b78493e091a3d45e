"""Documents as canonical JSON: the same document, the same bytes, and back again."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.document.blocks import BLOCKS, Paragraph
from tertial.document.document import Document
from tertial.document.figure import Figure, Missing, MissingReason
from tertial.document.inline import FigureText
from tertial.document.serialise import canonical, decode, encode, fingerprint, from_json, to_json
from tests.factories.documents import example_chapters, example_meta
from tests.factories.examples import examples
from tests.factories.generated_documents import DOCUMENTS, FIGURES

EXAMPLE = Document(example_meta(), example_chapters())


def with_figure(figure: Figure) -> Document:
    """A document that prints one figure."""
    chapter = dataclasses.replace(EXAMPLE.chapters[0], blocks=(Paragraph((FigureText(figure),)),))
    return Document(EXAMPLE.meta, (chapter,))


@given(DOCUMENTS)
@settings(max_examples=examples(60))
def test_what_is_encoded_decodes_to_the_same_document(document: Document) -> None:
    text = to_json(document)
    assert from_json(text) == document
    assert to_json(from_json(text)) == text
    assert decode(json.loads(canonical(encode(document)))) == document


def test_the_example_with_every_block_survives() -> None:
    kinds = {type(block) for chapter in EXAMPLE.chapters for block in chapter.blocks}
    assert kinds == set(BLOCKS)
    assert from_json(to_json(EXAMPLE)) == EXAMPLE


@given(FIGURES)
@settings(max_examples=examples(60))
def test_decimals_keep_their_precision_and_enums_their_kind(figure: Figure) -> None:
    back = decode(encode(figure))
    assert type(back.value) is type(figure.value)
    assert str(back.value) == str(figure.value)
    assert back.provenance.origin is figure.provenance.origin


def test_canonical_text_has_sorted_keys_no_spaces_and_letters_as_they_are() -> None:
    assert canonical({"b": ["å", None], "a": {"y": 1, "x": True}}) == '{"a":{"x":true,"y":1},"b":["å",null]}'


def test_the_order_of_keys_does_not_matter_to_the_bytes() -> None:
    loaded = json.loads(to_json(EXAMPLE))
    shuffled = json.loads(json.dumps(loaded), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert canonical(shuffled) == to_json(EXAMPLE)


def test_fingerprint_is_64_hexadecimal_digits_and_does_not_depend_on_itself() -> None:
    stamped = dataclasses.replace(EXAMPLE, meta=dataclasses.replace(EXAMPLE.meta, fingerprint="f" * 64))
    assert fingerprint(stamped) == fingerprint(EXAMPLE)
    assert len(fingerprint(EXAMPLE)) == 64
    assert set(fingerprint(EXAMPLE)) <= set("0123456789abcdef")


@given(FIGURES, st.data())
@settings(max_examples=examples(80))
def test_fingerprint_changes_when_anything_about_a_figure_changes(figure: Figure, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([field.name for field in dataclasses.fields(Figure)]))
    other: Any = data.draw(FIGURES.map(lambda one: getattr(one, field)))
    changed = dataclasses.replace(figure, **{field: other})
    assert (fingerprint(with_figure(figure)) == fingerprint(with_figure(changed))) == (
        canonical(encode(figure)) == canonical(encode(changed))
    )


def test_fingerprint_tells_a_different_precision() -> None:
    """1,0 and 1,00 are equal numbers, but not the same reported value."""
    figure = decode(encode(_any_figure()))
    one, other = (dataclasses.replace(figure, value=Decimal(digits)) for digits in ("1.0", "1.00"))
    assert one == other
    assert fingerprint(with_figure(one)) != fingerprint(with_figure(other))


def test_another_schema_and_another_thing_are_refused() -> None:
    with pytest.raises(ValueError, match="document schema 2, this program reads 1"):
        from_json('{"schema":2,"document":{}}')
    with pytest.raises(ValueError, match="does not hold a document"):
        from_json('{"schema":1,"document":"x"}')


class Colour(StrEnum):
    """An enum that no document knows."""

    RED = "red"


@pytest.mark.parametrize("alien", [{1, 2}, b"bytes", object(), complex(1, 2)])
def test_what_has_no_place_in_a_document_is_refused(alien: object) -> None:
    with pytest.raises(TypeError, match="has no place in a document"):
        encode(alien)


def test_an_unknown_class_or_enum_does_not_decode() -> None:
    with pytest.raises(KeyError):
        decode({"$type": "Popen", "args": "ls"})
    with pytest.raises(KeyError):
        decode(encode(Colour.RED))


def _any_figure() -> Figure:
    block = next(block for block in EXAMPLE.chapters[1].blocks if isinstance(block, Paragraph))
    found = next(inline for inline in block.content if isinstance(inline, FigureText))
    return dataclasses.replace(found.figure, value=Missing(MissingReason.OTHER, "", date(2023, 1, 1)))
