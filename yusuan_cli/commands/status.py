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
from yusuan_cli.root import Say, root, speaking

ENDED = {"stored"}


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
        counts = Counter(record.get("status") for record in records)
        for name, count in sorted(counts.items(), key=str):
            click.echo(f"{say(f'status.{name}')}: {count}")
        open_console().print(to_list([r for r in records if r.get("status") not in ENDED], say))


def to_history(record: Row, say: Say) -> Table:
    """Return one row per event of the document."""
    table = Table(title=", ".join(record["names"]) or record["_id"])
    for name in ("since", "status", "stage", "reason", "detail"):
        table.add_column(say(name), overflow="fold")
    for entry in record["history"]:
        name = entry["type"].removeprefix("document.").removesuffix(".v1")
        reason, detail = entry.get("reason") or "", entry.get("detail") or ""
        cells = (
            entry["occurred_at"],
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
            str(record.get("since") or ""),
            str(record.get("stage") or ""),
            str(record.get("reason") or ""),
        )
        table.add_row(*map(Text, cells))
    return table
