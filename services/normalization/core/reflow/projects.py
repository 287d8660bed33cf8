"""A project's flattened form → its particulars and its indicators, a grid each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from services.normalization.core.reflow.cell_lines import is_cell_by_line
from services.normalization.core.reflow.grids import build_grid
from services.normalization.core.reflow.header import drop_repeats, find_header
from services.normalization.core.reflow.indicator_header import parse_indicator_header
from services.normalization.core.reflow.indicators import place_indicators
from services.normalization.core.reflow.layouts import INDICATORS
from services.normalization.core.reflow.project_form import build_project_form
from services.normalization.core.reflow.tokens import read_tokens
from shared.contracts.extracted import FlattenedTable, Grid, TextLine

# The label with which a header of indicators begins, also where it wraps
_FIRST_LABEL = re.compile(r"一级(?:指标?)?(?:\s|$)")
# The label printed beside all indicators: before their header, or on the line above it
_SIDE_LABEL = re.compile(r"(?:年度)?绩效指标(?:\s+(?=一级指标)|$)")


def reflow_project(table: FlattenedTable, captions: Collection[str]) -> Iterator[Grid]:
    """Yield the grids of a project's form, or none where it is no such form."""
    lines = _drop_side_label(table.lines)
    start = next((at for at, line in enumerate(lines) if _FIRST_LABEL.match(line.text)), None)
    particulars = drop_repeats(lines[:start], (), captions)
    form = None
    if particulars:
        tokens = read_tokens(particulars)
        form = build_project_form(table.id, tokens, has_indicators=start is not None)
    if form:
        yield form
    if start is None:
        return
    header = parse_indicator_header(lines[start:]) or find_header(lines[start:], INDICATORS)
    if header is None:
        return
    body = drop_repeats(lines[start + len(header.lines) :], header.lines, captions)
    is_alone = is_cell_by_line(header.form, header.lines, body)
    rows = place_indicators(header.form, read_tokens(body), is_cell_by_line=is_alone)
    yield build_grid(f"{table.id}b" if form else table.id, header.form, header.lines, rows)


def _drop_side_label(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines without the label that stands beside the indicators."""
    kept = []
    for at, line in enumerate(lines):
        found = _SIDE_LABEL.match(line.text)
        is_alone = found and found.end() == len(line.text)
        if is_alone and not any(_FIRST_LABEL.match(below.text) for below in lines[at + 1 : at + 2]):
            found = None
        text = line.text[found.end() :] if found else line.text
        if text:
            kept.append(line.model_copy(update={"text": text}) if found else line)
    return kept
