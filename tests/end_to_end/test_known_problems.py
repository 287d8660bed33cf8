from __future__ import annotations

import importlib.util
import json
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from services.extraction.core.formats import read_document
from services.normalization.core.normalize import normalize
from services.validation.core.validate import validate
from shared.contracts.findings import Outcome, Severity
from shared.registry import load_all

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "gold").glob("0*.json"))
pytestmark = [
    pytest.mark.real_files,
    pytest.mark.skipif(not GOLD, reason="the published documents are not beside the checkout"),
]
load_all("services.extraction.core.formats")


def scorer() -> ModuleType:
    """The scoring tool that lies beside the checkout."""
    spec = importlib.util.spec_from_file_location(
        "score_documents", SHARED / "tools" / "score_documents.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def renderings() -> list[tuple[Path, Path]]:
    return [
        (gold, path)
        for gold in GOLD
        for path in sorted((SHARED / "samples" / "hebei").glob(f"{gold.stem}*"))
        if path.suffix in (".docx", ".txt", ".pdf")
    ]


@pytest.mark.parametrize(
    ("gold", "path"), renderings() or [(None, None)], ids=lambda p: p.name if p else "none"
)
def test_definite_problems_are_reported_and_sound_tables_are_not_accused(gold: Path, path: Path):
    data = path.read_bytes()
    document = normalize(read_document(data, path.name), sha256(data).hexdigest())
    validated = validate(document)
    problems = json.loads(gold.read_text("utf-8"))["known_problems"]
    findings = validated.model_dump(mode="json")["findings"]
    score = scorer().score_findings(problems, findings, [])
    assert score["problem_recall"] >= 0.9
    errors = [
        finding.rule
        for finding in validated.findings
        if finding.outcome is Outcome.BROKEN and finding.severity is Severity.ERROR
    ]
    assert [rule for rule in errors if rule[0] in "AX"] == []
