"""The header of a flattened table of indicators, label by label, in the wordings it comes in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.reflow.forms import Form, Path
from services.normalization.core.reflow.header import Header
from services.normalization.core.reflow.tokens import Token, compact, read_tokens
from shared.contracts.extracted import TextLine

_LEVELS = re.compile(r"[一二]级(?:指标|目标)")
_NAME = re.compile(
    r"三级(?:指标|目标)|(?:绩效)?指标(?:名称|描述|解释|说明|内容|定义|含义)|(?:评(?:[（(]扣[）)])?|扣)分标准"
    r"|评价标准|计算(?:方法|公式)"
)
_TARGET = re.compile(
    r"(?:年度|年初|绩效|预期|计划|当年|本年)?(?:绩效)?(?:指标|目标)值(?:[（(][^（()）]{1,6}[）)])?"
)
_BASIS = re.compile(
    r"(?:绩效)?(?:指标|目标)值?(?:的?(?:确定|设定|设置))?(?:依据|来源|说明)(?:及来源)?"
    r"|备注|(?:数据|信息)来源|评价依据|(?:确定|设定|设置)依据"
)
_PART = re.compile("符号|数?值|单位")
# With what the first row begins
_ROW = re.compile(
    "(?:部门)?(?:产出|效益|效果|满意度|成本|过程|投入)|数量|质量|时效|经济|社会|生态|可持续|服务对象"
)
_MOST_LINES = 12
_LONGEST_LABEL = 3
_LEAST_COLUMNS = 4
_LEVEL_COUNT = 2


def is_target_label(label: str) -> bool:
    """Whether a label heads the target of an indicator.

    >>> is_target_label("年度指标值"), is_target_label("指标值确定依据")
    (True, False)
    """
    return bool(_TARGET.fullmatch(label))


def parse_indicator_header(lines: Sequence[TextLine]) -> Header | None:
    """Return the header that begins with the first line, None where a label of it is unknown."""
    tokens = read_tokens(lines[:_MOST_LINES])
    labels: list[str] = []
    at = 0
    while at < len(tokens) and (length := _count_label(tokens, at)):
        labels.append(compact(tokens[at : at + length]))
        at += length
    if at < len(tokens) and not (tokens[at].starts_line and _ROW.match(tokens[at].text)):
        return None
    columns = _arrange(labels)
    ends = sum(token.starts_line for token in tokens[:at])
    return Header(Form(columns), tuple(lines[:ends])) if columns else None


def _count_label(tokens: Sequence[Token], at: int) -> int:
    """Return over how many pieces a label was broken that begins here; 0 for another text."""
    for length in range(1, _LONGEST_LABEL + 1):
        pieces = tokens[at : at + length]
        if not all(piece.starts_line for piece in pieces[1:]):
            break
        text = compact(pieces)
        if any(kind.fullmatch(text) for kind in (_LEVELS, _NAME, _TARGET, _BASIS, _PART)):
            return len(pieces)
    return 0


def _arrange(labels: Sequence[str]) -> tuple[Path, ...]:
    """Return the columns: two levels, names, one target or its parts, one basis at most."""
    parts = [label for label in labels if _PART.fullmatch(label)]
    heads = labels[: len(labels) - len(parts)]
    targets = [at for at, label in enumerate(heads) if is_target_label(label)]
    if [*heads, *parts] != list(labels) or len(targets) != 1 or len(parts) == 1:
        return ()
    levels, names, basis = (
        heads[:_LEVEL_COUNT],
        heads[_LEVEL_COUNT : targets[0]],
        heads[targets[0] + 1 :],
    )
    is_known = all(map(_LEVELS.fullmatch, levels)) and all(map(_NAME.fullmatch, names))
    if not is_known or not names or len(basis) > 1 or not all(map(_BASIS.fullmatch, basis)):
        return ()
    target = heads[targets[0]]
    within: list[Path] = [(target, part) for part in parts] or [(target,)]
    columns = (*((label,) for label in (*levels, *names)), *within, *((one,) for one in basis))
    return columns if len(columns) >= _LEAST_COLUMNS else ()
