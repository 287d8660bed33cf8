"""The processes below one, as the kernel lists them."""

from __future__ import annotations

from pathlib import Path


def _stat(pid: int) -> tuple[int, str] | None:
    """Return the parent and the state of a process, or None when there is none."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    # The name stands in brackets and may hold blanks; state and parent follow it.
    state, parent = text[text.rindex(")") + 1 :].split()[:2]
    return int(parent), state


def descendants(pid: int) -> list[int]:
    """Return the processes that the given one has started, and those that these have."""
    parents = {
        int(entry.name): stat[0]
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and (stat := _stat(int(entry.name)))
    }
    found, open_ones = [], [pid]
    while open_ones:
        parent = open_ones.pop()
        children = [child for child, above in parents.items() if above == parent]
        found += children
        open_ones += children
    return found


def is_running(pid: int) -> bool:
    """Say whether a process exists and is not merely waiting to be reaped."""
    stat = _stat(pid)
    return stat is not None and stat[1] != "Z"
