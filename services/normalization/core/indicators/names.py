"""What an indicator's name lets one expect; inferred, kept apart from what is printed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from services.normalization.core.printed_text import to_label

# Ends or words of names by what they measure; the first that fits decides.
_DIMENSIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ratio", re.compile(r"(?<!效)率(?:$|[(（%％])|比例|占比|比重|满意度|知晓度|百分比")),
    ("time", re.compile(r"时间|时限|期限|时长|周期|时效$|月数|天数|年限|日期|工期|时点")),
    ("money", re.compile(
        r"成本(?!.{0,4}率)|费用|经费|金额|预算数|控制数|资金(?:额|量|总)|单价|价格|工资标准|补贴标准|补助标准|"
        r"发放标准|支出(?:数|额)|造价|租金|产值|收入(?:额|数)?$|费$")),
    ("area", re.compile(r"面积")),
    ("count", re.compile(
        r"数量|次数|人数|个数|件数|户数|台数|份数|批次|人次|场次|家数|套数|期数|条数|项数|数$|量$|规模")),
    ("score", re.compile(r"得分|评分|分数|等级|考核分")),
    ("rank", re.compile(r"排名|名次|位次")),
)  # fmt: skip
# What one wants little of: complaints, delays, losses, costs
_LOWER_IS_BETTER = re.compile(
    r"投诉|故障|差错|事故|失误|违规|违纪|违法|中断|断电|断网|延误|损耗|流失|失业|死亡|伤亡|发病|发案|拖欠|"
    r"逾期|超支|偏差|误差|质疑|上访|信访(?!.{0,6}(?:办结|处理|化解))|泄漏|泄密|污染|排放|能耗|错误|脱审|退件|"
    r"漏(?:报|发|检)|浪费|响应时|办理时|等待时|完成时(?:间|限)|办结时限|处理时|压缩后|成本|费用|控制数|预算数|"
    r"支出(?:数|额)|价格|造价|租金|贫困发生|返贫|"
    r"(?:受害|受灾|成灾|损毁|破损|损失|发生|感染|患病|复发|辍学|犯罪|缺陷|空置|闲置|空驶|负债|不良|不合格|"
    r"不达标|不满意|未完成|超标|超时|误报|误判|违约|缺勤|返工|返修|报废|丢失|重复|结余|差评|流标|废标)"
    r"(?:率|比例|比率)(?:[(（].{1,6})?$"
)
# What is kept within bounds, by its name neither up nor down: 预算控制率
_CONTROLLED = re.compile(r"(?:预算|成本|支出|费用|经费|投资|规模|总量)\S{0,6}(?:控制率|变动率)")
# The absence of what is bad, which may be stated either way: 无事故发生率
_ABSENT = re.compile(r"^(?:无|零|未发生|杜绝|避免|防止)")
# What one wants much of: satisfaction, completion, coverage, and what is counted as done
_HIGHER_IS_BETTER = re.compile(
    r"满意|合格|完成|达标|及时率|准时|覆盖|知晓|正常|优良|通过|成功|采用|采纳|使用率|利用率|办结|回访|转办|保障|"
    r"准确|成活|入学|就业|参与|执行|落实|到位|增长|提升|提高|节约|节支|节能|节时|提速|稳定|安全|健康|数量|"
    r"次数|人数|个数|件数|户数|人次|场次|项目数|率$|度$"
)
# A lower-is-better word whose remedy is counted: 投诉办结率, 故障修复率, 事故下降率, 成本节约率.
_REMEDY = re.compile(
    r"(?:办结|处理|处置|修复|解决|化解|整改|回复|响应|排除|下降|降低|减少|压缩|节约|控制|受理|查处|纠正)(?:及时)?率"
)


@lru_cache(maxsize=4096)
def find_expected_dimension(name: str | None) -> str | None:
    """Return what kind of value the name lets one expect, or None where it is silent.

    >>> find_expected_dimension("设备故障率")
    'ratio'
    >>> find_expected_dimension("培训人数")
    'count'
    """
    if not name:
        return None
    compact = to_label(name)
    return next((slug for slug, pattern in _DIMENSIONS if pattern.search(compact)), None)


@lru_cache(maxsize=4096)
def find_desired_direction(name: str | None) -> Literal["up", "down"] | None:
    """Return whether more or less of it is better.

    >>> find_desired_direction("群众投诉率")
    'down'
    >>> find_desired_direction("投诉办结率")
    'up'
    """
    if not name:
        return None
    compact = to_label(name)
    if _CONTROLLED.search(compact):
        return None
    if _REMEDY.search(compact):
        return "up"
    if _LOWER_IS_BETTER.search(compact):
        return None if _ABSENT.match(compact) else "down"
    if find_expected_dimension(compact) == "time":
        return None
    return "up" if _HIGHER_IS_BETTER.search(compact) else None


def expects_money(name: str | None) -> bool:
    """Whether a bare 万 in its value can only be 万元."""
    return find_expected_dimension(name) == "money"
