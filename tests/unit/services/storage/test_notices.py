from __future__ import annotations

from datetime import UTC, datetime

from services.storage.core.records import add_dead_letter
from services.storage.notices import to_dead_letter
from shared.contracts.events import BlobRef
from shared.event_chain import to_received

BLOB = BlobRef(sha256="a" * 64, size_bytes=1)
EVENT = to_received("预算.pdf", BLOB, datetime(2026, 1, 2, tzinfo=UTC))


def test_a_dead_event_becomes_a_note_for_its_document():
    headers = {
        "x-stage": "extraction",
        "x-reason": "internal_error",
        "x-detail": "Traceback",
        "x-died-at": "2026-01-03T00:00:00+00:00",
    }
    dead = to_dead_letter(EVENT.model_dump_json().encode(), headers)
    assert dead is not None
    assert (dead.document_id, dead.file_name) == ("a" * 64, "预算.pdf")
    assert (dead.stage, dead.reason, dead.detail) == ("extraction", "internal_error", "Traceback")
    assert dead.occurred_at == datetime(2026, 1, 3, tzinfo=UTC)


def test_a_document_known_only_by_its_death_can_be_done_again():
    dead = to_dead_letter(EVENT.model_dump_json().encode(), {})
    assert dead is not None
    record = add_dead_letter(None, dead)
    assert record["original"] == {"sha256": "a" * 64, "size_bytes": 1}
    assert record["names"] == ["预算.pdf"]


def test_a_dead_message_that_is_no_event_names_no_document():
    assert to_dead_letter(b"not json", {}) is None
    assert to_dead_letter(b'{"type": "document.received.v9"}', {}) is None
