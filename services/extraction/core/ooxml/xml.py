"""Parts of a package as XML: no document type, no entity, nothing fetched, bounded depth."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from shared.errors import CorruptDocument, DocumentError, ForbiddenContent, ResourceLimit

_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")
_LIMIT_WORDS = ("depth", "huge", "too long", "amplification", "resource")
"""How libxml2 names the limits it keeps: 256 levels, 10 MB of text in one node."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Parse one part, strict namespaces as transitional ones; raises a `DocumentError`."""
    refuse_document_type(content, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_to_transitional(content), parser)
    except etree.XMLSyntaxError as error:
        raise _to_document_error(error, name) from error


def refuse_document_type(content: bytes, name: str) -> None:
    """Raise `ForbiddenContent` where a part declares a document type or an entity."""
    for mark in _FORBIDDEN:
        for encoding in ("ascii", "utf-16-le", "utf-16-be"):
            if mark.encode(encoding) in content:
                raise ForbiddenContent(f"{name} holds {mark}; office files need no document type")


def _to_transitional(content: bytes) -> bytes:
    if _STRICT in content:
        for strict, transitional in _TRANSITIONAL.items():
            content = content.replace(strict, transitional)
    return content


def iterate_xml(content: bytes, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements with one of `tags` as they end, and forget each after its use."""
    refuse_document_type(content, name)
    walk = etree.iterparse(
        io.BytesIO(_to_transitional(content)),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in walk:
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:
        raise _to_document_error(error, name) from error


def _to_document_error(error: etree.XMLSyntaxError, name: str) -> DocumentError:
    message = str(error)
    if any(word in message.lower() for word in _LIMIT_WORDS):
        return ResourceLimit(f"{name}: {message}")
    return CorruptDocument(f"{name} is not well-formed XML: {message}")
