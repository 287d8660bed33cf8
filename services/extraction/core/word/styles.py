"""Paragraph and character styles: headings, lists, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from services.extraction.core.word.names import W, find, find_number, find_value, is_on
from services.extraction.core.word.numbering import NumberRef

BODY_TEXT_LEVEL = 9
"""The outline level that says: no heading."""
# Styles of headings: `heading 1`, `Heading 2`, `标题 3`.
_HEADING = re.compile(r"(?:heading|标题)\s{0,2}([1-9])$", re.IGNORECASE)
# Styles of contents entries: `toc 1`, `目录 2`.
_CONTENTS = re.compile(r"(?:toc|目录)\s{0,2}[1-9]$", re.IGNORECASE)
_TITLES = ("title", "标题")


@dataclass(frozen=True)
class Style:
    """What a style says about its paragraphs, inherited properties included."""

    heading_level: int | None = None
    number: NumberRef | None = None
    is_hidden: bool = False
    is_contents_entry: bool = False


class Styles:
    """The styles of a document, resolved when they are asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else list(root.iter(f"{W}style"))
        self._elements = {element.get(f"{W}styleId", ""): element for element in elements}
        self._resolved: dict[str, Style] = {}
        self._default = next(
            (
                element.get(f"{W}styleId")
                for element in elements
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") == "1"
            ),
            None,
        )

    def of(self, style_id: str | None) -> Style:
        """Return the style with this id, or the default paragraph style."""
        key = style_id or self._default or ""
        if key not in self._resolved:
            self._resolved[key] = self._resolve(key)
        return self._resolved[key]

    def _resolve(self, style_id: str) -> Style:
        style = Style()
        for element in self._chain(style_id):
            style = _inherit(style, _read_style(element))
        return style

    def _chain(self, style_id: str) -> list[etree._Element]:
        """Return a style and what it is based on, the style itself last; loops end."""
        chain: list[etree._Element] = []
        key: str | None = style_id
        while key in self._elements and self._elements[key] not in chain:
            chain.append(self._elements[key])
            key = find_value(chain[-1], "basedOn")
        return chain[::-1]


def _inherit(parent: Style, own: Style) -> Style:
    number = own.number or parent.number
    if own.number is not None and own.number.list_id < 0 and parent.number is not None:
        number = NumberRef(parent.number.list_id, own.number.level)
    return Style(
        parent.heading_level if own.heading_level is None else own.heading_level,
        number,
        own.is_hidden or parent.is_hidden,
        own.is_contents_entry or parent.is_contents_entry,
    )


def _read_style(element: etree._Element) -> Style:
    name = find_value(element, "name") or ""
    properties = find(element, "pPr")
    return Style(
        heading_level=_read_level(name, properties),
        number=read_number_ref(properties),
        is_hidden=is_on(element, "rPr", "vanish"),
        is_contents_entry=bool(_CONTENTS.match(name)),
    )


def _read_level(name: str, properties: etree._Element | None) -> int | None:
    if heading := _HEADING.match(name):
        return int(heading[1])
    if name.lower() in _TITLES:
        return 0
    return read_outline_level(properties)


def read_outline_level(properties: etree._Element | None) -> int | None:
    """Return the heading level from 1 that paragraph properties declare."""
    level = find_number(properties, "outlineLvl")
    return None if level is None or level >= BODY_TEXT_LEVEL else level + 1


def read_number_ref(properties: etree._Element | None) -> NumberRef | None:
    """Return the place in a list that paragraph properties declare; list -1 where inherited."""
    if find(properties, "numPr") is None:
        return None
    list_id = find_number(properties, "numPr", "numId")
    level = find_number(properties, "numPr", "ilvl") or 0
    return NumberRef(-1 if list_id is None else list_id, level)
