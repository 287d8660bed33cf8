"""Signs and words that bound a value; a new word is one row."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from services.normalization.core.targets.units import to_alternatives
from shared.contracts.performance import Operator

SIGNS: dict[str, Operator] = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "=": "="}

# Words before a number that bound it, by operator.
_STRONG: dict[Operator, str] = {
    ">=": (
        "不少于 不低于 不小于 大于等于 大于或等于 "
        "大于/等于 大于、等于 大于或者等于 大于且等于 高于等于 高于或等于 至少 最少 最低 不下于 "
        "不差于 不弱于"
    ),
    "<=": (
        "不超过 不大于 不高于 不多于 不超 小于等于 "
        "小于或等于 小于/等于 小于、等于 小于或者等于 小于且等于 低于等于 低于或等于 少于等于 "
        "少于或等于 至多 最多 最高 未超过 不突破 控制在不超过"
    ),
    ">": "大于 高于 多于 超过 超 逾 突破 超出 优于 快于 长于",
    "<": "小于 低于 少于 不足 不到 短于 早于",
    "=": "等于",
}
# Words after a number that bound it.
_AFTER: dict[Operator, str] = {
    ">=": "以上 及以上 或以上 及其以上 以上(含) (含)以上 含以上 (及)以上 起 之上 以上水平",
    "<=": "以下 及以下 或以下 以下(含) (含)以下 以内 之内 内 以内(含) (含)以内 含以内 以里 封顶",
    ">": "以上(不含) (不含)以上",
    "<": "以下(不含) (不含)以下",
}
# Words before a number that name it without bounding it: a target is met, a limit is set.
_REACH_WORDS = (
    "达到",
    "达到了",
    "应达到",
    "要达到",
    "需达到",
    "须达到",
    "均达到",
    "达",
    "应达",
    "均达",
)
_LIMIT_WORDS = ("控制在", "控制")
_NEUTRAL_WORDS = (
    "人民币",
    "为",
    "约为",
    "是",
    "保持在",
    "维持在",
    "稳定在",
    "确保",
    "保证",
    "力争",
    "完成",
    "实现",
    "在",
    "应",
    "约定",
    "均",
    "均为",
    "均在",
    "全部",
    "到",
    "至",
    "了",
    ":",
    "~",
)
_APPROXIMATE_BEFORE = ("大约", "约", "约为", "将近", "接近", "近", "大概", "≈")
_APPROXIMATE_AFTER = ("左右", "上下", "余", "多")
_CUMULATIVE_WORDS = ("累计", "总计", "共计", "合计", "累积", "总共", "共")
_RAISE_WORDS = ("提高", "提升", "增长", "增加", "上升", "新增", "增幅", "升高", "上涨", "增收")
_LOWER_WORDS = ("减少", "下降", "降低", "压减", "降幅", "减低", "核减")

# What may not be passed, after 不应, 不可 and the like: 不应超过.
_FORBIDDEN: dict[Operator, str] = {
    ">=": "低于 少于 小于",
    "<=": "超过 高于 多于 大于 超出 突破",
}
_FORBIDDING = ("不应", "不可", "不宜", "不准", "不允许", "不得", "不能")
STRONG_WORDS = {word: sign for sign, words in _STRONG.items() for word in words.split()}
STRONG_WORDS |= {
    forbidding + word: sign
    for sign, words in _FORBIDDEN.items()
    for word in words.split()
    for forbidding in _FORBIDDING
}
AFTER_WORDS = {word: sign for sign, words in _AFTER.items() for word in words.split()}
_TAILS = {
    "约": "节集预合签履违邀续解条特制", "近": "最附临亲靠", "均": "人户年月日平周次班亩",
    "应": "供响相反对感适", "在": "存现潜内外", "共": "公", "为": "成作行认因", "至": "冬夏甚",
    "到": "收得看接找迎签报", "超": "赶", "是": "但", "完成": "未",
}  # fmt: skip
"""Short words that are no bound as the end of a longer one: 节约5%, 签约20家, 人均300元."""
_BEFORE_WORDS = [
    *SIGNS, *STRONG_WORDS, *_REACH_WORDS, *_LIMIT_WORDS, *_NEUTRAL_WORDS, *_APPROXIMATE_BEFORE,
    *_CUMULATIVE_WORDS, *_RAISE_WORDS, *_LOWER_WORDS,
]  # fmt: skip
_WORDS = to_alternatives(_BEFORE_WORDS)
_CHARACTERS = frozenset("".join(_BEFORE_WORDS))
"""What bound words are made of."""
_OPENINGS = "".join(sorted({re.escape(word[0]) for word in _BEFORE_WORDS}))
"""What they begin with."""
_GUARDS = "".join(rf"(?<![{before}])(?={word})|" for word, before in _TAILS.items())
_REACH = 18
"""How far before a number its bound words may begin."""
# The bound words that end directly before a number, within reach of it: 控制在不超过
_BEFORE = re.compile(
    rf"(?!.{{{_REACH + 1}}})(?=[{_OPENINGS}])"
    rf"(?:{_GUARDS}(?!{to_alternatives(list(_TAILS))}))(?:{_WORDS})(?:{_WORDS}){{0,4}}$"
)
# 至少开展, 不少于举办: what is done stands between a bound and its number.
_DONE = (
    "开展",
    "举办",
    "组织",
    "召开",
    "进行",
    "培训",
    "检查",
    "发放",
    "建成",
    "新建",
    "出动",
    "走访",
)
_BEFORE_DOING = re.compile(rf"(?:{to_alternatives(list(STRONG_WORDS))})(?:{'|'.join(_DONE)})$")
_DOING_ENDS = frozenset(word[-1] for word in _DONE)
# 不超过预算的, ≥每年: what a clause opens with; 高于 and 低于 there compare (高于上年3%).
_LEADING = re.compile(
    to_alternatives([*"≥≤", *(word for word in STRONG_WORDS if word[0] in "不至最")])
)
# One of them
_WORD = re.compile(_WORDS)
AFTER_PATTERN = to_alternatives([*AFTER_WORDS, "左右", "上下", "(含)", "含"])


class Bounds(NamedTuple):
    """What the signs and words around a number say."""

    operator: Operator = "="
    source: Literal["sign", "word", "none"] = "none"
    approximate: bool = False
    cumulative: bool = False
    change: Literal["up", "down"] | None = None
    leads: bool = False
    """Whether the bound stands before the number: a limit, not a remark on it."""
    flags: tuple[str, ...] = ()


def find_bound_start(text: str, number_start: int) -> int:
    """Return where the bound words directly before a number begin."""
    if number_start == 0 or (number_start == 1 and text[0] in SIGNS):
        return 0
    window, furthest = number_start, max(0, number_start - _REACH)
    if text[number_start - 1] in _DOING_ENDS and (
        doing := _BEFORE_DOING.search(text, furthest, number_start)
    ):
        return doing.start()
    while window > furthest and text[window - 1] in _CHARACTERS:
        window -= 1
    found = _BEFORE.search(text, window, number_start) if window < number_start else None
    if found is None:
        return number_start
    ends_a_name = found.group().startswith("达达到")  # 送达达到100%
    return found.start() + ends_a_name


def find_leading_bound(clause: str) -> Operator | None:
    """Return the bound a clause opens with, where words stand between it and its figure.

    >>> find_leading_bound("不超过预算的"), find_leading_bound("≥每年")
    ('<=', '>=')
    """
    found = _LEADING.match(clause)
    return None if found is None else SIGNS.get(found.group()) or STRONG_WORDS[found.group()]


@lru_cache(maxsize=1024)
def parse_bounds(before: str, after: str) -> Bounds:
    """Say what the words directly before and after a number make of it.

    >>> parse_bounds("控制在", "以上").operator
    '>='
    >>> parse_bounds("累计不少于", "").cumulative
    True
    """
    words = _WORD.findall(before)
    signs = [SIGNS[word] for word in words if word in SIGNS]
    strong = [STRONG_WORDS[word] for word in words if word in STRONG_WORDS]
    following = AFTER_WORDS.get(after)
    operator, source, flags = _decide(words, signs, strong, following)
    return Bounds(
        operator=operator,
        source=source,
        approximate=after in _APPROXIMATE_AFTER or _holds(words, _APPROXIMATE_BEFORE),
        cumulative=_holds(words, _CUMULATIVE_WORDS),
        change=None if before.endswith(("到", "至")) else _find_change(words),
        leads=bool(signs or strong),
        flags=flags,
    )


def _decide(
    words: list[str], signs: list[Operator], strong: list[Operator], following: Operator | None
) -> tuple[Operator, Literal["sign", "word", "none"], tuple[str, ...]]:
    printed = [*signs, *strong]
    if printed:
        disagrees = following is not None and following[0] != printed[0][0]
        return printed[0], "sign" if signs else "word", ("bounds_disagree",) if disagrees else ()
    limits, reaches = _holds(words, _LIMIT_WORDS), _holds(words, _REACH_WORDS)
    if following:
        return following, "word", ("bounds_disagree",) if limits and following[0] == ">" else ()
    if limits:
        return "=", "none", ("likely_at_most",)
    return "=", "word" if reaches else "none", ("likely_at_least",) if reaches else ()


def _holds(words: list[str], family: tuple[str, ...]) -> bool:
    return any(word in family for word in words)


def _find_change(words: list[str]) -> Literal["up", "down"] | None:
    if _holds(words, _LOWER_WORDS):
        return "down"
    return "up" if _holds(words, _RAISE_WORDS) else None
