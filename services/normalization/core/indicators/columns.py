"""Which column of an indicator table holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.printed_text import to_matchable

# The wording of each column's header path, joined by "/"; the first role that fits takes it.
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("project", re.compile(r"项目名称$")),
    ("code", re.compile(r"项目(?:编码|代码|编号)$")),
    ("goals", re.compile(r"(?:绩效|总体|年度)目标$")),
    ("fiscal_funds", re.compile(r"财政(?:拨款|资金|性资金)$")),
    ("other_funds", re.compile(r"其他资金$")),
    ("budget", re.compile(r"预算数$|预算金额$|项目资金$|(?:资金|项目)总额$|年度预算$|项目预算$")),
    ("unit_name", re.compile(r"(?:预算|项目|实施)单位$|^单位名称$")),
    ("sign", re.compile(
        r"(?:/|^)(?:符号|(?:绩效)?指标性质|(?:指标)?值类型|指标值类型|指标方向性?|比较符号?|运算符号?"
        r"|计算符号|(?:指标|关系)符号|操作符)$")),
    ("unit", re.compile(r"(?:/|^)(?:绩效)?(?:单位|计量单位|度量单位|指标单位|指标值单位)$")),
    ("value", re.compile(r"标准/优秀?$")),
    ("activity", re.compile(r"(?:^|/)(?:职责活动|部门职责|职责|工作活动|活动|工作任务)(?:名称)?$")),
    ("content", re.compile(r"^(?:(?:工作|活动|职责)?内容描述|(?:工作|活动)内容|职责描述)$")),
    ("basis", re.compile(r"依据|来源|佐证|备注|(?:/|^)绩效标准$")),
    ("grading", re.compile(r"评.{0,3}分标准|权重|分值|评分")),
    ("level1", re.compile(r"一级(?:指标|目标)$|^一级$|(?:^|/)指标$")),
    ("level2", re.compile(r"二级(?:指标|目标)$|^二级$|^指标(?:类别|分类)$")),
    ("level3", re.compile(r"三级(?:指标|目标)$|^三级$|指标名称$|四级指标$")),
    ("description", re.compile(r"描述|指标内容|指标解释|指标说明|说明$|(?<!值)内容$|定义$")),
    ("value", re.compile(
        r"^(?!.*(?:历史|上年|完成|实际)).*(?:指标值|目标值|/数?值$|^数?值$|年度数?值|绩效值|预期值|计划值"
        r"|(?:当年|本年|预期|计划)实现值)|^预算年度(?:/|$)")),
)  # fmt: skip
# A remark after a header cell: 指标值(年度), 年度(/项目)指标值 keeps its middle one.
_REMARK = re.compile(r"\([^()]{0,12}\)$")
# One of the parts of a target, named in brackets: 指标值(符号)
_PART = re.compile(r"指标值\((符号|数值|值|单位)\)$")
# 一级 as character recognition may read it
_MISREAD_ONE = re.compile("[-—–ー_](?=级指标)")
# What runs down beside the rows of indicators
_SECTION = re.compile(r"绩效(?:目标|指标)\d{0,2}(?:\(.{1,8}\))?$")
# The header of the year's own target, beside that of several years
_ANNUAL = re.compile(r"年度|当年")


_ANNUAL_BLOCK = ("level2", "level3", "description", "sign", "value", "unit", "basis")
"""What stands in both blocks of a form that sets targets for all years and for one."""
# The header of one grade: 评价标准/良
_GRADE = re.compile(r"标准/(?P<grade>优秀?|良好?|中等?|差|较?差|合格|不合格|一般)$")


def find_grades(columns: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the column of each grade's standard, in a form that prints one column for each.

    >>> find_grades([("绩效指标",), ("评价标准", "优"), ("评价标准", "差")])
    {'优': 1, '差': 2}
    """
    paths = ("/".join(to_matchable(cell) for cell in path) for path in columns)
    found = ((_GRADE.search(path), index) for index, path in enumerate(paths))
    return {grade["grade"]: index for grade, index in found if grade}


def find_section(columns: Sequence[Sequence[str]]) -> int | None:
    """Return the column whose label runs down beside the levels: 年度绩效指标, or None.

    >>> find_section([("长期绩效指标",), ("一级指标",), ("三级指标",)])
    0
    """
    levels = find_roles(columns).get("level1", 0)
    labels = ["/".join(map(to_matchable, path)) for path in columns[:levels]]
    return next((at for at, label in enumerate(labels) if _SECTION.search(label)), None)


def _is_written_twice(paths: Sequence[str], roles: dict[str, int]) -> bool:
    """Whether one first level heads two like blocks: the targets of all years, then the year's."""
    if not {"level1", "level3", "value"} <= set(roles) or paths.count(paths[roles["level1"]]) > 1:
        return False
    return all(paths.count(paths[roles[role]]) == 2 for role in ("level3", "value"))


def _find_last(paths: list[str], first: int) -> int:
    """Return the last column with the wording of the one given."""
    return len(paths) - 1 - paths[::-1].index(paths[first])


def find_roles(columns: Sequence[Sequence[str]], fiscal_year: int | None = None) -> dict[str, int]:
    """Return the column of each role that the header names.

    The first one counts, but where long-term and annual targets stand side by side, or those of
    several years, the fiscal year's.

    >>> find_roles([("一级指标",), ("指标值", "符号"), ("指标值", "值"), ("指标值", "单位")])
    {'level1': 0, 'sign': 1, 'value': 2, 'unit': 3}
    """
    roles: dict[str, int] = {}
    annual: set[str] = set()
    wordings = [
        _MISREAD_ONE.sub("一", "/".join(to_matchable(cell).strip("*") for cell in path))
        for path in columns
    ]
    bare_paths = [_REMARK.sub("", _PART.sub(r"指标值/\1", wording)) for wording in wordings]
    for index, (wording, bare) in enumerate(zip(wordings, bare_paths, strict=True)):
        role = next((slug for slug, pattern in _ROLES if pattern.search(bare)), None)
        is_annual = bool(_ANNUAL.search(wording)) or bool(
            fiscal_year and f"{fiscal_year}" in wording
        )
        if role is not None and (role not in roles or (is_annual and role not in annual)):
            roles[role] = index
            annual |= {role} if is_annual else set()
    if "content" in roles and "activity" not in roles:
        roles.setdefault("description", roles.pop("content"))
    if _is_written_twice(bare_paths, roles):
        roles |= {
            role: _find_last(bare_paths, roles[role]) for role in _ANNUAL_BLOCK if role in roles
        }
    levels = roles.get("level1", 0)
    for wording in ("绩效指标", "指标内容"):
        if "level3" not in roles and wording in bare_paths[levels:]:
            roles["level3"] = bare_paths.index(wording, levels)
    if roles.get("description") == roles.get("level3"):
        roles.pop("description", None)
    return roles
