"""`yusuan status`: where a document is, since when, and what went wrong."""

from __future__ import annotations

import json
from collections import Counter

import click
from rich.table import Table
from rich.text import Text

from shared.ports import Row
from shared.store_layout import DOCUMENTS
from yusuan_cli.documents import require_record
from yusuan_cli.operation import Operation, operate
from yusuan_cli.progress import open_console
from yusuan_cli.record_words import to_reason, to_time
from yusuan_cli.root import Say, root, speaking

ENDED = {"stored"}
STATES = ("received", "extracted", "normalized", "validated", "stored", "failed", "dead")
ORDER = {name: place for place, name in enumerate(STATES)}


@root.command()
@click.argument("document", required=False)
@click.option("--json", "as_json", is_flag=True, help="The records as JSON, one a line.")
@speaking
def status(document: str | None, as_json: bool, say: Say) -> None:
    """Show one DOCUMENT's history, or how many documents are where and which are not stored."""

    async def read(operation: Operation) -> list[Row]:
        if document is not None:
            return [await require_record(operation.documents, document, say)]
        found = operation.documents.find(DOCUMENTS, {}, sort=("status", "since"))
        return [record async for record in found]

    records = operate(say, read)
    if as_json:
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False, default=str))
    elif document is not None:
        open_console().print(to_history(records[0], say))
    else:
        show_all(records, say)


def show_all(records: list[Row], say: Say) -> None:
    """Print how many documents are where, in the order of the flow, then those not stored."""
    if not records:
        click.echo(say("nothing_received"))
    counts = Counter(str(record.get("status")) for record in records)
    for name in sorted(counts, key=lambda name: (ORDER.get(name, len(ORDER)), name)):
        click.echo(say("status_count", status=say(f"status.{name}"), count=counts[name]))
    unfinished = [record for record in records if record.get("status") not in ENDED]
    if unfinished:
        open_console().print(to_list(unfinished, say))


def to_history(record: Row, say: Say) -> Table:
    """Return one row per event of the document."""
    table = Table(title=", ".join(record["names"]) or record["_id"])
    for name in ("since", "status", "stage", "reason", "detail"):
        table.add_column(say(name), overflow="fold")
    for entry in record["history"]:
        name = entry["type"].removeprefix("document.").removesuffix(".v1")
        reason, detail = to_reason(entry.get("reason"), say), entry.get("detail") or ""
        cells = (
            to_time(entry["occurred_at"]),
            say(f"status.{name}"),
            entry.get("stage") or "",
            reason,
            detail[-500:],
        )
        table.add_row(*map(Text, cells))
    return table


def to_list(records: list[Row], say: Say) -> Table:
    """Return one row per document that is not stored."""
    table = Table()
    for name in ("document", "names", "status", "since", "stage", "reason"):
        table.add_column(say(name), overflow="fold")
    for record in records:
        cells = (
            record["_id"][:16],
            ", ".join(record["names"]),
            say(f"status.{record.get('status')}"),
            to_time(record.get("since") or ""),
            str(record.get("stage") or ""),
            to_reason(record.get("reason"), say),
        )
        table.add_row(*map(Text, cells))
    return table
