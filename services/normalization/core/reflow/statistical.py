"""Tables whose form is told by their header, their rows by the form's grammar."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from services.normalization.core.reflow.classified import place_classified
from services.normalization.core.reflow.fixed_assets import place_fixed_assets
from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.grids import build_grid
from services.normalization.core.reflow.header import Header, drop_repeats, find_header
from services.normalization.core.reflow.layouts import (
    FIXED_ASSETS,
    ORGANIZATION,
    PURCHASES,
    STATISTICAL,
)
from services.normalization.core.reflow.organization import place_organization
from services.normalization.core.reflow.procurement import place_procurement
from services.normalization.core.reflow.rows import split_rows
from services.normalization.core.reflow.sided import place_amounts, place_sided
from services.normalization.core.reflow.tokens import Row, Token, read_tokens
from shared.contracts.extracted import FlattenedTable, Grid, TextLine


def reflow_statistical(table: FlattenedTable, captions: Collection[str]) -> Grid | None:
    """Build the grid of a table; None where its form is not known."""
    header = find_header(table.lines, (*STATISTICAL, *FIXED_ASSETS, *PURCHASES, ORGANIZATION))
    if header is None:
        return None
    tokens = read_tokens(_find_body(table, header, captions))
    return build_grid(table.id, header.form, header.lines, _place(header.form, tokens))


def _find_body(table: FlattenedTable, header: Header, captions: Collection[str]) -> list[TextLine]:
    printed = [*header.lines, *([header.column_numbers] if header.column_numbers else [])]
    return drop_repeats(table.lines[len(printed) :], printed, captions)


def _place(form: Form, tokens: Sequence[Token]) -> list[Row]:
    if form.columns == ORGANIZATION.columns:
        return place_organization(tokens)
    if form.columns[0][0] == PURCHASES[0].columns[0][0]:
        return place_procurement(form, tokens)
    if not form.sides:
        return place_amounts(form, tokens)
    rows = split_rows(form, tokens)
    if form.columns[1] == FIXED_ASSETS[0].columns[1]:
        return place_fixed_assets(form, rows)
    return place_classified(form, rows) if Role.CODE in form.roles else place_sided(form, rows)
