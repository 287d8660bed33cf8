"""What storage can say of the whole pipeline: what came in, and how old the backlog is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from shared.clock import Clock
from shared.metrics import Metrics
from shared.ports import DocumentStore, Row
from shared.store_layout import DOCUMENTS

UNFINISHED = ("received", "extracted", "normalized", "validated")


def count_content(record: Row | None, metrics: Metrics) -> None:
    """Count what a stored document holds."""
    if record is None or "summary" not in record:
        return
    source, summary = record["source"], record["summary"]
    metrics.pages.labels(source["media_type"]).inc(source["page_count"] or 0)
    metrics.tables.inc(summary["tables"])
    metrics.indicators.inc(summary["indicators"])
    metrics.unreadable_cells.labels(source["media_type"]).inc(record["quality"]["unreadable_cells"])
    for tally in record["rules"]:
        for outcome, count in tally["counts"].items():
            metrics.rule_evaluations.labels(tally["rule"], outcome).inc(count)


@dataclass(frozen=True)
class Backlog:
    """Measures how many documents are under way and since when the oldest is."""

    documents: DocumentStore
    metrics: Metrics
    clock: Clock
    every_seconds: float

    async def measure(self) -> None:
        """Look once."""
        count, oldest = 0, None
        for status in UNFINISHED:
            async for record in self.documents.find(
                DOCUMENTS, {"status": status}, sort=("status", "since")
            ):
                count += 1
                since = datetime.fromisoformat(record["since"])
                oldest = since if oldest is None else min(oldest, since)
        age = 0.0 if oldest is None else (self.clock() - oldest).total_seconds()
        self.metrics.unfinished.set(count)
        self.metrics.oldest_unfinished.set(max(0.0, age))
        await asyncio.sleep(self.every_seconds)
