"""How long the rules take on a document."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from services.validation.core.validate import validate
from shared.contracts.document import Document

ROUNDS = 3


def measure(document: Document) -> float:
    """Return the milliseconds of one evaluation of every rule, best of a few."""
    spent = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        validate(document)
        spent.append(time.perf_counter() - begin)
    return min(spent) * 1000


def describe(files: Iterable[Path]) -> str:
    """Return the measurement over document JSON files as a line of the benchmark's report."""
    documents = [Document.model_validate_json(file.read_bytes()) for file in files]
    if not documents:
        return "rules               no document"
    times = {document.source.file_name: measure(document) for document in documents}
    slowest = max(times, key=lambda name: times[name])
    mean = sum(times.values()) / len(times)
    return (
        f"rules               {mean:10.1f} ms per document   {times[slowest]:.1f} ms for {slowest}"
    )
