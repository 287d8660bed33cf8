from __future__ import annotations

import asyncio
import json
from pathlib import Path

from click.testing import CliRunner

from shared.contracts.document import Document
from shared.sqlite_store import SqliteDocuments
from tests.unit.yusuan_cli.report.documents import faulty
from yusuan_cli.commands.report import report


def written(document: Document, folder: Path) -> str:
    path = folder / "document.json"
    path.write_text(document.model_dump_json(by_alias=True), "utf-8")
    return str(path)


def test_report_reads_what_run_wrote(tmp_path: Path):
    given = written(faulty(), tmp_path)
    result = CliRunner().invoke(report, [given, "--format", "json", "--lang", "en"])
    assert result.exit_code == 0
    assert json.loads(result.output)["valid"] is False


def test_report_goes_into_a_file(tmp_path: Path):
    out = tmp_path / "report.html"
    given = written(faulty(), tmp_path)
    result = CliRunner().invoke(report, [given, "--format", "html", "--out", str(out)])
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_text("utf-8").startswith("<!doctype html>")


def test_an_unknown_document_is_named(tmp_path: Path):
    store = tmp_path / "store.sqlite"
    asyncio.run(_create(store))
    result = CliRunner().invoke(report, ["nothing", "--store", str(store), "--lang", "en"])
    assert result.exit_code == 1
    assert "No document matches nothing" in result.output


async def _create(store: Path) -> None:
    documents = SqliteDocuments(store)
    await documents.prepare()
    await documents.close()
