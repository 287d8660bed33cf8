"""The tables of one page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from services.extraction.core.grids.aligned.captioned_texts import find_captioned_texts
from services.extraction.core.grids.aligned.lattices import build_lattice
from services.extraction.core.grids.aligned.runs import FEWEST_LINES, Rule, find_open_zones
from services.extraction.core.grids.chunks import ChunkLine, count_apart, read_chunks
from services.extraction.core.grids.forms.open_forms import find_open_forms
from services.extraction.core.grids.forms.ruled_heads import add_rows_below
from services.extraction.core.grids.forms.text_lists import find_text_lists
from services.extraction.core.grids.guards import (
    is_aligned_table,
    is_glued,
    is_open_form,
    is_open_table,
    is_table,
)
from services.extraction.core.grids.lattice import Lattice, find_lattices
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.prose import leave_out_prose
from services.extraction.core.grids.region import RegionTable
from services.extraction.core.grids.ruled.column_ruled import find_open_columns, part_rows
from services.extraction.core.grids.ruled.first_row import add_first_row
from services.extraction.core.grids.ruled.shading import (
    add_shaded_rows,
    find_band_edges,
    find_head_edges,
)
from services.extraction.core.grids.ruled.stacking import (
    FEWEST_AREAS,
    is_shaded_by_cell,
    stack_bands,
)
from services.extraction.core.grids.ruled.tables import build_ruled_table, build_table
from services.extraction.core.grids.ruled.tall_rows import find_missing_rules
from services.extraction.core.grids.rulings import SNAP, find_area_edges, straighten
from services.extraction.core.grids.sides import split_sides
from services.extraction.core.grids.typed_rules import drop_leaders, read_typed_rules
from services.extraction.core.grids.zone import Zone
from services.extraction.core.grids.zones import find_ruled_zones
from services.extraction.core.pdf.page import Box, Characters, Floats, PageContent
from services.extraction.core.pdf.turning import set_upright, turn_back

# A lattice of no more column edges is a frame or a pair of axes.
_FRAME_EDGES = 2


def find_tables(page: PageContent) -> list[RegionTable]:
    """Return the tables of a page from top to bottom, their boxes as displayed."""
    upright = set_upright(page)
    tables = find_upright_tables(upright)
    if upright.turned:
        for table in tables:
            table.box = turn_back(table.box, upright.turned, upright.width, upright.height)
            for cell in table.cells:
                cell.box = turn_back(cell.box, upright.turned, upright.width, upright.height)
    return tables


def find_upright_tables(page: PageContent) -> list[RegionTable]:
    """Return the tables of a page whose text is upright, from top to bottom."""
    horizontal, vertical = straighten(page.rules.horizontal), straighten(page.rules.vertical)
    ruled = _find_ruled(page, horizontal, vertical)
    if len(page.areas) >= FEWEST_AREAS:
        shaded = _find_shaded(page, [])
        ruled = [each for each in ruled if not is_shaded_by_cell(each, shaded, page.areas)]
    tables = _build(page, ruled)
    if len(page.areas):
        shaded = _find_shaded(page, [table.box for table in tables])
        tables += _build(page, shaded)
        ruled += shaded
    drawings = [lattice.box for lattice in ruled if lattice.vertical.shape[1] > _FRAME_EDGES]
    tables += _find_aligned(page, horizontal, [table.box for table in tables], drawings)
    return sorted(tables, key=lambda table: (table.box[1], table.box[0]))


def _build(page: PageContent, lattices: list[Lattice]) -> list[RegionTable]:
    tables = []
    for lattice in lattices:
        table = build_ruled_table(page.number, lattice, page.characters)
        if table is not None and is_table(table):
            tables.append(_realign(page, lattice, table) if is_glued(table) else table)
    return tables


def _realign(page: PageContent, lattice: Lattice, table: RegionTable) -> RegionTable:
    """Read a table whose cells hold several numbers by the white between them, if that helps."""
    across = lattice.ys[lattice.horizontal.all(1)].tolist()
    lines = read_chunks(page.characters.take(find_inside(page.characters, lattice.box)))
    inner = tuple(y for y in across if lattice.box[1] + 1 < y < lattice.box[3] - 1)
    finer = build_lattice(Zone(lattice.box, inner, (), tuple(lines)))
    if finer is None or finer.vertical.shape[1] - 1 <= table.column_count:
        return table
    inside = page.characters.take(find_inside(page.characters, finer.box))
    realigned = build_table(page.number, finer, inside, is_ruled=False)
    return realigned if realigned is not None and not is_glued(realigned) else table


def _find_ruled(page: PageContent, horizontal: Floats, vertical: Floats) -> list[Lattice]:
    lattices = [
        add_rows_below(lattice, page.characters)
        for lattice in _find_complete(horizontal, vertical, page.characters)
    ]
    if not len(page.areas):
        return lattices
    shades = straighten(find_area_edges(page).horizontal)
    return [add_shaded_rows(lattice, shades, page.characters) for lattice in lattices]


def _find_complete(horizontal: Floats, vertical: Floats, characters: Characters) -> list[Lattice]:
    """Find lattices, with the rules between rows that only their numbers show."""
    lattices = [
        part_rows(lattice, vertical, characters) for lattice in find_lattices(horizontal, vertical)
    ]
    lattices += find_open_columns(horizontal, vertical, characters)
    missing = [find_missing_rules(lattice, characters) for lattice in lattices]
    if any(map(len, missing)):
        return [
            part_rows(lattice, vertical, characters)
            for lattice in find_lattices(np.concatenate([horizontal, *missing]), vertical)
        ]
    return lattices


def _find_shaded(page: PageContent, taken: list[Box]) -> list[Lattice]:
    """Find lattices that shaded areas make, with rules or without, where no table is yet."""
    edges = find_area_edges(page)
    lattices = _find_complete(
        straighten(np.concatenate([page.rules.horizontal, edges.horizontal])),
        straighten(np.concatenate([page.rules.vertical, edges.vertical])),
        page.characters,
    )
    free = [lattice for lattice in lattices if not _overlaps_any(lattice.box, taken)]
    return stack_bands(free, page.characters)


def _find_aligned(
    page: PageContent, horizontal: Floats, taken: list[Box], drawings: list[Box]
) -> list[RegionTable]:
    """Find tables whose columns only white space parts, outside of all others."""
    rest, typed = read_typed_rules(drop_leaders(_outside(page.characters, taken)))
    painted = _outside_rules(horizontal, taken)
    tables: list[RegionTable] = []
    rules = np.concatenate([painted, typed])
    shades = _outside_rules(find_head_edges(page.areas, painted), taken)
    for zone in find_ruled_zones(np.concatenate([rules, shades]), rest):
        tables += _build_zone(page.number, zone, rest, [*taken, *(table.box for table in tables)])
    bands = _outside_rules(find_band_edges(page.areas), taken)
    for zone in find_ruled_zones(bands, rest):
        if zone.is_row_ruled:
            boxes = [*taken, *(table.box for table in tables)]
            tables += _build_zone(page.number, add_first_row(zone, rest), rest, boxes)
    rest_of_page = _outside(rest, [table.box for table in tables])
    numbers, rows = count_apart(rest_of_page)
    if numbers < FEWEST_LINES and rows < FEWEST_LINES:
        return tables
    taken = [*taken, *drawings, *(table.box for table in tables)]
    around = [(y, x0, x1) for y, x0, x1 in rules.tolist()]
    for lines in split_sides(read_chunks(rest_of_page)):
        found = _find_open(page.number, lines, rest, taken, around)
        taken += [table.box for table in found]
        tables += found
    return tables


def _find_open(
    page: int,
    lines: Sequence[ChunkLine],
    characters: Characters,
    taken: Sequence[Box],
    rules: Sequence[Rule],
) -> list[RegionTable]:
    """Find tables without any rule among lines that follow each other."""
    tables: list[RegionTable] = []

    def build(zone: Zone) -> list[RegionTable]:
        boxes = [*taken, *(table.box for table in tables)]
        return _build_zone(page, zone, characters, boxes)

    for zone in find_text_lists(lines):
        tables += build(zone)
    for zone in find_open_forms(lines):
        tables += [table for table in build(zone) if is_open_form(table)]
    for zone in find_open_zones(leave_out_prose(lines), rules):
        tables += [table for table in build(zone) if is_open_table(table)]
    for zone in find_captioned_texts(lines):
        tables += build(zone)
    return tables


def _build_zone(
    page: int, zone: Zone, characters: Characters, taken: list[Box]
) -> list[RegionTable]:
    lattice = build_lattice(zone)
    if lattice is None or _overlaps_any(lattice.box, taken):
        return []
    inside = characters.take(find_inside(characters, lattice.box))
    table = build_table(page, lattice, inside, is_ruled=False)
    return [table] if table is not None and is_aligned_table(table) else []


def _outside(characters: Characters, taken: list[Box]) -> Characters:
    if not taken:
        return characters
    outside = np.ones(len(characters), bool)
    for box in taken:
        outside[find_inside(characters, box)] = False
    return characters.take(outside)


def _outside_rules(rules: Floats, taken: list[Box]) -> Floats:
    """Leave out the rules of tables already found, their frames among them."""
    outside = np.ones(len(rules), bool)
    for x0, top, x1, bottom in taken:
        beside = (rules[:, 1] > x1 - SNAP) | (rules[:, 2] < x0 + SNAP)
        outside &= beside | (rules[:, 0] < top - SNAP) | (rules[:, 0] > bottom + SNAP)
    return rules[outside]


def _overlaps_any(box: Box, others: list[Box]) -> bool:
    x0, top, x1, bottom = box
    return any(
        min(x1, other[2]) > max(x0, other[0]) and min(bottom, other[3]) > max(top, other[1])
        for other in others
    )
