"""Find the headings of a document and their levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.normalization.core.captions import read_surroundings
from services.normalization.core.grid_reading.wording import is_caption_line
from services.normalization.core.headings import (
    Heading,
    parse_declared,
    parse_heading,
    strip_number,
)
from services.normalization.core.outline import Outline
from shared.contracts.document import Section
from shared.contracts.extracted import Block, Grid, Paragraph
from shared.folding import fold_plain

_LONGEST = 240
"""Characters a heading may have, blanks of layout included."""
_SLACK = 20
"""Characters that may follow the last word of a title: blanks of layout."""
# The title of one project's table: 3、某费用绩效目标表
_PROJECT_TITLE = re.compile(r"^\d{1,2}[、.].{1,60}绩效目标表$")
# The heading that such tables stand under: 七、部门项目预算安排情况及绩效目标
_ANNOUNCES_PROJECTS = re.compile(r"(?:项目|资金).{0,12}绩效目标$")
_LONGEST_CONTENTS = 120
"""Lines that contents may have."""


@dataclass(frozen=True)
class _Candidate:
    """A paragraph that may be a heading."""

    position: int
    paragraph: Paragraph
    heading: Heading
    text: str


def find_sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the headings in reading order; contents entries and table titles are none."""
    outline = Outline()
    found = _drop_list_items(blocks, list(_find_candidates(blocks)))
    return tuple(
        Section(
            level=outline.place(candidate.heading),
            heading=candidate.text,
            location=candidate.paragraph.location,
        )
        for candidate in _gather_project_titles(list(_drop_leftover(found)))
    )


def _find_candidates(blocks: Sequence[Block]) -> Iterator[_Candidate]:
    claimed = _find_claimed(blocks) | _find_contents(blocks)
    entries = _read_entries(blocks)
    seen: set[str] = set()
    for position, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.is_contents_entry or position in claimed:
            continue
        heading = _read_heading(blocks, position, block, entries)
        is_restated = _is_on_sheet(block) and block.text.strip() in seen
        if heading and not is_restated:
            yield _Candidate(position, block, heading, block.text.strip())
            seen.add(block.text.strip())


def _is_on_sheet(paragraph: Paragraph) -> bool:
    """Whether it stands in a workbook, where a table's sheet repeats the heading of the text."""
    place = paragraph.location
    return bool(place and place.element and "!" in place.element)


def _read_entries(blocks: Sequence[Block]) -> dict[str, Heading]:
    """Return what the table of contents names: a part, or a heading printed without its number."""
    entries = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.is_contents_entry:
            heading = parse_declared(block.text)
            name = strip_number(block.text)
            entries[name] = heading if heading.style == "part" else Heading("plain")
    return entries


def _find_claimed(blocks: Sequence[Block]) -> set[int]:
    """Return the positions of titles, captions and notes of tables, projects' titles left out."""
    claimed: set[int] = set()
    for position, block in enumerate(blocks):
        if isinstance(block, Grid):
            claimed |= read_surroundings(blocks, position).claimed
    return {place for place in claimed if not _is_project_title(blocks[place])}


def _is_project_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_PROJECT_TITLE.search(fold_plain(block.text)))


def _read_heading(
    blocks: Sequence[Block], position: int, block: Paragraph, entries: dict[str, Heading]
) -> Heading | None:
    if len(block.text) > _LONGEST:
        return None
    plain = fold_plain(block.text)
    if is_caption_line(block.text):
        return None
    if block.heading_level is not None and len(plain) <= 100:
        heading: Heading | None = parse_declared(block.text)
    else:
        heading = entries.get(plain) or parse_heading(block.text)
    if heading and heading.style in ("plain", "title") and _stands_over_table(blocks, position):
        return None
    return heading


def _find_contents(blocks: Sequence[Block]) -> set[int]:
    """Return the positions of contents: what follows 目录 and is said again, and group titles."""
    if not any(_names_contents(block) for block in blocks):
        return set()
    names = (strip_number(b.text) if isinstance(b, Paragraph) else "" for b in blocks)
    last = {name: position for position, name in enumerate(names)}
    found: set[int] = set()
    is_open = False
    for position, block in enumerate(blocks):
        if position in found:
            continue
        if _names_contents(block):
            run = _find_run(blocks, position + 1)
            found |= {position, *run}
            is_open = not run
        elif isinstance(block, Paragraph) and is_open:
            following = blocks[position + 1] if position + 1 < len(blocks) else None
            is_group = isinstance(following, Paragraph) and following.is_contents_entry
            is_said_again = last[strip_number(block.text)] > position
            is_open = block.is_contents_entry or is_group or is_said_again
        else:
            is_open = False
        if is_open:
            found.add(position)
    return found


