"""Documents through five separate processes."""

from __future__ import annotations

import pytest

from tests.integration.ledger import CLEAN, Ledger, small_document
from tests.integration.pipeline import Pipeline, wait_until

pytestmark = pytest.mark.connected


def test_every_accepted_document_is_stored_once(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    for number in range(20):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN
    assert {record["status"] for record in ledger.records().values()} == {"stored"}


def test_intake_accepts_while_the_workers_are_down_and_the_backlog_drains(
    pipeline: Pipeline, ledger: Ledger
):
    pipeline.start("intake", "storage")
    for number in range(10):
        assert ledger.submit(f"{number}.html", small_document(number)) == 202
    wait_until(lambda: len(ledger.records()) == 10, 30)
    assert {record["status"] for record in ledger.records().values()} == {"received"}
    pipeline.start("extraction", "normalization", "validation")
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN


def test_the_number_of_replicas_changes_nothing(pipeline: Pipeline, ledger: Ledger):
    pipeline.start("intake", *(["extraction", "normalization", "validation", "storage"] * 2))
    for number in range(20):
        ledger.submit(f"{number}.html", small_document(number))
    ledger.wait_until_quiet()
    assert ledger.check() == CLEAN


def test_a_file_in_the_drop_folder_leaves_it_and_is_stored(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    pipeline.drop("dropped.html", small_document(1))
    wait_until(lambda: [r["status"] for r in ledger.records().values()] == ["stored"], 30)
    assert list((pipeline.folder / "inbox").iterdir()) == []
    assert [p.name[17:] for p in (pipeline.folder / "taken").iterdir()] == ["dropped.html"]


def test_a_refused_file_is_moved_aside_with_its_reason(pipeline: Pipeline, ledger: Ledger):
    pipeline.start("intake")
    pipeline.drop("empty.pdf", b"")
    reason = pipeline.folder / "refused" / "empty.pdf.reason.json"
    wait_until(reason.exists, 20)
    assert '"empty_file"' in reason.read_text("utf-8")


def test_a_document_at_fault_ends_with_its_reason(pipeline: Pipeline, ledger: Ledger):
    pipeline.start()
    ledger.submit("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    ledger.wait_until_quiet()
    (record,) = ledger.records().values()
    assert (record["status"], record["stage"]) == ("failed", "extraction")
    assert record["reason"] == "unsupported_format"
