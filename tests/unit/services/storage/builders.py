"""A small made-up document and its events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from shared.contracts.document import Department, Document, Line, NarrativeFact, Table
from shared.contracts.events import BlobRef, DocumentReceivedV1, DocumentValidatedV1, Event
from shared.contracts.extracted import Source
from shared.contracts.findings import CheckCounts, Finding, Outcome, Severity
from shared.contracts.location import Location
from shared.contracts.money import CellState
from shared.contracts.performance import Indicator, Project
from shared.event_chain import to_next, to_received
from shared.testing import MemoryBlobs
from shared.topology import EXTRACTION, NORMALIZATION, VALIDATION

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ORIGINAL = BlobRef(sha256="a" * 64, size_bytes=10)


def at(seconds: int) -> datetime:
    """Return a time after noon."""
    return NOON + timedelta(seconds=seconds)


def received(name: str = "a.pdf", seconds: int = 0) -> DocumentReceivedV1:
    """Return the first event."""
    return to_received(name, ORIGINAL, at(seconds))


def document(tables: int = 1, **fields: object) -> Document:
    """Return a document with one of everything, or several tables."""
    place = Location(page=1, bbox=(1.0, 2.0, 3.0, 4.0))
    finding = Finding(
        rule="S-01",
        outcome=Outcome.BROKEN,
        severity=Severity.WARNING,
        message="未见收支总表",
        statement="应有收支总表",
    )
    values: dict[str, object] = {
        "document_id": ORIGINAL.sha256,
        "source": Source(file_name="a.pdf", media_type="application/pdf", size_bytes=10),
        "department": Department(code="999", name="青禾县示例局"),
        "fiscal_year": 2025,
        "tables": tuple(
            Table(
                id=f"t{number}",
                kind="revenue_summary",
                columns=(("项目",), ("预算数",)),
                rows=(("合计", "12.30"), ("其他", None)),
                locations=((place, place), (place, None)),
            )
            for number in range(tables)
        ),
        "projects": (Project(code="P1", name="示例项目", indicators=(Indicator(level3="数量"),)),),
        "department_indicators": (Indicator(level3="质量"),),
        "narrative_facts": (
            NarrativeFact(metric="total_budget", amount="12.30", quote="12.30万元"),
        ),
        "lines": (
            Line(
                table="t0",
                row=0,
                column=1,
                kind="revenue_summary",
                measure="budgeted",
                amount=Decimal("12.30"),
                unit="万元",
                state=CellState.NUMBER,
            ),
        ),
        "findings": (finding,),
        "checks": CheckCounts(held=3, broken=1),
    }
    return Document.model_validate({**values, **fields, "schema": "yusuan.document/1"})


async def validated(
    blobs: MemoryBlobs, content: Document, name: str = "a.pdf", seconds: int = 3
) -> tuple[list[Event], DocumentValidatedV1]:
    """Return the events up to validation, their results kept."""
    result = await blobs.put(content.model_dump_json(by_alias=True).encode())
    events: list[Event] = [received(name)]
    for place, stage in enumerate((EXTRACTION, NORMALIZATION, VALIDATION), start=1):
        moment = at(min(place, seconds) if stage is not VALIDATION else seconds)
        events.append(to_next(stage, events[-1], result, moment))  # type: ignore[arg-type]
    last = events[-1]
    assert isinstance(last, DocumentValidatedV1)
    return events, last
