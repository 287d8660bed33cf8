"""Older Word documents (DOC): read after their conversion, which is not done here."""

from __future__ import annotations

from typing import NoReturn

from services.extraction.core.formats import Reading, reads
from services.extraction.core.ole import OLE_MAGIC, open_container
from shared.errors import (
    ConverterMissing,
    CorruptDocument,
    EncryptedDocument,
    TruncatedDocument,
    UnsupportedFormat,
)

MEDIA_TYPE = "application/msword"
CONVERTER_PACKAGE = "libreoffice-writer"
_RICH_TEXT = b"{\\rtf"
_HEADER_SIZE = 512
_OTHERS = {
    "Workbook": "an older Excel workbook (.xls): save it as .xlsx",
    "Book": "an older Excel workbook (.xls): save it as .xlsx",
    "PowerPoint Document": "a presentation",
}


def bid_doc(data: bytes) -> int:
    """Bid on the container of older Office files, and on rich text, which often is named so."""
    return 90 if data.startswith((OLE_MAGIC, _RICH_TEXT)) else 0


def require_word(data: bytes) -> None:
    """Raise the `DocumentError` that says why the bytes cannot be converted, if any does."""
    if data.startswith(_RICH_TEXT):
        return
    if len(data) < 2 * _HEADER_SIZE:
        raise TruncatedDocument("the container of an older Office file ends after its header")
    container = open_container(data)
    if container.is_encrypted:
        raise EncryptedDocument("the document needs a password; give it without one")
    for stream, description in _OTHERS.items():
        if stream in container.streams:
            raise UnsupportedFormat(f"the file is {description}")
    if "WordDocument" not in container.streams:
        raise CorruptDocument("the container of an older Office file holds no Word document")


@reads(MEDIA_TYPE, suffixes=(".doc", ".rtf", ".wps"), bid=bid_doc)
def read_doc(data: bytes) -> Reading:
    """Refuse bytes that reached the reader unconverted, with the reason."""
    require_word(data)
    _refuse()


def _refuse() -> NoReturn:
    raise ConverterMissing(
        "older Word documents are read through LibreOffice:"
        f" install the Debian package {CONVERTER_PACKAGE}"
    )
