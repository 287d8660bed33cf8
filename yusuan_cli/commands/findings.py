"""`yusuan findings`: what validation has to say, over one document or all of the store."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from shared.contracts.findings import Finding, Outcome, Severity
from shared.ports import DocumentStore, Row
from yusuan_cli.across import find_across, open_results
from yusuan_cli.documents import read_store, require_record
from yusuan_cli.progress import open_console
from yusuan_cli.root import Say, root, speaking, store_option

WIDE = 100
OUTCOMES = [Outcome.BROKEN, Outcome.ROUNDING, Outcome.UNDECIDABLE]


@root.command()
@click.argument("document", required=False)
@click.option("--rule", help="Only findings of this rule.")
@click.option("--severity", type=click.Choice([s.value for s in Severity]), help="Only of this.")
@click.option("--outcome", type=click.Choice([o.value for o in OUTCOMES]), help="Only of this.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@store_option
@speaking
def findings(
    document: str | None,
    as_json: bool,
    store: Path | None,
    limit: int | None,
    say: Say,
    **equals: str | None,
) -> None:
    """List the findings of a DOCUMENT, or of every document in the store."""
    wanted = {name: value for name, value in equals.items() if value is not None}

    async def read(documents: DocumentStore) -> list[Row]:
        if document is not None:
            wanted["document_id"] = (await require_record(documents, document, say))["_id"]
        stored = [row async for row in documents.find("findings", wanted, limit=limit)]
        ids = [wanted["document_id"]] if "document_id" in wanted else None
        across = await find_across(documents, open_results(store), ids)
        found = [row for rows in await _to_rows(documents, across) for row in rows]
        return [*stored, *(row for row in found if _fits(row, wanted))][:limit]

    found = read_store(store, say, read)
    if as_json:
        for row in found:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
    elif found:
        show_found(found, say)
    else:
        click.echo(say("no_findings"))


async def _to_rows(
    documents: DocumentStore, across: Mapping[str, Sequence[Finding]]
) -> list[list[Row]]:
    """Findings against other documents, as the store keeps those of one document."""
    rows = []
    for document_id, findings in across.items():
        record = await documents.get_record(document_id) or {}
        identity: Row = {name: record.get(name) for name in _IDENTITY}
        identity["document_id"] = document_id
        rows.append([{**identity, **finding.model_dump(mode="json")} for finding in findings])
    return rows


_IDENTITY = ("department_code", "department_name", "fiscal_year", "document_kind")


def _fits(row: Row, wanted: Mapping[str, str]) -> bool:
    return all(row.get(name) == value for name, value in wanted.items())


def show_found(found: list[Row], say: Say) -> None:
    """Print a table, or on a narrow terminal one finding below the other."""
    console = open_console()
    if console.width >= WIDE:
        console.print(to_table(found, say))
        return
    for row in found:
        words = (say(f"{name}.{row[name]}") for name in ("severity", "outcome", "origin"))
        place = (row["department_name"] or "-", str(row["fiscal_year"] or "-"))
        message = say("finding_message", zh=row["message"], en=row["message_en"] or row["message"])
        console.print(Text(" ".join((row["rule"], *words, *place))), style="bold")
        console.print(Text(message))


def to_table(found: list[Row], say: Say) -> Table:
    """Return one row per finding."""
    table = Table()
    for name in ("department", "year", "rule", "severity", "outcome", "origin"):
        table.add_column(say(name), overflow="fold")
    table.add_column(say("message"), overflow="fold", ratio=1)
    for row in found:
        cells = (
            row["department_name"] or "-",
            str(row["fiscal_year"] or "-"),
            row["rule"],
            *(say(f"{name}.{row[name]}") for name in ("severity", "outcome", "origin")),
            say("finding_message", zh=row["message"], en=row["message_en"] or row["message"]),
        )
        table.add_row(*map(Text, cells))
    return table
