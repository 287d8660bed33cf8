"""The nine budget forms of a department."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from samples.content import Box, Row, Table, boxes, money
from samples.department import NOTHING, Department, FunctionalItem
from samples.names import FUNCTIONS, NAMES, NUMERALS

UNIT = "单位：万元"
EMPTY = "注：本部门没有安排{}，空表列示。"
_SOURCES = ("一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入")
_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


def build_budget_forms(department: Department) -> tuple[Table, ...]:
    """Return the nine forms in their order."""
    general = [item for item in department.items if not item.is_fund]
    fund = [item for item in department.items if item.is_fund]
    title = "部门预算{}财政拨款支出表"
    return (
        _revenue_and_expenditure(department),
        _revenue(department),
        _expenditure(department),
        _fiscal_appropriation(department),
        _by_function(department, title.format("一般公共预算"), general, ""),
        _basic_expenditure(department),
        _by_function(department, title.format("政府性基金预算"), fund, "政府性基金预算财政拨款"),
        _by_function(department, title.format("国有资本经营预算"), [], "国有资本经营预算财政拨款"),
        _three_public_expenses(department),
    )


def caption(department: Department, left: int, middle: int, right: int) -> Row:
    """Return the line of department, year and unit over so many columns each."""
    return (
        Box(f"{department.code} {department.name}", left),
        Box(f"预算年度：{department.year}", middle),
        Box(UNIT, right),
    )


def _numbers(width: int) -> Row:
    return boxes("栏次", *map(str, range(1, width)))


def _number_rows(rows: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(boxes(str(number), *row) for number, row in enumerate(rows, 1))


def _by_class(items: Iterable[FunctionalItem]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for item in items:
        totals[item.code[:3]] = totals.get(item.code[:3], NOTHING) + item.total
    return totals


def add_up(items: Sequence[FunctionalItem], *, key: str) -> FunctionalItem:
    """Return the sum of the items under a class or section, by the beginning of their code."""
    under = [item for item in items if item.code.startswith(key)]
    basic = sum((item.basic for item in under), NOTHING)
    return FunctionalItem(key, basic, sum((item.project for item in under), NOTHING))


def _tree(items: Sequence[FunctionalItem]) -> list[FunctionalItem]:
    """Return the sums of classes and sections before their items, in the order of the codes."""
    keys = {item.code[:length] for item in items for length in (3, 5, 7)}
    return [add_up(items, key=key) for key in sorted(keys)]


def _classified(
    items: Sequence[FunctionalItem], amounts: Callable[[FunctionalItem], Sequence[Decimal]]
) -> tuple[Row, ...]:
    lines = [["", "合计", *map(money, amounts(add_up(items, key="")))]]
    lines += [[i.code, NAMES[i.code], *map(money, amounts(i))] for i in _tree(items)]
    return _number_rows(lines)


def _function_header(*columns: str) -> tuple[Row, ...]:
    head = (Box("序号", rows=2), Box("功能分类科目", 2), *(Box(name, rows=2) for name in columns))
    return (head, boxes("科目编码", "科目名称"), _numbers(len(columns) + 3))


def _revenue_and_expenditure(department: Department) -> Table:
    spent = _by_class(department.items)
    received = (department.total - department.fund, department.fund, NOTHING, NOTHING, NOTHING)
    sources = (*_SOURCES, "财政专户管理资金收入", "单位资金")
    lines = []
    for at, (code, name) in enumerate(FUNCTIONS):
        left = (f"{NUMERALS[at]}、{sources[at]}", money(received[at])) if at < 5 else ("", "")
        lines.append((*left, f"{NUMERALS[at]}、{name}", money(spent.get(code))))
    total = money(department.total)
    lines += [
        ("本年收入合计", total, "本年支出合计", total),
        ("上年结转结余", "", "年终结转结余", ""),
        ("收入总计", total, "支出总计", total),
    ]
    return Table(
        "部门预算收支总表",
        (8, 30, 16, 30, 16),
        (
            (Box("序号", rows=2), Box("收入", 2), Box("支出", 2)),
            boxes("项目", "预算数", "项目", "预算数"),
            _numbers(5),
        ),
        _number_rows(lines),
        caption(department, 2, 2, 1),
    )


def _revenue(department: Department) -> Table:
    own = ("财政专户收入", "事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")
    return Table(
        "部门预算收入总表",
        (6, 11, 24, 11, 11, 11, 9, 9, 9, 9, 9, 9, 9),
        (
            (Box("序号", rows=2), Box("功能分类科目", 2), Box("合计", rows=2), Box("本年收入", 8),
             Box("上年结转", rows=2)),
            boxes("科目编码", "科目名称", "小计", "财政拨款收入", *own),
            _numbers(13),
        ),
        _classified(department.items, lambda i: (i.total, i.total, i.total, *[NOTHING] * 7)),
        caption(department, 5, 5, 3),
        is_wide=True,
    )  # fmt: skip


def _expenditure(department: Department) -> Table:
    columns = ("合计", "基本支出", "项目支出", "经营支出", "上解上级支出", "对附属单位补助支出")
    return Table(
        "部门预算支出总表",
        (6, 12, 30, 13, 13, 13, 11, 11, 13),
        _function_header(*columns),
        _classified(department.items, lambda i: (i.total, i.basic, i.project, *[NOTHING] * 3)),
        caption(department, 3, 4, 2),
        is_wide=True,
    )


def _fiscal_appropriation(department: Department) -> Table:
    general = _by_class(item for item in department.items if not item.is_fund)
    fund = _by_class(item for item in department.items if item.is_fund)
    received = (department.total - department.fund, department.fund, NOTHING)
    lines = []
    for at, (code, name) in enumerate(FUNCTIONS):
        source = _SOURCES[at].removesuffix("收入") if at < 3 else ""
        left = (f"{NUMERALS[at]}、{source}", money(received[at])) if at < 3 else ("", "")
        both = general.get(code, NOTHING), fund.get(code, NOTHING)
        lines.append(
            (*left, f"{NUMERALS[at]}、{name}", *map(money, (sum(both, NOTHING), *both)), "")
        )
    total = money(department.total)
    by_fund = (total, money(received[0]), money(received[1]), "")
    lines += [
        ("本年收入合计", total, "本年支出合计", *by_fund),
        ("年初财政拨款结转和结余", "", "年末财政拨款结转和结余", "", "", "", ""),
        *((f"{NUMERALS[at]}、{_SOURCES[at].removesuffix('收入')}", *[""] * 6) for at in range(3)),
        ("收入总计", total, "支出总计", *by_fund),
    ]
    return Table(
        "部门预算财政拨款收支总表",
        (6, 25, 12, 27, 12, 14, 14, 14),
        (
            (Box("序号", rows=2), Box("收入", 2), Box("支出", 5)),
            boxes("项目", "金额", "项目", "合计", *_FUNDS),
            _numbers(8),
        ),
        _number_rows(lines),
        caption(department, 3, 3, 2),
        is_wide=True,
    )


def _by_function(
    department: Department, title: str, items: Sequence[FunctionalItem], missing: str
) -> Table:
    blank = (boxes(*[""] * 6),)
    rows = _classified(items, lambda i: (i.total, i.basic, i.project)) if items else blank
    return Table(
        title,
        (8, 14, 36, 14, 14, 14),
        _function_header("合计", "基本支出", "项目支出"),
        rows,
        caption(department, 3, 1, 2),
        () if items else (EMPTY.format(missing),),
    )


def _basic_expenditure(department: Department) -> Table:
    personnel, other = department.personnel, department.non_personnel
    lines = [("", "合计", money(personnel + other), money(personnel), money(other))]
    for group in sorted({item.code[:3] for item in department.economy}):
        items = [item for item in department.economy if item.code.startswith(group)]
        whole = sum((item.amount for item in items), NOTHING)
        lines += [
            (code, NAMES[code], money(amount), *_beside(items[0].is_personnel, amount))
            for code, amount in [(group, whole), *((item.code, item.amount) for item in items)]
        ]
    return Table(
        "部门预算一般公共预算财政拨款基本支出表",
        (8, 14, 36, 14, 14, 14),
        (
            (Box("序号", rows=2), Box("支出部门经济分类科目", 2), Box("一般公共预算基本支出", 3)),
            boxes("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
            _numbers(6),
        ),
        _number_rows(lines),
        caption(department, 3, 1, 2),
    )


def _beside(is_personnel: bool, amount: Decimal) -> tuple[str, str]:
    return (money(amount), "") if is_personnel else ("", money(amount))


def _three_public_expenses(department: Department) -> Table:
    running, visits = department.vehicles_running, department.hospitality
    amounts = (
        ("合计", running + visits),
        ("“三公”经费小计", running + visits),
        ("一、因公出国（境）费", NOTHING),
        ("二、公务用车购置及运维费", running),
        ("其中：公务用车购置费", NOTHING),
        ("公务用车运行维护费", running),
        ("三、公务接待费", visits),
    )
    return Table(
        "部门预算财政拨款“三公”经费支出表",
        (8, 32, 15, 15, 15, 15),
        (
            (Box("序号", rows=2), Box("项目", rows=2), Box("资金性质", 4)),
            boxes("合计", "一般公共预算财政拨款", "政府性基金预算拨款", "国有资本经营预算财政拨款"),
            _numbers(6),
        ),
        _number_rows((label, money(amount), money(amount), "", "") for label, amount in amounts),
        caption(department, 2, 2, 2),
    )