def _find_run(blocks: Sequence[Block], first: int) -> set[int]:
    """Return the positions from the first entry of contents up to where it is said again.

    An entry that names a table is said again in other words; only short lines are entries.
    """
    opened = None
    for position in range(first, min(first + _LONGEST_CONTENTS, len(blocks))):
        block = blocks[position]
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            break
        name = strip_number(block.text)
        if opened is None:
            opened = name
        elif name == opened:
            return set(range(first, _find_end_of_contents(blocks, first, position)))
        if "。" in block.text:
            break
    return set()


def _find_end_of_contents(blocks: Sequence[Block], first: int, repeat: int) -> int:
    """Return where the text begins whose first chapter is at `repeat`: at a title over it.

    The format says that it is a title, or where the entries before it end; there a part can be
    one as well.
    """
    entries = [at for at in range(first, repeat) if _is_entry(blocks[at])]
    for position in range(entries[-1] + 1, repeat) if entries else ():
        if _read_style(blocks[position]) in ("title", "part"):
            return position
    for position in range(repeat - 1, first, -1):
        block = blocks[position]
        if not isinstance(block, Paragraph) or block.heading_level is None:
            continue
        if _read_style(block) == "title":
            return position
    return repeat


def _read_style(block: Block) -> str | None:
    return parse_declared(block.text).style if isinstance(block, Paragraph) else None


def _is_entry(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_contents_entry


def _names_contents(block: Block) -> bool:
    if not isinstance(block, Paragraph) or "录" not in block.text[-_SLACK:]:
        return False
    return fold_plain(block.text).endswith("目录")


def _stands_over_table(blocks: Sequence[Block], position: int) -> bool:
    """Whether a table follows, with nothing but its captions in between."""
    for block in blocks[position + 1 :]:
        if not isinstance(block, Paragraph):
            return True
        if not is_caption_line(block.text):
            return False
    return False


def _drop_list_items(
    blocks: Sequence[Block], candidates: Sequence[_Candidate]
) -> Iterator[_Candidate]:
    """Yield the candidates without items of a list: `1.` lines with nothing beneath them."""
    at = {candidate.position: candidate for candidate in candidates}
    for candidate in candidates:
        following = at.get(candidate.position + 1)
        is_item = candidate.heading.style.startswith("arabic") and (
            candidate.position + 1 >= len(blocks)
            or (following is not None and not _is_beneath(following, candidate))
        )
        is_declared = candidate.paragraph.heading_level is not None
        if is_declared or not is_item or candidate.text.endswith(("表", "：", ":")):
            yield candidate


def _is_beneath(candidate: _Candidate, above: _Candidate) -> bool:
    """Whether a heading opens a numbering of its own under the one before it."""
    heading = candidate.heading
    return heading.number == 1 and heading.style != above.heading.style


def _drop_leftover(candidates: Iterator[_Candidate]) -> Iterator[_Candidate]:
    """Yield the candidates without a first one that continues the numbering of another text."""
    first = next(candidates, None)
    if first is None:
        return
    second = next(candidates, None)
    is_late = first.heading.number is not None and first.heading.number > 1
    if not (is_late and second and second.heading.style == "title"):
        yield first
    if second:
        yield second
    yield from candidates


def _gather_project_titles(candidates: list[_Candidate]) -> list[_Candidate]:
    """Put titles of project tables under the heading that announces them.

    They stand elsewhere where every table has a sheet of its own, or follows the text.
    """
    for place in range(len(candidates) - 2, -1, -1):
        if _ANNOUNCES_PROJECTS.search(candidates[place].text):
            under = candidates[place + 1]
            titles = _find_strayed(candidates, place)
            if not titles or under.heading.style == candidates[titles[0]].heading.style:
                break
            left = [at for at in range(len(candidates)) if at not in titles]
            over = left.index(place) + 1
            return [candidates[at] for at in (*left[:over], *titles, *left[over:])]
    return candidates


def _find_strayed(candidates: Sequence[_Candidate], announcing: int) -> range:
    """Return the titles of project tables that end all headings, or stand on sheets before."""
    titles = [bool(_PROJECT_TITLE.search(fold_plain(item.text))) for item in candidates]
    start = len(candidates)
    while start and titles[start - 1]:
        start -= 1
    if start < len(candidates):
        return range(start, len(candidates))
    first = titles.index(True) if True in titles else announcing
    end = first
    while end < announcing and titles[end] and _is_on_sheet(candidates[end].paragraph):
        end += 1
    return range(first, end)
