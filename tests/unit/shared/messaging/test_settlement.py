"""What is refused before a stage sees it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from shared.contracts.events import BlobRef
from shared.errors import ContractError
from shared.event_chain import to_received
from shared.messaging.settlement import require_event

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def test_an_event_passes():
    event = to_received("a.pdf", BlobRef(sha256="0" * 64, size_bytes=1), NOON)
    require_event(event.model_dump_json().encode())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param(b"not json", "Invalid JSON", id="not-json"),
        pytest.param(b"\xff\xfe", "Invalid JSON", id="not-utf-8"),
        pytest.param(b"[" * 100_000, "recursion limit", id="deep"),
        pytest.param(b"[1, 2]", "should be an object", id="no-object"),
        pytest.param(b'{"type": "document.received.v1"}', "event_id", id="missing-fields"),
        pytest.param(b'{"type": "document.received.v2"}', "document.received.v2", id="newer"),
    ],
)
def test_what_is_no_event_is_the_message_s_own_fault(body: bytes, said: str):
    with pytest.raises(ContractError) as caught:
        require_event(body)
    assert said in caught.value.detail
