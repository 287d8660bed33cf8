"""What a value says that is no quantity."""

from __future__ import annotations

import re

from services.normalization.core.targets.figures import to_quantity
from services.normalization.core.targets.values import find_embedded_quantities
from shared.contracts.performance import Quantity, TargetBound, TargetValue

# Words that name a deadline set elsewhere: 约定期限内, 按合同规定时间
_REFERRED_DEADLINE = re.compile(
    r"约定|合同|规定(?:时间|时限|期限)|要求(?:时间|时限)|计划(?:时间|时限)"
)
# A deadline as such, and words for meeting it
_DEADLINE = re.compile(r"期限内|时限内|时间内|期内|限期|时间|时限|期限")
# A moment that no calendar tells, at the end of a text: 汛期前, 开学前, 次月10日前
_MOMENT = re.compile(
    r"(?:元旦|[五十]一|供暖|采暖|期|节|季|汛|会议?|召开|开学|入学|上冻|冻|入冬|学期|考试|假|到期|日|月|验收|施工|使用)(?:之前|以前|前|末)$"
    r"|^(?:每|当|次|下)?(?:月|季|季度|年)[底末初中](?:之?前)?$"
    r"|(?:服务|施工|合同|项目|供暖|采暖|实施|聘用|租赁)周?期内?$"
)
_LONGEST_MOMENT = 8
_TIMELY = re.compile(r"及时|按时|按期|准时|如期|第一时间|当日|当天|即时|实时|随时")
# Words for a measure that stands elsewhere: the year before, a standard, the budget, a contract
_ELSEWHERE = re.compile(
    r"上年|去年|往年|同期|持平|标准|国标|预算|规定|要求|合同|协议|约定|计划|批复"
)
# The direction of a change that no figure measures
_UP = re.compile(r"提升|提高|增强|增长|增加|改善|完善|优化|加强|促进|加快|扩大|拓展|逐年提高")
_DOWN = re.compile(r"减少|降低|下降|缓解|压缩|遏制|控制")
# What a name and the text that repeats it may differ in
_STOPS = re.compile(r"[\s,。;、]")
_LEVELS = (
    ("level_basic", "基本"), ("level_marked", "明显"), ("level_marked", "显著"),
    ("level_effective", "有效"), ("level_gradual", "逐步"), ("level_gradual", "逐年"),
    ("level_gradual", "不断"), ("level_slight", "有所"), ("level_lasting", "长期"),
    ("level_lasting", "持续"), ("level_full", "全部"), ("level_full", "全覆盖"),
    ("level_grade", "优秀"), ("level_grade", "良好"), ("level_grade", "较好"),
)  # fmt: skip
# Words for a state that holds or does not.
_STATES = re.compile(
    r"^(?:是|否|有|无|好|优|良|中|差|高|低|完成|安全)$|优良|应.尽.|[不未]发生|已完成|合格|合规|达标|"
    r"^[每按](?:半?年|月|季|周|日|天|学期|批|次)|分之|^\d{1,3}/\d{1,3}|半数|过半|零[一-龥]|年一遇|"
    r"通过|前列|领先|[省市县国]家?级|"
    r"[一二三四五甲乙丙特A-Z\dⅠ-ⅻ][级类等星]|"
    r"完好|整洁|有序|平稳|正常|健全|齐全|稳定|完整|规范|满意|无[一-龥]{0,6}(?:事故|投诉|违规|违纪|差错|失误|故障|上访|泄密|拖欠)"
)
# 起到可持续影响, 得到提升: said of nothing in particular, so that nothing could be measured
_VAGUE = re.compile(
    r"^(?:起到|具有|有|产生|形成|得到|取得|发挥)(?:一定|良好|积极|明显|较好|较大)?的?"
    r"(?:可?持续|长期|积极|良好|社会|长远)?(?:性|的)?(?:影响|作用|效果|提升|改善|成效|提高|发展)[。;]?$"
)
# 零成本: nought of something measured, inside a text that stays one
_NOUGHT = re.compile(r"零(成本|收费|费用|付费|支出)")
# O.5 and the like: a letter where character recognition should have read a digit
_DOUBTFUL_DIGIT = re.compile(r"^[≥≤<>=]?(?:[OoIlSB][.\d]\d{0,6}|\d{1,6}[OolISB]\d{0,6})%?$")
_SIGNS_OF = {
    "direction_up": _UP,
    "direction_down": _DOWN,
    "timely": _TIMELY,
    "refers_elsewhere": _ELSEWHERE,
    "digits_doubtful": _DOUBTFUL_DIGIT,
}


def parse_quality(plain: str, name: str | None) -> TargetValue:
    """Describe a text: its direction, its level, and whether it can be measured at all.

    >>> parse_quality("基本保障", None).flags
    ('level_basic',)
    """
    flags = [*_find_flags(plain)]
    if name and _is_repeated(plain, name):
        flags.append("repeats_name")
    is_referred = bool(_DEADLINE.search(plain) and _REFERRED_DEADLINE.search(plain))
    is_moment = _MOMENT.search(plain, max(0, len(plain) - _LONGEST_MOMENT)) is not None
    bound: TargetBound | None = "by" if is_referred or is_moment else None
    if is_referred:
        flags.append("refers_to_contract")
    embedded = (*(to_quantity(quantity) for quantity in find_embedded_quantities(plain)),
                *_find_noughts(plain))  # fmt: skip
    if not (bound or embedded or _is_measurable(plain, flags)):
        flags.append("not_measurable")
    return TargetValue(
        operator="qualitative", text=plain, dimension="qualitative", bound=bound,
        quantities=embedded, flags=tuple(dict.fromkeys(flags)),
    )  # fmt: skip


def _is_measurable(plain: str, flags: list[str]) -> bool:
    """Whether one could tell afterwards that it was reached: a direction, a level, a state."""
    return not _VAGUE.match(plain) and bool(flags or _STATES.search(plain))


def _find_flags(plain: str) -> list[str]:
    flags = [flag for flag, word in _LEVELS if word in plain]
    flags += [flag for flag, pattern in _SIGNS_OF.items() if pattern.search(plain)]
    return flags


def _is_repeated(plain: str, name: str) -> bool:
    bare = _STOPS.sub("", name)
    return len(plain) >= 4 and (plain in bare or bare in plain)


def _find_noughts(plain: str) -> tuple[Quantity, ...]:
    found = _NOUGHT.search(plain)
    if found is None:
        return ()
    return (Quantity(operator="=", value="0", dimension="money", base_value="0", base_unit="元",
                     text=found.group()),)  # fmt: skip
