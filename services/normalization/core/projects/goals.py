"""Goals of a project: one text, numbered or not, told apart."""

from __future__ import annotations

import re

# 1. 2、 3） （4） 目标5：: a number that begins a goal; not a decimal, a date or a section number.
_NUMBER = re.compile(
    r"(?<![\d.])(?:目标\s*(?P<named>\d{1,2})\s*[:：]|"
    r"[(（]?(?P<plain>\d{1,2})(?:[.．、](?!\d)|[)）][、.]?))\s*"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# 一是 … 二是 stays one text; only figures number goals.
_EDGE = " \t\n　"


def split_goals(text: str) -> tuple[str, ...]:
    """Return the goals without their numbers, which must count up from 1.

    >>> split_goals("1.保障设备2.保障运转，投入2.5万元3.提高效率")
    ('保障设备', '保障运转，投入2.5万元', '提高效率')
    >>> split_goals("按时完成")
    ('按时完成',)
    """
    numbered = _to_figures(text.strip(_EDGE))
    cuts: list[re.Match[str]] = []
    for found in _NUMBER.finditer(numbered):
        if int(found["named"] or found["plain"]) == len(cuts) + 1 and (cuts or found.start() == 0):
            cuts.append(found)
    if not cuts:
        return (text.strip(_EDGE),) if text.strip(_EDGE) else ()
    ends = [cut.start() for cut in cuts[1:]] + [len(numbered)]
    goals = (numbered[cut.end() : end].strip(_EDGE) for cut, end in zip(cuts, ends, strict=True))
    return tuple(goal for goal in goals if goal)


def _to_figures(text: str) -> str:
    for number, mark in enumerate(_CIRCLED, 1):
        text = text.replace(mark, f"{number}.")
    return text
