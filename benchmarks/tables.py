"""The table engine against pdfplumber's own `extract_tables`, page by page in turns, on one core.

python -m benchmarks.tables PATH... [--rounds N]
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import io
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from services.extraction.core.grids.engine import find_tables
from services.extraction.core.pdf.opening import open_pages

KIBIBYTES_PER_MEBIBYTE = 1024
# The modules that make up each step, by folder or name.
STEPS = {
    "characters": (
        *("pdfium_characters.py", "pdfium_runs.py", "pdfium_clips.py"),
        *("cleaning.py", "extents.py"),
    ),
    "painting": ("pdfium_paths.py", "pdfium_outlines.py", "painting.py", "frame.py"),
    "pdfium": ("pdfium_source.py", "pdfium_calls.py", "pdfium_objects.py"),
    "ruled tables": ("/grids/ruled/", "rulings.py", "lattice.py"),
    "aligned tables": ("/grids/aligned/", "chunks.py", "zone.py", "zones.py", "chains.py"),
    "forms": ("/grids/forms/",),
    "text of cells": ("composing.py", "cell_text.py", "placement.py"),
}


@dataclass
class Turn:
    """What both have spent on the same pages, in seconds of one core."""

    pages: int = 0
    own: float = 0.0
    pdfplumber: float = 0.0
    tables: int = 0
    pdfplumber_tables: int = 0


def main() -> None:
    """Measure and print; with `--memory ENGINE` only read, for a process of its own."""
    parser = argparse.ArgumentParser(description="Measure the table engine.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--memory", choices=sorted(READERS))
    arguments = parser.parse_args()
    files = find_files(arguments.paths)
    if arguments.memory:
        for file in files:
            READERS[arguments.memory](file.read_bytes())
        print(read_peak_kibibytes())
    else:
        print(describe(files, arguments.rounds))


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Return the PDF files among the paths and in the folders."""
    found = [file for path in paths for file in (path.rglob("*") if path.is_dir() else [path])]
    return sorted(file for file in found if file.suffix.lower() == ".pdf")


def read_peak_kibibytes() -> int:
    """Return this process's own peak; the operating system's usage counts what started it too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def read_own(data: bytes) -> tuple[int, int]:
    """Return how many pages and tables this engine reads."""
    with open_pages(data) as source:
        pages = source.page_count
        return pages, sum(len(find_tables(source.read_page(at))) for at in range(pages))


def read_with_pdfplumber(data: bytes) -> tuple[int, int]:
    """Return how many pages and tables pdfplumber extracts with its defaults."""
    tables = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            tables += len(page.extract_tables())
            page.close()
        return len(document.pages), tables


Reader = Callable[[bytes], tuple[int, int]]
READERS: dict[str, Reader] = {
    "own": read_own,
    "pdfplumber": read_with_pdfplumber,
}


def measure(files: Sequence[Path], rounds: int) -> Turn:
    """Read each file by both in turns, so that the machine's load falls on both alike."""
    turn = Turn()
    for _ in range(rounds):
        for file in files:
            data = file.read_bytes()
            (pages, tables), own = _time(read_own, data)
            (_, others), theirs = _time(read_with_pdfplumber, data)
            turn.pages += pages
            turn.own += own
            turn.pdfplumber += theirs
            turn.tables += tables
            turn.pdfplumber_tables += others
    return turn


def _time(reader: Reader, data: bytes) -> tuple[tuple[int, int], float]:
    """Read and time; the garbage of the other's turn is collected before, at nobody's expense."""
    gc.collect()
    begin = time.process_time()
    found = reader(data)
    return found, time.process_time() - begin


def share_steps(files: Sequence[Path]) -> dict[str, float]:
    """Return each step's share of the time, from a profiled run of its own."""
    profile = cProfile.Profile()
    for file in files:
        profile.runcall(read_own, file.read_bytes())
    stats = pstats.Stats(profile)
    seconds = dict.fromkeys([*STEPS, "other"], 0.0)
    for (path, _, _), entry in stats.stats.items():  # type: ignore[attr-defined]
        for (caller, _, _), called in (entry[4] or {(path, 0, ""): entry[:4]}).items():
            place = path if path.endswith(".py") and "/services/" in path else caller
            seconds[_find_step(place)] += called[2]
    total = sum(seconds.values()) or 1.0
    return {step: spent / total for step, spent in seconds.items()}


def _find_step(path: str) -> str:
    found = (step for step, parts in STEPS.items() if any(part in path for part in parts))
    return next(found, "other")


def measure_memory(files: Sequence[Path], reader: str) -> float:
    """Return the peak memory in MiB of a process that reads all files one way."""
    command = [sys.executable, "-m", "benchmarks.tables", "--memory", reader, *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) / KIBIBYTES_PER_MEBIBYTE


def describe(files: Sequence[Path], rounds: int = 1) -> str:
    """Return the measurement as lines of the benchmark's report."""
    if not files:
        return "tables              no PDF file to measure"
    for reader in READERS.values():
        reader(files[0].read_bytes())  # imports and caches, not to be counted for either
    turn = measure(files, rounds)
    shares = "  ".join(f"{step} {share:.0%}" for step, share in share_steps(files).items())
    memory = "  ".join(f"{name} {measure_memory(files, name):.0f} MiB" for name in READERS)
    return "\n".join(
        (
            f"table pages         {turn.pages / turn.own:10.2f} per second of one core"
            f"   {turn.pages} pages, {turn.tables} tables",
            f"pdfplumber          {turn.pages / turn.pdfplumber:10.2f} per second of one core"
            f"   {turn.pdfplumber_tables} tables",
            f"ratio               {turn.pdfplumber / turn.own:10.2f} times pdfplumber's pages",
            f"time by step        {shares}",
            f"peak memory         {memory}",
        )
    )


if __name__ == "__main__":
    main()
