"""The dashboards: throughput, queues, failures, extraction quality, findings."""

from __future__ import annotations

from deploy.grafana.panels import Dashboard, Panel

STAGE_QUEUES = "extraction|normalization|validation|storage"

THROUGHPUT = Dashboard(
    "yusuan-throughput",
    "Yusuan · throughput by stage",
    (
        Panel(
            "Documents a second",
            (("sum by (stage) (stage:yusuan_documents:rate5m)", "{{stage}}"),),
            "ops",
        ),
        Panel(
            "Time a stage takes, 95th percentile",
            (("stage:yusuan_stage_seconds:p95", "{{stage}}"),),
            "s",
        ),
        Panel(
            "Worker slots busy",
            (("stage:yusuan_slots_busy:ratio", "{{stage}}"),),
            "percentunit",
            description="Near 100 % for long: add replicas of the stage.",
        ),
        Panel("Pages a second", (("sum(rate(yusuan_pages_read_total[5m]))", "pages"),), "ops"),
        Panel(
            "Messages handled by the services",
            (
                (
                    "sum by (app_name, status) "
                    "(rate(faststream_received_processed_messages_total[5m]))",
                    "{{app_name}} {{status}}",
                ),
            ),
            "ops",
        ),
        Panel(
            "Unfinished documents",
            (("max(yusuan_unfinished_documents)", "unfinished"),),
        ),
    ),
)

QUEUES = Dashboard(
    "yusuan-queues",
    "Yusuan · queue depth and age",
    (
        Panel(
            "Messages waiting",
            (
                (
                    f'sum by (queue) (rabbitmq_detailed_queue_messages{{queue=~"{STAGE_QUEUES}"}})',
                    "{{queue}}",
                ),
            ),
        ),
        Panel(
            "Age of the oldest unfinished document",
            (("max(yusuan_oldest_unfinished_seconds)", "age"),),
            "s",
        ),
        Panel(
            "Messages put off",
            (
                (
                    "sum by (queue) "
                    '(rabbitmq_detailed_queue_messages{queue=~".+\\\\.retry\\\\..+"})',
                    "{{queue}}",
                ),
            ),
        ),
        Panel(
            "Consumers",
            (
                (
                    "sum by (queue) "
                    f'(rabbitmq_detailed_queue_consumers{{queue=~"{STAGE_QUEUES}"}})',
                    "{{queue}}",
                ),
            ),
        ),
    ),
)

FAILURES = Dashboard(
    "yusuan-failures",
    "Yusuan · failures and dead letters",
    (
        Panel(
            "Documents at fault, by reason",
            (("sum by (reason) (increase(yusuan_document_failures_total[1h]))", "{{reason}}"),),
        ),
        Panel("Dead messages", (("queue:rabbitmq_dead:sum", "{{queue}}"),)),
        Panel(
            "Given up, by reason",
            (
                (
                    "sum by (stage, reason) (increase(yusuan_dead_letters_total[1h]))",
                    "{{stage}} {{reason}}",
                ),
            ),
        ),
        Panel(
            "Put off",
            (("sum by (stage, rung) (rate(yusuan_retries_total[5m]))", "{{stage}} {{rung}}"),),
            "ops",
        ),
        Panel(
            "Publishes the broker did not confirm",
            (("sum by (stage) (rate(yusuan_publish_unconfirmed_total[5m]))", "{{stage}}"),),
            "ops",
        ),
        Panel(
            "Share that fails", (("stage:yusuan_failures:ratio15m", "{{stage}}"),), "percentunit"
        ),
    ),
)

QUALITY = Dashboard(
    "yusuan-quality",
    "Yusuan · extraction quality",
    (
        Panel("Tables read", (("sum(increase(yusuan_tables_read_total[1h]))", "tables"),)),
        Panel(
            "Indicators read", (("sum(increase(yusuan_indicators_read_total[1h]))", "indicators"),)
        ),
        Panel(
            "Unreadable cells",
            (("sum by (format) (increase(yusuan_unreadable_cells_total[1h]))", "{{format}}"),),
        ),
        Panel(
            "Isolation incomplete",
            (("max(yusuan_isolation_degraded)", "ways out of the sandbox"),),
        ),
    ),
)

FINDINGS = Dashboard(
    "yusuan-findings",
    "Yusuan · findings by rule",
    (
        Panel(
            "Broken, by rule",
            (
                (
                    "topk(20, sum by (rule) "
                    '(increase(yusuan_rule_evaluations_total{outcome="broken"}[24h])))',
                    "{{rule}}",
                ),
            ),
            kind="bargauge",
        ),
        Panel(
            "Undecidable, by rule",
            (
                (
                    "topk(20, sum by (rule) "
                    '(increase(yusuan_rule_evaluations_total{outcome="undecidable"}[24h])))',
                    "{{rule}}",
                ),
            ),
            kind="bargauge",
            description="A rule that is often undecidable points at extraction.",
        ),
        Panel(
            "Evaluations by outcome",
            (
                (
                    "sum by (outcome) (rate(yusuan_rule_evaluations_total[1h]))",
                    "{{outcome}}",
                ),
            ),
            "ops",
        ),
    ),
)

DASHBOARDS = (THROUGHPUT, QUEUES, FAILURES, QUALITY, FINDINGS)
