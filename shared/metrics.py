"""Every metric of our own: name, labels from closed sets, buckets, one line of meaning."""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
)

# The time a series began doubles the series, one for each rule and outcome, and nobody reads it.
disable_created_metrics()  # type: ignore[no-untyped-call]

_TO_MINUTES = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900)


class Metrics:
    """The metrics of one process, registered together."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry or CollectorRegistry()
        self.documents = Counter(
            "yusuan_documents_total",
            "Documents a stage has answered, by how.",
            ("stage", "outcome"),
            registry=self.registry,
        )
        self.failures = Counter(
            "yusuan_document_failures_total",
            "Documents at fault, by the reason of the closed list.",
            ("stage", "reason"),
            registry=self.registry,
        )
        self.stage_seconds = Histogram(
            "yusuan_stage_seconds",
            "Time a stage took for one document.",
            ("stage",),
            buckets=_TO_MINUTES,
            registry=self.registry,
        )
        self._declare_trouble()
        self._declare_content()
        self._declare_state()

    def _declare_trouble(self) -> None:
        self.retries = Counter(
            "yusuan_retries_total",
            "Messages put off to a later attempt.",
            ("stage", "rung"),
            registry=self.registry,
        )
        self.dead_letters = Counter(
            "yusuan_dead_letters_total",
            "Messages given up, by reason.",
            ("stage", "reason"),
            registry=self.registry,
        )
        self.unconfirmed = Counter(
            "yusuan_publish_unconfirmed_total",
            "Publishes the broker did not confirm.",
            ("stage",),
            registry=self.registry,
        )

    def _declare_content(self) -> None:
        self.pages = Counter(
            "yusuan_pages_read_total", "Pages read.", ("format",), registry=self.registry
        )
        self.tables = Counter("yusuan_tables_read_total", "Tables read.", registry=self.registry)
        self.indicators = Counter(
            "yusuan_indicators_read_total",
            "Performance indicators read.",
            registry=self.registry,
        )
        self.unreadable_cells = Counter(
            "yusuan_unreadable_cells_total",
            "Cells whose characters stand for no text.",
            ("format",),
            registry=self.registry,
        )
        self.rule_evaluations = Counter(
            "yusuan_rule_evaluations_total",
            "Evaluations of a validation rule, by outcome.",
            ("rule", "outcome"),
            registry=self.registry,
        )

    def _declare_state(self) -> None:
        self.oldest_unfinished = Gauge(
            "yusuan_oldest_unfinished_seconds",
            "Age of the oldest document that is neither stored nor failed.",
            registry=self.registry,
        )
        self.unfinished = Gauge(
            "yusuan_unfinished_documents",
            "Documents that are neither stored nor failed.",
            registry=self.registry,
        )
        self.slots = Gauge(
            "yusuan_worker_slots",
            "Worker slots of the process.",
            ("stage",),
            registry=self.registry,
        )
        self.slots_busy = Gauge(
            "yusuan_worker_slots_busy", "Worker slots at work.", ("stage",), registry=self.registry
        )
        self.isolation_degraded = Gauge(
            "yusuan_isolation_degraded",
            "1 where children run with less isolation than they should.",
            registry=self.registry,
        )
        self.consumers = Gauge(
            "yusuan_consumers",
            "Consumers the broker sees on the stage's queue; 0 means nobody works.",
            ("stage",),
            registry=self.registry,
        )
