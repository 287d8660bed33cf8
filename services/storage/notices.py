"""From a dead message to the note in its document's history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from services.storage.core.records import DeadLetter
from shared.contracts.events import AnyEvent, DocumentFailedV1
from shared.messaging.publisher import DETAIL, DIED_AT, REASON, STAGE, death

_EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


def to_dead_letter(body: bytes, headers: Mapping[str, Any]) -> DeadLetter | None:
    """Return what to note, or None for a message that names no document.

    A message the services buried says why; of one the broker buried, the broker's own header
    says the queue and the reason, such as `delivery_limit`.
    """
    try:
        event = _EVENT.validate_json(body)
    except ValidationError:
        return None
    died = death(headers)
    moment = died[DIED_AT]
    return DeadLetter(
        document_id=event.document_id,
        file_name=event.file_name,
        stage=str(died[STAGE]),
        reason=str(died[REASON]),
        detail=str(died[DETAIL]),
        # A notice may be read long after the death, when it was put off or replayed itself.
        occurred_at=max(
            datetime.fromisoformat(moment) if moment else event.occurred_at, event.occurred_at
        ),
        original=None if isinstance(event, DocumentFailedV1) else event.original,
    )
