"""Whether a figure in a clause is the value that the clause states, or only stands in it."""

from __future__ import annotations

import re

from services.normalization.core.targets.frequencies import is_frequency
from services.normalization.core.targets.masking import COVER
from services.normalization.core.targets.quantities import PrintedQuantity
from services.normalization.core.targets.units import UNIT_PATTERN

_CLAUSE_END = frozenset(",;。、!?:且" + COVER)
# Where a clause begins or ends
_CLAUSE_BREAK = re.compile("[,;。、!?]")
# A further figure, which makes the one before it doubtful
_DIGIT = re.compile(r"\d")
# Words of a name after which a bare figure is its value: 投诉率0, 次数3.
_NAME_END = re.compile(
    r"(?:率|度|数|数量|比例|占比|比重|得分|评分|成本|费用|金额|时间|面积|值)(?:为|是|达|达到|:)?$"
)
# Words that may follow a share and leave it the value: 100%覆盖.
_ACHIEVED = re.compile(r"(?:按时|按期|全部|全)?(?:完成|覆盖|到位|落实|达标|办结|合格|发放|满意)")
# Words that may follow a time and leave it the value: 3个工作日办结
_DONE = re.compile(
    r"(?:办结|完成|响应|处置|修复|到场|到位|解决|回复|处理|送达|审结|到达|抵达|赶到|赶赴|上门|反馈|答复|"
    r"联系|恢复|支付|拨付|发放|交付|报送|上报|公开|公示|提交|出具|送检|整改)"
)
# A tail that makes the figure an attribute of something else: 20万元以上的设备.
_ATTRIBUTE = re.compile(r"^[^,;。]{0,4}的")
# 标准发放 after a rate, 按照 before it
_STANDARD = re.compile(r"的?标准(?:发放|执行|补助|补贴|支付|给予|落实|配备)?")
_AT = re.compile(rf"(?:按照?|依照|执行)?(?:每(?:{UNIT_PATTERN}|[一-龥])){{0,2}}")
_MEASURED = frozenset({"count", "ratio", "money", "area", "length", "mass", "volume"})
"""What may stand before the name of what is counted or measured: 3名工作人员, 5亩地."""
_TAIL = 10
"""How many characters may follow a figure that is the value all the same."""
_REACH = 60
"""How far a clause is looked at around a figure."""


def find_role(covered: str, quantity: PrintedQuantity) -> str | None:
    """`""` for a plain value, a flag for a doubtful one, None for a figure inside a text."""
    begins, ends = _begins_clause(covered, quantity.start), _ends_clause(covered, quantity.end)
    if ends and quantity.is_chinese and is_frequency(clause_before(covered, quantity)):
        return "value_in_text"
    is_whole = begins and ends
    if is_whole or (ends and _is_stated(covered, quantity)):
        return "" if begins else "value_in_text"
    if _limits_what_follows(covered, quantity) or _is_achieved(covered, quantity):
        return "trailing_text"
    if _is_standard(covered, quantity):
        return "trailing_text"
    if _ATTRIBUTE.match(covered[quantity.end : quantity.end + _TAIL + 1]):
        return None
    if not begins:
        return "trailing_text" if _is_done_after_event(covered, quantity) else None
    return "trailing_text" if _is_value_with_tail(covered, quantity) else None


def _limits_what_follows(covered: str, quantity: PrintedQuantity) -> bool:
    """开展不低于5次的活动: a count bounded from before is the value, whatever is counted."""
    is_count = quantity.unit is not None and quantity.unit.dimension == "count"
    if not (is_count and quantity.bounds.leads) or quantity.is_chinese:
        return False
    lead, tail = clause_before(covered, quantity), _clause_after(covered, quantity)
    return len(lead) <= _TAIL and len(tail) <= 2 * _TAIL and not _DIGIT.search(tail)


def _is_achieved(covered: str, quantity: PrintedQuantity) -> bool:
    """按计划100%完成: a share between few words, the last of which say that it is reached."""
    if quantity.unit is None or quantity.unit.dimension != "ratio":
        return False
    if not _ACHIEVED.match(covered, quantity.end):
        return False
    lead, tail = clause_before(covered, quantity), _clause_after(covered, quantity)
    return len(lead) <= 6 and len(tail) <= 6


def _is_standard(covered: str, quantity: PrintedQuantity) -> bool:
    """按照300元/人/月标准发放: a rate that money is paid at."""
    is_money = quantity.unit is not None and quantity.unit.dimension == "money"
    return (
        is_money
        and bool(_STANDARD.match(_clause_after(covered, quantity)))
        and bool(_AT.fullmatch(clause_before(covered, quantity)))
    )


def _is_done_after_event(covered: str, quantity: PrintedQuantity) -> bool:
    """受理后5日内办结: a bounded time between an event and what has to be done by then."""
    is_time = quantity.unit is not None and quantity.unit.dimension == "time"
    if not (is_time and quantity.is_bounded and _DONE.match(covered, quantity.end)):
        return False
    lead = clause_before(covered, quantity)
    return len(lead) <= 2 * _TAIL and lead.endswith(("后", "起", "之日"))


def _is_stated(covered: str, quantity: PrintedQuantity) -> bool:
    """Whether a figure at the end of a clause is what the clause says."""
    is_nought = quantity.value == 0 and covered[quantity.start] == "为"
    if quantity.is_chinese:
        is_share = quantity.unit is not None and quantity.unit.dimension == "ratio"
        return quantity.is_bounded or is_nought or is_share
    if quantity.unit is not None or quantity.scale is not None:
        return True
    before = covered[max(0, quantity.start - 12) : quantity.start]
    return quantity.is_bounded or is_nought or bool(_NAME_END.search(before))


def _is_value_with_tail(covered: str, quantity: PrintedQuantity) -> bool:
    tail = _clause_after(covered, quantity)
    if quantity.unit is None or len(tail) > _TAIL:
        return False
    if quantity.is_chinese:
        is_time = quantity.unit.dimension == "time"
        return is_time and quantity.is_bounded and bool(_DONE.match(tail))
    if _DIGIT.search(tail):
        return False
    if quantity.is_bounded:
        return True
    if quantity.unit.dimension == "time":
        return quantity.unit.label != "月" and bool(_DONE.match(tail))  # 12月完成 names the month
    return quantity.unit.dimension in _MEASURED and len(tail) <= 6


def clause_before(covered: str, quantity: PrintedQuantity) -> str:
    """What the clause says before a figure, as far as that can matter."""
    return _CLAUSE_BREAK.split(covered[max(0, quantity.start - _REACH) : quantity.start])[-1]


def _clause_after(covered: str, quantity: PrintedQuantity) -> str:
    return _CLAUSE_BREAK.split(covered[quantity.end : quantity.end + _REACH], maxsplit=1)[0]


def _begins_clause(covered: str, start: int) -> bool:
    return start == 0 or covered[start - 1] in _CLAUSE_END


def _ends_clause(covered: str, end: int) -> bool:
    return end == len(covered) or covered[end] in _CLAUSE_END
