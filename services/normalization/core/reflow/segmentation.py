"""Lines of a row → a given number of cells, by the widths of the columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from services.normalization.core.reflow.cell_breaks import SLACK, is_target, line_widths
from services.normalization.core.reflow.tokens import Joint, Token

_UNEVEN, _TOO_WIDE, _WRONG_BREAK, _WRONG_PLACE = 2, 3, 1, 2
_MOST_PIECES = 40
_TALL, _WRONG_STEP = 3, 2


def find_widths(rows: Sequence[Sequence[Sequence[Token]]], count: int) -> list[int]:
    """Return the width of each column: that of the widest line of a cell that wraps, else 0."""
    widths = [0] * count
    for cells in rows:
        for column, cell in enumerate(cells[:count]):
            lines = line_widths(cell) if cell else []
            if len(lines) > 1:
                widths[column] = max(widths[column], *lines)
    return widths


@dataclass(frozen=True)
class Sharing:
    """Cells with what speaks against them."""

    cost: int
    cells: list[list[Token]]


def share_by_width(
    pieces: Sequence[list[Token]],
    widths: Sequence[int],
    targets: Collection[int],
    steps: Steps | None = None,
) -> Sharing | None:
    """Share pieces, each of one line, among the columns; None where there are too few or many."""
    count = len(widths)
    if not count <= len(pieces) <= _MOST_PIECES:
        return None
    best: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {(0, 0): (0, ())}
    for column, width in enumerate(widths):
        reached: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {}
        rates: dict[tuple[int, int], int] = {}
        for (start, height), (cost, cuts) in best.items():
            step = steps.rate if steps else None
            for end in range(start + 1, len(pieces) - (count - column - 1) + 1):
                if (start, end) not in rates:
                    cell = pieces[start:end]
                    rates[start, end] = _rate(cell, width, is_target_column=column in targets)
                more = cost + rates[start, end]
                if step and column:
                    more += step(column, pieces[start][0], height, end - start)
                state = end, min(end - start, _TALL) if steps else 0
                if state not in reached or more < reached[state][0]:
                    reached[state] = (more, (*cuts, end))
        best = reached
    cost, ends = min(best[state] for state in best if state[0] == len(pieces))
    cells = [
        [token for piece in pieces[start:end] for token in piece]
        for start, end in pairwise((0, *ends))
    ]
    return Sharing(cost, cells)


@dataclass(frozen=True)
class Steps:
    """What the gaps between lines say where cells are centred in rows of so many columns."""

    columns: int

    def rate(self, column: int, token: Token, before: int, height: int) -> int:
        """Return what speaks against a cell of so many lines after one of so many lines.

        From the last line of one to the first of the next the print steps up by half of the
        lines that both have beyond one; a row begins below the one before it.
        """
        if column % self.columns == 0:
            return {Joint.FAR: 0, Joint.NEAR: _WRONG_STEP}.get(token.joint, 2 * _WRONG_STEP)
        beyond = min(before, _TALL) + min(height, _TALL) - 2
        expected = (Joint.SPACE, Joint.NEAR)[beyond] if beyond < len(Joint) - 1 else Joint.FAR
        return 0 if token.joint is expected else _WRONG_STEP


def _rate(cell: Sequence[list[Token]], width: int, *, is_target_column: bool) -> int:
    """Return how unlikely it is that these pieces are one cell of a column so wide."""
    lines = [line_widths(piece)[0] for piece in cell]
    full = width or max(lines)
    cost = sum(_UNEVEN for line in lines[:-1] if line < full - SLACK)
    cost += sum(_TOO_WIDE for line in lines if width and line > width + SLACK)
    cost += sum(_find_break_cost(piece[0]) for piece in cell[1:])
    if cell[0][0].joint is Joint.FAR and not is_target_column:
        cost += _WRONG_BREAK
    looks_like_target = is_target(cell[0]) and len(cell) == 1
    return cost + (_WRONG_PLACE if looks_like_target != is_target_column else 0)


def _find_break_cost(token: Token) -> int:
    """Return what speaks against a cell that goes on after this break."""
    if token.joint is Joint.FAR:
        return 0
    if token.text[0].isdigit():
        return _WRONG_BREAK
    return 2 * _WRONG_PLACE if token.joint is Joint.SPACE else _WRONG_BREAK
