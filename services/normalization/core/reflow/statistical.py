"""Tables whose form is told by their header, their rows by the form's grammar."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from services.normalization.core.reflow.cell_lines import (
    is_cell_by_line,
    join_column_numbers,
    split_cell_lines,
)
from services.normalization.core.reflow.classified import place_classified
from services.normalization.core.reflow.fixed_assets import place_fixed_assets
from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.grids import build_grid
from services.normalization.core.reflow.header import (
    Header,
    drop_repeats,
    find_column_numbers,
    find_header,
)
from services.normalization.core.reflow.header_grammar import parse_header
from services.normalization.core.reflow.layouts import (
    FIXED_ASSETS,
    ORGANIZATION,
    PURCHASES,
    STATISTICAL,
)
from services.normalization.core.reflow.line_numbers import has_line_numbers
from services.normalization.core.reflow.organization import place_cell_lines, place_organization
from services.normalization.core.reflow.procurement import place_procurement
from services.normalization.core.reflow.rows import split_rows
from services.normalization.core.reflow.side_by_side import (
    is_side_by_side,
    place_side_by_side,
)
from services.normalization.core.reflow.sided import (
    place_amounts,
    place_line_numbered,
    place_sided,
)
from services.normalization.core.reflow.tokens import Row, Token, read_tokens
from shared.contracts.extracted import FlattenedTable, Grid, TextLine

# A line that ends with an amount, or that is the first numbered row
_ROW = re.compile(r"\s[-−]?[\d,]+(?:\.\d+)?$|^1\s\D")
# The label of the total, and an amount, each on a line of its own
_TOTAL = re.compile(r"[合总]计$")
_AMOUNT = re.compile(r"[-−]?\d[\d,]{0,20}(?:\.\d+)?$")
# The title of a table of funds other than the general budget
_FUND = re.compile(
    r"(?!注)[^。；]{0,30}(?:政府(?:性)?基金|国有资本)[^。；]{0,30}支出[^。；]{0,10}表"
)


def reflow_statistical(table: FlattenedTable, captions: Collection[str]) -> Grid | None:
    """Build the grid of a table; None where its form is neither known nor told by its header."""
    forms = (*STATISTICAL, *FIXED_ASSETS, *PURCHASES, ORGANIZATION)
    lines = join_column_numbers(table.lines)
    header = find_header(lines, forms) or _find_unknown(lines)
    if header is None:
        return None
    body = _find_body(lines, header, captions)
    is_alone = is_cell_by_line(header.form, header.lines, body)
    is_fund = any(map(_FUND.match, captions))
    rows = _place(header.form, read_tokens(body), is_alone=is_alone, pays_projects=is_fund)
    return build_grid(table.id, header.form, header.lines, rows)


def _find_unknown(lines: Sequence[TextLine]) -> Header | None:
    """Read a header of no known form: above the numbers of the columns or the first row."""
    numbered = find_column_numbers(lines)
    end = numbered if numbered is not None else _find_first_row(lines)
    if not end:
        return None
    numbers = lines[numbered] if numbered is not None else None
    count = len(re.findall(r"\d+", numbers.text)) + 1 if numbers else None
    form = parse_header(read_tokens(lines[:end]), count)
    has_rows = form is not None and (form.sides or form.amounts)
    return Header(form, tuple(lines[:end]), numbers) if form and has_rows else None


def _find_first_row(lines: Sequence[TextLine]) -> int | None:
    """Return the first line that ends with an amount, or begins with the first row's number.

    Where every cell has a line, the label of the total stands above its amount.
    """
    found = next((at for at, line in enumerate(lines) if _ROW.search(line.text)), None)
    pairs = enumerate(pairwise(lines))
    return found or next(
        (
            at
            for at, (line, below) in pairs
            if _TOTAL.match(line.text) and _AMOUNT.match(below.text)
        ),
        None,
    )


def _find_body(
    lines: Sequence[TextLine], header: Header, captions: Collection[str]
) -> list[TextLine]:
    printed = [*header.lines, *([header.column_numbers] if header.column_numbers else [])]
    return drop_repeats(lines[len(printed) :], printed, captions)


def _place(
    form: Form, tokens: Sequence[Token], *, is_alone: bool, pays_projects: bool
) -> list[Row]:
    if form.columns == ORGANIZATION.columns:
        return place_cell_lines(tokens) if is_alone else place_organization(tokens)
    if form.columns[0][0] == PURCHASES[0].columns[0][0]:
        return place_procurement(form, tokens)
    if not form.sides:
        return place_amounts(form, tokens)
    if is_side_by_side(form):
        return place_side_by_side(form, tokens)
    if has_line_numbers(form):
        return place_line_numbered(form, tokens)
    rows = split_cell_lines(form, tokens) if is_alone else split_rows(form, tokens)
    if form.columns[1] == FIXED_ASSETS[0].columns[1]:
        return place_fixed_assets(form, rows)
    if Role.CODE in form.roles:
        return place_classified(form, rows, pays_projects=pays_projects)
    return place_sided(form, rows)
