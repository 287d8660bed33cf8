"""What documents of the store have to say about each other, evaluated when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from services.validation.core.across_documents import (
    Identity,
    find_kinship,
    validate_across,
)
from services.validation.core.texts import compact
from shared.blobs import ContentBlobs, open_blobs
from shared.contracts.document import Document
from shared.contracts.events import BlobRef
from shared.contracts.findings import Finding
from shared.document_json import read_document
from shared.ports import DocumentStore, Row
from shared.settings import StoreSettings
from shared.store_layout import DOCUMENTS

Across = Mapping[str, Sequence[Finding]]
"""Findings of documents against their kin, by document id."""


def open_results(store: Path | None) -> ContentBlobs:
    """Open the blobs that lie beside the store."""
    url = str(store.parent / "blobs") if store is not None else StoreSettings().blob_url
    return open_blobs(url)[0]


async def read_result(blobs: ContentBlobs, record: Row) -> Document:
    """Read the document a record stands for."""
    return read_document(await blobs.get(BlobRef(**record["result"])))


async def find_across(
    documents: DocumentStore, blobs: ContentBlobs, wanted: Collection[str] | None = None
) -> Across:
    """Return the findings of documents against their kin, where there are any.

    `wanted` leaves out what is about none of these documents on either side. Only documents that
    have kin are read. The same store gives the same findings, in whatever order it was filled.
    """
    records = {
        record["_id"]: record
        async for record in documents.find(DOCUMENTS, {}, sort=("_id",))
        if record.get("result")
    }
    kin = _find_kin([_identify(record) for record in records.values()])
    found = {}
    for document_id, others in kin.items():
        if others and (wanted is None or not {document_id, *others}.isdisjoint(wanted)):
            given = [await read_result(blobs, records[one]) for one in (document_id, *others)]
            findings, _ = validate_across(given[0], given[1:])
            if findings:
                found[document_id] = findings
    return found


def _identify(record: Row) -> Identity:
    return Identity(
        record["_id"],
        compact(record.get("department_name")),
        record.get("department_code") or "",
        record.get("document_kind") or "",
        record.get("fiscal_year"),
    )


def _find_kin(identities: Sequence[Identity]) -> dict[str, list[str]]:
    """Map each document to its kin; only those of one name or of a longer code are compared."""
    by_name: defaultdict[str, list[Identity]] = defaultdict(list)
    by_superior: defaultdict[str, list[Identity]] = defaultdict(list)
    for one in identities:
        by_name[one.name].append(one)
        for length in range(1, len(one.code)):
            by_superior[one.code[:length]].append(one)
    return {
        one.document_id: [
            other.document_id
            for other in (*by_name[one.name], *by_superior.get(one.code, ()))
            if find_kinship(one, other)
        ]
        for one in identities
    }
