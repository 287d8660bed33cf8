"""Word documents that are refused, each with its reason."""

from __future__ import annotations

import pytest

from services.extraction.core.formats.docx import read_docx
from shared.errors import (
    CorruptDocument,
    DocumentError,
    ForbiddenContent,
    ResourceLimit,
    TruncatedDocument,
    UnsupportedFormat,
)
from tests.unit.services.extraction.core.office_files import docx, docx_parts, paragraph, zip_of

HOSTILE: dict[str, tuple[dict[str, str | bytes], type[DocumentError]]] = {
    "an entity": (
        {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, ForbiddenContent
    ),
    "a document type in UTF-16": (
        {"word/document.xml": '<!DOCTYPE a><a/>'.encode("utf-16")}, ForbiddenContent
    ),
    "nesting": ({"word/document.xml": "<a>" * 3000 + "</a>" * 3000}, ResourceLimit),
    "broken markup": ({"word/document.xml": "<a><b></a>"}, CorruptDocument),
    "no main part": ({"_rels/.rels": "<Relationships/>"}, CorruptDocument),
    "a presentation": ({"word/document.xml": "<p:presentation xmlns:p='p'/>"}, UnsupportedFormat),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_parts_are_refused_with_a_reason(name: str):
    parts, reason = HOSTILE[name]
    with pytest.raises(reason):
        read_docx(zip_of({**docx_parts(paragraph("甲")), **parts}))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(share: float):
    data = docx(paragraph("甲") * 200)
    with pytest.raises((TruncatedDocument, CorruptDocument)):
        read_docx(data[: int(len(data) * share)])


def test_a_zip_that_is_no_office_file_is_unsupported():
    with pytest.raises(UnsupportedFormat):
        read_docx(zip_of({"a.txt": "甲"}))
