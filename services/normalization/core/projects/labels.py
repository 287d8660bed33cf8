"""The labels of a project's particulars, over the printed variants of the form."""

from __future__ import annotations

import re

from services.normalization.core.printed_text import to_matchable

# A unit or remark in brackets, colons and numbers around a label: 年度目标1(80分):
_TRIMMINGS = re.compile(r"[:：]+$|\([^()]{0,20}\)[:：]?$|(?<=目标)\d{1,2}$")
_LABELS = {
    "code": ("项目编码 项目代码 项目编号 项目编码及名称"),
    "name": ("项目名称 专项名称 资金名称 专项(项目)名称"),
    "unit_name": (
        "部门名称 部门(单位)名称 项目单位 实施单位 单位名称 预算单位 项目实施单位 资金使用单位"
    ),
    "budget": (
        "预算数 当年资金总额 本年资金总额 申请金额 预算金额 年度资金申请总额 年度资金总额 "
        "年度预算数 本年预算数 资金总额 预算总额 年度预算金额 预算资金"
    ),
    "fiscal_funds": (
        "其中:财政资金 财政资金 其中:财政拨款 其中:当年财政拨款 当年财政拨款 财政拨款 "
        "其中:本年财政拨款 其中:财政性资金 其中:财政"
    ),
    "other_funds": ("其他资金 其中:其他资金 其它资金 当年其他资金 自有资金"),
    "purpose": ("资金用途 项目概况 项目描述 项目内容 预算资金用途"),
    "goals": (
        "绩效目标 年度绩效目标 总体目标 年度目标 年度总体目标 项目绩效目标 绩效总目标 "
        "年度总目标 总体绩效目标 项目年度绩效目标 项目年度目标 预期目标 年初设定目标 "
        "整体绩效目标 部门整体绩效目标 年度整体绩效目标 部门绩效目标 整体目标 "
        "年初绩效目标 年初目标 预期绩效目标 年度预期目标"
    ),
    "overall_goals": ("长期目标 项目总目标 中长期目标 实施期目标 中期目标 项目总体目标"),
    "plan": ("资金支出计划 支出计划 资金使用计划 用款计划 资金支付计划"),
    "scale": ("预算规模及资金用途 预算规模和资金用途 预算规模"),
    "aside": (
        "年度主要任务 任务名称 主要内容 项目性质 项目类别 主管部门 计划开始日期 计划完成日期 "
        "项目资金总额 上年结转资金 "
        "项目资金 项目属性 项目期限 项目开始日期 项目结束日期 主管部门及代码 "
        "其中:上年结转资金 项目起止时间 联系人 联系电话 项目负责人 单位:万元 单位:元 项目总额 "
        "实际完成情况 目标实际完成情况 全年实际完成情况 目标完成情况 年度实际完成情况 "
        "年度预算申请 部门职能概述 部门职能 单位职能概述 年度工作任务 年度重点工作任务 "
        "上级补助 本级财政资金 项目绩效目标表 项目周期"
    ),
}
_FIELDS = {label: name for name, labels in _LABELS.items() for label in labels.split()}
# Whose money, and of which year, a label may say before it says what: 其中:当年市级财政资金
_THIS_YEAR = "(?:年度|当年|本年度?|全年)"
_PURSE = "(?:本级|上级|中央|[省市县区镇]本?级)"
# What labels are worded with beyond those listed
_WORDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("aside", re.compile(
        r"(?:项目|年度|当年|全年|总体|绩效|目标|实际|预算|部门).{0,10}(?:完成|执行)情况(?:综述|说明|概述)?"
        r"|(?:全年)?实际(?:完成)?目标|一级项目名称"
        r"|.{0,6}主管(?:部门|单位)(?:及.{2,4})?|.{0,4}财政部门")),
    ("name", re.compile(
        r"(?:专项|项目|政策)(?:\(.{2,4}\))?(?:支出|资金)?名称|二级项目名称|转移支付(?:\(项目\))?名称")),
    ("unit_name", re.compile(
        r"(?:项目|具体)?(?:实施|执行|承担|建设)单位|项目申报单位|编制单位|预算部门")),
    ("budget", re.compile(
        rf"(?:项目|{_THIS_YEAR}){_PURSE}?(?:财政)?(?:预算)?(?:资金)?(?:申请|安排)?(?:总额|总?金额)|总额"
        rf"|(?:项目)?{_THIS_YEAR}预算(?:总?额)?|预算申报数"
        rf"|{_THIS_YEAR}申请.{{0,2}}财政(?:预算)?资金")),
    ("fiscal_funds", re.compile(
        rf"(?:其中[:-]?)?{_THIS_YEAR}?(?:{_PURSE}?财政|一般公共预算(?:财政)?)"
        rf"(?:拨款|性?资金|补助)(?:小计)?")),
    ("other_funds", re.compile(rf"(?:其中[:-]?)?{_THIS_YEAR}?其[他它]资金(?:小计)?")),
    ("overall_goals", re.compile(
        r"(?:项目|专项)?(?:实施(?:周)?期|中长期|长期|中期|三年)(?:总体)?(?:绩效)?总?目标|总目标")),
    ("goals", re.compile(
        rf"(?:部门|单位|项目|专项)?(?:年初|{_THIS_YEAR})(?:设定)?(?:总体|整体|预期)?(?:绩效)?总?目标")),
)  # fmt: skip
# What numbers a label: (一) 1、
_NUMBERING = re.compile(r"^(?:\([一二三四五\d]\)|[一二三四五\d][、.])")
# A label of few words, a colon, a value.
_LABELLED = re.compile(r"^\s*+(?P<label>[^:：]{2,16}|其中[:：][^:：]{2,8})[:：]\s*(?P<value>\S.*)$")
AMOUNTS = frozenset({"budget", "fiscal_funds", "other_funds"})
"""The particulars that are amounts of money."""
# The sources of an amount, listed behind it in its cell: 250一、预算资金：250
_SOURCES = re.compile(r"(?<=[\d元])\s*一、.*$")
# 3月底, 10月末, 第一季度: the columns of a payment plan.
_PLAN_PERIOD = re.compile(r"^(?:\d{1,2}月[底末]?|第?[一二三四1-4]季度)$")
# A share of the budget that is spent by then: 25%, 100.00
_SHARE = re.compile(r"^\d{1,3}(?:\.\d{1,4})?%?$")
# What a page break leaves of the label of a payment plan: （%） 计划（%）
_PLAN_REST = re.compile(r"^(?:(?:支出|用款|支付|使用)?计?划?)?\(%\)$")
_LONGEST = 32
_INDICATOR_LABELS = frozenset({"一级指标", "二级指标", "三级指标"})


