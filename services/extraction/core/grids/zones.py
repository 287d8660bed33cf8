"""Regions between horizontal rules, painted or typed, that may hold tables without column rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from services.extraction.core.grids.aligned.ends import (
    find_head_above,
    find_rows_below,
    is_one_table,
)
from services.extraction.core.grids.aligned.rows import is_caption
from services.extraction.core.grids.chains import Chain, find_chains
from services.extraction.core.grids.chunks import ChunkLine, read_chunks
from services.extraction.core.grids.forms.open_forms import is_chinese
from services.extraction.core.grids.placement import find_inside
from services.extraction.core.grids.zone import Zone
from services.extraction.core.pdf.page import Characters, Floats

# Lines of prose are this much wider, in sizes, than the cells of a table.
_PROSE_WORDS, _PROSE_SHARE = 6, 0.5
# Every row is ruled where at least so many bands, these shares of them, are rows and tabular.
_FEWEST_BANDS, _SINGLE, _TABULAR = 4, 0.8, 0.6
# A band of one line is no higher, in sizes.
_LOW = 2.5
# In a Chinese form, labels stand in many rows alone.
_TABULAR_FORM = 0.35


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules that follow each other."""

    top: float
    bottom: float
    lines: list[ChunkLine]


def find_ruled_zones(rules: Floats, characters: Characters) -> list[Zone]:
    """Return the zones between rules that run over the same extent."""
    return [
        zone
        for chain in find_chains(rules, characters)
        for zone in _split_chain(chain, _read_bands(chain, characters), characters)
    ]


def _read_bands(chain: Chain, characters: Characters) -> list[_Band]:
    """Return the bands between rules, first a head above them; none where it is another table's.

    Rules that part heads from bodies alone enclose the end of one table and the head of the next.
    """
    rules = chain.single_rules()
    bands = _cut_bands(chain, rules, characters)
    head = find_head_above(chain.x0, chain.x1, rules[0], characters)
    if not head:
        return bands
    below = find_rows_below(chain.x0, chain.x1, rules[-1], characters)
    within = [band.lines for band in (bands if below else bands[:-1])]
    if not is_one_table(within) and not _is_row_ruled(bands):
        return []
    return [_Band(head[0].top - 1, rules[0], head), *bands]


def _cut_bands(chain: Chain, rules: Sequence[float], characters: Characters) -> list[_Band]:
    bands = []
    for top, bottom in pairwise(rules):
        box = (chain.x0 - 3, top, chain.x1 + 3, bottom)
        bands.append(_Band(top, bottom, read_chunks(characters.take(find_inside(characters, box)))))
    return bands


def _split_chain(chain: Chain, bands: Sequence[_Band], characters: Characters) -> list[Zone]:
    """Cut a chain where the text between two rules is no part of a table."""
    is_row_ruled = _is_row_ruled(bands)
    if not is_row_ruled and len(row_rules := chain.row_rules()) > len(chain.rules):
        is_row_ruled = _is_row_ruled(_cut_bands(chain, row_rules, characters))
    zones: list[Zone] = []
    run: list[_Band] = []
    for before, band, after in zip([None, *bands], bands, [*bands[1:], None], strict=False):
        is_label = bool(run) and _heads_rows(band, after)
        if is_label or (_is_row(band) if is_row_ruled and run else is_tabular(band.lines)):
            if is_row_ruled and before and not run:
                run += _find_head_band(chain, band.top, characters)
            run.append(band)
        else:
            if is_row_ruled and run:
                run += _find_bands_below(chain, run, characters)
            zones += _close(chain, run, is_row_ruled=is_row_ruled)
            run = []
    if run:
        run += _find_bands_below(chain, run, characters)
    return zones + _close(chain, run, is_row_ruled=is_row_ruled)


