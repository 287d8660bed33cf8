"""`make bench`: documents and pages per second, memory, stages, rules, indicators, table engine.

python -m benchmarks.run FOLDER... [--workers N]
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import hostile, indicators, long_table, rules, tables
from benchmarks.tree_memory import TreeMemory
from yusuan_cli.composition import open_machine
from yusuan_cli.inputs import expand_paths
from yusuan_cli.session import FileEnd, Session

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Measurement:
    """One run over files."""

    ends: Sequence[FileEnd]
    seconds: float
    seconds_by_stage: Mapping[str, float]
    workers: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure a whole run over files.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--workers", type=int, default=0)
    arguments = parser.parse_args()
    files = [file for file in expand_paths(arguments.paths) if file.is_file()]
    if not files:
        parser.error("there is no file to measure")
    with TemporaryDirectory(prefix="yusuan-bench-") as folder:
        out = Path(folder) / "out"
        with TreeMemory() as memory:
            measured = asyncio.run(measure(files, out, arguments.workers))
        print(describe(measured, memory.peak_bytes))
        print(rules.describe(sorted(out.glob("*.json"))))
    print(long_table.describe())
    print(indicators.describe())
    print(hostile.describe())
    pdfs = [file for file in files if file.suffix.lower() == ".pdf"]
    if pdfs:
        print(tables.describe(pdfs))


async def measure(files: Sequence[Path], out: Path, workers: int) -> Measurement:
    """Process the files with an empty store; starting the workers is not counted."""
    async with open_machine(out.parent / "store.sqlite", workers) as machine:
        session = Session(machine, out, on_end=lambda _: None)
        begin = time.perf_counter()
        ends = await session.run(files)
        seconds = time.perf_counter() - begin
    return Measurement(ends, seconds, session.seconds_by_stage, machine.sandbox.slots)


def describe(measured: Measurement, peak_bytes: int) -> str:
    """Return the measurement as lines of the benchmark's report."""
    records = [end.record for end in measured.ends if end.record is not None]
    pages = sum(record["source"]["page_count"] or 0 for record in records)
    total = sum(measured.seconds_by_stage.values()) or 1
    shares = "  ".join(f"{s} {t / total:.0%}" for s, t in measured.seconds_by_stage.items())
    slowest = max(measured.ends, key=lambda end: end.seconds)
    return "\n".join(
        (
            f"workers             {measured.workers:10d}",
            f"documents           {len(records) / measured.seconds:10.2f} per second"
            f"   {len(records)} in {measured.seconds:.1f} s,"
            f" {len(measured.ends) - len(records)} not processed",
            f"pages               {pages / measured.seconds:10.2f} per second   {pages} counted",
            f"time by stage       {shares}",
            f"slowest document    {slowest.seconds:10.1f} s for {slowest.file.name}",
            f"peak memory         {peak_bytes / MEBIBYTE:10.0f} MiB, all processes together",
        )
    )


if __name__ == "__main__":
    main()
