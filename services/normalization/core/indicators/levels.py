"""Levels 1 and 2 of indicators, over the vocabularies of 2018 to 2026, as closed sets."""

from __future__ import annotations

import re

from services.normalization.core.printed_text import to_matchable

OUTPUT, OUTCOME, SATISFACTION, COST = "output", "outcome", "satisfaction", "cost"

# What a level is worded with; the first pattern that fits decides.
_DIMENSIONS = (
    (SATISFACTION, re.compile(r"满意")),
    (OUTPUT, re.compile(r"产出|过程|投入|完成")),
    (OUTCOME, re.compile(r"效益|效果|影响|结果")),
    (COST, re.compile(r"成本")),
)
_ASPECTS = (
    ("satisfaction", re.compile(r"满意")),
    ("sustained", re.compile(r"可?持续|长期影响|发展能力")),
    ("ecological", re.compile(r"生态|环境")),
    ("economic", re.compile(r"经济效益|经济效果|经济影响|^经济$|经济指标")),
    ("social", re.compile(r"社会")),
    ("quantity", re.compile(r"数量")),
    ("quality", re.compile(r"质量")),
    ("timeliness", re.compile(r"时效|时间|进度")),
    ("cost", re.compile(r"成本")),
)
_ASPECT_DIMENSIONS = {
    "quantity": OUTPUT, "quality": OUTPUT, "timeliness": OUTPUT, "cost": OUTPUT,
    "economic": OUTCOME, "social": OUTCOME, "ecological": OUTCOME, "sustained": OUTCOME,
    "satisfaction": SATISFACTION,
}  # fmt: skip


def find_dimension(level1: str | None, level2: str | None = None) -> str | None:
    """Return the closed slug of a first level; an unknown one follows its second level.

    >>> find_dimension("部门效果", "社会效益")
    'outcome'
    >>> find_dimension("成本指标", "经济成本指标")
    'cost'
    """
    plain = to_matchable(level1 or "")
    found = next((slug for slug, pattern in _DIMENSIONS if pattern.search(plain)), None)
    if found == OUTCOME and find_aspect(level2) == "satisfaction":
        return SATISFACTION
    return found or _ASPECT_DIMENSIONS.get(find_aspect(level2) or "")


def find_aspect(level2: str | None, level1: str | None = None) -> str | None:
    """Return the closed slug of a second level; all costs are cost.

    >>> find_aspect("生态环境成本指标", "成本指标")
    'cost'
    >>> find_aspect("可持续影响")
    'sustained'
    """
    plain = to_matchable(level2 or "")
    if "成本" in plain or (not plain and "成本" in to_matchable(level1 or "")):
        return "cost"
    return next((slug for slug, pattern in _ASPECTS if pattern.search(plain)), None)
