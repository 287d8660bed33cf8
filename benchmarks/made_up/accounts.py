"""The nine forms of final accounts, numbered 财决公开01 to 09."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from benchmarks.made_up.office import (
    CAPITAL,
    FUND_COLUMNS,
    FUNDS,
    GENERAL,
    MANAGED,
    NOTHING,
    OWN,
    Item,
    Office,
    classified,
    form,
    total,
)
from samples.content import Box, Heading, Publication, Row, Table, boxes, money
from samples.names import FUNCTIONS, NUMERALS

_REVENUE = {
    GENERAL: "一般公共预算财政拨款收入",
    MANAGED: "政府性基金预算财政拨款收入",
    CAPITAL: "国有资本经营预算财政拨款收入",
    OWN: "事业收入",
}


def build_accounts(office: Office) -> Publication:
    """Return a publication of the forms alone."""
    title = f"{office.name}{office.year}年度部门决算公开"
    general = office.paid_by(GENERAL)
    forms = (
        _summary(office),
        _revenue(office),
        _expenditure(office, "支出决算表", list(office.items), "03"),
        _fiscal_appropriation(office),
        _expenditure(office, "一般公共预算财政拨款支出决算表", general, "05"),
        _basic_expenditure(office),
        _three_public(office),
        _fund(office),
        _expenditure(office, "国有资本经营预算财政拨款支出决算表", office.paid_by(CAPITAL), "09"),
    )
    return Publication(title, title, (Heading(title, 0), *forms))


def _caption(office: Office, number: str) -> tuple[str, str, str]:
    return f"部门：{office.name}", f"{office.year}年度", f"公开{number}表 单位：万元"


def _classes(items: list[Item]) -> list[tuple[str, Decimal]]:
    return [
        (name, total([item for item in items if code and item.code.startswith(code)], "spent"))
        for code, name in FUNCTIONS
    ]


def _summary(office: Office) -> Table:
    spent = _classes(list(office.items))
    lines = []
    for at, (name, amount) in enumerate(spent):
        left = ["", ""]
        if at < len(_REVENUE):
            fund, source = list(_REVENUE.items())[at]
            left = [f"{NUMERALS[at]}、{source}", money(total(office.paid_by(fund), "received"))]
        lines.append([*left, f"{NUMERALS[at]}、{name}", money(amount)])
    received, used = total(office.items, "received"), total(office.items, "spent")
    opening, closing = total(office.items, "opening"), total(office.items, "closing")
    lines += [
        ["本年收入合计", money(received), "本年支出合计", money(used)],
        ["使用非财政拨款结余", "", "结余分配", ""],
        ["年初结转和结余", money(opening), "年末结转和结余", money(closing)],
        ["总计", money(received + opening), "总计", money(used + closing)],
    ]
    header = [(Box("收入", 2), Box("支出", 2)), boxes("项目", "决算数", "项目", "决算数")]
    return form("收入支出决算总表", _caption(office, "01"), header, lines)


def _header(*columns: str) -> list[Row]:
    head = (Box("项目", 2), *(Box(name, rows=2) for name in columns))
    return [head, boxes("功能分类科目编码", "科目名称")]


def _revenue(office: Office) -> Table:
    def amounts(items: list[Item]) -> list[Decimal]:
        own = total([item for item in items if item.fund == OWN], "received")
        whole = total(items, "received")
        return [whole, whole - own, NOTHING, own, NOTHING, NOTHING, NOTHING]

    own = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    rows = classified(office, office.items, amounts)
    header = _header("本年收入合计", "财政拨款收入", *own)
    return form("收入决算表", _caption(office, "02"), header, rows)


def _expenditure(office: Office, title: str, items: list[Item], number: str) -> Table:
    def amounts(found: list[Item]) -> list[Decimal]:
        return [total(found, field) for field in ("spent", "basic", "project")]

    header = _header("本年支出合计", "基本支出", "项目支出")
    return form(title, _caption(office, number), header, classified(office, items, amounts))


def _fiscal_appropriation(office: Office) -> Table:
    by_fund = [office.paid_by(fund) for fund in FUNDS]
    received, opening, spent, closing = (
        [total(items, field) for items in by_fund]
        for field in ("received", "opening", "spent", "closing")
    )
    lines = []
    for at, (_, name) in enumerate(FUNCTIONS):
        left = [f"{NUMERALS[at]}、{FUND_COLUMNS[at]}", money(received[at])] if at < 3 else ["", ""]
        amounts = [_classes(items)[at][1] for items in by_fund]
        lines.append([*left, f"{NUMERALS[at]}、{name}", *_with_sum(amounts)])
    lines.append(["本年收入合计", _with_sum(received)[0], "本年支出合计", *_with_sum(spent)])
    carried = ["年初财政拨款结转和结余", _with_sum(opening)[0], "年末财政拨款结转和结余"]
    lines.append([*carried, *_with_sum(closing)])
    for at, name in enumerate(FUND_COLUMNS):
        lines.append([name, money(opening[at]), *[""] * 5])
    ends = [spent[at] + closing[at] for at in range(3)]
    lines.append(["总计", _with_sum([*received, *opening])[0], "总计", *_with_sum(ends)])
    header = [
        (Box("收入", 2), Box("支出", 5)),
        boxes("项目", "金额", "项目", "合计", *FUND_COLUMNS),
    ]
    return form("财政拨款收入支出决算总表", _caption(office, "04"), header, lines)


def _with_sum(amounts: list[Decimal]) -> list[str]:
    return [money(sum(amounts, NOTHING)), *map(money, amounts)]


def _basic_expenditure(office: Office) -> Table:
    columns = [_economic(office, ("301", "303")), _economic(office, ("302", "310"))]
    blank = ["", "", ""]
    lines = [left + right for left, right in zip_longest(*columns, fillvalue=blank)]
    people, other = (
        sum((x for code, x in office.economy.items() if code.startswith(groups)), NOTHING)
        for groups in (("301", "303"), ("302", "310"))
    )
    lines.append(["", "人员经费合计", money(people), "", "公用经费合计", money(other)])
    header = [
        (Box("人员经费", 3), Box("公用经费", 3)),
        boxes(*["科目编码", "科目名称", "决算数"] * 2),
    ]
    title = "一般公共预算财政拨款基本支出决算明细表"
    return form(title, _caption(office, "06"), header, lines)


def _economic(office: Office, groups: tuple[str, ...]) -> list[list[str]]:
    lines = []
    for group in groups:
        under = {code: x for code, x in office.economy.items() if code.startswith(group)}
        if under:
            whole = {group: sum(under.values(), NOTHING), **under}
            lines += [[code, office.names[code], money(x)] for code, x in whole.items()]
    return lines


def _three_public(office: Office) -> Table:
    vehicles = Box("公务用车购置及运行维护费", 3)
    half = (*(Box(name, rows=2) for name in ("合计", "因公出国（境）费")), vehicles)
    half = (*half, Box("公务接待费", rows=2))
    low = ("小计", "公务用车购置费", "公务用车运行维护费")
    header = [(Box("预算数", 6), Box("决算数", 6)), half * 2, boxes(*low * 2)]
    spared = Decimal("0.35") if office.running else NOTHING
    budget = _three_amounts(office, office.running + spared)
    row = [*budget, *_three_amounts(office, office.running)]
    title = "财政拨款“三公”经费支出决算表"
    return form(title, _caption(office, "07"), header, [[money(amount) for amount in row]])


def _three_amounts(office: Office, running: Decimal) -> list[Decimal]:
    vehicles = office.purchase + running
    whole = office.travel + vehicles + office.hospitality
    return [whole, office.travel, vehicles, office.purchase, running, office.hospitality]


def _fund(office: Office) -> Table:
    def amounts(items: list[Item]) -> list[Decimal]:
        fields = ("opening", "received", "spent", "basic", "project", "closing")
        return [total(items, field) for field in fields]

    header = [
        (Box("项目", 2), Box("年初结转和结余", rows=2), Box("本年收入", rows=2),
         Box("本年支出", 3), Box("年末结转和结余", rows=2)),
        boxes("功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"),
    ]  # fmt: skip
    rows = classified(office, office.paid_by(MANAGED), amounts)
    title = "政府性基金预算财政拨款收入支出决算表"
    return form(title, _caption(office, "08"), header, rows)
