"""A document's figures, looked up by what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from services.validation.core.figures import Figure, Row
from services.validation.core.texts import compact
from services.validation.core.titles import (
    NINE_TABLES,
    T3,
    T5,
    T7,
    T8,
    chinese_title,
    english_title,
)
from services.validation.core.vocabulary import english_label
from shared.contracts.document import Document, Line, NarrativeFact, Table
from shared.contracts.performance import Project
from shared.printed_numbers import read_number

# A sentence up to its full stop.
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
# Tables in which what stands over basic and project expenditure is their total, by any name.
EXPENDITURE_TABLES = (T3, T5, T7, T8)
DEFAULT_MEASURES = ("total", "final", "budgeted", "amount", "value")


class Ledger:
    """One set of tables of a document, with its projects and narrative facts."""

    def __init__(
        self,
        document: Document,
        tables: Sequence[Table] | None = None,
        *,
        truncated: bool = False,
        is_main: bool = True,
        profile: str = "generic",
    ) -> None:
        self.document = document
        self.tables = tuple(document.tables if tables is None else tables)
        self.truncated = truncated
        self.is_main = is_main
        self.profile = profile
        """Name of the form the document follows."""

    @cached_property
    def _table_by_kind(self) -> dict[str, Table]:
        return {table.kind: table for table in reversed(self.tables)}

    @cached_property
    def _table_by_id(self) -> dict[str, Table]:
        return {table.id: table for table in self.tables}

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        wanted = {table.id for table in self._table_by_kind.values()}
        groups: dict[tuple[object, ...], list[Line]] = {}
        for line in self.document.lines:
            if line.table in wanted:
                key = (line.table, line.row, line.side, line.item_code, line.item, line.item_name)
                groups.setdefault(key, []).append(line)
        rows: dict[str, list[Row]] = {}
        for lines in groups.values():
            row = self._to_row(lines)
            rows.setdefault(row.kind, []).append(row)
        return rows

    def _to_row(self, lines: Sequence[Line]) -> Row:
        first = lines[0]
        figures: dict[str, Figure] = {}
        row = Row(
            kind=first.kind,
            table=first.table,
            number=first.row,
            side=first.side,
            code=first.item_code,
            item=first.item,
            name=(first.item_name or "").strip(),
            figures=figures,
        )
        names = f"{chinese_title(row.kind)} {row.label}", row.label_en
        for line in lines:
            if line.measure not in figures:
                figures[line.measure] = self._to_figure(line, *names)
        if row.kind in EXPENDITURE_TABLES and "total" not in figures and "subtotal" in figures:
            figures["total"] = figures.pop("subtotal")
        return row

    def _to_figure(self, line: Line, row: str, row_en: str) -> Figure:
        table = self._table_by_id[line.table]
        return Figure(
            name=row,
            name_en=row_en,
            column_name=self._header(table, line.column) or line.measure,
            measure=line.measure,
            amount=line.amount,
            state=line.state,
            unit=self._unit_of(line, table),
            text=line.text,
            location=line.location,
            table=line.table,
            row=line.row,
            column=line.column,
            truncated=self.truncated,
        )

    def _unit_of(self, line: Line, table: Table) -> str | None:
        is_counted = line.measure == "quantity"
        return None if is_counted else line.unit or table.unit or self.document.unit

    @staticmethod
    def _header(table: Table, column: int) -> str:
        return next(reversed(table.columns[column]), "") if column < len(table.columns) else ""

    def has(self, kind: str) -> bool:
        """Whether the set holds a table of the kind."""
        return kind in self._table_by_kind

    def table(self, kind: str) -> Table | None:
        """Return the set's first table of the kind."""
        return self._table_by_kind.get(kind)

    def is_nil(self, kind: str) -> bool:
        """Whether the table is there and prints no amount at all."""
        table = self.table(kind)
        if table is None:
            return False
        if kind in NINE_TABLES:
            figures = (f for row in self.rows(kind) for f in row.figures.values())
            return not any(figure.is_number or figure.is_unreadable for figure in figures)
        printed = (cell for row in table.rows for cell in row[1:])
        return not any(read_number(cell)[1] is not None for cell in printed)

    def rows(self, kind: str, side: str | None = None) -> list[Row]:
        """Return the rows of the set's table of the kind, in order."""
        return [r for r in self._rows.get(kind, []) if side is None or r.side == side]

    def coded(self, kind: str) -> list[Row]:
        """Return the classification rows: those with an account code."""
        return [row for row in self.rows(kind) if row.code]

    @cached_property
    def _row_by_item(self) -> dict[tuple[str, str], Row]:
        found: dict[tuple[str, str], Row] = {}
        for kind, rows in self._rows.items():
            for row in rows:
                if row.item:
                    found.setdefault((kind, row.item), row)
        return found

    @cached_property
    def _row_by_code(self) -> dict[tuple[str, str], Row]:
        found: dict[tuple[str, str], Row] = {}
        for kind, rows in self._rows.items():
            for row in rows:
                if row.code:
                    found.setdefault((kind, row.code), row)
        return found

    def item(self, kind: str, item: str) -> Row | None:
        """Return the row of a standard line of the form."""
        return self._row_by_item.get((kind, item))

    def code(self, kind: str, code: str) -> Row | None:
        """Return the row of an account code."""
        return self._row_by_code.get((kind, code))

    def figure(self, kind: str, item: str, *measures: str) -> Figure | None:
        """Return a figure of a standard line; without measures its amount or total."""
        row = self.item(kind, item)
        if row is None:
            return None
        return row.figure(*measures) if measures else row.figure(*DEFAULT_MEASURES) or row.only

    def total(self, kind: str, *measures: str) -> Figure | None:
        """Return a figure of the 合计 row; a nil table's total is nothing, not missing."""
        found = self.figure(kind, "grand_total", *measures)
        row = self.item(kind, "grand_total")
        if found is None and row is not None and "total" in measures and len(row.figures) == 1:
            return row.only
        if found is None and self.is_nil(kind):
            name_en = f"{english_title(kind)} (nil table)"
            return Figure(name=f"{chinese_title(kind)}（空表）", name_en=name_en, amount=None)
        return found

    def by_code(self, kind: str, code: str, *measures: str) -> Figure | None:
        """Return a figure of an account code's row."""
        row = self.code(kind, code)
        return row.figure(*(measures or DEFAULT_MEASURES)) if row else None

    @property
    def year(self) -> int | None:
        """The fiscal year."""
        return self.document.fiscal_year

    def facts(self, *metrics: str) -> list[NarrativeFact]:
        """Return the stated amounts of these metrics that belong to the document's year."""
        return [
            fact
            for fact in self.document.narrative_facts
            if fact.metric in metrics and fact.year in (None, self.year)
        ]

    def fact(self, *metrics: str) -> Figure | None:
        """Return the first stated amount of these metrics."""
        return next((self.to_figure(fact) for fact in self.facts(*metrics)), None)

    def to_figure(self, fact: NarrativeFact) -> Figure:
        """A stated amount as a figure; a decrease counts negative."""
        state, amount = read_number(fact.amount)
        if amount is not None and fact.direction == "decrease":
            amount = -amount
        return Figure(
            name=f"文字说明“{fact.quote}”",
            name_en=f"text “{fact.quote}”",
            amount=amount,
            state=state,
            unit=fact.unit,
            text=fact.amount,
            quote=fact.quote,
            location=fact.location,
            truncated=self.truncated,
        )

    def project_figure(self, project: Project, field: str, label: str) -> Figure | None:
        """A printed amount of a project's form; None where the form leaves it blank."""
        text: str | None = getattr(project, field)
        if not text:
            return None
        state, amount = read_number(text)
        return Figure(
            name=f"项目“{project.name or project.title}”{label}",
            name_en=f"project “{project.name or project.title}”: {english_label(label)}",
            amount=amount,
            state=state,
            unit=self.project_unit(project),
            text=text,
            quote=f"{label} {text}",
            location=project.places.get(field) or project.location,
            table=project.table,
            truncated=self.truncated,
        )

    @cached_property
    def budgets(self) -> dict[int, Figure | None]:
        """Each project's printed budget, by the identity of the project's object."""
        return {id(p): self.project_figure(p, "budget", "预算数") for p in self.document.projects}

    def project_unit(self, project: Project) -> str | None:
        """The currency unit of a project's form."""
        return self._units.get(project.table or "") or self.document.unit

    @cached_property
    def _units(self) -> dict[str, str | None]:
        return {table.id: table.unit for table in self.document.tables}

    def cell_text(self, row: Row, *words: str) -> str:
        """The text of a row's cell under the first header that holds one of the words."""
        table = self._table_by_id[row.table]
        for word in words:
            for column, path in enumerate(table.columns):
                if any(word in header for header in path) and row.number < len(table.rows):
                    return table.rows[row.number][column] or ""
        return ""

    @cached_property
    def sentences(self) -> list[str]:
        """The running text, sentence by sentence."""
        return [part for b in self.document.paragraphs for part in _SENTENCE.findall(b.text)]

    def sentence_of(self, quote: str) -> str:
        """The sentence a quote stands in, or the quote itself."""
        wanted = compact(quote)
        return next((text for text, plain in self._compact_sentences if wanted in plain), quote)

    @cached_property
    def _compact_sentences(self) -> list[tuple[str, str]]:
        return [(text, compact(text)) for text in self.sentences]

    def of_kind(self, kind: str) -> Iterator[Table]:
        """Yield the set's tables of a kind that repeats, such as project forms."""
        return (table for table in self.tables if table.kind == kind)


def split_sets(document: Document, *, truncated: bool = False, profile: str = "") -> list[Ledger]:
    """Split the tables into sets: a form that comes again begins the set of the next unit."""
    sets: list[list[Table]] = [[]]
    for table in document.tables:
        if table.kind in NINE_TABLES and any(t.kind == table.kind for t in sets[-1]):
            sets.append([])
        sets[-1].append(table)
    return [
        Ledger(document, tables, truncated=truncated, is_main=number == 0, profile=profile)
        for number, tables in enumerate(sets)
    ]
