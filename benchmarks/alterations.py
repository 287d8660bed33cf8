"""One printed figure altered at a time, the ways figures go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from shared.contracts.document import Document, Line, Table, TextBlock
from shared.printed_numbers import read_number


@dataclass(frozen=True)
class Alteration:
    """A document with one thing in it changed."""

    kind: str
    table: str
    place: tuple[object, ...] | None
    """Table, row and column of the altered cell, or the quote of an amount in the text; None
    where a whole row or a year was altered."""
    name: str
    document: Document
    now: tuple[object, ...] | None = None
    """Where the altered figure stands in the altered document, where it was one figure."""
    other: tuple[object, ...] | None = None
    """The cell it was swapped with."""

    @property
    def is_single(self) -> bool:
        """Whether one figure alone was altered."""
        return self.now is not None


def transpose(text: str) -> str | None:
    """Swap the first two neighbouring digits that differ."""
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        if pair.isdigit() and pair[0] != pair[1]:
            return text[:at] + pair[::-1] + text[at + 2 :]
    return None


def lose_digit(text: str) -> str | None:
    """Leave out the second digit, or the first of a figure that has only one."""
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    if not digits:
        return None
    at = digits[1] if len(digits) > 1 else digits[0]
    shorter = text[:at] + text[at + 1 :]
    return shorter if shorter[:1].isdigit() else None


def shift_point(text: str) -> str | None:
    """Print the decimal point one place further to the right."""
    if not text[:1].isdigit():
        return None
    whole, point, part = text.replace(",", "").partition(".")
    return f"{whole}{part[0]}.{part[1:]}" if point and len(part) > 1 else f"{whole}0"


DIGIT_KINDS: dict[str, Callable[[str], str | None]] = {
    "transposed digits": transpose,
    "lost digit": lose_digit,
    "shifted point": shift_point,
}


def reprint(document: Document, changes: dict[int, str | None]) -> Document:
    """The document with other text in some of its amount lines, and in their table cells."""
    lines = list(document.lines)
    for number, text in changes.items():
        state, amount = read_number(text)
        lines[number] = replace(lines[number], text=text, state=state, amount=amount)
    tables = {table.id: table for table in document.tables}
    for number, text in changes.items():
        line = lines[number]
        tables[line.table] = _with_cell(tables[line.table], line, text)
    return document.model_copy(
        update={"lines": tuple(lines), "tables": tuple(tables[t.id] for t in document.tables)}
    )


def _with_cell(table: Table, line: Line, text: str | None) -> Table:
    rows = [list(row) for row in table.rows]
    if line.row < len(rows) and line.column < len(rows[line.row]):
        rows[line.row][line.column] = text
    return table.model_copy(update={"rows": tuple(tuple(row) for row in rows)})


def printed_lines(document: Document) -> list[tuple[int, Line]]:
    """The lines that print an amount other than zero."""
    return [(n, line) for n, line in enumerate(document.lines) if line.amount and line.text]


def alter_digits(document: Document) -> Iterator[Alteration]:
    """Alter the digits of every printed amount, one way at a time."""
    for number, line in printed_lines(document):
        for kind, change in DIGIT_KINDS.items():
            text = change(line.text or "")
            if text is not None and read_number(text)[1] not in (None, line.amount):
                altered = reprint(document, {number: text})
                place = place_of(line)
                yield Alteration(kind, line.kind, place, name_of(line), altered, place)


def alter_text(document: Document) -> Iterator[Alteration]:
    """Alter the digits of every amount stated in the running text, one way at a time."""
    for number, fact in enumerate(document.narrative_facts):
        for kind, change in DIGIT_KINDS.items():
            text = change(fact.amount)
            if text is None or read_number(text)[1] in (None, read_number(fact.amount)[1]):
                continue
            quote = fact.quote.replace(fact.amount, text)
            facts = list(document.narrative_facts)
            facts[number] = fact.model_copy(update={"amount": text, "quote": quote})
            texts = tuple(_restate(block, fact.quote, quote) for block in document.paragraphs)
            update = {"narrative_facts": tuple(facts), "paragraphs": texts}
            altered = document.model_copy(update=update)
            place = (fact.quote,)
            yield Alteration(kind, "running text", place, fact.quote, altered, (quote,))


def _restate(block: TextBlock, quote: str, altered: str) -> TextBlock:
    text = block.text.replace(quote, altered)
    return block if text == block.text else block.model_copy(update={"text": text})


def alter_projects(document: Document) -> Iterator[Alteration]:
    """Alter the digits of every project's budget, one way at a time."""
    for number, project in enumerate(document.projects):
        for kind, change in DIGIT_KINDS.items():
            text = change(project.budget or "")
            if text is None:
                continue
            projects = list(document.projects)
            projects[number] = project.model_copy(update={"budget": text})
            altered = document.model_copy(update={"projects": tuple(projects)})
            before, now = (f"预算数 {project.budget}",), (f"预算数 {text}",)
            yield Alteration(kind, "project forms", before, f"{project.name}", altered, now)


