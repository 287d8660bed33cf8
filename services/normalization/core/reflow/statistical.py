"""Statistical tables: the form by its header, the rows by its grammar."""

from __future__ import annotations

from collections.abc import Collection

from services.normalization.core.reflow.classified import place_classified
from services.normalization.core.reflow.forms import Form, Role
from services.normalization.core.reflow.grids import build_grid
from services.normalization.core.reflow.header import drop_repeats, find_header
from services.normalization.core.reflow.layouts import FIXED_ASSETS, STATISTICAL
from services.normalization.core.reflow.rows import split_rows
from services.normalization.core.reflow.sided import place_sided
from services.normalization.core.reflow.tokens import read_tokens
from shared.contracts.extracted import FlattenedTable, Grid


def reflow_statistical(table: FlattenedTable, captions: Collection[str]) -> Grid | None:
    """Build the grid of a table of amounts; None where its form is not known."""
    header = find_header(table.lines, (*STATISTICAL, *FIXED_ASSETS))
    if header is None:
        return None
    printed = [*header.lines, *([header.column_numbers] if header.column_numbers else [])]
    body = drop_repeats(table.lines[len(printed) :], printed, captions)
    rows = split_rows(header.form, read_tokens(body))
    place = place_classified if _is_classified(header.form) else place_sided
    return build_grid(table.id, header.form, header.lines, place(header.form, rows))


def _is_classified(form: Form) -> bool:
    return Role.CODE in form.roles
