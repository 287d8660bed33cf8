"""`yusuan report`: what was checked on one document, what held and what did not."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import click

from services.validation.core.across_documents import PAIR_RULES, validate_across
from services.validation.core.validate import ordered_rules, validate
from shared.blobs import ContentBlobs, open_blobs
from shared.contracts.document import Document
from shared.contracts.events import BlobRef
from shared.ports import DocumentStore, Row
from shared.registry import load_all
from shared.settings import StoreSettings
from shared.store_layout import DOCUMENTS
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
    blobs, _ = open_blobs(
        str(store.parent / "blobs") if store is not None else StoreSettings().blob_url
    )
    found = await _read_result(blobs, record)
    others = [
        await _read_result(blobs, other)
        async for other in documents.find(DOCUMENTS, {})
        if other.get("result") and other["_id"] != record["_id"] and _may_be_kin(record, other)
    ]
    findings, _ = validate_across(found, others)
    return found.model_copy(update={"findings": (*found.findings, *findings)})


async def _read_result(blobs: ContentBlobs, record: Row) -> Document:
    if not record.get("result"):
        raise click.ClickException(f"{record['_id']}: {record.get('status')}")
    return Document.model_validate_json(await blobs.get(BlobRef(**record["result"])))


def _may_be_kin(record: Row, other: Row) -> bool:
    """Whether another document is of the same department, or of one of its units."""
    code = cast("str | None", record.get("department_code"))
    other_code = cast("str | None", other.get("department_code"))
    same_name = record.get("department_name") == other.get("department_name")
    return same_name or bool(code and other_code and other_code.startswith(code))
