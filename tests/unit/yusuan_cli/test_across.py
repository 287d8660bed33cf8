"""Documents of one store against each other."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from services.validation.core.titles import T1
from services.validation.core.validate import validate
from shared.blobs import open_blobs
from shared.contracts.document import Document
from shared.ports import Row
from shared.sqlite_store import SqliteDocuments
from tests.unit.services.validation.builders import amount, changed, fields
from tests.unit.services.validation.sound_final import sound_final_accounts
from yusuan_cli.across import find_across
from yusuan_cli.commands.findings import findings

THIS_YEAR = changed(
    sound_final_accounts(), fields(document_id="a" * 64), amount(T1, "opening_carryover", "10.00")
)
LAST_YEAR = changed(sound_final_accounts(), fields(document_id="b" * 64, fiscal_year=2023))
ANOTHER = changed(sound_final_accounts(), fields(document_id="c" * 64, fiscal_year=2020))


async def fill(folder: Path, documents: tuple[Document, ...]) -> Path:
    """Keep the documents in this order, in a store of their own."""
    blobs, _ = open_blobs(str(folder / "blobs"))
    store = SqliteDocuments(folder / "store.sqlite")
    await store.prepare()
    for document in documents:
        data = validate(document).model_dump_json(by_alias=True).encode()
        record = {
            "_id": document.document_id,
            "names": [f"{document.fiscal_year}.docx"],
            "department_code": document.department.code,
            "department_name": document.department.name,
            "document_kind": document.kind.value,
            "fiscal_year": document.fiscal_year,
            "result": (await blobs.put(data)).model_dump(),
        }
        await store.change_record(document.document_id, partial(_replace, record))
    await store.close()
    return folder / "store.sqlite"


def _replace(record: Row, before: Row | None) -> Row:
    return record


@pytest.mark.parametrize("order", range(6))
async def test_the_order_of_arrival_changes_nothing(tmp_path: Path, order: int):
    given = list(permutations((THIS_YEAR, LAST_YEAR, ANOTHER)))[order]
    path = await fill(tmp_path, given)
    store = SqliteDocuments(path)
    blobs, _ = open_blobs(str(tmp_path / "blobs"))
    found = await find_across(store, blobs)
    assert {one: [f.rule for f in told] for one, told in found.items()} == {
        THIS_YEAR.document_id: ["D-12"]
    }
    assert await find_across(store, blobs, [LAST_YEAR.document_id]) == found
    assert await find_across(store, blobs, [ANOTHER.document_id]) == {}
    await store.close()


def test_commands_tell_what_documents_say_against_each_other(tmp_path: Path):
    path = asyncio.run(fill(tmp_path, (LAST_YEAR, THIS_YEAR)))

    def told(*arguments: str) -> str:
        command = ["--store", str(path), "--lang", "en"]
        return CliRunner().invoke(findings, [*arguments, *command]).output

    assert "D-12" in told()
    assert "D-12" in told("a" * 64)
    assert "No findings match" in told("--rule", "Y-03")
