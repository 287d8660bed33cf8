"""Read one paragraph: quantity after quantity, each with the clause in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.normalization.core.narrative.absences import (
    LONGEST,
    NEAREST,
    find_bound,
    read_absence,
    read_sameness,
)
from services.normalization.core.narrative.asides import Asides
from services.normalization.core.narrative.clauses import cut_clause, find_earlier_clause
from services.normalization.core.narrative.discourse import (
    PROJECT_PARENTS,
    Discourse,
    Mention,
)
from services.normalization.core.narrative.enumerations import (
    repeat_for_listed,
    states_each,
    sums_listed,
)
from services.normalization.core.narrative.items import read_item
from services.normalization.core.narrative.lexicon import Term
from services.normalization.core.narrative.percentages import read_percent
from services.normalization.core.narrative.phases import name_metric
from services.normalization.core.narrative.readings import (
    LINKED,
    Reading,
    find_base_year,
    find_quote_start,
    find_stated_year,
    to_amount,
    to_year,
)
from services.normalization.core.narrative.statements import (
    Clause,
    Subject,
    find_direction,
)
from services.normalization.core.narrative.tokens import (
    QUANTITIES,
    Mark,
    Token,
    read_tokens,
)

_ALSO_PROJECTS = frozenset(
    {
        "meeting_expenses", "training_expenses", "official_hospitality",
        "agency_operating_expenses", "official_vehicle_purchase", "official_vehicle_running",
        "government_procurement",
    }
)  # fmt: skip
"""Expenses that are the names of projects in a list of them."""
# 2031年我部门预算安排: a year, and a budget of nothing in particular
_WHOLE_BUDGET = re.compile(
    r"(?:[我本](?:部门|单位|局|委|办|厅|院|中心))?(?:19|20)\d\d年度?,?(?:[我本]?(?:部门|单位|局|委|办|厅|院|中心))?"
    r"预算(?:总额|总规模|总量|安排|总计|资金)?(?:安排)?(?:为|共计?|是)?"
)
# What closes a list of parts and is the amount of none of them
_SUM_OF_PARTS = re.compile(r"(?:合计|共计|总计|小计)(?:为|金额)?")
_GUIDING = frozenset({Mark.STOP, Mark.YEAR, Mark.CLOSING, Mark.COMPARE, Mark.LIST, Mark.EXCEPT})
"""Tokens that are no amount themselves and tell how the amounts after them are meant."""


def read_passage(discourse: Discourse) -> Iterator[Reading]:
    """Yield the facts of the paragraph entered, keeping in `discourse` what was spoken of."""
    text = discourse.passage.text
    held: list[Token] = []
    floor, asides = 0, Asides()
    tokens = [*read_tokens(text), Token(Mark.STOP, "", len(text), len(text))]
    for place, token in enumerate(tokens):
        asides.pass_over(text, token.start, discourse)
        if token.kind in QUANTITIES:
            yield from _read_quantity(text, token, held, floor, discourse)
            held, floor = [], token.end
            continue
        if token.kind is Mark.NONE and token.start >= discourse.denied_until:
            discourse.denied_until = find_bound(text, token.end)
            around = held[-NEAREST:], tokens[place + 1 : place + LONGEST]
            yield from read_absence(text, token, *around, discourse)
        elif token.kind in _GUIDING:
            if _opens_reason(text, held[-1] if held else None, token):
                asides.enter_reason(find_bound(text, token.end), discourse)
            _follow(token, held[-1] if held else None, discourse)
        held.append(token)
        if token.kind is Mark.STOP:
            _settle_label(text, held, floor, discourse)
            floor = token.end


def _follow(token: Token, before: Token | None, discourse: Discourse) -> None:
    """Take in a token that is no quantity."""
    text = discourse.passage.text
    if token.kind is Mark.STOP:
        discourse.end_sentence()
    elif token.kind is Mark.YEAR:
        discourse.year = to_year(text, token, discourse) or discourse.year
    elif token.kind is Mark.CLOSING:
        discourse.closing_year = to_year(text, token, discourse)
    elif token.kind is Mark.COMPARE:
        discourse.base = token
    elif token.kind is Mark.EXCEPT:
        discourse.is_hypothetical = True
    elif token.kind is Mark.LIST:
        if before and before.value in PROJECT_PARENTS and _leads_over(text, before, token):
            discourse.current = Mention(Subject(before.value), discourse.year)
        names_side = before and before.kind is Term.SIDE and before.end == token.start
        discourse.open_list(before.value if before and names_side else None)


def _opens_reason(text: str, before: Token | None, year: Token) -> bool:
    """Whether a year belongs to a reason and to nothing after it: 主要是2031年车辆减少."""
    if before is None or year.kind is not Mark.YEAR or before.end != year.start:
        return False
    is_main = before.kind is Mark.LIST and text.startswith("主要", before.start)
    return is_main or before.kind is Mark.REASON


def _leads_over(text: str, named: Token, opening: Token) -> bool:
    """Whether a project expenditure is named only to open its list: 项目支出共3项,分别为."""
    return Clause(text, named.start, opening.start, (named,)).is_filling(named.end, opening.start)


def _settle_label(text: str, held: list[Token], floor: int, discourse: Discourse) -> None:
    """Take a sentence that only names an amount as the topic of what follows."""
    stop = held.pop()
    end = stop.start - text.endswith(":", floor, stop.start)
    clause = cut_clause(text, held, floor, end)
    is_label = not any(t.kind in (Mark.PURPOSE, Mark.REASON, Mark.NONE) for t in held)
    held.clear()
    if not is_label:
        return
    subject = discourse.find_spoken(clause)
    if subject and clause.start <= floor + 6 and stop.start - clause.start <= 80:
        discourse.topic = Mention(subject, discourse.year)
        discourse.label = subject


def _read_quantity(
    text: str, token: Token, held: list[Token], floor: int, discourse: Discourse
) -> Sequence[Reading]:
    if token.kind is Mark.PERCENT and not (discourse.current or discourse.topic or held):
        return ()
    if discourse.is_hypothetical:
        return ()
    clause = cut_clause(text, held, floor, token.start)
    if token.kind is Mark.PERCENT:
        reading = read_percent(text, token, clause, discourse)
    elif token.kind is Mark.SAME:
        reading = read_sameness(text, token, clause, discourse)
    elif sums_listed(clause):
        return ()
    else:
        reading = _read_amount(text, token, clause, held, discourse)
        discourse.is_unknown = reading is None and (
            discourse.is_unknown or token.kind is Mark.AMOUNT
        )
    if reading is None:
        return ()
    return repeat_for_listed(reading, clause) if states_each(clause) else (reading,)


def _read_amount(
    text: str, token: Token, clause: Clause, held: list[Token], discourse: Discourse
) -> Reading | None:
    if not clause.text[clause.start : clause.end] or discourse.splits_by_fund(clause):
        return None
    is_purpose = any(t.kind is Mark.PURPOSE and t.end == clause.start for t in held)
    subject = None if is_purpose else discourse.find_spoken(clause)
    whole = discourse.items_of
    if subject and subject.metric in _ALSO_PROJECTS and discourse.lists_projects:
        subject = None
    if whole and not _is_of_the_form(clause, subject) and not _is_left_unsaid(clause, subject):
        named = read_item(text, token, clause, whole, discourse)
        if named or not clause.is_filling(clause.start, clause.end):
            return named
    may_be_unsaid = token.kind is Mark.AMOUNT and not clause.last(Term.OTHER)
    may_be_unsaid &= not (discourse.is_unknown and clause.last(Mark.COMPARE))
    if subject is None and may_be_unsaid and clause.is_filling(clause.start, clause.end):
        earlier = find_earlier_clause(text, clause, held)
        if earlier and (subject := discourse.find_spoken(earlier)):
            clause = earlier
        else:
            if discourse.plain_parts > 1 and _SUM_OF_PARTS.fullmatch(
                text, clause.start, clause.end
            ):
                return None
            compare = clause.last(Mark.COMPARE) or discourse.base
            subject = _turn_side(clause, discourse.unsaid_subject(compare, text))
            subject = _join_sides(clause, subject, discourse) or _find_whole_budget(clause)
    return _state(text, token, clause, subject, discourse) if subject else None


def _find_whole_budget(clause: Clause) -> Subject | None:
    """Return the whole budget where a clause names nothing else: 2031年部门预算总额."""
    found = _WHOLE_BUDGET.fullmatch(clause.text, clause.start, clause.end)
    return Subject("total_budget") if found else None


def _join_sides(clause: Clause, subject: Subject | None, discourse: Discourse) -> Subject | None:
    """Return both sides where 各增加 follows what was said of revenue and of expenditure."""
    said = {mention.metric for mention in (discourse.head, discourse.current) if mention}
    is_of_both = said == {"total_revenue", "total_expenditure"}
    if is_of_both and "各" in clause.text[clause.start : clause.end]:
        return Subject("total_revenue_and_expenditure")
    return subject


def _turn_side(clause: Clause, subject: Subject | None) -> Subject | None:
    """Turn revenue to expenditure where 支出决算 follows what was said of a revenue."""
    stated = clause.last(Term.PHASE, Term.SIDE)
    if subject is None or stated is None or not clause.text.startswith("支出", stated.start):
        return subject
    if not subject.metric.endswith("_revenue"):
        return subject
    return Subject(f"{subject.metric.removesuffix('_revenue')}_expenditure")


def _is_of_the_form(clause: Clause, subject: Subject | None) -> bool:
    """Whether the clause names an amount of the form and nothing else, no project."""
    if subject is None:
        return False
    is_function = subject.metric == "functional_item"
    return is_function or clause.is_filling(clause.start, clause.subject_start)


def _is_left_unsaid(clause: Clause, subject: Subject | None) -> bool:
    """Whether the clause speaks of what was named before: 比上年增加, 2024年预算数."""
    is_linked = clause.last(*LINKED, Term.PHASE) is not None
    return subject is None and is_linked and clause.is_filling(clause.start, clause.end)


def _state(
    text: str, token: Token, clause: Clause, subject: Subject, discourse: Discourse
) -> Reading:
    direction = find_direction(clause)
    compare = clause.last(Mark.COMPARE)
    is_change = direction is not None
    stated = find_stated_year(text, clause, discourse)
    year = discourse.year_of(stated, subject.metric)
    base = compare or (discourse.base if is_change else None)
    years = _find_compared_years(base, text, discourse) if is_change and not stated else []
    if years:
        year = years[-1]
    is_of_base = compare is not None and clause.tokens[-1] == compare
    if compare and not is_change and (is_of_base or not clause.last(Mark.YEAR)):
        year = find_base_year(text, compare, year, discourse)
    mention = Mention(subject, year, direction, is_change)
    metric = name_metric(clause, mention, base, discourse)
    held_against = base or discourse.earlier_base
    number, unit = to_amount(text, token)
    discourse.say(mention)
    return Reading(
        metric=metric,
        amount=number,
        unit=unit,
        start=find_quote_start(clause),
        end=token.end,
        year=year,
        name=subject.name,
        direction=direction,
        base_year=(years[0] if years else find_base_year(text, held_against, year, discourse))
        if is_change
        else None,
    )


def _find_compared_years(base: Token | None, text: str, discourse: Discourse) -> list[int]:
    """The two years of 2031年预算5万元,2030年预算6万元,(比上年)减少1万元."""
    if base and not text.startswith(("上年", "上一年", "去年"), base.start + 1):
        return []
    mentioned = (discourse.head, discourse.earlier, discourse.current)
    years = sorted({mention.year for mention in mentioned if mention and mention.year})
    return years if len(years) > 1 else []
