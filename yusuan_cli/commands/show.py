"""`yusuan show`: what the store knows of one document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from shared.contracts.findings import Finding
from shared.ports import DocumentStore, Row
from yusuan_cli.across import find_across, open_results
from yusuan_cli.documents import read_store, require_record
from yusuan_cli.progress import open_console
from yusuan_cli.record_words import to_reason, to_time
from yusuan_cli.root import Say, root, speaking, store_option
from yusuan_cli.summary import OUTCOMES, to_doubts, to_line


@root.command()
@click.argument("document")
@click.option("--json", "as_json", is_flag=True, help="The record as JSON.")
@store_option
@speaking
def show(document: str, as_json: bool, store: Path | None, say: Say) -> None:
    """Show a DOCUMENT of the store: an id, the beginning of one, or a file name."""
    record, across = read_store(store, say, lambda kept: _read(kept, document, store, say))
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=2, default=str))
        return
    console = open_console()
    table = Table(show_header=False, box=None, pad_edge=False)
    for name, value in [*to_fields(record, say), *to_across(across, say)]:
        table.add_row(Text(name, style="bold"), Text(value))
    console.print(table)


async def _read(
    documents: DocumentStore, document: str, store: Path | None, say: Say
) -> tuple[Row, Sequence[Finding]]:
    record = await require_record(documents, document, say)
    across = await find_across(documents, open_results(store), [record["_id"]])
    return record, across.get(record["_id"], ())


def to_across(findings: Sequence[Finding], say: Say) -> list[tuple[str, str]]:
    """Return what other documents of the store say against this one."""
    lines = [to_line(finding.model_dump(mode="json"), say) for finding in findings]
    return [(say("across"), "\n".join(lines))] if lines else []


def to_fields(record: Row, say: Say) -> list[tuple[str, str]]:
    """Return what is shown of a record, as pairs of a name and a value."""
    fields = [
        (say("document"), record["_id"]),
        (say("names"), ", ".join(record["names"])),
        (say("status"), f"{say('status.' + record['status'])}  {to_time(record['since'])}"),
    ]
    if record.get("reason"):
        fields += [
            (say("reason"), to_reason(record["reason"], say)),
            (say("detail"), f"{record['stage']}: {record['detail']}"),
        ]
    if record.get("run"):
        fields += _to_contents(record, say)
    history = "\n".join(
        f"{to_time(entry['occurred_at'])}  {entry['type']}" for entry in record["history"]
    )
    return [*fields, (say("history"), history)]


def _to_contents(record: Row, say: Say) -> list[tuple[str, str]]:
    summary, checks = record["summary"], record["checks"]
    counted = ", ".join(f"{say(n)} {summary[n]}" for n in ("tables", "projects", "indicators"))
    gravest = "\n".join(to_line(finding, say) for finding in summary["gravest"])
    return [
        (
            say("department"),
            f"{record['department_code'] or ''} {record['department_name'] or '-'}",
        ),
        (say("year"), str(record["fiscal_year"] or "-")),
        (say("kind"), say(f"kind.{record['document_kind']}")),
        (say("unit"), record["unit"] or "-"),
        (say("tables"), counted),
        (say("checks"), ", ".join(f"{say('outcome.' + n)} {checks[n]}" for n in OUTCOMES)),
        (say("gravest"), gravest or "-"),
        (say("flags"), "\n".join(to_doubts(record["quality"], say)) or "-"),
        (say("versions"), ", ".join(f"{k} {v}" for k, v in record["versions"].items())),
    ]
