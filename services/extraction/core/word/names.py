"""Names of WordprocessingML, and how its properties are read."""

from __future__ import annotations

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
VALUE = f"{W}val"
# An integer of a size that a document can mean.
_INTEGER = re.compile(r"-?[0-9]{1,9}$")
_OFF = ("0", "false", "off", "none")


def find_value(element: etree._Element | None, *path: str) -> str | None:
    """Return the `w:val` of the descendant at `path`; None where there is none."""
    found = find(element, *path)
    return None if found is None else found.get(VALUE)


def find_number(element: etree._Element | None, *path: str) -> int | None:
    """Return the `w:val` at `path` as an integer; None where there is none."""
    value = find_value(element, *path)
    return int(value) if value and _INTEGER.match(value) else None


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the descendant at `path`, given by local names."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def is_on(element: etree._Element | None, *path: str) -> bool:
    """Return whether a switch such as `w:vanish` is set; its mere presence sets it."""
    found = find(element, *path)
    return found is not None and found.get(VALUE, "true").lower() not in _OFF


def find_alternative(element: etree._Element) -> etree._Element | None:
    """Return the reading of `mc:AlternateContent` that newer programs show."""
    choice = element.find(CHOICE)
    return choice if choice is not None else element.find(FALLBACK)