def swap_cells(document: Document) -> Iterator[Alteration]:
    """Swap every amount with the different one below it in the same column."""
    below: dict[tuple[str, int], tuple[int, Line]] = {}
    for number, line in printed_lines(document):
        before = below.get((line.table, line.column))
        if before is not None and before[1].amount != line.amount:
            altered = reprint(document, {before[0]: line.text, number: before[1].text})
            yield Alteration(
                "swapped cells",
                line.kind,
                place_of(line),
                name_of(line),
                altered,
                other=place_of(before[1]),
            )
        below[line.table, line.column] = (number, line)


def drop_rows(document: Document) -> Iterator[Alteration]:
    """Leave out every row that prints an amount."""
    for table, row in dict.fromkeys((line.table, line.row) for _, line in printed_lines(document)):
        kept = [x for x in document.lines if (x.table, x.row) != (table, row)]
        first = next(x for x in document.lines if (x.table, x.row) == (table, row))
        shifted = tuple(
            replace(x, row=x.row - 1) if x.table == table and x.row > row else x for x in kept
        )
        tables = tuple(_without_row(t, row) if t.id == table else t for t in document.tables)
        altered = document.model_copy(update={"lines": shifted, "tables": tables})
        yield Alteration("dropped row", first.kind, None, name_of(first), altered)


def _without_row(table: Table, row: int) -> Table:
    rows = table.rows[:row] + table.rows[row + 1 :]
    return table.model_copy(update={"rows": rows})


def wrong_years(document: Document) -> Iterator[Alteration]:
    """Print last year in every caption, and in every statement that begins with the year."""
    year = str(document.fiscal_year)
    last = str((document.fiscal_year or 1) - 1)
    for number, table in enumerate(document.tables):
        if f"年度：{year}" in (table.caption or ""):
            caption = (table.caption or "").replace(f"年度：{year}", f"年度：{last}")
            tables = list(document.tables)
            tables[number] = table.model_copy(update={"caption": caption})
            altered = document.model_copy(update={"tables": tuple(tables)})
            yield Alteration("wrong year", table.kind, None, table.title or table.kind, altered)


def place_of(line: Line) -> tuple[str, int, int]:
    """Where a line's cell stands."""
    return line.table, line.row, line.column


def name_of(line: Line) -> str:
    """What a reader calls the cell."""
    return f"{line.kind} {line.item_code or ''} {line.item_name or ''} {line.measure}"


def alter(document: Document) -> Iterator[Alteration]:
    """Every alteration of every kind."""
    yield from alter_digits(document)
    yield from alter_text(document)
    yield from alter_projects(document)
    yield from swap_cells(document)
    yield from drop_rows(document)
    yield from wrong_years(document)
