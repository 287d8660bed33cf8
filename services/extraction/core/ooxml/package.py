"""A package: its parts, how they refer to each other, and its main part."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from services.extraction.core.ooxml.archive import open_archive, read_part
from services.extraction.core.ooxml.xml import parse_xml
from shared.errors import CorruptDocument, UnsupportedFormat

ZIP_MAGIC = b"PK\x03\x04"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Relationship:
    """A part's reference to another part, or to something outside the file."""

    id: str
    kind: str
    """Last segment of its type, such as `styles` or `worksheet`."""
    target: str
    is_external: bool


class Package:
    """An opened office file; parts are inflated when they are asked for."""

    def __init__(self, data: bytes) -> None:
        self._archive: zipfile.ZipFile = open_archive(data)
        self._names = {name.lower(): name for name in self._archive.namelist()}
        if _CONTENT_TYPES.lower() not in self._names:
            raise UnsupportedFormat(f"the zip is no office file: {_CONTENT_TYPES} is missing")

    def names(self) -> tuple[str, ...]:
        """Return the names of all entries."""
        return tuple(self._names.values())

    def find(self, name: str) -> etree._Element | None:
        """Return a part's root element; None where there is no such part."""
        actual = self._names.get(name.lstrip("/").lower())
        return parse_xml(read_part(self._archive, actual), actual) if actual else None

    def require(self, name: str) -> etree._Element:
        """Return a part's root element; raises `CorruptDocument` where it is missing."""
        root = self.find(name)
        if root is None:
            raise CorruptDocument(f"the part {name} is missing from the office file")
        return root

    def require_bytes(self, name: str) -> bytes:
        """Return a part as it is; raises `CorruptDocument` where it is missing."""
        actual = self._names.get(name.lstrip("/").lower())
        if actual is None:
            raise CorruptDocument(f"the part {name} is missing from the office file")
        return read_part(self._archive, actual)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what `part` refers to, by id; the package itself for the empty name."""
        folder, file = posixpath.split(part)
        root = self.find(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = (_to_relationship(element, folder) for element in root.iter(_RELATIONSHIP))
        return {relationship.id: relationship for relationship in found}

    def related(self, part: str, kind: str) -> str | None:
        """Return the name of the first part that `part` refers to as `kind`."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.is_external:
                return relationship.target
        return None

    def main_part(self) -> str:
        """Return the name of the document or workbook; raises `CorruptDocument`."""
        name = self.related("", "officeDocument")
        if name is None:
            raise CorruptDocument("the office file names no main part")
        return name


def _to_relationship(element: etree._Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    is_external = element.get("TargetMode") == "External"
    if not is_external:
        joined = target if target.startswith("/") else posixpath.join("/", folder, target)
        target = posixpath.normpath(joined).lstrip("/")
    kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
    return Relationship(element.get("Id", ""), kind, target, is_external)
