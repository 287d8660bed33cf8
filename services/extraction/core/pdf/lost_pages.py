"""How many pages a file holds that an engine no longer finds when the file is damaged."""

from __future__ import annotations

import re
from bisect import bisect

# Where the cross-reference table stands, said at the end of the file.
_POINTER = re.compile(rb"startxref\s{1,8}(\d{1,12})")
# What stands there: the table, or the object that replaces it.
_TABLE = re.compile(rb"\s{0,8}(?:xref|\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj)")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s{1,4}\d{1,5}\s{1,4}obj\b")  # the start of an object
_PAGE = re.compile(rb"/Type\s{0,8}/Page(?![A-Za-z])")  # what says that an object is a page
_TAIL, _HEAD = 16_384, 1_024


def count_named_pages(data: bytes) -> int:
    """Count the page objects of a file whose cross-reference table is missing; else return 0.

    An engine repairs such a file in silence, and the pages that it cannot reach are gone.
    """
    if _has_cross_references(data):
        return 0
    objects = [(found.start(), int(found[1])) for found in _OBJECT.finditer(data)]
    starts = [start for start, _ in objects]
    places = (bisect(starts, found.start()) - 1 for found in _PAGE.finditer(data))
    return len({objects[place][1] for place in places if place >= 0})


def _has_cross_references(data: bytes) -> bool:
    """Tell whether the last pointer leads to a table; it may count from the file's own header."""
    pointers = _POINTER.findall(data[-_TAIL:])
    if not pointers:
        return False
    place, shift = int(pointers[-1]), max(data[:_HEAD].find(b"%PDF-"), 0)
    return any(_TABLE.match(data, at) is not None for at in (place, place + shift))
