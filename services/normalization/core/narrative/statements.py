"""What one clause says: the subject of an amount, its year, its direction, its base."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Literal, NamedTuple

from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.tokens import Mark, Token
from shared.classification import ECONOMIC_CLASSES, FUNCTIONAL_CLASSES

Direction = Literal["increase", "decrease"]

SUBJECTS = frozenset(
    {Term.METRIC, Term.LOCAL, Term.FUND, Term.SIDE, Term.TOTAL, Term.OTHER, Mark.FUNCTION}
)
_DIRECTIONS: dict[Mark | Term, Direction] = {Mark.INCREASE: "increase", Mark.DECREASE: "decrease"}
# One word that changes nothing between a subject and its amount: 预算, 共计, 为, (含所属单位), 1项
_FILLER = (
    r"预算|预安排|决算|安排|批复|资金|拨款|当年|金额|总[额计值]|共计?|合计|小计|累计|总体|规模|财政|经费|费用?|支出|收入"
    r"|汇总|数据|拨入|对比|情况|主要内容|如下|使用|采购|项目|科目|计划|控制|实际|约|计|[为是达各均了额的数在中和及与于]|到|分别|方面|公开|本级|基本|按?同口径|按?可比口径|有"
    r"|[,]|[本我](?:部门|单位|局|委|办|厅|院|中心)|部门|单位|全部|其中|包括|主要|通过|用于|比重|[\"\-、:：)]|\([^()]{0,20}\)"
    r"|\d{1,6}(?:项|个|辆|台|套|件|宗|处|笔|批次|人次|批|人)(?:/套)?"
)
_OPENERS = frozenset({Mark.LIST, Mark.COMPARE, Mark.YEAR, Mark.NONE})
# What may stand between the opening of a list and a name: a number, a quotation mark
_NUMBERED = re.compile(r'[":]?(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])?["用于]{0,3}')
CLASS_METRICS = {
    name: metric
    for metric, names in (
        ("economic_item", ECONOMIC_CLASSES.values()),
        ("functional_item", chain.from_iterable(FUNCTIONAL_CLASSES.values())),
    )
    for name in names
    if name != "其他支出"
}
"""Names of the yearly classification that say by themselves what an amount is of."""
# A class and nothing else: 教育支出, "住房保障支出"科目, 预算安排教育支出
_CLASS = re.compile(r'(?:预算|安排){0,2}"?(?P<name>[^"]{2,30}?)"?(?:科目|预算|决算|为){0,2}')
# A functional item with its code: 2010301行政运行, 行政运行(2010301)
_CODED = re.compile(
    r'(?:预算|安排){0,2}"?(?:2\d{2}(?:\d\d){0,2}(?P<after>[^"\d(),]{2,30}?)'
    r'|(?P<before>[^"\d(),]{2,30})\(2\d{2}(?:\d\d){0,2}\))"?(?:科目|预算|决算|为){0,2}'
)
# A run of such words and nothing else
_FILLING = re.compile(rf"(?:{_FILLER}){{0,15}}")
# Money of a place, or money asked for, before a fund: 全县实现, 申请
_NOT_ITS_OWN = re.compile(
    r"(?:[全我][县市区省州镇旗]|辖区|地方|申请|争取|筹集|下达|拨付|投入|追缴|统筹|整合|盘活|撬动)[^,]{0,6}$"
)
# What a subject may follow without being the tail of a longer name
_OPENING = re.compile(
    r"[部门位局委办厅院处会校队所站园心室科组团府馆区镇乡县市省央关年度月日末数级及和与以、,;:.)\"（(本全各我的为是其将由从按故"
    r"对般常款金算排划总额共计加少致起缩低高括于入支出中类目元项%)]$"
)


class Subject(NamedTuple):
    """What an amount is of."""

    metric: str
    name: str | None = None
    """Of a functional item, as printed."""


class Clause(NamedTuple):
    """The words of one clause in front of an amount."""

    text: str
    """The whole folded text."""
    start: int
    end: int
    tokens: tuple[Token, ...]

    def last(self, *kinds: Mark | Term) -> Token | None:
        """Return the last token of the kinds."""
        for token in reversed(self.tokens):
            if token.kind in kinds:
                return token
        return None

    @property
    def subject_start(self) -> int:
        """Where the first word of a subject stands, the end without one."""
        return next((t.start for t in self.tokens if t.kind in SUBJECTS), self.end)

    def words(self, start: int, end: int) -> str:
        """Return what stands in a span beside its tokens."""
        kept, place = [], start
        for token in self.tokens:
            if token.start >= place and token.end <= end:
                kept.append(self.text[place : token.start])
                place = token.end
        kept.append(self.text[place : max(end, place)])
        return "".join(kept)

    def is_filling(self, start: int, end: int) -> bool:
        """Whether a span holds nothing but tokens and words that change nothing."""
        words = self.words(start, end)
        return not words or _FILLING.fullmatch(words) is not None


def find_function_span(clause: Clause) -> tuple[int, int] | None:
    """Return where the name of a functional item stands: 教育支出(类)普通教育(款)小学教育(项)."""
    function = clause.last(Mark.FUNCTION)
    if function is None:
        return None
    opened = (t.end for t in clause.tokens if t.kind in _OPENERS and t.end <= function.start)
    start = max(opened, default=clause.start)
    number = _NUMBERED.match(clause.text, start, function.start)
    return (number.end() if number else start), function.end


def find_class(clause: Clause) -> tuple[str, int, int] | None:
    """Return the metric and the place of a functional or economic class named by itself."""
    start = max((t.end for t in clause.tokens if t.kind in _OPENERS), default=clause.start)
    if coded := _CODED.fullmatch(clause.text, start, clause.end):
        return ("functional_item", *coded.span("after" if coded["after"] else "before"))
    found = _CLASS.fullmatch(clause.text, start, clause.end)
    name = found["name"] if found else ""
    metric = CLASS_METRICS.get(name) or CLASS_METRICS.get(name.removesuffix("支出"))
    return (metric, *found.span("name")) if found and metric else None


def find_direction(clause: Clause) -> Direction | None:
    """Return the direction of a change the clause states of its amount, None without one."""
    verb = clause.last(*_DIRECTIONS)
    if verb is None or clause.text[verb.end : verb.end + 1] == "的":
        return None
    after = [t for t in clause.tokens if t.start >= verb.end and t.kind in SUBJECTS]
    if after and clause.words(verb.end, after[0].start) not in ("", "了"):
        return None
    if not after and not clause.is_filling(verb.end, clause.end):
        return None
    return _DIRECTIONS[verb.kind]


def find_subject(clause: Clause, side: str | None) -> Subject | None:
    """Return what the clause's amount is of; `side` completes a fund named without one."""
    subjects = [t for t in clause.tokens if t.kind in SUBJECTS]
    if not subjects or not clause.is_filling(subjects[-1].end, clause.end):
        return None
    if clause.last(Mark.FUNCTION):
        return Subject("functional_item")
    named = [t for t in subjects if t.kind in (Term.METRIC, Term.LOCAL, Term.OTHER)]
    if named:
        return _name_subject(clause, named[-1])
    return _compose_subject(clause, subjects, side)


