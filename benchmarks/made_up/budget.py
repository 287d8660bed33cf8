"""The nine forms of a budget with four funds, own revenue and carryovers."""

from __future__ import annotations

from decimal import Decimal

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

_SOURCES = {
    GENERAL: "一般公共预算拨款收入",
    MANAGED: "政府性基金预算拨款收入",
    CAPITAL: "国有资本经营预算拨款收入",
    OWN: "事业收入",
}


def build_budget(office: Office) -> Publication:
    """Return a publication of the forms alone."""
    title = f"{office.name}{office.year}年部门预算信息公开"
    by_use = "部门预算{}财政拨款支出表"
    forms = (
        _revenue_and_expenditure(office),
        _revenue(office),
        _by_use(office, "部门预算支出总表", list(office.items)),
        _fiscal_appropriation(office),
        _by_use(office, by_use.format("一般公共预算"), office.paid_by(GENERAL)),
        _basic_expenditure(office),
        _by_use(office, by_use.format("政府性基金预算"), office.paid_by(MANAGED)),
        _by_use(office, by_use.format("国有资本经营预算"), office.paid_by(CAPITAL)),
        _three_public(office),
    )
    return Publication(title, title, (Heading(title, 0), *forms))


def _caption(office: Office) -> tuple[str, str, str]:
    return f"{office.code}{office.name}", f"预算年度：{office.year}", "单位：万元"


def _two_lines(columns: tuple[str, ...]) -> list[Row]:
    head = (Box("功能分类科目", 2), *(Box(name, rows=2) for name in columns))
    return [head, boxes("科目编码", "科目名称")]


def _spent_by_class(items: list[Item], code: str) -> Decimal:
    return total([item for item in items if code and item.code.startswith(code)], "spent")


def _revenue_and_expenditure(office: Office) -> Table:
    lines = []
    for at, (code, name) in enumerate(FUNCTIONS):
        left = ["", ""]
        if at < len(_SOURCES):
            fund, source = list(_SOURCES.items())[at]
            left = [f"{NUMERALS[at]}、{source}", money(total(office.paid_by(fund), "received"))]
        right = [f"{NUMERALS[at]}、{name}", money(_spent_by_class(list(office.items), code))]
        lines.append([*left, *right])
    received, spent = total(office.items, "received"), total(office.items, "spent")
    opening, closing = total(office.items, "opening"), total(office.items, "closing")
    lines += [
        ["本年收入合计", money(received), "本年支出合计", money(spent)],
        ["上年结转结余", money(opening), "年终结转结余", money(closing)],
        ["收入总计", money(received + opening), "支出总计", money(spent + closing)],
    ]
    header = [(Box("收入", 2), Box("支出", 2)), boxes("项目", "预算数", "项目", "预算数")]
    return form("部门预算收支总表", _caption(office), header, lines)


def _revenue(office: Office) -> Table:
    own = ("事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")
    header = [
        (Box("功能分类科目", 2), Box("合计", rows=2), Box("本年收入", 8), Box("上年结转", rows=2)),
        boxes("科目编码", "科目名称", "小计", "财政拨款收入", "财政专户收入", *own),
    ]

    def amounts(items: list[Item]) -> list[Decimal]:
        fiscal = total([item for item in items if item.fund != OWN], "received")
        own = total([item for item in items if item.fund == OWN], "received")
        opening = total(items, "opening")
        sources = [fiscal, NOTHING, own, *[NOTHING] * 4]
        return [fiscal + own + opening, fiscal + own, *sources, opening]

    rows = classified(office, office.items, amounts)
    return form("部门预算收入总表", _caption(office), header, rows)


def _by_use(office: Office, title: str, items: list[Item]) -> Table:
    def amounts(found: list[Item]) -> list[Decimal]:
        return [total(found, field) for field in ("spent", "basic", "project")]

    header = _two_lines(("合计", "基本支出", "项目支出"))
    return form(title, _caption(office), header, classified(office, items, amounts))


def _fiscal_appropriation(office: Office) -> Table:
    by_fund = [office.paid_by(fund) for fund in FUNDS]
    received = [total(items, "received") for items in by_fund]
    opening = [total(items, "opening") for items in by_fund]
    spent = [total(items, "spent") for items in by_fund]
    closing = [total(items, "closing") for items in by_fund]
    lines = []
    for at, (code, name) in enumerate(FUNCTIONS):
        left = [f"{NUMERALS[at]}、{FUND_COLUMNS[at]}", money(received[at])] if at < 3 else ["", ""]
        amounts = [_spent_by_class(items, code) for items in by_fund]
        right = [money(sum(amounts, NOTHING)), *map(money, amounts)]
        lines.append([*left, f"{NUMERALS[at]}、{name}", *right])
    lines.append(["本年收入合计", _sum(received), "本年支出合计", _sum(spent), *map(money, spent)])
    carried = ["年初财政拨款结转和结余", _sum(opening), "年末财政拨款结转和结余"]
    lines.append([*carried, _sum(closing), *map(money, closing)])
    for at, name in enumerate(FUND_COLUMNS):
        lines.append([f"{NUMERALS[at]}、{name}", money(opening[at]), *[""] * 5])
    ends = [spent[at] + closing[at] for at in range(3)]
    lines.append(["收入总计", _sum([*received, *opening]), "支出总计", _sum(ends)])
    lines[-1] += map(money, ends)
    header = [
        (Box("收入", 2), Box("支出", 5)),
        boxes("项目", "金额", "项目", "合计", *FUND_COLUMNS),
    ]
    return form("部门预算财政拨款收支总表", _caption(office), header, lines)


def _sum(amounts: list[Decimal]) -> str:
    return money(sum(amounts, NOTHING))


def _basic_expenditure(office: Office) -> Table:
    whole = sum(office.economy.values(), NOTHING)
    people = sum((x for code, x in office.economy.items() if _is_personnel(code)), NOTHING)
    lines = [["", "合计", money(whole), money(people), money(whole - people)]]
    for group in sorted({code[:3] for code in office.economy}):
        under = {code: x for code, x in office.economy.items() if code.startswith(group)}
        for code, amount in {group: sum(under.values(), NOTHING), **under}.items():
            halves = [money(amount), ""] if _is_personnel(code) else ["", money(amount)]
            lines.append([code, office.names[code], money(amount), *halves])
    header = [
        (Box("支出部门经济分类科目", 2), Box("一般公共预算基本支出", 3)),
        boxes("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
    ]
    return form("部门预算一般公共预算财政拨款基本支出表", _caption(office), header, lines)


def _is_personnel(code: str) -> bool:
    return code.startswith(("301", "303"))


def _three_public(office: Office) -> Table:
    vehicles = office.purchase + office.running
    whole = office.travel + vehicles + office.hospitality
    rows = [
        ("合计", whole),
        ("“三公”经费小计", whole),
        ("一、因公出国（境）费", office.travel),
        ("二、公务用车购置及运维费", vehicles),
        ("其中：公务用车购置费", office.purchase),
        ("公务用车运行维护费", office.running),
        ("三、公务接待费", office.hospitality),
    ]
    header = [
        (Box("项目", rows=2), Box("资金性质", 4)),
        boxes("合计", "一般公共预算财政拨款", "政府性基金预算拨款", "国有资本经营预算财政拨款"),
    ]
    lines = [[label, money(amount), money(amount), "", ""] for label, amount in rows]
    return form("部门预算财政拨款“三公”经费支出表", _caption(office), header, lines)
