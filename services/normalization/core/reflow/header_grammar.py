"""A header of no known form: its labels in the order of print → the columns they head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from services.normalization.core.reflow.cell_breaks import find_line_rule, to_cells
from services.normalization.core.reflow.forms import Form, Path
from services.normalization.core.reflow.header import printed_labels
from services.normalization.core.reflow.layouts import STATISTICAL
from services.normalization.core.reflow.tokens import Token, compact

# Labels that head a group of columns; their children are printed in the row below
_GROUP = re.compile(
    r"(?:本年|财政拨款)?(?:收入|支出)$|.{0,12}分类科目$|资金性质$|.{2,8}(?:基本|预算)支出$|财政拨款$"
    r"|.{0,16}经费预算数$|政府采购(?:金额|项目来源)|其中$"
)
# What heads the parts of a code, and the parts
_CODE = re.compile(r".{0,8}科目(?:编码|代码)$")
_CODE_PARTS = ("类", "款", "项")
# Labels with which the children of a group begin
_OPENING = re.compile(
    r"类$|项目$|科目编码$|编码$|合计$|小计$|项目名称$|一般公共预算(?:拨款|财政拨款)$"
)
_MOST_LABELS, _MOST_TRIED = 80, 50
_KNOWN = frozenset(
    label for form in STATISTICAL for label in printed_labels(form) if len(label) > 1
) | {
    "上年结转", "上年结转结余", "科目编码", "科目名称", "备注", "财政拨款", "财政专户核拨",
    "其他来源收入", "一般公共预算拨款", "政府性基金预算拨款", "基金预算拨款", "结转下年",
    "国有资本经营预算拨款", "事业单位经营收入", "上缴上级支出", "本年收入", "本年支出",
    "单位资金", "财政专户管理资金", "年初结转和结余",
}  # fmt: skip


def parse_header(tokens: Sequence[Token], count: int | None) -> Form | None:
    """Return the form of a header whose labels make `count` columns; None where they do not."""
    pieces = _join_spaced(tokens)
    cells = _part_codes(to_cells(pieces, find_line_rule(pieces)))
    labels = [label for cell in cells for label in _split(cell)]
    if not 1 < len(labels) <= _MOST_LABELS:
        return None
    for columns in _arrange(labels):
        if count in (None, len(columns)):
            return Form(columns)
    return None


def _part_codes(cells: Sequence[list[Token]]) -> Iterator[list[Token]]:
    """Yield the cells; the parts of a code, 类 款 项, are a cell each."""
    pieces = [token for cell in cells for token in cell]
    parts = {
        id(token)
        for at, token in enumerate(pieces)
        if tuple(each.text for each in pieces[at : at + len(_CODE_PARTS)]) == _CODE_PARTS
        for token in pieces[at : at + len(_CODE_PARTS)]
    }
    for cell in cells:
        rest = [token for token in cell if id(token) not in parts]
        if rest:
            yield rest
        yield from ([token] for token in cell if id(token) in parts)


def _join_spaced(tokens: Sequence[Token]) -> list[Token]:
    """Join the letters of a label that is set with blanks between them: 资 金 性 质."""
    joined: list[Token] = []
    is_spaced = False
    for token in tokens:
        last = joined[-1] if joined else None
        is_letter = len(token.text) == 1 and not token.starts_line and token.text.isalpha()
        is_part = token.text in _CODE_PARTS and last and last.text in _CODE_PARTS
        if last and is_letter and is_spaced and not is_part:
            joined[-1] = replace(last, text=last.text + token.text)
        else:
            joined.append(token)
            is_spaced = len(token.text) == 1
    return joined


def _split(cell: Sequence[Token]) -> Iterator[str]:
    """Part a cell at the labels of other forms that it has run together."""
    rest = compact(cell)
    while rest:
        head = max(filter(rest.startswith, _KNOWN), key=len, default=rest)
        if head != rest and not any(rest[len(head) :].startswith(label) for label in _KNOWN):
            head = rest
        yield head
        rest = rest[len(head) :]


def _arrange(labels: Sequence[str]) -> Iterator[tuple[Path, ...]]:
    """Yield the columns if the labels have groups, then as if they had none."""
    for first_child in range(1, len(labels)):
        if not _OPENING.match(labels[first_child]):
            continue
        above, below = labels[:first_child], labels[first_child:]
        groups = [at for at, label in enumerate(above) if _GROUP.match(label) or _CODE.match(label)]
        children = _group(below)
        for chosen in islice(combinations(groups, len(children)), _MOST_TRIED):
            pairs = list(zip(chosen, children, strict=True))
            if all(_fits(above[at], each[0]) for at, each in pairs):
                yield _combine(above, dict(pairs))
    yield tuple((label,) for label in labels)


def _fits(group: str, child: str) -> bool:
    """Whether a group can have the child: a code has its parts, and nothing else has them."""
    return bool(_CODE.match(group)) == (child == _CODE_PARTS[0])


def _group(labels: Sequence[str]) -> list[list[str]]:
    """Part the labels of the lower row at those with which the children of a group begin."""
    groups: list[list[str]] = []
    for label in labels:
        if not groups or (_OPENING.match(label) and len(groups[-1]) > 1):
            groups.append([])
        groups[-1].append(label)
    return groups


def _combine(above: Sequence[str], children: dict[int, list[str]]) -> tuple[Path, ...]:
    return tuple(
        (label, child) if child else (label,)
        for at, label in enumerate(above)
        for child in children.get(at, [""])
    )
