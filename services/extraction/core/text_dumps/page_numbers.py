"""Page numbers in a dump: alone on their lines, counting up from page to page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extraction.core.text_dumps.source_lines import SourceLine

# A number that only a page has: - 3 -, 第 3 页, 3 / 20
_DECORATED = re.compile(
    r"[-—–]\s?\d{1,4}\s?[-—–]$|第\s?\d{1,4}\s?页(?:\s?共\s?\d{1,4}\s?页)?$|\d{1,4}\s?/\s?\d{1,4}$"
)
_BARE = re.compile(r"\d{1,4}$")
# An amount, on a line of its own or beside another cell
_AMOUNT = re.compile(r"-?\d[\d,]{0,20}\.\d{1,2}$")
_BESIDE = re.compile(r"\S\s+-?\d[\d,]{0,20}\.\d{1,2}(?:\s|$)")
_FEWEST_ALONE = 10
_LEAST_LINES = 6
_LEAST_PAGES = 3
_MOST_TRIED = 40
_MOST_STEP = 3
"""By how much the number of a page may exceed the last one seen."""


@dataclass(frozen=True)
class _Chain:
    at: int
    length: int
    before: _Chain | None


def drop_page_numbers(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Drop the numbers of pages; row numbers, which stand closer together, stay."""
    dropped = {at for at, line in enumerate(lines) if _DECORATED.match(line.text)}
    if not prints_cells_alone(lines):
        dropped |= _find_counting(lines)
    return [line for at, line in enumerate(lines) if at not in dropped]


def drop_isolated_numbers(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Drop the numbers of pages that stand between blank lines and count up through the text."""
    if prints_cells_alone(lines):
        return list(lines)
    run: list[int] = []
    longest: list[int] = []
    for at, line in enumerate(lines):
        if not _BARE.match(line.text) or not _is_isolated(lines, at):
            continue
        is_next = run and 0 < int(line.text) - int(lines[run[-1]].text) <= _MOST_STEP
        run = [*run, at] if is_next else [at]
        longest = max(longest, run, key=len)
    dropped = set(longest) if len(longest) >= _LEAST_PAGES else set()
    return [line for at, line in enumerate(lines) if at not in dropped]


def _is_isolated(lines: Sequence[SourceLine], at: int) -> bool:
    return all(line.is_blank for line in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]))


def prints_cells_alone(lines: Sequence[SourceLine]) -> bool:
    """Whether each cell stands on a line of its own, so that a bare number may be one."""
    alone = sum(bool(_AMOUNT.match(line.text)) for line in lines)
    beside = sum(bool(_BESIDE.search(line.text)) for line in lines)
    return alone >= _FEWEST_ALONE and alone > 2 * beside


def _find_counting(lines: Sequence[SourceLine]) -> set[int]:
    """Return the longest run of bare numbers that count up at a page's distance."""
    chains: dict[int, list[_Chain]] = {}
    longest: _Chain | None = None
    for at, line in enumerate(lines):
        if not _BARE.match(line.text):
            continue
        number = int(line.text)
        earlier = (
            chain
            for step in range(1, _MOST_STEP + 1)
            for chain in reversed(chains.get(number - step, [])[-_MOST_TRIED:])
            if at - chain.at > _LEAST_LINES
        )
        before = max(earlier, key=lambda chain: chain.length, default=None)
        chain = _Chain(at, before.length + 1 if before else 1, before)
        chains.setdefault(number, []).append(chain)
        if longest is None or chain.length > longest.length:
            longest = chain
    found: set[int] = set()
    while longest and (found or longest.length >= _LEAST_PAGES):
        found.add(longest.at)
        if longest.before:
            found |= set(_find_between(lines, longest.before.at, longest.at))
        longest = longest.before
    return found


def _find_between(lines: Sequence[SourceLine], first: int, last: int) -> Iterator[int]:
    """Yield the numbers between two of pages, those of pages with next to nothing on them."""
    number = int(lines[first].text)
    for at in range(first + 1, last):
        if _BARE.match(lines[at].text) and number < int(lines[at].text) < int(lines[last].text):
            number = int(lines[at].text)
            yield at
