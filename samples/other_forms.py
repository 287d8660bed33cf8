"""The forms beside the budget: organization, projects, targets, procurement, assets."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from samples.budget_forms import UNIT
from samples.content import Box, Row, Table, boxes, money
from samples.department import Department, DepartmentTarget, Indicator, Project, Purchase

_LEVELS = ("一级指标", "二级指标", "三级指标")
PURCHASE_NOTE = "注：同类物品因规格不同，单价可以不同；涉密采购按有关规定办理，不在本表列示。"


def build_organization(department: Department) -> Table:
    """Return the table of the department's units."""
    return Table(
        "部门机构设置情况",
        (40, 20, 20, 20),
        (boxes("单位名称", "单位性质", "单位规格", "经费保障形式"),),
        tuple(boxes(*unit) for unit in department.units),
    )


def build_project(number: int, project: Project) -> tuple[Table, Table]:
    """Return the two tables of a project: its money and goals, and its indicators."""
    plan = project.plan
    goals = "\n".join(f"{at}.{goal}" for at, goal in enumerate(project.goals, 1))
    budget = money(project.budget)
    funded = Box("预算规模及资金用途", rows=2)
    return (
        Table(
            f"{number}、{project.name}绩效目标表",
            (18, 12, 10, 18, 12, 15, 15),
            (),
            (
                (Box("项目编码"), Box(project.code, 2), Box("项目名称"), Box(project.name, 3)),
                (funded, *boxes("预算数", budget, "其中：财政资金", budget, "其他资金", "")),
                (Box(project.purpose, 6),),
                (Box("资金支出计划（%）", rows=2), Box("3月底", 2), Box("6月底"),
                 Box("10月底", 2), Box("12月底")),
                (Box(plan[0], 2), Box(plan[1]), Box(plan[2], 2), Box(plan[3])),
                (Box("绩效目标"), Box(goals, 6)),
            ),
            (Box(UNIT, 7),),
            heading_level=2,
        ),
        Table(
            None,
            (14, 17, 19, 22, 12, 16),
            (boxes(*_LEVELS, "绩效指标描述", "指标值", "指标值确定依据"),),
            _indicator_rows(project.indicators),
        ),
    )  # fmt: skip


def _indicator_rows(indicators: tuple[Indicator, ...]) -> tuple[Row, ...]:
    """Print each first level once, over all of its lines."""
    rows: list[Row] = []
    for level1, group in groupby(indicators, key=lambda item: item.level1):
        lines = [boxes(i.level2, i.name, i.description, i.value, i.basis) for i in group]
        rows += [(Box(level1, rows=len(lines)), *lines[0]), *lines[1:]]
    return tuple(rows)


def build_department_targets(targets: tuple[DepartmentTarget, ...]) -> Table:
    """Return the table of the whole department's indicators."""
    rows: list[Row] = []
    for level1, group in groupby(targets, key=lambda item: item.level1):
        lines = [
            boxes(t.level2, t.name, t.grading, t.description, t.sign, t.value, t.unit, t.basis)
            for t in group
        ]
        rows += [(Box(level1, rows=len(lines)), *lines[0]), *lines[1:]]
    wide = (*_LEVELS, "评（扣）分标准", "绩效指标描述")
    return Table(
        None,
        (11, 11, 14, 18, 14, 6, 8, 8, 12),
        (
            (
                *(Box(name, rows=2) for name in wide),
                Box("指标值", 3),
                Box("指标值确定依据", rows=2),
            ),
            boxes("符号", "值", "单位"),
        ),
        tuple(rows),
    )


def build_procurement(department: Department) -> Table:
    """Return the table of government procurement."""
    items = ("采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价")
    sources = ("合计", "一般公共预算拨款", "基金预算拨款", "国有资本经营预算拨款")
    share = f"{department.year}年预留中小微企业份额"
    total = money(department.procurement)
    whole = ["", "", "", "", "", "", total, total, "", "", "", "", "", total]
    first = (
        Box("政府采购项目来源", 2), *(Box(name, rows=2) for name in items),
        Box("政府采购金额（当年部门预算安排资金）", 7), Box(share, rows=2),
    )  # fmt: skip
    funded = (*sources, "财政专户核拨", "单位资金", "上年结转结余")
    budgets = {project.name: project.budget for project in department.projects}
    return Table(
        "部门政府采购预算",
        (16, 9, 12, 11, 6, 6, 7, 9, 9, 7, 8, 8, 7, 7, 10),
        (first, boxes("项目名称", "预算资金", *funded)),
        (
            boxes("合计", *whole),
            boxes(f"{department.units[0][0]}小计", *whole),
            *(_purchase_row(item, budgets[item.project]) for item in department.purchases),
        ),
        (Box(f"{department.code} {department.name}", 9), Box(UNIT, 6)),
        (PURCHASE_NOTE,),
        is_wide=True,
    )


def _purchase_row(item: Purchase, budget: Decimal) -> Row:
    amount = money(item.amount)
    source = (item.project, money(budget), item.goods, item.catalogue, item.measure)
    price = (str(item.quantity), money(item.price))
    return boxes(*source, *price, amount, amount, "", "", "", "", "", amount)


def build_fixed_assets(department: Department) -> Table:
    """Return the table of fixed assets at the end of the year before."""
    total = boxes("资产总额", "——", money(department.fixed_assets))
    return Table(
        "部门固定资产占用情况表",
        (45, 20, 35),
        (boxes("项目", "数量", "价值（金额单位：万元）"),),
        (total, *(boxes(a.label, a.quantity, money(a.value)) for a in department.assets)),
        (
            Box(f"{department.code} {department.name}", 2),
            Box(f"截止时间：{department.year - 1}-12-31"),
        ),
    )
