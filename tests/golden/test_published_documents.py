"""Every rendering of the published documents against their true values and each other."""

from __future__ import annotations

import re
import unicodedata

import pytest

from tests.golden.published import process, score

pytestmark = pytest.mark.real_files

RENDERINGS = ("docx", "html", "xlsx", "pdf", "md", "txt")
LEAST = {
    "department": 1.0,
    "fiscal_year": 1.0,
    "unit": 1.0,
    "tables": 1.0,
    "numeric_cells": 0.999,
    "text_cells": 0.995,
    "headers": 0.995,
    "project_fields": 0.995,
    "indicator_text": 0.995,
    "indicator_values": 0.995,
    "narrative_facts": 0.98,
    "sections": 0.97,
}


def plain(text):
    """Return the text without blanks; a dash is a dash however long its font draws it."""
    return re.sub(r"—+", "—", re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")))


def tables_of(path):
    tables = [
        (
            table.kind,
            tuple(tuple(map(plain, column)) for column in table.columns),
            tuple(tuple(map(plain, row)) for row in table.rows),
        )
        for table in process(path).tables
    ]
    return sorted(tables)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_rendering_has_the_true_values(published, rendering):
    for gold in (published / "gold").glob("*.json"):
        for path in (published / "samples").glob(f"*/{gold.stem}*.{rendering}"):
            metrics = score(published, path, gold)
            missed = {
                name: value
                for name, value in metrics.items()
                if value is not None and value < LEAST.get(name, 0.0)
            }
            assert not missed, path.name


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_rendering_gives_the_tables_of_the_word_document(published, rendering):
    for word in (published / "samples").glob("*/*.docx"):
        for path in word.parent.glob(f"{word.stem}*.{rendering}"):
            assert tables_of(path) == tables_of(word), path.name
