"""What has happened and is expected, in any voice: stories in the committee's own words, with numbers that stand in no table."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.review_corpus.kind import Story
from benchmarks.review_corpus.saying import Slot, figure, say, value_slot
from benchmarks.review_corpus.writing import steering
from benchmarks.review_corpus.writing.pen import Pen
from tertial.common.numbers import rounded, swedish
from tertial.common.periods import MONTHS
from tertial.common.slugs import slug
from tertial.document.inline import NoteMark


def story_told(pen: Pen, story: Story, prose: int = 2) -> None:
    """A story under its own heading, each paragraph followed by so much prose."""
    pen.script.heading(story.title)
    for text in story.paragraphs:
        whole = pen.lot.randint(24, 190)
        women = whole * pen.lot.randint(40, 65) // 100
        day = pen.day()
        counts = {
            "n": ("count", whole, "antal"),
            "women": ("women", women, "kvinnor"),
            "men": ("men", whole - women, "män"),
        }
        slots: dict[str, Slot | str | NoteMark] = {
            **{
                name: loose(pen, f"loose_{role}", count, f"{story.title}, {label}")
                for name, (role, count, label) in counts.items()
                if f"{{{name}}}" in text
            },
            "share": swedish(rounded(steering.share_of(women, whole), 0), 0),
            "day": Slot("loose_day", f"{day.day} {MONTHS[day.month - 1]}"),
            "year": pen.year(),
        }
        pen.script.paragraph(say(text, **slots), *pen.prose(prose))


def loose(pen: Pen, role: str, count: int, label: str) -> Slot:
    """A count that stands in no table; in a report that was made here it has been reported and is bound."""
    source = pen.keep(
        figure(f"other/{slug(label)}/{pen.world.period}", Decimal(count), "antal", str(pen.world.period), label)
    )
    return value_slot(source, role=role)
