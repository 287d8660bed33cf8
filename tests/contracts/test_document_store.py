"""What every document store promises; memory, SQLite and MongoDB pass the same tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.ports import DocumentStore, Row
from tests.contracts.stores import STORES, open_store


@pytest.fixture(params=STORES)
async def documents(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    store = open_store(request.param, tmp_path, request)
    await store.prepare()
    yield store
    await store.close()


async def rows_of(store: DocumentStore, collection: str, **equals: object) -> list[Row]:
    return [row async for row in store.find(collection, equals)]


def line(key: str, *, document: str = "d1", run: str = "r1", **fields: object) -> Row:
    return {"_id": key, "document_id": document, "run": run, **fields}


async def test_preparing_twice_changes_nothing(documents: DocumentStore):
    await documents.put_rows("lines", [line("a")])
    await documents.prepare()
    assert await rows_of(documents, "lines") == [line("a")]


async def test_rows_come_back_as_they_were_written(documents: DocumentStore):
    row = line(
        "a",
        amount=Decimal("12.30"),
        amount_yuan=Decimal("-123000.00"),
        huge=Decimal("123456789012345678.99"),
        text="　“三公”经费\n",
        missing=None,
        flag=True,
        number=0,
        nested={"places": [1.5, None, "x"], "deep": {"printed": Decimal("0.00")}},
        empty=[],
    )
    await documents.put_rows("lines", [row])
    (found,) = await rows_of(documents, "lines")
    assert found == row
    assert str(found["amount"]) == "12.30"
    assert str(found["nested"]["deep"]["printed"]) == "0.00"


async def test_writing_a_row_again_replaces_it_whole(documents: DocumentStore):
    await documents.put_rows("lines", [line("a", old=1), line("b")])
    await documents.put_rows("lines", [line("a", new=2)])
    assert await rows_of(documents, "lines") == [line("a", new=2), line("b")]


async def test_writing_no_rows_is_allowed(documents: DocumentStore):
    await documents.put_rows("lines", [])
    assert await rows_of(documents, "lines") == []


async def test_dropping_leaves_the_kept_run_and_other_documents(documents: DocumentStore):
    rows = [line("a"), line("b", run="r2"), line("c", document="d2", run="r9")]
    await documents.put_rows("lines", rows)
    await documents.drop_rows("lines", "d1", keep_run="r2")
    assert await rows_of(documents, "lines") == rows[1:]


@pytest.mark.parametrize(
    ("equals", "keys"),
    [
        ({"kind": "x"}, ["a", "b"]),
        ({"kind": "x", "year": 2024}, ["b"]),
        ({"year": None}, ["c"]),
        ({"kind": "nowhere"}, []),
        ({"kind": "x' OR '1'='1"}, []),
    ],
)
async def test_rows_are_found_by_equal_fields(
    documents: DocumentStore, equals: dict[str, object], keys: list[str]
):
    await documents.put_rows(
        "lines",
        [
            line("a", kind="x", year=2023),
            line("b", kind="x", year=2024),
            line("c", kind="y", year=None),
        ],
    )
    assert [row["_id"] for row in await rows_of(documents, "lines", **equals)] == keys


async def test_rows_are_sorted_and_limited(documents: DocumentStore):
    rows = [line("a", year=2024, n=1), line("b", year=2023, n=2), line("c", year=2024, n=3)]
    await documents.put_rows("lines", rows)
    found = [row["_id"] async for row in documents.find("lines", {}, sort=("-year", "-n"))]
    assert found == ["c", "a", "b"]
    first = [row["_id"] async for row in documents.find("lines", {}, sort=("year",), limit=2)]
    assert first == ["b", "a"]


async def test_more_rows_than_a_batch_are_found(documents: DocumentStore):
    await documents.put_rows("lines", [line(f"{n:05d}") for n in range(1203)])
    assert len(await rows_of(documents, "lines", document_id="d1")) == 1203


async def test_a_record_is_changed_from_what_it_was(documents: DocumentStore):
    assert await documents.get_record("d1") is None
    await documents.change_record("d1", lambda before: {"_id": "d1", "before": before})
    await documents.change_record("d1", lambda before: {"_id": "d1", "n": len(before or {})})
    assert await documents.get_record("d1") == {"_id": "d1", "n": 2}


async def test_a_record_that_needs_no_change_stays(documents: DocumentStore):
    await documents.change_record("d1", lambda _: {"_id": "d1", "n": 1})
    await documents.change_record("d1", lambda _: None)
    assert await documents.get_record("d1") == {"_id": "d1", "n": 1}


async def test_changes_at_once_all_take_effect(documents: DocumentStore):
    def add(name: str):
        def change(before: Row | None) -> Row:
            names = (before or {"names": []})["names"]
            return {"_id": "d1", "names": sorted({*names, name})}

        return change

    await asyncio.gather(*(documents.change_record("d1", add(f"n{n:02d}")) for n in range(16)))
    record = await documents.get_record("d1")
    assert record == {"_id": "d1", "names": [f"n{n:02d}" for n in range(16)]}


async def test_a_deleted_document_leaves_nothing(documents: DocumentStore):
    await documents.put_rows("lines", [line("a"), line("b", document="d2")])
    await documents.put_rows("findings", [line("f", rule="S-01")])
    await documents.change_record("d1", lambda _: {"_id": "d1"})
    await documents.delete_document("d1")
    assert await documents.get_record("d1") is None
    assert await rows_of(documents, "findings") == []
    assert [row["_id"] for row in await rows_of(documents, "lines")] == ["b"]


async def test_an_unknown_collection_is_refused(documents: DocumentStore):
    with pytest.raises((ValueError, KeyError)):
        await rows_of(documents, "nowhere")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)
    | st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15
    ),
    lambda inner: (
        st.lists(inner.filter(lambda value: not isinstance(value, list)), max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "c_d"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(content=st.dictionaries(st.sampled_from(["x", "y", "z"]), JSON, max_size=3))
async def test_any_row_survives_being_written_replaced_and_read(
    documents: DocumentStore, content: dict[str, object]
):
    row = {**line("a"), **content}
    await documents.put_rows("lines", [line("a", other=1)])
    await documents.put_rows("lines", [row])
    assert await rows_of(documents, "lines") == [row]
