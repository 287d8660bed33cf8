"""How long the rules take on a document, in processor time of this process."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from samples.department import Department, Project
from samples.loading import load_department
from samples.publication import build_publication
from samples.writers.pdf import find_pages
from samples.writers.word import write_word
from services.extraction.core.formats import read_document
from services.normalization.core.normalize import normalize
from services.validation.core.validate import validate
from shared.contracts.document import Document
from shared.registry import load_all

ROUNDS = 5
PAGES = 40


def measure(document: Document) -> float:
    """Return the milliseconds of one evaluation of every rule, best of a few."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        validate(document)
        spent.append(time.process_time() - begin)
    return min(spent) * 1000


def build_long(pages: int = PAGES) -> Document:
    """Return a made-up budget that is printed on at least so many pages."""
    load_all("services.extraction.core.formats")
    department = load_department("culture")
    while max(find_pages(build_publication(department)).values()) < pages:
        department = _with_more_projects(department)
    data = write_word(build_publication(department))
    return normalize(read_document(data, "long.docx"), sha256(data).hexdigest())


def _with_more_projects(department: Department) -> Department:
    """Print the first projects once more, under a name and a code of their own."""
    more = [_renamed(project, len(department.projects)) for project in department.projects[:5]]
    return replace(department, projects=(*department.projects, *more))


def _renamed(project: Project, number: int) -> Project:
    code = f"{project.code[:-3]}{number:02d}{project.code[-1]}"
    return replace(project, name=f"{project.name}（{number}期）", code=code)


def describe(files: Iterable[Path]) -> str:
    """Return the measurement over document JSON files as lines of the benchmark's report."""
    spent = measure(build_long())
    lines = [f"rules, {PAGES} pages     {spent:10.1f} ms of processor time"]
    documents = [Document.model_validate_json(file.read_bytes()) for file in files]
    if documents:
        times = {document.source.file_name: measure(document) for document in documents}
        slowest = max(times, key=lambda name: times[name])
        mean = sum(times.values()) / len(times)
        worst = f"{times[slowest]:.1f} ms for {slowest}"
        lines.append(f"rules               {mean:10.1f} ms per document   {worst}")
    return "\n".join(lines)
