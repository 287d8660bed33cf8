"""Final accounts in words: completion of the budget, shares, and more or less than planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from services.validation.core.evaluation import HELD, Evaluation, broken, undecidable, verdict
from services.validation.core.figures import Figure
from services.validation.core.ledger import Ledger
from services.validation.core.registry import FINAL_ACCOUNTS, rule
from services.validation.core.texts import compact
from shared.contracts.findings import Outcome, Severity
from shared.contracts.location import Location

BASIS = "决算说明的比例和用语以所印金额为准"
_MONEY = r"(?<![\d.])(?<!\d,)(\d[\d,]{0,15}(?:\.\d{1,6})?)(万元|亿元|元)"
# 年初预算为0万元，全年预算为321.02万元，支出决算为307.82万元，完成年初预算的95.89%
_BUDGET = re.compile(rf"(年初|全年|调整)?预算数?(?:为|是)?{_MONEY}")
_FINAL = re.compile(rf"决算数?(?:为|是)?{_MONEY}")
_RATE = re.compile(r"(?:完成|为|占)(年初|全年|调整)?预算数?的(\d{1,6}(?:\.\d{1,4})?)[%％]")
# 决算数小于全年预算数, 决算数与年初预算持平
_WORDING = re.compile(
    r"决算数?(?:与|和)?(大于|小于|等于|高于|低于)?(年初|全年|调整)?预算数?(?:基本)?(持平|一致)?"
)
# 财政拨款收入307.82万元，占100.00%
_SHARE = re.compile(rf"{_MONEY}，占([^，。；\d]{{0,14}}?)(\d{{1,3}}(?:\.\d{{1,4}})?)[%％]")
# What makes an amount that of a change, and the total of nothing: 较上年增加
_CHANGED = re.compile(r"(?:[增减][加长少]?|下降|提高|降低|上升)了?$")
_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
# What an amount is of: the words right before it.
_SUBJECT = re.compile(r"[\u4e00-\u9fff（）]{1,40}$")


@dataclass(frozen=True)
class Statement:
    """One paragraph's budget, outturn and what is said of them."""

    text: str
    budgets: dict[str, Figure]
    final: Figure
    location: Location | None


def _with_wide_commas(text: str) -> str:
    """The text in one width, its commas wide but for those that group thousands."""
    return _COMMA.sub("，", compact(text))


def _figure(
    match: re.Match[str], number: int, label: str, text: str, place: Location | None
) -> Figure:
    return Figure(
        name=label,
        amount=Decimal(match[number].replace(",", "")),
        unit=match[number + 1],
        text=match[number],
        quote=match[0],
        location=place,
    )


def statements(ledger: Ledger) -> list[Statement]:
    """The paragraphs that give a budget and its outturn."""
    found = []
    for block in ledger.document.paragraphs:
        text = _with_wide_commas(block.text) if "决算" in block.text else ""
        final = _FINAL.search(text)
        head = text[: final.end()] if final else ""
        budgets = {
            match[1] or "": _figure(match, 2, f"{match[1] or ''}预算", text, block.location)
            for match in _BUDGET.finditer(head)
        }
        if final is not None and budgets:
            figure = _figure(final, 1, "支出决算", text, block.location)
            found.append(Statement(text, budgets, figure, block.location))
    return found


def _share(text: str, part: Decimal, whole: Decimal) -> Outcome:
    """Whether a printed percentage is part/whole, to its printed digits or one more unit."""
    printed = Decimal(text)
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    gap = abs(part / whole * 100 - printed)
    if gap <= step / 2:
        return Outcome.HELD
    return Outcome.ROUNDING if gap <= step else Outcome.BROKEN


@rule(
    "D-08",
    statement="“完成预算的X%” = 决算 ÷ 该预算；预算为零时不得计算完成率",
    basis=BASIS,
    kinds=FINAL_ACCOUNTS,
    when="文字写有完成预算的百分比",
    applies=lambda ledger: any(_RATE.search(s.text) for s in statements(ledger)),
)
def completion_rates_are_the_quotient(ledger: Ledger) -> Iterator[Evaluation]:
    """A stated completion is outturn over that budget, and none is stated over a zero budget."""
    for statement in statements(ledger):
        rate = _RATE.search(statement.text)
        if rate is None:
            continue
        which = rate[1] or ""
        budget = statement.budgets.get(which)
        quote = f"{_head(statement)}，{rate[0]}"
        final = statement.final
        said = Figure(name=rate[0], text=f"{rate[2]}%", quote=quote, location=statement.location)
        if budget is None:
            yield undecidable(
                f"“{rate[0]}”所指的预算未印出", f"no such budget: {rate[0]}", [said, final]
            )
        elif budget.value == 0:
            yield broken(
                f"{which}预算为零，却写“{rate[0]}”",
                f"a completion rate over a budget of zero: {rate[0]}",
                [said, budget, final],
                actual=f"{rate[2]}%",
            )
        else:
            outcome = _share(rate[2], final.yuan, budget.yuan)
            wanted = final.yuan / budget.yuan * 100
            yield Evaluation(
                outcome,
                left=(said, budget, final),
                expected=f"{wanted:.2f}%",
                actual=f"{rate[2]}%",
                message=_quotient(final, budget, rate[2]),
                message_en=_quotient_en(final, budget, rate[2]),
            )


