"""Lines of a row → a given number of cells, by the widths of the columns."""

from __future__ import annotations

from collections.abc import Sequence

from services.normalization.core.reflow.cell_breaks import SIGN, SLACK, is_figure, line_widths
from services.normalization.core.reflow.tokens import Joint, Token

_UNEVEN, _TOO_WIDE, _WRONG_BREAK, _WRONG_PLACE = 2, 3, 1, 2
_MOST_PIECES = 40


def find_widths(rows: Sequence[Sequence[Sequence[Token]]], count: int) -> list[int]:
    """Return the width of each column: that of the widest line of a cell that wraps, else 0."""
    widths = [0] * count
    for cells in rows:
        for column, cell in enumerate(cells[:count]):
            lines = line_widths(cell) if cell else []
            if len(lines) > 1:
                widths[column] = max(widths[column], *lines)
    return widths


def share_by_width(
    pieces: Sequence[list[Token]], widths: Sequence[int], value: int
) -> list[list[Token]] | None:
    """Share pieces, each of one line, among the columns; None where there are too few or many."""
    count = len(widths)
    if not count <= len(pieces) <= _MOST_PIECES:
        return None
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for column in range(count):
        reached: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, cuts) in best.items():
            for end in range(start + 1, len(pieces) - (count - column - 1) + 1):
                more = _rate(pieces, start, end, widths[column], is_value=column == value)
                if end not in reached or cost + more < reached[end][0]:
                    reached[end] = (cost + more, (*cuts, end))
        best = reached
    if len(pieces) not in best:
        return None
    ends = best[len(pieces)][1]
    starts = (0, *ends[:-1])
    return [
        [token for piece in pieces[start:end] for token in piece]
        for start, end in zip(starts, ends, strict=True)
    ]


def _rate(
    pieces: Sequence[list[Token]], start: int, end: int, width: int, *, is_value: bool
) -> int:
    """Return how unlikely it is that these pieces are one cell of a column so wide."""
    lines = [line_widths(piece)[0] for piece in pieces[start:end]]
    cost = 0
    full = width or max(lines)
    cost += sum(_UNEVEN for line in lines[:-1] if line < full - SLACK)
    cost += sum(_TOO_WIDE for line in lines if width and line > width + SLACK)
    cost += sum(
        _WRONG_PLACE * 2 if piece[0].joint is Joint.SPACE else _WRONG_BREAK
        for piece in pieces[start + 1 : end]
        if piece[0].joint is not Joint.FAR
    )
    if start and pieces[start][0].joint is Joint.FAR and width:
        cost += _WRONG_BREAK if lines[0] <= full else 0
    looks_like_value = bool(SIGN.match(pieces[start][0].text)) or is_figure(pieces[start])
    return cost + (_WRONG_PLACE if looks_like_value and not is_value else 0)
