"""From a dead message to the note in its document's history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from services.storage.core.records import DeadLetter
from shared.contracts.events import AnyEvent
from shared.messaging.publisher import DETAIL, REASON, STAGE

_EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


def to_dead_letter(body: bytes, headers: Mapping[str, Any], now: datetime) -> DeadLetter | None:
    """Return what to note, or None for a message that names no document.

    A message the services buried says why; of one the broker buried, the broker's own header
    says the queue and the reason, such as `delivery_limit`.
    """
    try:
        event = _EVENT.validate_json(body)
    except ValidationError:
        return None
    deaths = headers.get("x-death") or [{}]
    stage = headers.get(STAGE) or deaths[0].get("queue") or "unknown"
    reason = headers.get(REASON) or deaths[0].get("reason") or "unknown"
    return DeadLetter(
        document_id=event.document_id,
        file_name=event.file_name,
        stage=str(stage),
        reason=str(reason),
        detail=str(headers.get(DETAIL) or "given up by the broker"),
        occurred_at=max(now, event.occurred_at),
    )
