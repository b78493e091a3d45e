"""The period table over five million rows, beside PostgreSQL with an index made for it; and over fifty million.

The question is the one that the economy page asks: every line of the demo in every window of a period. Both engines sum the
same rows by the same codes and leave the rest to Python, so that only the engines differ. They are asked in turn, for the
machine is shared: what disturbs one disturbs the other.
"""

from __future__ import annotations

import csv
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

ROWS, MANY = 5_000_000, 50_000_000
YEARS = range(2014, 2024)
WINDOWS = ((202301, 202308), (202201, 202208), (202201, 202212), (202209, 202308))
"""The period, the same a year before, last year, and twelve months that end with the period."""
RUNS = 15
INDEX = "CREATE INDEX ON ledger (month, account, service, cost_centre) INCLUDE (amount)"
QUESTION = """
SELECT CASE WHEN month <= 202208 THEN 0 WHEN month <= 202212 THEN 1 ELSE 2 END, account, service,
    CASE WHEN starts_with(cost_centre, '75') OR starts_with(cost_centre, '78') THEN 1 ELSE 0 END, sum(amount), count(*)
FROM ledger WHERE month BETWEEN 202201 AND 202308 AND account >= '3' AND account < '9' GROUP BY 1, 2, 3, 4"""


def run(environment: Mapping[str, str], folder: Path) -> list[str]:
    """Lines for the table of results."""
    few, many = folder / "few.parquet", folder / "many.parquet"
    for path, rows in ((few, ROWS), (many, MANY)):
        _child(environment, "make", str(path), str(rows), wait=True)
    with _asked(environment, few) as ours, _postgres(few) as theirs:
        cold = ours()
        theirs()
        pairs = [(ours(), theirs()) for _ in range(RUNS)]
        ends = ours(0)
    with _asked(environment, few) as one, _asked(environment, many) as ten:
        many_cold, _ = ten(), one()
        sizes = [(one(), ten()) for _ in range(RUNS)]
        many_ends = ten(0)
    ratio = statistics.median(their["ms"] / our["ms"] for our, their in pairs)
    work = statistics.median(their["cpu"] / our["cpu"] for our, their in pairs)
    growth = statistics.median(large["ms"] / small["ms"] for small, large in sizes)
    ours_ms, grown_ms = _told([our for our, _ in pairs]), _told([large for _, large in sizes])
    sums = "the same sums" if pairs[0][0]["sum"] == pairs[0][1]["sum"] else "NOT THE SAME SUMS"
    return [
        f"period table, 5 M rows               {ours_ms}, {ends['mb']:.0f} MB   (wanted: at most 100 ms)",
        f"  first question of a process        {cold['ms']:.0f} ms, libraries loaded",
        f"  PostgreSQL, covering index, warm   {_told([their for _, their in pairs])}; {sums}",
        f"  ratio                              {ratio:.1f} times faster, {work:.1f} by processor time   (wanted: at least 3)",
        f"period table, 50 M rows              {grown_ms}, {many_ends['mb']:.0f} MB   (wanted: under 1000 MB)",
        f"  first question of a process        {many_cold['ms']:.0f} ms, libraries loaded",
        f"  ratio                              {growth:.1f} times that of 5 M rows   (wanted: at most 10)",
    ]


def _told(runs: Sequence[Mapping[str, float]]) -> str:
    times = [one["ms"] for one in runs]
    work = statistics.median(one["cpu"] for one in runs)
    return f"{statistics.median(times):.0f} ms ({min(times):.0f}–{max(times):.0f}), {work:.0f} ms of processor time"


@contextmanager
def _asked(environment: Mapping[str, str], path: Path) -> Iterator[Callable[..., dict[str, float]]]:
    """A process of its own that answers the period table's question whenever it is called."""
    child = _child(environment, "ask", str(path))
    reads, writes = child.stdout, child.stdin
    assert reads is not None
    assert writes is not None

    def ask(times: int = 1) -> dict[str, float]:
        writes.write(f"{times}\n")
        writes.flush()
        told: dict[str, float] = json.loads(reads.readline())
        return told

    try:
        yield ask
    finally:
        writes.close()
        reads.close()
        child.wait()


def _child(environment: Mapping[str, str], *arguments: str, wait: bool = False) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.ledger", *arguments]
    child = subprocess.Popen(command, env=dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if wait and child.wait() != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return child


@contextmanager
def _postgres(path: Path) -> Iterator[Callable[[], dict[str, float]]]:
    """The same rows in a private PostgreSQL, with room for all of them in memory and an index that holds all it needs."""
    import duckdb
    import psutil
    import psycopg

    from tertial.economy.ledger.schema import COLUMNS
    from tools.postgres import cluster

    exported = path.with_suffix(".csv")
    with cluster(shared_buffers="2GB") as url, psycopg.connect(url, autocommit=True) as connection:
        columns = ", ".join(f'"{name}" {kind} NOT NULL' for name, kind in COLUMNS.items())
        connection.execute(f"CREATE TABLE ledger ({columns})")
        duckdb.sql(f"COPY (FROM '{path}') TO '{exported}' (HEADER false)")
        with exported.open("rb") as file, connection.cursor().copy("COPY ledger FROM STDIN (FORMAT csv)") as copy:
            while piece := file.read(1 << 20):
                copy.write(piece)
        exported.unlink()
        connection.execute("SET maintenance_work_mem = '1GB'")
        connection.execute("SET work_mem = '256MB'")
        connection.execute(INDEX)
        connection.execute("VACUUM ANALYZE ledger")
        server = psutil.Process(connection.info.backend_pid)

        def ask() -> dict[str, float]:
            before, started = sum(server.cpu_times()[:2]), time.perf_counter()
            rows = connection.execute(QUESTION).fetchall()
            spent = time.perf_counter() - started
            work = sum(server.cpu_times()[:2]) - before
            return {"ms": spent * 1000, "cpu": work * 1000, "sum": float(sum(row[4] for row in rows))}

        yield ask


def answer(path: Path, asked: IO[str]) -> None:
    """Answer the question as often as asked for, and tell what it took: this is what a server process does."""
    import django

    django.setup()
    from tertial.economy.ledger import engine, queries
    from tertial.economy.selectors import parse

    lines = Path("tertial/demo/data/lines.csv").read_text(encoding="utf-8").splitlines()
    selectors = {
        line["code"]: parse(line["selector"])
        for line in csv.DictReader(lines)
        if line["year"] == "2023" and line["selector"]
    }
    engine.fetched(engine.rows(()))  # libraries and the engine itself are loaded once per process
    by_kind = [code for code in selectors if code.startswith(("intakt", "kostnad"))]
    for line in asked:
        told: dict[str, Any] = {"mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}
        for _ in range(int(line)):
            before, started = time.process_time(), time.perf_counter()
            sums = queries.line_sums(queries.result_rows(engine.rows(((path, None),))), selectors, WINDOWS)
            told.update(ms=(time.perf_counter() - started) * 1000, cpu=(time.process_time() - before) * 1000)
            # Every result account is of one kind, and the windows that do not overlap are the third and the first.
            told["sum"] = sum(sums[code, window].ore for code in by_kind for window in (WINDOWS[2], WINDOWS[0]))
        print(json.dumps(told), flush=True)


def main(what: str, path: Path, rows: int = 0) -> None:
    """Make a ledger, or answer questions about it, in a process of its own."""
    if what == "make":
        import django

        django.setup()
        from tertial.demo.ledger.many import write_parquet

        write_parquet(path, rows=rows, years=YEARS)
    else:
        answer(path, sys.stdin)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
