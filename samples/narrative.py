"""The explanations of a department's budget, in the order of the standard form."""

from __future__ import annotations

from decimal import Decimal

from samples.content import Block, Heading, Text
from samples.department import Department
from samples.other_forms import (
    build_department_targets,
    build_fixed_assets,
    build_organization,
    build_procurement,
    build_project,
)

CHAPTERS = (
    "一、部门职责及机构设置情况",
    "二、部门预算安排的总体情况",
    "三、机关运行经费安排情况",
    "四、财政拨款“三公”经费预算情况及增减变化原因",
    "五、部门整体绩效目标",
    "六、部门项目预算安排情况及绩效目标",
    "七、政府采购预算情况",
    "八、国有资产信息",
    "九、名词解释",
    "十、其他需要说明的事项",
)
TERMS = (
    ("财政拨款收入", "由本级财政在当年拨付给部门的资金。"),
    ("财政专户管理资金收入", "缴存财政专户、按专项办法管理的教育收费。"),
    ("单位资金收入", "除财政拨款和财政专户管理资金以外，单位依法取得的各项收入。"),
    ("上年结转", "上一年度安排而没有用完、本年按原用途接着使用的资金。"),
    ("基本支出", "维持机构日常运转、完成日常任务所需的人员经费和公用经费。"),
    ("项目支出", "在基本支出以外，为完成特定任务或者发展目标安排的支出。"),
    ("“三公”经费", "用财政拨款安排的因公出国（境）费、公务用车购置及运维费和公务接待费。"),
    ("机关运行经费", "部门用于购买货物和服务、保证机关运转的公用经费。"),
)


def build_narrative(department: Department) -> list[Block]:
    """Return the chapters of the explanations with the tables that stand in them."""
    return [
        *_duties(department),
        *_arrangements(department),
        Heading(CHAPTERS[2], 1),
        Text(
            f"{department.year}年，本部门机关运行经费共计安排{department.non_personnel:.2f}万元，"
            "主要用于办公、水电、邮电、差旅、维修和公务用车等日常开支。"
        ),
        *_three_public(department),
        *_goals(department),
        *_projects(department),
        *_procurement_and_assets(department),
        Heading(CHAPTERS[8], 1),
        *(Text(f"{number}、{term}：{said}") for number, (term, said) in enumerate(TERMS, 1)),
        Heading(CHAPTERS[9], 1),
        Text("本部门没有其他需要说明的事项。"),
    ]


def _duties(department: Department) -> list[Block]:
    return [
        Heading(CHAPTERS[0], 1),
        Heading("部门职责：", 2),
        *(Text(f"（{number}）{duty}") for number, duty in enumerate(department.duties, 1)),
        Heading("机构设置：", 2),
        build_organization(department),
    ]


def _arrangements(department: Department) -> list[Block]:
    year, total = department.year, department.total
    general = total - department.fund
    listed = "；".join(f"{p.name}{p.budget:.2f}万元" for p in department.projects)
    return [
        Heading(CHAPTERS[1], 1),
        Heading("1、收入说明", 2),
        Text(
            f"本年全部收入都已列入预算。{year}年预算收入{total:.2f}万元，其中：一般公共预算收入"
            f"{general:.2f}万元，基金预算收入{department.fund:.2f}万元，国有资本经营预算收入0.00万元，"
            "财政专户核拨收入0.00万元，单位资金收入0.00万元，上年结转结余0.00万元。"
        ),
        Heading("2、支出说明", 2),
        Text(
            f"{year}年支出预算{total:.2f}万元，其中基本支出{department.basic:.2f}万元，包括人员经费"
            f"{department.personnel:.2f}万元和日常公用经费{department.non_personnel:.2f}万元；"
            f"项目支出{department.project:.2f}万元，包括{listed}。"
        ),
        Heading("3、比上年增减情况", 2),
        Text(_describe_changes(department)),
    ]


def _describe_changes(department: Department) -> str:
    changes = department.changes
    whole = changes.basic + changes.project
    listed = "，".join(f"{name}{_direct(amount)}" for name, amount in changes.projects)
    return (
        f"{department.year}年预算收支安排{department.total:.2f}万元，较{department.year - 1}年预算"
        f"{_direct(whole)}，其中：基本支出{_direct(changes.basic)}，"
        f"主要为人员经费{_direct(changes.personnel)}、日常公用经费{_direct(changes.non_personnel)}；"
        f"项目支出{_direct(changes.project)}，主要为{listed}。"
    )


def _direct(amount: Decimal) -> str:
    return f"{'减少' if amount < 0 else '增加'}{abs(amount):.2f}万元"


def _three_public(department: Department) -> list[Block]:
    running, visits = department.vehicles_running, department.hospitality
    changes = department.changes
    whole = changes.vehicles_running + changes.hospitality
    return [
        Heading(CHAPTERS[3], 1),
        Text(
            f"{department.year}年，本部门财政拨款“三公”经费预算安排{department.three_public:.2f}万元，其中："
            f"因公出国（境）费0.00万元；公务用车购置及运维费{running:.2f}万元（其中：公务用车购置费0.00万元，"
            f"公务用车运维费{running:.2f}万元）；公务接待费{visits:.2f}万元。"
            f"与{department.year - 1}年相比{_direct(whole)}，其中公务用车运维费"
            f"{_direct(changes.vehicles_running)}，公务接待费{_direct(changes.hospitality)}，主要原因是压减一般性开支。"
        ),
    ]


def _goals(department: Department) -> list[Block]:
    return [
        Heading(CHAPTERS[4], 1),
        Heading("（一）总体绩效目标", 2),
        *(Text(goal) for goal in department.goals),
        Heading("（二）工作保障措施", 2),
        *(
            block
            for number, (heading, text) in enumerate(department.measures, 1)
            for block in (Heading(f"{number}、{heading}", 3), Text(text))
        ),
        Heading("（三）部门整体支出绩效指标", 2),
        build_department_targets(department.targets),
    ]


def _projects(department: Department) -> list[Block]:
    tables = [
        table
        for number, project in enumerate(department.projects, 1)
        for table in build_project(number, project)
    ]
    return [Heading(CHAPTERS[5], 1), *tables]


def _procurement_and_assets(department: Department) -> list[Block]:
    return [
        Heading(CHAPTERS[6], 1),
        Text(
            f"{department.year}年，本部门安排政府采购预算{department.procurement:.2f}万元，详见下表。"
        ),
        build_procurement(department),
        Heading(CHAPTERS[7], 1),
        Text(
            f"{department.name}（含所属单位）上年末固定资产金额为{department.fixed_assets:.2f}万元（详见下表）。"
            f"本年度拟购置固定资产总额为{department.planned_assets:.2f}万元，已列入政府采购预算。"
        ),
        build_fixed_assets(department),
    ]
