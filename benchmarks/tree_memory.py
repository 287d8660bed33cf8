"""The peak memory of this process and everything below it, shared pages counted once."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from pathlib import Path

PAUSE_SECONDS = 0.1


class TreeMemory:
    """Samples while the block runs."""

    def __init__(self) -> None:
        self.peak_bytes = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> TreeMemory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._stop.wait(PAUSE_SECONDS):
            self.peak_bytes = max(self.peak_bytes, measure_tree(os.getpid()))


def measure_tree(root: int) -> int:
    """Return the proportional set size of a process and of all below it, in bytes."""
    below: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            below[_read_parent(entry)].append(int(entry.name))
    total, waiting = 0, [root]
    while waiting:
        process = waiting.pop()
        total += _read_size(process)
        waiting += below[process]
    return total


def _read_parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return -1


def _read_size(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
