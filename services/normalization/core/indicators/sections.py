"""Which rows of an indicator table set a target of the year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from services.normalization.core.grid_reading.body import BodyRow
from services.normalization.core.indicators.columns import find_section
from services.normalization.core.printed_text import to_matchable

_SAID = ("level3", "description", "value")
# What closes a form below its indicators: sums of points, what the evaluation says, who signs
_CLOSING = re.compile(
    r"^(?:合计|总计|(?:自评)?总?(?:得)?分|总体得分)(?:\(.{1,8}\))?$"
    r"|^(?:自评|评价)(?:结论|等级|结果)|^存在的?(?:主要)?问题|^改进(?:措施|建议)|^(?:下一步|整改)"
    r"|(?:审核|审批|批复|评审|初审)意见|盖章|签[字章]"
    r"|^(?:项目|财务|单位|部门)?(?:负责人|填[报表]人|联系人|联系电话)(?:[:：(].{0,20})?$"
)
# What a blank line of a form holds where a name is to be filled in: 指标2： ……
_UNNAMED = re.compile(r"^(?:指标\d{0,2}[:：]?|[.…·\s]+)$")
# The section of a form for the targets of all its years, and that for the year's
_LONG_TERM = re.compile(r"长期|中期|实施期|总体?(?:目标|绩效)")
_ANNUAL = re.compile(r"年度|当年|本年")


def states_indicator(texts: Sequence[str | None], roles: Mapping[str, int]) -> bool:
    """Whether a row names an indicator or sets one, in the columns of name and value.

    >>> states_indicator(["产出指标", "巡查次数", None], {"level1": 0, "level3": 1, "value": 2})
    True
    >>> states_indicator(["总分", None, "96"], {"level1": 0, "level3": 1, "value": 2})
    False
    """
    first = next((text for text in texts if text), "")
    own = [text for role in _SAID if role in roles and (text := texts[roles[role]])]
    over = texts[roles["level1"]] if "level1" in roles else None
    if _CLOSING.search(to_matchable(first)) or set(own) == {over}:
        return False
    return any(not _UNNAMED.match(text) for text in own)


def find_long_term(columns: Sequence[Sequence[str]], rows: Sequence[BodyRow]) -> frozenset[int]:
    """Return the rows under 长期绩效指标 in a form that goes on with 年度绩效指标."""
    section = find_section(columns)
    if section is None:
        return frozenset()
    head = "/".join(columns[section])
    labels = [row[section].text or head for row in rows]
    if not any(_ANNUAL.search(label) for label in labels):
        return frozenset()
    return frozenset(at for at, label in enumerate(labels) if _LONG_TERM.search(label))
