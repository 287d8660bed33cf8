"""The record of a document: identity, names, status, history, and the run that readers see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.storage.core.rows import to_identity_fields
from shared.contracts.document import Document
from shared.contracts.events import (
    BlobRef,
    DocumentFailedV1,
    DocumentReceivedV1,
    DocumentValidatedV1,
    Event,
    StageResultEvent,
)
from shared.contracts.findings import Finding, Outcome, Severity
from shared.event_chain import identify
from shared.ports import Row
from shared.topology import EVENTS, event_type
from shared.versions import STAGE_VERSIONS

ORDER = {event_type(event): place for place, event in enumerate(EVENTS)}
DEAD_TYPE = "document.dead"
GRAVEST = 5


@dataclass(frozen=True)
class DeadLetter:
    """A message that was given up at a stage, and why."""

    document_id: str
    file_name: str
    stage: str
    reason: str
    detail: str
    occurred_at: datetime
    original: BlobRef | None = None


def to_run(event: DocumentValidatedV1) -> str:
    """Return the name of the run: it follows from the result, so equal results are one run."""
    return identify(event.result.sha256, STAGE_VERSIONS["storage"])[:16]


def add_event(record: Row | None, event: Event) -> Row:
    """Return the record with the event in its history; a repeat only renews its time."""
    entry: dict[str, Any] = {
        "event_id": event.event_id,
        "type": event.type,
        "occurred_at": _to_text(event.occurred_at),
        "file_name": event.file_name,
    }
    if isinstance(event, DocumentFailedV1):
        entry |= {"stage": event.stage, "reason": event.reason, "detail": event.detail}
    if isinstance(event, StageResultEvent):
        entry["versions"] = dict(event.versions)
    record = _add_entry(record or _new_record(event.document_id), entry)
    if isinstance(event, DocumentReceivedV1 | StageResultEvent):
        record["original"] = event.original.model_dump()
    if isinstance(event, DocumentReceivedV1):
        record["names"] = sorted({*record["names"], event.file_name})
    return record


def add_dead_letter(record: Row | None, dead: DeadLetter) -> Row:
    """Return the record with the given-up message in its history."""
    entry = {
        "event_id": identify(DEAD_TYPE, dead.document_id, dead.stage, dead.reason),
        "type": DEAD_TYPE,
        "occurred_at": _to_text(dead.occurred_at),
        "file_name": dead.file_name,
        "stage": dead.stage,
        "reason": dead.reason,
        "detail": dead.detail,
    }
    record = _add_entry(record or _new_record(dead.document_id), entry)
    record["names"] = sorted({*record["names"], dead.file_name})
    if dead.original is not None:
        record["original"] = dead.original.model_dump()
    return record


def is_outdated(record: Row | None, event: DocumentValidatedV1) -> bool:
    """Tell whether a later result than the event's is already the one to read."""
    return record is not None and record.get("run_at", "") > _to_text(event.occurred_at)


def add_run(record: Row | None, event: DocumentValidatedV1, document: Document) -> Row:
    """Return the record naming the run that was just written as the one to read."""
    record = add_event(record, event)
    if is_outdated(record, event):
        return record
    record.update(to_identity_fields(document))
    record.update(
        run=to_run(event),
        run_at=_to_text(event.occurred_at),
        result=event.result.model_dump(),
        versions={**event.versions, "storage": STAGE_VERSIONS["storage"]},
        source=document.source.model_dump(mode="json"),
        unit=document.unit,
        quality=document.quality.model_dump(mode="json"),
        checks=document.checks.model_dump(),
        rules=[tally.model_dump() for tally in document.rules],
        summary=to_summary(document),
    )
    return record


def to_summary(document: Document) -> dict[str, Any]:
    """Return what a list of documents shows of this one."""
    return {
        "tables": len(document.tables),
        "projects": len(document.projects),
        "indicators": sum(len(project.indicators) for project in document.projects)
        + len(document.department_indicators),
        "lines": len(document.lines),
        "facts": len(document.narrative_facts),
        "findings": len(document.findings),
        "gravest": [
            {
                "rule": f.rule,
                "severity": f.severity.value,
                "message": f.message,
                "message_en": f.message_en or f.message,
            }
            for f in gravest_findings(document)
        ],
    }


def gravest_findings(document: Document) -> list[Finding]:
    """Return the broken rules that matter most, errors first."""
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    broken = [f for f in document.findings if f.outcome is Outcome.BROKEN]
    return sorted(broken, key=lambda finding: rank[finding.severity])[:GRAVEST]


def _new_record(document_id: str) -> Row:
    return {"_id": document_id, "document_id": document_id, "names": [], "history": []}


def _add_entry(record: Row, entry: dict[str, Any]) -> Row:
    entries = {kept["event_id"]: kept for kept in record["history"]}
    kept = entries.get(entry["event_id"])
    if kept is None or kept["occurred_at"] < entry["occurred_at"]:
        entries[entry["event_id"]] = entry
    record["history"] = sorted(
        entries.values(),
        key=lambda e: (e["occurred_at"], ORDER.get(e["type"], len(ORDER)), e["event_id"]),
    )
    return record | _to_status(record["history"][-1])


def _to_status(last: dict[str, Any]) -> dict[str, Any]:
    return {
        "status": last["type"].removeprefix("document.").removesuffix(".v1"),
        "since": last["occurred_at"],
        "stage": last.get("stage"),
        "reason": last.get("reason"),
        "detail": last.get("detail"),
    }


def _to_text(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
