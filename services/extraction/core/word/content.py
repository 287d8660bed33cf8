"""The content of a body, a cell or a text box: paragraphs and tables, wrappers looked through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from services.extraction.core.word.names import ALTERNATE, W, find_alternative

Placed = tuple[etree._Element, str]
"""An element and its path."""
# Wrappers that print their content and nothing else.
_TRANSPARENT = {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "sdtContent")}


def iterate_content(parent: etree._Element, path: str) -> Iterator[Placed]:
    """Yield the elements below `parent` with their paths, not those of wrappers."""
    seen: Counter[str] = Counter()
    for element in parent:
        name = etree.QName(element).localname
        seen[name] += 1
        place = f"{path}/{name}[{seen[name]}]"
        content = _find_content(element)
        if content is None:
            yield element, place
        else:
            yield from iterate_content(content, place)


def _find_content(element: etree._Element) -> etree._Element | None:
    if element.tag in _TRANSPARENT:
        return element
    if element.tag == f"{W}sdt":
        return element.find(f"{W}sdtContent")
    return find_alternative(element) if element.tag == ALTERNATE else None
