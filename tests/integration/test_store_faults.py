"""A document store that goes away and comes back."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.ledger import CLEAN, Ledger, small_document
from tests.integration.pipeline import Pipeline, wait_until
from tests.servers import mongodb
from tests.servers.mongodb import MongoServer

pytestmark = pytest.mark.connected


@pytest.fixture
def own_server(tmp_path: Path, pipeline: Pipeline) -> Iterator[MongoServer]:
    """A store that the test may stop; the pipeline is put on it."""
    if not mongodb.is_installed():
        pytest.skip(f"no MongoDB server; it comes with: {mongodb.PROVIDED_BY}")
    folder = tmp_path / "store"
    folder.mkdir()
    server = MongoServer(folder)
    pipeline.mongodb_uri = server.url
    try:
        server.start()
        yield server
    finally:
        server.close()


def _retries(pipeline: Pipeline) -> float:
    """Return how many messages storage has put off."""
    metrics = pipeline.one("storage").get("/metrics")[1]
    found = re.findall(r'yusuan_retries_total\{[^}]*stage="storage"\} (\S+)', metrics)
    return sum(map(float, found))


def test_f17_documents_wait_for_a_store_that_is_away(
    own_server: MongoServer, pipeline: Pipeline, ledger: Ledger
):
    pipeline.settings["YUSUAN_RETRY_SECONDS"] = "[1, 2, 4, 8, 16]"
    pipeline.start()
    own_server.stop()
    for number in range(10):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202
    wait_until(lambda: pipeline.one("storage").get("/readyz")[0] == 503, 30)
    time.sleep(10)
    own_server.start()
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
    assert {record["status"] for record in ledger.records().values()} == {"stored"}


def test_f47_many_failing_at_once_are_spaced_and_bounded(
    own_server: MongoServer, pipeline: Pipeline, ledger: Ledger
):
    pipeline.start(retry_seconds="[2, 4, 8, 16]")
    own_server.stop()
    for number in range(50):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202
    time.sleep(8)
    assert 0 < _retries(pipeline) <= 50 * 4
    own_server.start()
    ledger.wait_until_quiet(120)
    assert ledger.check() == CLEAN


def test_f48_dead_messages_are_replayed_once_however_often_one_asks(
    own_server: MongoServer, pipeline: Pipeline, ledger: Ledger
):
    pipeline.settings["YUSUAN_RETRY_SECONDS"] = "[1]"
    pipeline.start()
    own_server.stop()
    for number in range(10):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202
    time.sleep(25)
    own_server.start()
    wait_until(lambda: pipeline.one("storage").get("/readyz")[0] == 200, 30)
    first = pipeline.operate("dead", "replay").stdout
    replayed = re.search(r"Replayed (\d+)", first)
    assert replayed is not None
    assert int(replayed[1]) >= 10
    ledger.wait_until_quiet()
    wait_until(
        lambda: {r["status"] for r in ledger.records().values()} == {"stored"}, 30, ledger.records
    )
    assert "Replayed 0" in pipeline.operate("dead", "replay").stdout
    assert ledger.check() == CLEAN
