"""`yusuan report`: what was checked on one document, what held and what did not."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import click

from services.validation.core.across_documents import PAIR_RULES
from services.validation.core.validate import ordered_rules, validate
from shared.contracts.document import Document
from shared.ports import DocumentStore
from shared.registry import load_all
from yusuan_cli.across import find_across, open_results, read_result
from yusuan_cli.documents import read_store, require_record
from yusuan_cli.report.contents import Catalogue
from yusuan_cli.report.render import ReportFormat, render_report
from yusuan_cli.report.words import Language
from yusuan_cli.root import Say, root, speaking, store_option


@root.command()
@click.argument("document")
@click.option(
    "--format",
    "report_format",
    type=click.Choice(get_args(ReportFormat)),
    default="text",
    show_default=True,
    help="A page, a workbook, Frictionless' JSON, or text.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to this file instead of showing it.",
)
@click.option(
    "--truncated",
    is_flag=True,
    help="Take printed amounts as cut off after their last digit, not rounded.",
)
@store_option
@speaking
def report(
    document: str,
    report_format: ReportFormat,
    out: Path | None,
    store: Path | None,
    truncated: bool,
    say: Say,
) -> None:
    """Report on a DOCUMENT of the store, or on a document JSON that `run --out` wrote."""
    path = Path(document)
    if path.suffix == ".json" and path.is_file():
        found = Document.model_validate_json(path.read_bytes())
    else:
        found = read_store(store, say, lambda kept: _read_with_kin(kept, document, store, say))
    if truncated:
        found = validate(found, truncated=True)
    language = cast("Language", say("finding_message", zh="zh", en="en"))
    data = render_report(found, report_format, catalogue=build_catalogue(), language=language)
    if out is not None:
        out.write_bytes(data)
    else:
        click.echo(data, nl=False)


def build_catalogue() -> Catalogue:
    """The statements of every rule, in both languages."""
    load_all("services.validation.core.rules")
    rules = [*ordered_rules(), *(pair.rule for pair in PAIR_RULES.values())]
    return {rule.id: (rule.statement, rule.statement_en) for rule in rules}


async def _read_with_kin(
    documents: DocumentStore, wanted: str, store: Path | None, say: Say
) -> Document:
    """The document with what its kin in the store have to say about it."""
    record = await require_record(documents, wanted, say)
    if not record.get("result"):
        raise click.ClickException(f"{record['_id']}: {record.get('status')}")
    blobs = open_results(store)
    found = await read_result(blobs, record)
    across = await find_across(documents, blobs, [record["_id"]])
    return found.model_copy(update={"findings": (*found.findings, *across.get(record["_id"], ()))})
