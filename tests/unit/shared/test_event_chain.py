from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from shared.contracts.events import BlobRef, DocumentReceivedV1, Event, StageResultEvent
from shared.errors import EncryptedDocument
from shared.event_chain import to_failed, to_next, to_received
from shared.topology import EVENTS, EXTRACTION, NORMALIZATION, PIPELINE, event_type, stages_after

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ORIGINAL = BlobRef(sha256="a" * 64, size_bytes=10)
RESULT = BlobRef(sha256="b" * 64, size_bytes=20)


def walk() -> list[Event]:
    events: list[Event] = [to_received("a.pdf", ORIGINAL, NOON)]
    for stage in PIPELINE[1:]:
        cause = events[-1]
        assert isinstance(cause, DocumentReceivedV1 | StageResultEvent)
        events.append(to_next(stage, cause, RESULT, NOON))
    return events


def test_each_event_is_caused_by_the_one_before():
    for before, after in pairwise(walk()):
        assert after.caused_by == before.event_id
        assert after.document_id == ORIGINAL.sha256


def test_the_versions_of_the_stages_gather():
    last = walk()[-1]
    assert isinstance(last, StageResultEvent)
    assert list(last.versions) == ["extraction", "normalization", "validation", "storage"]


def test_the_same_work_is_the_same_event_and_another_result_another():
    cause = to_received("a.pdf", ORIGINAL, NOON)
    later = NOON + timedelta(hours=1)
    assert to_next(EXTRACTION, cause, RESULT, later).event_id == walk()[1].event_id
    assert to_next(EXTRACTION, cause, ORIGINAL, NOON).event_id != walk()[1].event_id


def test_an_event_is_never_earlier_than_its_cause():
    cause = to_received("a.pdf", ORIGINAL, NOON)
    early = NOON - timedelta(hours=1)
    assert to_next(EXTRACTION, cause, RESULT, early).occurred_at == NOON
    assert to_failed(EXTRACTION, cause, EncryptedDocument(), early).occurred_at == NOON


def test_a_failure_names_stage_reason_and_detail():
    cause = to_received("a.pdf", ORIGINAL, NOON)
    failed = to_failed(EXTRACTION, cause, EncryptedDocument("locked"), NOON)
    assert (failed.stage, failed.reason, failed.detail) == (
        "extraction",
        "encrypted_document",
        "locked",
    )


@pytest.mark.parametrize("event", EVENTS)
def test_each_events_type_is_in_its_name(event: type[Event]):
    subject, verb, version = event_type(event).split(".")
    assert event.__name__ == f"{subject.title()}{verb.title()}{version.upper()}"


def test_an_event_goes_to_the_stages_that_consume_it():
    received, extracted, *_, stored = walk()
    assert list(stages_after(received)) == [EXTRACTION]
    assert list(stages_after(extracted)) == [NORMALIZATION]
    assert list(stages_after(stored)) == []


def test_an_event_is_small():
    assert all(len(event.model_dump_json()) < 2000 for event in walk())