def _name_subject(clause: Clause, token: Token) -> Subject | None:
    if token.kind is Term.OTHER or not clause.is_filling(token.end, clause.end):
        return None
    if not follows_nothing(clause, token.start) and not _ends_enumeration(clause, token):
        return None
    fund = find_fund(clause) if token.value == "total_budget" else None
    return Subject(f"{fund}_total" if fund else token.value)


def _ends_enumeration(clause: Clause, token: Token) -> bool:
    """Whether a list of its uses stands before an expense: 办公费、印刷费等公用经费."""
    is_expense = token.value in ("personnel_expenses", "non_personnel_expenses")
    is_expense |= token.value.startswith("official_")
    return is_expense and clause.text.endswith("等", clause.start, token.start)


def follows_nothing(clause: Clause, start: int) -> bool:
    """Whether what stands before a subject lets it be one, and no tail of a longer name."""
    before = clause.text[clause.start : start]
    return not before or bool(_OPENING.search(before)) or _ends_with_token(clause, start)


def _ends_with_token(clause: Clause, start: int) -> bool:
    return any(t.end == start for t in clause.tokens)


def _compose_subject(clause: Clause, subjects: Sequence[Token], side: str | None) -> Subject | None:
    """Put a fund and a side together: 一般公共预算 + 支出; or name the total of one side."""
    fund = find_fund(clause)
    total = clause.last(Term.TOTAL)
    stated = clause.last(Term.SIDE, Term.TOTAL)
    first = clause.last(Term.FUND)
    if first and _NOT_ITS_OWN.search(clause.text, max(clause.start, first.start - 12), first.start):
        return None
    if fund and first and clause.is_filling(first.end, clause.end):
        return Subject(_name_fund(fund, stated.value if stated else side or "revenue"))
    if total and follows_nothing(clause, total.start) and not _is_of_another(clause, total):
        return Subject(f"total_{total.value}")
    if stated and _is_whole(clause, stated) and not clause.text.startswith("本年", stated.start):
        return Subject(f"total_{stated.value}")
    return None


def _is_of_another(clause: Clause, total: Token) -> bool:
    """Whether a total is that of a fund no department has: 养老保险基金收入预算."""
    return clause.text.endswith("基金", clause.start, total.start)


def find_fund(clause: Clause) -> str | None:
    """Return the fund the clause names, the narrowest: 一般公共预算 within 财政拨款."""
    funds = [t.value for t in clause.tokens if t.kind is Term.FUND]
    narrow = [fund for fund in funds if fund != "fiscal_appropriation"]
    return (narrow or funds)[-1] if funds else None


def _name_fund(fund: str, side: str) -> str:
    return f"{fund}_total" if side == "revenue_and_expenditure" else f"{fund}_{side}"


def _is_whole(clause: Clause, token: Token) -> bool:
    """Whether a bare 收入 or 支出 means all of it: 2024年收入, 本部门支出."""
    before = clause.text[clause.start : token.start]
    year = any(t.end == token.start and t.kind is Mark.YEAR for t in clause.tokens)
    compared = any(t.start == token.end and t.kind is Mark.COMPARE for t in clause.tokens)
    return year or (compared and not before) or before.endswith(("部门", "全部", "单位"))
