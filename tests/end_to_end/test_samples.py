"""The samples through extraction, normalization and validation."""

from __future__ import annotations

import json
from functools import cache

import pytest

from samples.generate import FOLDER, WRITERS
from services.extraction.core.formats import read_document
from services.normalization.core.normalize import normalize
from services.validation.core.validate import validate
from shared.contracts.document import Document
from shared.contracts.findings import Outcome
from shared.registry import load_all

SOUND, FAULTY = "澄溪县文化和旅游局2025年部门预算", "柏川县水务局2025年部门预算"
FAULTS = json.loads((FOLDER / "faults.json").read_text(encoding="utf-8"))
SUFFIXES = sorted(WRITERS)

load_all("services.extraction.core.formats")
load_all("services.normalization.core.tables")
load_all("services.validation.core.rules")


@cache
def _process(name: str, suffix: str) -> Document:
    data = (FOLDER / "documents" / f"{name}.{suffix}").read_bytes()
    extracted = read_document(data, f"{name}.{suffix}")
    return validate(normalize(extracted, "0" * 64))


def _broken(document: Document) -> set[str]:
    return {finding.rule for finding in document.findings if finding.outcome is Outcome.BROKEN}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_sound_document_raises_no_alarm(suffix: str):
    document = _process(SOUND, suffix)
    assert [finding.message for finding in document.findings] == []
    assert document.checks.held > 1000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_planted_fault_is_found_and_nothing_else(suffix: str):
    planted = {fault["rule"] for fault in FAULTS}
    following = {rule for fault in FAULTS for rule in fault["also"]}
    broken = _broken(_process(FAULTY, suffix))
    assert planted - broken == set()
    assert broken - planted - following == set()


@pytest.mark.parametrize("name", [SOUND, FAULTY])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_gives_the_same_tables(name: str, suffix: str):
    word, other = _process(name, "docx"), _process(name, suffix)
    assert (other.department, other.fiscal_year, other.unit) == (
        word.department,
        word.fiscal_year,
        word.unit,
    )
    assert sorted((t.kind, t.columns, t.rows) for t in other.tables) == sorted(
        (t.kind, t.columns, t.rows) for t in word.tables
    )
    assert [project.name for project in other.projects] == [one.name for one in word.projects]