def _heads_rows(band: _Band, after: _Band | None) -> bool:
    """Tell whether a low band holds one short text, and the next one begins with numbers."""
    if after is None or not after.lines or len(band.lines) != 1 or len(band.lines[0].chunks) != 1:
        return False
    line = band.lines[0]
    is_low = band.bottom - band.top < _LOW * line.size
    is_short = len(line.chunks[0].words) <= _PROSE_WORDS and not is_caption(line)
    return is_low and is_short and after.lines[0].has_value and is_tabular(after.lines)


def _find_head_band(chain: Chain, top: float, characters: Characters) -> list[_Band]:
    """Return the head of a further table of a chain, which stands on the first of its rules."""
    head = find_head_above(chain.x0, chain.x1, top, characters)
    is_head = bool(head) and not head[-1].has_value
    return [_Band(head[0].top - 1, top, head)] if is_head else []


def _find_bands_below(chain: Chain, run: Sequence[_Band], characters: Characters) -> list[_Band]:
    """Return the rows of numbers that no rule closes below."""
    bottom = run[-1].bottom
    below = find_rows_below(chain.x0, chain.x1, bottom, characters)
    return [_Band(bottom, below[-1].bottom + 1, below)] if below else []


def _is_row_ruled(bands: Sequence[_Band]) -> bool:
    """Tell whether the rules part every row from the next."""
    single = sum(sum(line.has_number for line in band.lines) <= 1 for band in bands)
    tabular = sum(_has_columns(band) for band in bands)
    count = len(bands)
    is_chinese_form = is_chinese([line for band in bands for line in band.lines])
    least = _TABULAR_FORM if is_chinese_form else _TABULAR
    return count >= _FEWEST_BANDS and single >= _SINGLE * count and tabular >= least * count


def _has_columns(band: _Band) -> bool:
    """Tell whether the texts of a band, whatever their lines, leave a wide white between."""
    extents = sorted((chunk.x0, chunk.x1) for line in band.lines for chunk in line.chunks)
    size = max((line.size for line in band.lines), default=0.0)
    reached = accumulate((x1 for _, x1 in extents), max)
    return any(x0 - end > size for end, (x0, _) in zip(reached, extents[1:], strict=False))


def _is_row(band: _Band) -> bool:
    """Tell whether a band between ruled rows is one: apart texts, or a short one for itself."""
    words = sum(len(chunk.words) for line in band.lines for chunk in line.chunks)
    is_row = bool(band.lines) and (_has_columns(band) or words <= 2 * _PROSE_WORDS)
    return is_row and not _holds_prose(band)


def _holds_prose(band: _Band) -> bool:
    """Tell whether a line of prose runs above or below two texts that stand apart in a band."""
    apart = [chunk for line in band.lines if line.is_tabular for chunk in line.chunks]
    prose = [line.chunks[0] for line in band.lines if len(line.chunks) == 1]
    return any(
        len(long.words) >= _PROSE_WORDS
        and sum(long.x0 < chunk.x0 and chunk.x1 < long.x1 for chunk in apart) > 1
        for long in prose
    )


def _close(chain: Chain, run: list[_Band], *, is_row_ruled: bool) -> list[Zone]:
    while run and not (_has_columns(run[-1]) or is_tabular(run[-1].lines)):
        run.pop()
    lines = [line for band in run for line in band.lines]
    if len(lines) < 2:
        return []
    box = (chain.x0, run[0].top, chain.x1, run[-1].bottom)
    inner = tuple(band.bottom for band in run[:-1])
    segments = tuple(s for s in chain.segments if box[1] + 1 < s.y < box[3] - 1)
    return [Zone(box, inner, segments, tuple(lines), is_row_ruled)]


def is_tabular(lines: Sequence[ChunkLine]) -> bool:
    """Tell whether lines between two rules look like rows and not like prose."""
    tabular = [line for line in lines if line.is_tabular]
    if not tabular or len(tabular) < 0.3 * len(lines):
        return False
    chunks = [chunk for line in tabular for chunk in line.chunks]
    wordy = [chunk for chunk in chunks if len(chunk.words) >= _PROSE_WORDS]
    return len(wordy) <= _PROSE_SHARE * len(chunks)
