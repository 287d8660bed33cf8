"""A budget in the form of central departments: tables numbered 表1 to 表11, totals above parts."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.made_up.office import (
    CAPITAL,
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
from samples.names import FUNCTIONS

_DIGITS = "一二三四五六七八九十"
_SOURCES = {GENERAL: "一般公共预算", MANAGED: "政府性基金预算", CAPITAL: "国有资本经营预算"}
_CAPTION = ("部门：{0.name}", "{0.year}年", "单位：万元")


def build_central_budget(office: Office) -> Publication:
    """Return a publication of the forms alone."""
    title = f"{office.name}{office.year}年部门预算"
    forms = (
        _summary(office),
        _revenue(office),
        _by_use(office, "表3 部门支出总表", list(office.items)),
        _fiscal_appropriation(office),
        _general_budget(office),
        _basic_expenditure(office),
        _three_public(office),
        _by_use(office, "表8 政府性基金预算支出表", office.paid_by(MANAGED)),
        _by_use(office, "表9 国有资本经营预算支出表", office.paid_by(CAPITAL)),
        _projects(office),
        _services(office),
    )
    return Publication(title, title, (Heading(title, 0), *forms))


def _caption(office: Office) -> list[str]:
    return [text.format(office) for text in _CAPTION]


def _classes(items: list[Item]) -> list[tuple[str, Decimal]]:
    amounts = [
        (name, total([item for item in items if code and item.code.startswith(code)], "spent"))
        for code, name in FUNCTIONS
    ]
    return [(name, amount) for name, amount in amounts if amount]


def _pad(left: list[list[str]], right: list[list[str]]) -> list[list[str]]:
    """Set two lists of lines side by side."""
    width = len(right[0])
    height = max(len(left), len(right))
    left = [*left, *[["", ""]] * (height - len(left))]
    right = [*right, *[[""] * width] * (height - len(right))]
    return [one + other for one, other in zip(left, right, strict=True)]


def _summary(office: Office) -> Table:
    sources = {**{f: f"{name}拨款收入" for f, name in _SOURCES.items()}, OWN: "事业收入"}
    left = [
        [f"{_DIGITS[at]}、{name}", money(total(office.paid_by(fund), "received"))]
        for at, (fund, name) in enumerate(sources.items())
    ]
    right = [
        [f"{_DIGITS[at]}、{name}", money(amount)]
        for at, (name, amount) in enumerate(_classes(list(office.items)))
    ]
    received, spent = total(office.items, "received"), total(office.items, "spent")
    opening, closing = total(office.items, "opening"), total(office.items, "closing")
    lines = [
        *_pad(left, right),
        ["本年收入合计", money(received), "本年支出合计", money(spent)],
        ["使用非财政拨款结余", "", "结转下年", money(closing)],
        ["上年结转", money(opening), "", ""],
        ["收入总计", money(received + opening), "支出总计", money(spent + closing)],
    ]
    header = [(Box("收入", 2), Box("支出", 2)), boxes("项目", "预算数", "项目", "预算数")]
    return form("表1 部门收支总表", _caption(office), header, lines)


def _revenue(office: Office) -> Table:
    """The one row in which all sources stand side by side."""
    names = ("合计", "上年结转", *(f"{name}拨款收入" for name in _SOURCES.values()))
    names = (*names, "财政专户管理资金", "事业收入", "其他收入")
    received = [total(office.paid_by(fund), "received") for fund in (*FUNDS, OWN)]
    opening = total(office.items, "opening")
    amounts = [sum(received, opening), opening, *received[:3], NOTHING, received[3], NOTHING]
    header = [tuple(Box(name) for name in names)]
    return form("表2 部门收入总表", _caption(office), header, [list(map(money, amounts))])


def _header(*columns: str) -> list[Row]:
    return [boxes("科目编码", "科目名称", *columns)]


def _by_use(office: Office, title: str, items: list[Item]) -> Table:
    def amounts(found: list[Item]) -> list[Decimal]:
        return [total(found, field) for field in ("spent", "basic", "project")]

    header = _header("合计", "基本支出", "项目支出")
    return form(title, _caption(office), header, classified(office, items, amounts))


def _fiscal_appropriation(office: Office) -> Table:
    by_fund = [office.paid_by(fund) for fund in FUNDS]
    fiscal = [item for items in by_fund for item in items]
    left = [["一、本年收入", money(total(fiscal, "received"))]]
    left += _by_source(by_fund, "received")
    left += [["二、上年结转", money(total(fiscal, "opening"))], *_by_source(by_fund, "opening")]
    right = [["一、本年支出", *_funds(by_fund, "spent")]]
    for at, (name, amount) in enumerate(_classes(fiscal)):
        parts = [dict(_classes(items)).get(name, NOTHING) for items in by_fund]
        right.append([f"（{_DIGITS[at]}）{name}", money(amount), *map(money, parts)])
    right.append(["二、结转下年", *_funds(by_fund, "closing")])
    received = total(fiscal, "received") + total(fiscal, "opening")
    ends = [total(items, "spent") + total(items, "closing") for items in by_fund]
    last = ["收入总计", money(received), "支出总计", money(sum(ends, NOTHING)), *map(money, ends)]
    header = [
        (Box("收入", 2), Box("支出", 5)),
        boxes("项目", "预算数", "项目", "合计", *_SOURCES.values()),
    ]
    return form("表4 财政拨款收支总表", _caption(office), header, [*_pad(left, right), last])


def _by_source(by_fund: list[list[Item]], field: str) -> list[list[str]]:
    return [
        [f"（{_DIGITS[at]}）{name}拨款", money(total(by_fund[at], field))]
        for at, name in enumerate(_SOURCES.values())
    ]


def _funds(by_fund: list[list[Item]], field: str) -> list[str]:
    amounts = [total(items, field) for items in by_fund]
    return [money(sum(amounts, NOTHING)), *map(money, amounts)]


def _general_budget(office: Office) -> Table:
    def amounts(found: list[Item]) -> list[Decimal]:
        last_year = sum((item.spent for item in found), NOTHING) - len(found)
        return [last_year, *(total(found, field) for field in ("spent", "basic", "project"))]

    header = [
        (Box("功能分类科目", 2), Box(f"{office.year - 1}年执行数", rows=2),
         Box(f"{office.year}年预算数", 3)),
        boxes("科目编码", "科目名称", "小计", "基本支出", "项目支出"),
    ]  # fmt: skip
    rows = classified(office, office.paid_by(GENERAL), amounts)
    return form("表5 一般公共预算支出表", _caption(office), header, [*rows[1:], rows[0]])


def _basic_expenditure(office: Office) -> Table:
    lines = []
    for group in sorted({code[:3] for code in office.economy}):
        under = {code: x for code, x in office.economy.items() if code.startswith(group)}
        for code, amount in {group: sum(under.values(), NOTHING), **under}.items():
            is_personnel = code.startswith(("301", "303"))
            halves = [money(amount), ""] if is_personnel else ["", money(amount)]
            lines.append([code, office.names[code], money(amount), *halves])
    whole = sum(office.economy.values(), NOTHING)
    other = sum((x for code, x in office.economy.items() if code[:3] in ("302", "310")), NOTHING)
    lines.append(["", "合计", money(whole), money(whole - other), money(other)])
    header = [
        (Box("部门预算支出经济分类科目", 2), Box(f"{office.year}年基本支出", 3)),
        boxes("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
    ]
    return form("表6 一般公共预算基本支出表", _caption(office), header, lines)


def _three_public(office: Office) -> Table:
    before = (Box("合计", rows=2), Box("因公出国（境）费", rows=2))
    half = (*before, Box("公务用车购置及运行费", 3), Box("公务接待费", rows=2))
    low = ("小计", "公务用车购置费", "公务用车运行费")
    years = (Box(f"{office.year - 1}年预算数", 6), Box(f"{office.year}年预算数", 6))
    amounts = [
        [vehicles + office.travel + visits, office.travel, vehicles, office.purchase, run, visits]
        for run, visits in (
            (office.running + 1, office.hospitality + 1),
            (office.running, office.hospitality),
        )
        if (vehicles := office.purchase + run) is not None
    ]
    row = [money(amount) for year in amounts for amount in year]
    header = [years, half * 2, boxes(*low * 2)]
    return form("表7 “三公”经费支出表", _caption(office), header, [row])


def _projects(office: Office) -> Table:
    items = [item for item in office.items if item.project]
    whole = ["", "合计", "", money(total(items, "project"))]
    rows = [["特定目标类", office.names[i.code], office.name, money(i.project)] for i in items]
    header = [boxes("类型", "项目名称", "项目单位", "合计")]
    return form("表10 项目支出表", _caption(office), header, [whole, *rows])


def _services(office: Office) -> Table:
    header = [boxes("购买服务项目名称", "承接主体类别", "预算金额")]
    return form("表11 政府购买服务预算表", _caption(office), header, [["化验服务", "企业", "6.20"]])
