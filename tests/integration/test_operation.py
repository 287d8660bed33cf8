"""What an operator asks and does, on another machine than the services'."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient

from tests.integration.audit import publish_raw
from tests.integration.ledger import ROWS, Ledger, small_document
from tests.integration.pipeline import Pipeline, wait_until

pytestmark = pytest.mark.connected
RECEIVED = "document.received.v1"
# The key of a dead message, as the list prints it.
KEY = re.compile(r"\b[0-9a-f]{12}\b")


def _statuses(pipeline: Pipeline) -> dict[str, str]:
    """Return every document's name and status, as the operator is told."""
    lines = pipeline.operate("status", "--json").stdout.splitlines()
    return {record["names"][0]: record["status"] for record in map(json.loads, lines)}


def test_files_are_submitted_and_followed(pipeline: Pipeline, tmp_path: Path):
    pipeline.start()
    files = {"a.html": small_document(1), "b.png": b"\x89PNG\r\n\x1a\n" * 99, "empty.pdf": b""}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    ran = pipeline.operate("submit", *(tmp_path / name for name in files))
    assert ran.returncode == 1
    assert len(re.findall("^accepted", ran.stdout, re.MULTILINE)) == 2
    assert "REFUSED empty.pdf" in ran.stdout
    wait_until(lambda: _statuses(pipeline) == {"a.html": "stored", "b.png": "failed"}, 40)
    assert "unsupported_format" in pipeline.operate("status").stdout
    history = pipeline.operate("status", "a.html").stdout
    assert len(re.findall(r"2\d{3}-\d\d-\d\dT", history)) == 5
    assert pipeline.operate("status", "nowhere.pdf").returncode == 1


def _again(pipeline: Pipeline, *choice: str) -> int:
    """Have documents done again; return how many."""
    ran = pipeline.operate("reprocess", *choice)
    found = re.search(r"Submitted (\d+)", ran.stdout)
    assert found is not None, ran.stderr
    return int(found[1])


def test_documents_are_done_again_by_id_department_year_and_version(
    pipeline: Pipeline, ledger: Ledger
):
    pipeline.start()
    for number in range(3):
        ledger.submit(f"{number}.html", small_document(number))
    ledger.wait_until_quiet()
    first = next(iter(ledger.records().values()))
    assert _again(pipeline, first["_id"][:16]) == 1
    assert _again(pipeline, "--department", first["department_name"]) == 1
    assert _again(pipeline, "--year", "2024") == 3
    assert _again(pipeline, "--year", "1999") == 0
    assert _again(pipeline, "--outdated", "normalization") == 0
    assert pipeline.operate("reprocess").returncode == 2
    with MongoClient[dict[str, Any]](pipeline.mongodb_uri) as client:
        records = client[pipeline.database]["documents"]
        records.update_one({"_id": first["_id"]}, {"$set": {"versions.normalization": "older"}})
    assert _again(pipeline, "--outdated", "normalization") == 1
    wait_until(lambda: ledger.records()[first["_id"]]["since"] > first["since"], 30)
    ledger.wait_until_quiet()
    assert ledger.check() == {"lost": 0, "duplicated": 0, "unexpected": 0}


def test_a_purged_document_leaves_nothing_behind(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    for number in range(2):
        ledger.submit(f"{number}.html", small_document(number))
    ledger.wait_until_quiet()
    assert "Removed the data of 1" in pipeline.operate("purge", "0.html", "--yes").stdout
    (kept,) = ledger.records().values()
    assert kept["names"] == ["1.html"]
    with MongoClient[dict[str, Any]](pipeline.mongodb_uri) as client:
        database = client[pipeline.database]
        owners = {row["document_id"] for name in ROWS for row in database[name].find()}
    assert owners == {kept["_id"]}


def test_dead_messages_are_listed_shown_and_discarded(pipeline: Pipeline):
    pipeline.start("extraction", "storage")
    assert "No dead messages" in pipeline.operate("dead", "list").stdout
    publish_raw(pipeline.amqp_url, [(RECEIVED, b"not json"), (RECEIVED, b"[1, 2]")])
    wait_until(lambda: len(_keys(pipeline)) == 2, 20)
    assert "contract_error" in pipeline.operate("dead", "list").stdout
    (key,) = (key for key in _keys(pipeline) if _shows(pipeline, key, "not json"))
    assert "Discarded 1" in pipeline.operate("dead", "discard", key).stdout
    (other,) = _keys(pipeline)
    assert other != key


def _keys(pipeline: Pipeline) -> list[str]:
    return KEY.findall(pipeline.operate("dead", "list", "--stage", "extraction").stdout)


def _shows(pipeline: Pipeline, key: str, body: str) -> bool:
    return body in pipeline.operate("dead", "show", key).stdout.splitlines()
