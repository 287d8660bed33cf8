"""The published documents beside the checkout, read, normalized and scored."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from services.extraction.core.formats import read_document
from services.normalization.core.normalize import normalize
from shared.contracts.document import Document
from shared.registry import load_all

load_all("services.extraction.core.formats")


@cache
def process(path: Path) -> Document:
    """Return the document of a file, without findings."""
    data = path.read_bytes()
    return normalize(read_document(data, path.name), hashlib.sha256(data).hexdigest())


@cache
def load_scorer(folder: Path) -> ModuleType:
    """Return the scoring tool as a module."""
    spec = importlib.util.spec_from_file_location("scorer", folder / "tools/score_documents.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(folder: Path, path: Path, gold: Path) -> dict[str, float | None]:
    """Return the metrics of a file against its true values."""
    truth = json.loads(gold.read_text("utf-8"))
    got = process(path).model_dump(mode="json", by_alias=True)
    metrics: dict[str, Any] = load_scorer(folder).score(truth, got)[0]
    return metrics
