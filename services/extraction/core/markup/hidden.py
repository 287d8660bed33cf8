"""What a page holds and does not show."""

from __future__ import annotations

import re

from lxml import etree

# `display: none`, `visibility: hidden` and Word's own `mso-hide: all`, in a style.
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
# A selector of one class or id, as `.folded` or `td#draft`.
_SELECTOR = re.compile(r"^\w{0,20}([.#][\w-]{1,80})$")
_STYLE_LIMIT = 200_000
NOT_SHOWN = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object",
     "nav", "select", "button", "textarea", "colgroup", "map", "audio", "video", "canvas")
)  # fmt: skip
"""Elements without text of the document, navigation included."""


class Visibility:
    """Tells hidden elements by their attributes, their style and the page's own style sheet."""

    def __init__(self, root: etree._Element) -> None:
        self._selectors: set[str] = set()
        for sheet in root.iter("style"):
            self._selectors |= find_hiding_selectors((sheet.text or "")[:_STYLE_LIMIT])

    def is_hidden(self, element: etree._Element) -> bool:
        """Whether an element and all that is in it is not shown."""
        if element.get("hidden") is not None:
            return True
        style = element.get("style")
        if style is not None and _HIDING.search(style[:2000].lower()):
            return True
        if not self._selectors:
            return False
        names = {f".{name}" for name in (element.get("class") or "").split()}
        return not self._selectors.isdisjoint(names | {f"#{element.get('id')}"})


def find_hiding_selectors(sheet: str) -> set[str]:
    """Return the classes and ids that a style sheet hides on every medium."""
    selectors: set[str] = set()
    depth = 0
    for rule in sheet.lower().split("}"):
        opened = rule.count("{")
        if depth == 0 and opened == 1:
            names, _, body = rule.partition("{")
            if _HIDING.search(body[:5000]):
                found = (_SELECTOR.match(name.strip()) for name in names.split(","))
                selectors |= {match[1] for match in found if match}
        depth = max(depth + opened - 1, 0)
    return selectors
