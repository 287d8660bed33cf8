"""What an office file carries beside its text: nothing of it is opened, all of it is said."""

from __future__ import annotations

from services.extraction.core.ooxml.package import Package


def find_flags(package: Package, main_part: str) -> tuple[str, ...]:
    """Return slugs for macros, embedded objects, comments and references to the outside."""
    names = [name.lower() for name in package.names()]
    flags = []
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        flags.append("macros")
    if any("/embeddings/" in name or "/activex/" in name for name in names):
        flags.append("embedded_objects")
    if any(name.endswith(("word/comments.xml", "xl/comments1.xml")) for name in names):
        flags.append("comments_not_read")
    outside = (r for r in package.relationships(main_part).values() if r.is_external)
    if any(relationship.kind != "hyperlink" for relationship in outside):
        flags.append("external_references")
    return tuple(flags)
