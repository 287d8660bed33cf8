"""Zip archives without a clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_archive(parts: Mapping[str, str]) -> bytes:
    """Return a zip of the parts in their order, every one as old as zip files can be."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, content.encode("utf-8"), compresslevel=9)
    return buffer.getvalue()


def write_relationships(relations: Mapping[str, tuple[str, str]]) -> str:
    """Return a relationships part: id → kind and target."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    items = "".join(
        f'<Relationship Id="{key}" Type="{office}/{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'{XML}<Relationships xmlns="{package}">{items}</Relationships>'


def write_content_types(overrides: Mapping[str, str]) -> str:
    """Return `[Content_Types].xml`: part → the end of its content type."""
    office = "application/vnd.openxmlformats-officedocument"
    items = "".join(
        f'<Override PartName="/{part}" ContentType="{office}.{kind}+xml"/>'
        for part, kind in overrides.items()
    )
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