def _quotient(part: Figure, whole: Figure, said: str) -> str:
    real = part.yuan / whole.yuan * 100
    return f"{part.label} {part.text} ÷ {whole.label} {whole.text} = {real:.2f}%，文字为 {said}%"


def _quotient_en(part: Figure, whole: Figure, said: str) -> str:
    real = part.yuan / whole.yuan * 100
    return f"{part.text} / {whole.text} is {real:.2f} %, the text says {said} %"


def _head(statement: Statement) -> str:
    """The words from the first budget to the outturn."""
    first = min(statement.text.find(f.quote or "") for f in statement.budgets.values())
    end = statement.text.find(statement.final.quote or "") + len(statement.final.quote or "")
    return statement.text[max(0, first) : end]


@rule(
    "D-09",
    statement="文字的占比 = 部分 ÷ 总数；同一总数的占比合计为 100%",
    basis=BASIS,
    kinds=FINAL_ACCOUNTS,
    when="文字逐项写有占比",
    applies=lambda ledger: any(_lists(ledger)),
)
def shares_are_the_quotient(ledger: Ledger) -> Iterator[Evaluation]:
    """A stated share is part over total, and the shares of one total add up to 100 %."""
    for total, parts, place in _lists(ledger):
        if total.yuan == 0:
            yield undecidable("总数为零，占比无从计算", "the total is zero", [total])
            continue
        for part, share in parts:
            outcome = _share(share, part.yuan, total.yuan)
            wanted = part.yuan / total.yuan * 100
            yield Evaluation(
                outcome,
                left=(part, total),
                expected=f"{wanted:.2f}%",
                actual=f"{share}%",
                message=_quotient(part, total, share),
                message_en=_quotient_en(part, total, share),
            )
        if sum(part.yuan for part, _ in parts) == total.yuan:
            whole = sum((Decimal(share) for _, share in parts), Decimal(0))
            slack = Decimal("0.01") * len(parts)
            yield verdict(
                abs(whole - 100) <= slack,
                f"各项占比合计 {whole}%",
                f"the shares add up to {whole} %",
                [Figure(name="占比合计", text=f"{whole}%", location=place)],
            )


def _lists(ledger: Ledger) -> list[tuple[Figure, list[tuple[Figure, str]], Location | None]]:
    """Totals that are followed by parts with their shares."""
    found = []
    for block in ledger.document.paragraphs:
        text = _with_wide_commas(block.text) if "占" in block.text else ""
        head, mark, tail = text.partition("其中" if "其中" in text else "主要用于以下方面")
        totals = [m for m in re.finditer(_MONEY, head) if not _CHANGED.search(head, 0, m.start())]
        parts = [match for match in _SHARE.finditer(tail) if not match[3]] if mark else []
        if not totals or not parts:
            continue
        total = _figure(totals[-1], 1, "总数", text, block.location)
        pairs = [
            (_figure(match, 1, _subject(tail, match), text, block.location), match[4])
            for match in parts
        ]
        found.append((total, pairs, block.location))
    return found


def _subject(text: str, match: re.Match[str]) -> str:
    """The words right before an amount."""
    found = _SUBJECT.search(text[max(0, match.start() - 40) : match.start()])
    return found[0] if found else "部分"


@rule(
    "D-10",
    statement="“决算数大于/小于/持平”与金额一致，不持平的说明原因",
    basis=BASIS,
    severity=Severity.WARNING,
    kinds=FINAL_ACCOUNTS,
    when="文字比较决算数与预算数",
    applies=lambda ledger: any(_wording(s) for s in statements(ledger)),
)
def comparisons_agree_with_the_amounts(ledger: Ledger) -> Iterator[Evaluation]:
    """More, less or the same as budgeted agrees with the amounts, and has its reason."""
    for statement in statements(ledger):
        wording = _wording(statement)
        if wording is None:
            continue
        word, which, quote = wording
        budget = _compared(statement, which)
        said = Figure(name=quote, quote=quote, location=statement.location)
        if budget is None:
            yield undecidable(f"“{quote}”所指的预算不明", f"which budget: {quote}", [said])
            continue
        real = _relation(statement.final.yuan - budget.yuan)
        wanted = _MEANING[word]
        if wanted != real:
            yield broken(
                f"“{quote}”与金额不符：决算 {statement.final.text}，预算 {budget.text}",
                f"{quote}: outturn {statement.final.text}, budget {budget.text}",
                [said, budget, statement.final],
            )
        elif real == 0 or "原因" in statement.text:
            yield HELD
        else:
            yield verdict(
                False,
                f"“{quote}”未说明原因",
                f"no reason is given: {quote}",
                [said],
                severity=Severity.INFO,
            )


_MEANING = {"大于": 1, "高于": 1, "小于": -1, "低于": -1, "等于": 0, "持平": 0, "一致": 0}


def _relation(difference: Decimal) -> int:
    return (difference > 0) - (difference < 0)


def _wording(statement: Statement) -> tuple[str, str, str] | None:
    for match in _WORDING.finditer(statement.text):
        if word := match[1] or match[3]:
            return word, match[2] or "", match[0]
    return None


def _compared(statement: Statement, which: str) -> Figure | None:
    if which:
        return statement.budgets.get(which)
    return next(iter(statement.budgets.values())) if len(statement.budgets) == 1 else None