def find_field(text: str) -> str | None:
    """Return which particular a cell labels, or None for a value.

    >>> find_field("其中：财政    资金")
    'fiscal_funds'
    >>> find_field("资金支出计划（%）")
    'plan'
    """
    plain = to_matchable(text)[:_LONGEST]
    while found := _TRIMMINGS.search(plain):
        plain = plain[: found.start()]
    if plain[-1:].isdigit():
        return None
    known = _FIELDS.get(plain) or _FIELDS.get(plain.replace("(", "").replace(")", ""))
    bare = _NUMBERING.sub("", plain)
    return known or next((name for name, word in _WORDINGS if word.fullmatch(bare)), None)


def split_labelled(text: str) -> tuple[str, str] | None:
    """Return field and value of a cell that holds its label and its value, or None.

    >>> split_labelled("年度资金总额：12.50")
    ('budget', '12.50')
    """
    found = _LABELLED.match(text)
    name = find_field(found["label"]) if found else None
    if found is None or name is None or name == "scale":
        return None
    value = found["value"]
    return name, _SOURCES.sub("", value) if name in AMOUNTS else value


def find_plan_period(text: str) -> str | None:
    """Return the header of a payment plan's column without blanks, or None.

    >>> find_plan_period("10 月底")
    '10月底'
    """
    plain = to_matchable(text)
    return plain if len(plain) <= 8 and _PLAN_PERIOD.match(plain) else None


def is_share(text: str) -> bool:
    """Whether a cell is a share of a payment plan.

    >>> is_share("40.00"), is_share("≥40%")
    (True, False)
    """
    return bool(_SHARE.match(to_matchable(text)))


def is_plan_label_end(text: str) -> bool:
    """Whether a cell is what a page break leaves of the label of a payment plan.

    >>> is_plan_label_end("（%）"), is_plan_label_end("25%")
    (True, False)
    """
    return bool(_PLAN_REST.match(to_matchable(text)))


def is_indicator_label(text: str) -> bool:
    """Whether a cell heads a column of indicators."""
    return to_matchable(text) in _INDICATOR_LABELS
