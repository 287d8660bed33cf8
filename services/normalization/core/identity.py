"""Say whose document it is, of which year and kind, and in which unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from services.normalization.core.declarations import (
    Declaration,
    Field,
    clean_name,
    find_cover,
    find_declarations,
)
from services.normalization.core.divisions import find_division, find_level
from services.normalization.core.spoken_identity import find_spoken_kind, find_spoken_year
from services.normalization.core.units import find_units, read_unit_names
from shared.contracts.document import Department, DocumentKind
from shared.contracts.extracted import Block, ExtractedDocument, FlattenedTable, Paragraph
from shared.folding import fold_plain

_WEIGHTS = {
    "label": 5, "title": 5, "announcement": 4, "caption": 4, "statement": 3, "mention": 3,
    "overview": 3, "organization": 3, "text": 2, "file": 2, "project": 1,
}  # fmt: skip
"""How far each kind of line is to be believed; each counts once, however often it is printed."""
_COVER = 12
"""Paragraphs among which a cover is looked for."""
_CAPTION_ROWS = 2
"""Rows of a grid that may hold its captions."""
# A year in a file name: 2024年, 24年
_FILE_YEAR = re.compile(r"(?<!\d)(?P<year>(?:20)?\d\d)年")
_HERE = ("省", "市", "州", "县", "区", "旗", "镇", "乡")
"""How a name begins that leaves out the place it belongs to: 县财政局."""
_CAPTIONS = ("label", "caption")
_TITLES = ("title", "statement", "announcement")
"""Kinds of line that print a department's name beside a table, and at the head of a text."""


@dataclass(frozen=True)
class Identity:
    """What a document says of itself; null is what it does not say."""

    department: Department = field(default_factory=Department)
    fiscal_year: int | None = None
    kind: DocumentKind = DocumentKind.UNKNOWN
    unit: str | None = None


def identify(extracted: ExtractedDocument) -> Identity:
    """Weigh every statement of identity in the document; the best supported one wins."""
    declared = [d for text in _find_texts(extracted) for d in find_declarations(text)]
    declared += [d for block in extracted.blocks for d in _read_organization(block)]
    declared += find_cover([b.text for b in extracted.blocks if isinstance(b, Paragraph)][:_COVER])
    declared += _read_file_name(extracted.source.file_name, declared)
    declared += _count_mentions(extracted, declared)
    declared = _complete_names(declared)
    name = _weigh(declared, "name")
    division = find_division((d.value for d in declared if d.field == "division"), name)
    spoken = [b.text for b in extracted.blocks if isinstance(b, Paragraph)]
    year = _weigh(declared, "year") or find_spoken_year(spoken)
    kind = _count(declared, "kind") or find_spoken_kind(spoken)
    return Identity(
        department=Department(
            code=_find_code(declared, name),
            name=name,
            division_code=division,
            level=find_level(division, name),
            units=find_units(extracted.blocks),
        ),
        fiscal_year=int(year) if year else None,
        kind=DocumentKind(kind) if kind else DocumentKind.UNKNOWN,
        unit=_count(declared, "unit"),
    )


def _find_texts(extracted: ExtractedDocument) -> Iterator[str]:
    """Yield the lines that can declare something: paragraphs, captions in grids, codes."""
    for block in extracted.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, FlattenedTable):
            yield from (line.text for line in block.lines[:3])
        else:
            yield from (
                cell.text
                for cell in block.cells
                if cell.row < _CAPTION_ROWS or cell.text[:8].isdigit()
            )


def _read_organization(block: Block) -> Iterator[Declaration]:
    """Yield the first unit of a table of units: the department itself, or its own office."""
    name = clean_name(fold_plain(next(read_unit_names(block), "")))
    if name:
        yield Declaration("organization", "name", name)


def _read_file_name(file_name: str, declared: Sequence[Declaration]) -> list[Declaration]:
    """Return what the file's name confirms: a year, a department that the text names too."""
    plain = fold_plain(file_name)
    names = [d.value for d in declared if d.field == "name" and d.value in plain]
    found = [Declaration("file", "name", max(names, key=len))] if names else []
    if year := _FILE_YEAR.search(plain):
        found.append(Declaration("file", "year", year["year"].rjust(4, "0").replace("00", "20", 1)))
    return found


def _count_mentions(
    extracted: ExtractedDocument, declared: Sequence[Declaration]
) -> Iterator[Declaration]:
    """Yield each declared name as often as the running text says it."""
    names = dict.fromkeys(d.value for d in declared if d.field == "name")
    if len(names) < 2:
        return
    text = fold_plain("\n".join(b.text for b in extracted.blocks if isinstance(b, Paragraph)))
    for name in names:
        yield from [Declaration("mention", "name", name)] * text.count(name)


def _complete_names(declared: Sequence[Declaration]) -> list[Declaration]:
    """Return the declarations with 县财政局 read as the 某县财政局 that is declared too.

    So is a whole name of which a title also says the place, unless a caption prints it without.
    """
    names = {d.value for d in declared if d.field == "name"}
    printed = {d.value for d in declared if d.field == "name" and d.source in _CAPTIONS}
    titles = {d.value for d in declared if d.field == "name" and d.source in _TITLES}
    full = {
        short: max((name for name in names if name.endswith(short)), key=len)
        for short in names
        if short.startswith(_HERE)
    }
    full |= {
        short: name
        for short in names - printed - full.keys()
        for name in titles
        if name.endswith(short) and name.removesuffix(short).endswith(_HERE)
    }
    return [
        replace(d, value=full.get(d.value, d.value)) if d.field == "name" else d for d in declared
    ]


def _weigh(declared: Sequence[Declaration], wanted: Field) -> str | None:
    """Return the value with the most weight: each source shares its weight among its values."""
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    for declaration in declared:
        if declaration.field == wanted:
            by_source[declaration.source][declaration.value] += 1
    weights: dict[str, Fraction] = defaultdict(Fraction)
    for source, values in by_source.items():
        for value, count in values.items():
            weights[value] += Fraction(_WEIGHTS[source] * count, values.total())
    return max(weights, key=lambda value: weights[value]) if weights else None


def _count(declared: Sequence[Declaration], wanted: Field) -> str | None:
    """Return the value declared most often."""
    values = Counter(d.value for d in declared if d.field == wanted)
    return values.most_common(1)[0][0] if values else None


def _find_code(declared: Sequence[Declaration], name: str | None) -> str | None:
    """Return the code printed with the department's name; its own is shorter than its units'."""
    codes = Counter(d.value for d in declared if d.field == "code" and d.source == name)
    return min(codes, key=lambda code: (len(code), -codes[code])) if codes else None
