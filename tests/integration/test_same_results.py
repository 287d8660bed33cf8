"""Five processes on a broker and one process without give the same documents, byte for byte."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.ledger import CLEAN, Ledger
from tests.integration.pipeline import ROOT, Pipeline

pytestmark = pytest.mark.connected


def _single_machine(files: list[Path], folder: Path) -> dict[str, str]:
    """Return each document's result digest in the store of a single-machine run."""
    store = folder / "single.sqlite"
    command = [sys.executable, "-m", "yusuan_cli", "run", *map(str, files)]
    subprocess.run(
        [*command, "--out", str(folder / "out"), "--store", str(store)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with sqlite3.connect(store) as connection:
        rows = connection.execute(
            "SELECT id, json_extract(body, '$.result.sha256') FROM documents"
        ).fetchall()
    connection.close()
    return dict(rows)


def _through_services(files: list[Path], pipeline: Pipeline, ledger: Ledger) -> dict[str, str]:
    """Return the same of the services, two replicas of each."""
    pipeline.settings["YUSUAN_WALL_SECONDS"] = "240"
    pipeline.start("intake", *(["extraction", "normalization", "validation", "storage"] * 2))
    for file in files:
        assert ledger.submit(file.name, file.read_bytes()) == 202
    ledger.wait_until_quiet(240)
    assert ledger.check() == CLEAN
    return {i: record["result"]["sha256"] for i, record in ledger.records().items()}


def test_the_samples_give_the_same_documents_both_ways(
    pipeline: Pipeline, ledger: Ledger, tmp_path: Path
):
    files = sorted((ROOT / "samples" / "documents").iterdir())
    assert files
    assert _through_services(files, pipeline, ledger) == _single_machine(files, tmp_path)


@pytest.mark.real_files
@pytest.mark.timeout(900)
def test_published_documents_give_the_same_documents_both_ways(
    pipeline: Pipeline, ledger: Ledger, tmp_path: Path, published: Path
):
    folders = ("hebei", "shanghai")
    found = [p for name in folders for p in (published / "samples" / name).iterdir()]
    files = sorted(p for p in found if p.suffix in {".docx", ".html", ".txt", ".pdf"})
    assert _through_services(files, pipeline, ledger) == _single_machine(files, tmp_path)
