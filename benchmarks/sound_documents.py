"""The sound documents of the mutation check: samples, made-up offices, clean files given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from benchmarks.made_up.accounts import build_accounts
from benchmarks.made_up.budget import build_budget
from benchmarks.made_up.central_budget import build_central_budget
from benchmarks.made_up.offices import FORESTRY, FORESTRY_LAST_YEAR, SCHOOL
from samples.content import Publication
from samples.loading import load_department
from samples.publication import build_publication
from samples.writers.excel import write_excel
from samples.writers.pdf import write_pdf
from samples.writers.word import write_word
from services.extraction.core.formats import read_document
from services.normalization.core.normalize import normalize
from services.validation.core.validate import validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome, Severity
from shared.registry import load_all

_READABLE = (".docx", ".pdf", ".xlsx", ".html", ".md", ".txt")


@dataclass(frozen=True)
class Sound:
    """A document in which everything agrees, by a name for the reader."""

    name: str
    document: Document


def read_made_up() -> Iterator[Sound]:
    """Yield a document per department and office, written in one format and read back."""
    for publication, write, suffix in _publications():
        name = f"{publication.file_name}.{suffix}"
        yield Sound(name, _read(write(publication), name))


def _publications() -> Iterator[tuple[Publication, Callable[[Publication], bytes], str]]:
    yield build_publication(load_department("culture")), write_word, "docx"
    yield build_publication(load_department("water")), write_pdf, "pdf"
    yield build_budget(FORESTRY), write_pdf, "pdf"
    yield build_budget(SCHOOL), write_excel, "xlsx"
    yield build_central_budget(FORESTRY_LAST_YEAR), write_pdf, "pdf"
    yield build_accounts(FORESTRY_LAST_YEAR), write_word, "docx"
    yield build_accounts(replace(SCHOOL, year=2025)), write_pdf, "pdf"


def read_clean(folders: Iterable[Path]) -> list[Sound]:
    """Return the documents of folders that break no rule as an error, every rendering."""
    found = []
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.suffix in _READABLE:
            document = _read(path.read_bytes(), path.name)
            if not _errors(document):
                found.append(Sound(path.name, document))
    return found


def without_copies(documents: Iterable[Sound]) -> list[Sound]:
    """Leave out what another rendering of the same publication says already."""
    kept: dict[object, Sound] = {}
    for one in documents:
        given = one.document
        cells = tuple((x.table, x.row, x.measure, x.text) for x in given.lines)
        kept.setdefault((given.department.name, given.fiscal_year, given.kind, cells), one)
    return list(kept.values())


def _read(data: bytes, name: str) -> Document:
    load_all("services.extraction.core.formats")
    return normalize(read_document(data, name), sha256(data).hexdigest())


def _errors(document: Document) -> int:
    return sum(
        finding.outcome is Outcome.BROKEN and finding.severity is Severity.ERROR
        for finding in validate(document).findings
    )
