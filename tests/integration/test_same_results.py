"""Five processes on a broker and one process without give the same documents, byte for byte."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.integration.ledger import CLEAN, Ledger
from tests.integration.pipeline import ROOT, STAGES, Pipeline

pytestmark = pytest.mark.connected


Ends = dict[str, tuple[str, str | None, str | None]]


def _single_machine(files: list[Path], folder: Path) -> Ends:
    """Return how each document ended in the store of a single-machine run."""
    store = folder / "single.sqlite"
    command = [sys.executable, "-m", "yusuan_cli", "run", *map(str, files)]
    ran = subprocess.run(
        [*command, "--out", str(folder / "out"), "--store", str(store)],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    assert ran.returncode in {0, 1}, ran.stderr
    with closing(sqlite3.connect(store)) as connection:
        bodies = connection.execute("SELECT body FROM documents").fetchall()
    return _to_ends(json.loads(body) for (body,) in bodies)


def _through_services(files: list[Path], pipeline: Pipeline, ledger: Ledger, replicas: int) -> Ends:
    """Return the same of the services, so many replicas of each."""
    workers = [stage for stage in STAGES if stage != "intake"]
    pipeline.start("intake", *(workers * replicas))
    for file in files:
        assert ledger.submit(file.name, file.read_bytes()) == 202
    ledger.wait_until_quiet(600)
    assert ledger.check() == CLEAN
    return _to_ends(ledger.records().values())


def _to_ends(records: Iterable[dict[str, Any]]) -> Ends:
    """Return status, reason and the digest of the result, by document."""
    return {
        record["document_id"]: (
            record["status"],
            record["reason"],
            record.get("result", {}).get("sha256"),
        )
        for record in records
    }


@pytest.mark.parametrize("replicas", [1, 2])
def test_the_samples_give_the_same_documents_both_ways(
    pipeline: Pipeline, ledger: Ledger, tmp_path: Path, replicas: int
):
    files = sorted((ROOT / "samples" / "documents").iterdir())
    ends = _through_services(files, pipeline, ledger, replicas)
    assert {status for status, *_ in ends.values()} == {"stored"}
    assert ends == _single_machine(files, tmp_path)


@pytest.mark.real_files
@pytest.mark.timeout(1200)
def test_published_documents_give_the_same_documents_both_ways(
    pipeline: Pipeline, ledger: Ledger, tmp_path: Path, published: Path
):
    found = sorted(path for path in (published / "samples").rglob("*") if path.is_file())
    # Equal bytes are one document, which the name that came last is kept with.
    files = list({sha256(path.read_bytes()).digest(): path for path in found}.values())
    ends = _through_services(files, pipeline, ledger, 2)
    assert ends == _single_machine(files, tmp_path)
