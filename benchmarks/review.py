"""How many planted faults the reviewer finds, how often it is wrong of a clean report, and how fast it is.

The corpus is `benchmarks/review_corpus`. Times are of the processor: what others do on the machine hardly changes them.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent.parent / "docs" / "review.md"
BEGIN, END = "<!-- mätt: början -->", "<!-- mätt: slut -->"
PAGES_PER_PART = 25


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results; the demo must be loaded in the environment's data folder. Leaves `figures.md` in the folder."""
    corpus = _apart("corpus", environment)
    demo = _apart("demo", environment)
    long = {pages: _apart(str(pages // PAGES_PER_PART), environment) for pages in (50, 200)}
    found, total = sum(corpus["found"].values()), sum(corpus["planted"].values())
    typed, own = corpus["typed"], corpus["own"]
    (folder / "figures.md").write_text(_figures(corpus, demo, long), encoding="utf-8")
    return [
        f"review, {total} planted faults             {found} found, {100 * found / total:.1f} %   (wanted: at least 95 %)",
        f"  false alarms in a clean report   mean {_mean(typed + own):.1f}, most {max(typed + own)}   (wanted: at most 2)",
        f"  the demo's report of 2023        {demo['first']:.2f} s of processor time; {demo['again']:.2f} s again with what was found kept   (wanted: under 1 s)",
        f"  200 pages                        {long[200]['first']:.2f} s, {long[200]['memory']:.0f} MB   (wanted: under 8 s)",
        f"  50 pages                         {long[50]['first']:.2f} s; four times the pages take {long[200]['first'] / long[50]['first']:.1f} times as long",
        f"  200 pages after an edit          {long[200]['edited']:.2f} s",
    ]


def keep(figures: Path) -> None:
    """Write what was measured into `docs/review.md`, between its marks."""
    text = DOCS.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCS.write_text(f"{before}{BEGIN}\n{figures.read_text(encoding='utf-8')}{END}{after}", encoding="utf-8")


def _apart(what: str, environment: Mapping[str, str]) -> Any:
    """One of the measured things in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.review", what],
        env=dict(environment),
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def _mean(numbers: list[int]) -> float:
    return sum(numbers) / len(numbers)


def _figures(corpus: Any, demo: Any, long: Any) -> str:
    """The measured figures in Swedish, for the page on the reviewer."""
    from benchmarks.review_corpus.swedish import SWEDISH
    from tertial.common.numbers import swedish

    def number(value: float, decimals: int = 1) -> str:
        from decimal import Decimal

        return swedish(Decimal(str(value)), decimals)

    found, total = sum(corpus["found"].values()), sum(corpus["planted"].values())
    lines = [
        "",
        "| Vad | Mätt | Mål |",
        "| --- | --- | --- |",
        f"| Planterade fel som hittas | {found} av {total}, {number(100 * found / total)} % | minst 95 % |",
        f"| Falska larm per felfri rapport, från annat håll | {number(_mean(corpus['typed']))} i snitt, högst {max(corpus['typed'])} | högst 2 |",
        f"| Falska larm per felfri rapport, gjord här | {number(_mean(corpus['own']))} i snitt, högst {max(corpus['own'])} | högst 2 |",
        f"| Demons rapport för 2023, processortid | {number(demo['first'], 2)} s | under 1 s |",
        f"| Samma igen, utan ändringar | {number(demo['again'], 2)} s | |",
        f"| Rapport på 200 sidor, processortid | {number(long[200]['first'], 2)} s, {number(long[200]['memory'], 0)} MB | under 8 s |",
        f"| Fyra gånger så många sidor (50 till 200) | {number(long[200]['first'] / long[50]['first'])} gånger så lång tid | omkring 4 |",
        f"| 200 sidor igen efter en ändring i ett stycke | {number(long[200]['edited'], 2)} s | |",
        "",
        "| Slag av planterat fel | Hittade |",
        "| --- | --- |",
    ]
    lines += [
        f"| {SWEDISH[kind]} | {corpus['found'].get(kind, 0)} av {count} |" for kind, count in corpus["planted"].items()
    ]
    return "\n".join([*lines, ""]) + "\n"


# ---- What is measured, each in a process of its own -------------------------------------------------------------------


def _corpus() -> Any:
    from benchmarks.review_corpus.clean import ALL, report
    from benchmarks.review_corpus.mutations import planted
    from tertial.review.engine import Memory, review
    from tertial.review.finding import Finding

    memories: dict[tuple[str, bool], Memory] = {}
    before: dict[tuple[str, bool], tuple[Finding, ...]] = {}
    for name, period in ALL:
        clean = report(name, period)
        for own in (False, True):
            memories[clean.name, own] = {}
            subject = clean.own_subject() if own else clean.subject()
            before[clean.name, own] = review(subject, memory=memories[clean.name, own]).findings
    count: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for fault in planted(each=1):
        key = (fault.clean.name, fault.own)
        findings = review(fault.subject, memory=memories[key]).findings
        count[fault.kind] += 1
        found[fault.kind] += fault.found_in(findings, before[key]) is not None
    return {
        "planted": dict(count),
        "found": dict(found),
        "typed": [len(findings) for (_, own), findings in before.items() if not own],
        "own": [len(findings) for (_, own), findings in before.items() if own],
    }


def _demo() -> Any:
    import django

    django.setup()
    from benchmarks.report import COMMITTEE, OCCASION
    from tertial.cycle.models import Occasion
    from tertial.organisation.models import Unit
    from tertial.reports import reviewing

    committee = Unit.objects.get(slug=COMMITTEE)
    occasion = Occasion.objects.get(slug=OCCASION)
    reviewing.review_of(committee, occasion)
    first = []
    for _ in range(5):
        reviewing._memory.clear()
        first.append(_spent(lambda: reviewing.review_of(committee, occasion)))
    again = [_spent(lambda: reviewing.review_of(committee, occasion)) for _ in range(5)]
    return {"first": min(first), "again": min(again)}


def _spent(call: Any) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def _long(parts: int) -> Any:
    from benchmarks.review_corpus.clean import report
    from tertial.document.blocks import Paragraph
    from tertial.document.inline import Text
    from tertial.review.engine import Memory, review

    clean = report("elderly", "2023-08", parts=parts)
    memory: Memory = {}
    first = [_spent(lambda: review(clean.subject())) for _ in range(2)]
    review(clean.subject(), memory=memory)
    chapter = clean.typed.chapters[1]
    edited = replace(chapter, blocks=(Paragraph((Text("Ett stycke har lagts till."),)), *chapter.blocks[1:]))
    document = replace(clean.typed, chapters=(clean.typed.chapters[0], edited, *clean.typed.chapters[2:]))
    after = _spent(lambda: review(clean.subject(document), memory=memory))
    return {"first": min(first), "edited": after, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


if __name__ == "__main__":
    wanted = sys.argv[1]
    print(json.dumps({"corpus": _corpus, "demo": _demo}.get(wanted, lambda: _long(int(wanted)))()))
