"""部门机构设置情况: units with their nature, rank and funding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.normalization.core.reflow.cell_breaks import find_line_rule, to_cells
from services.normalization.core.reflow.tokens import BLANK, Row, Token, compact, join

_NATURE = re.compile(r"(?:行政|事业|参公|参照|公益|企业|社团|群团|社会团体)\S{0,12}$")
_RANK = re.compile(r"\S{0,8}级$|\S{0,4}[科处股]$|无$|[-—/]+$")


def place_organization(tokens: Sequence[Token]) -> list[Row]:
    """Part the pieces into units: the nature of a unit stands after its name."""
    cells = to_cells(tokens, find_line_rule(tokens))
    natures = [
        at
        for at, cell in enumerate(cells)
        if at and _NATURE.match(compact(cell)) and not (at > 1 and _is_name(cells, at))
    ]
    ends = [*(at - 1 for at in natures[1:]), len(cells)][: len(natures)]
    return [_build_row(cells[at - 1], cells[at:end]) for at, end in zip(natures, ends, strict=True)]


def _is_name(cells: Sequence[Sequence[Token]], at: int) -> bool:
    """Whether a cell that reads like a nature is the name of a unit: a nature comes after it."""
    return at + 1 < len(cells) and bool(_NATURE.match(compact(cells[at + 1])))


def _build_row(name: Sequence[Token], rest: Sequence[Sequence[Token]]) -> Row:
    rank = rest[1] if len(rest) > 1 and _RANK.match(compact(rest[1])) else ()
    funding = [token for cell in rest[2 if rank else 1 :] for token in cell]
    return tuple(join(part) if part else BLANK for part in (name, rest[0], rank, funding))
