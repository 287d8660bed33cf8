"""Labels of a form that are numbered 一、 二、 三、: whether one goes on with those above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.extraction.core.list_numbers import format_number
from services.extraction.core.text_dumps.source_lines import SourceLine

# The ordinal of a label, anywhere in a line
_ORDINAL = re.compile(r"(?:^|(?<=\s))([一二三四五六七八九十]{1,3})、")
_NUMBERS = {format_number(number, "chineseCounting"): number for number in range(1, 60)}
_REACH = 4


def counts_on(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line begins with the ordinal after one just above it and before one just below.

    Headings are numbered as well, but text stands between them.
    """
    found = _ORDINAL.match(lines[at].text)
    number = _NUMBERS.get(found[1]) if found else None
    if number is None:
        return False
    above = _read_ordinals(lines[max(at - _REACH, 0) : at])
    below = _read_ordinals(lines[at + 1 : at + 1 + _REACH])
    return number - 1 in above and number + 1 in below


def _read_ordinals(lines: Sequence[SourceLine]) -> set[int | None]:
    return {_NUMBERS.get(found) for line in lines for found in _ORDINAL.findall(line.text)}
