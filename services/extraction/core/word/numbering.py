"""The numbers that Word itself puts before paragraphs: they stand in no text of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from services.extraction.core.list_numbers import format_number
from services.extraction.core.word.names import FALLBACK, VALUE, W, find_number, find_value, is_on

LEVELS = 9
# `%1` … `%9` in the text of a level stand for the number of that level.
_PLACEHOLDER = re.compile("%([1-9])")


@dataclass(frozen=True)
class NumberRef:
    """A paragraph's place in a list."""

    list_id: int
    level: int = 0


@dataclass(frozen=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    gap: str = ""
    restarts_after: int | None = None
    """The level (from 1) whose next item restarts this one; 0 never; None any higher level."""
    is_legal: bool = False
    """Numbers of higher levels are printed in digits."""


@dataclass
class _List:
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Definition:
    abstract_id: str
    levels: dict[int, Level]
    overridden: frozenset[int]
    """Levels whose count this list starts anew."""


class Numbering:
    """Counts the list items of a document in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._definitions = _read_definitions(root) if root is not None else {}
        self._lists: dict[str, _List] = {}
        self._begun: set[tuple[int, int]] = set()

    def next_label(self, ref: NumberRef) -> str:
        """Count one item and return what Word prints before it; empty for bullets."""
        definition = self._definitions.get(ref.list_id)
        level = definition.levels.get(ref.level) if definition else None
        if definition is None or level is None:
            return ""
        counters = self._lists.setdefault(definition.abstract_id, _List()).counters
        if ref.level in definition.overridden and (ref.list_id, ref.level) not in self._begun:
            counters.pop(ref.level, None)
        self._begun.add((ref.list_id, ref.level))
        counters[ref.level] = counters.get(ref.level, level.start - 1) + 1
        _restart_deeper(counters, definition.levels, ref.level)
        return _print_label(level, ref.level, definition.levels, counters)


def _restart_deeper(counters: dict[int, int], levels: dict[int, Level], level: int) -> None:
    for deeper in range(level + 1, LEVELS):
        after = levels[deeper].restarts_after if deeper in levels else None
        if after is None or (after and level < after):
            counters.pop(deeper, None)


def _print_label(
    level: Level, index: int, levels: dict[int, Level], counters: dict[int, int]
) -> str:
    if level.style == "bullet":
        return ""

    def to_number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = levels.get(at, Level())
        style = "decimal" if level.is_legal and at != index else other.style
        return format_number(counters.get(at, other.start), style)

    label = _PLACEHOLDER.sub(to_number, level.text)
    return label + level.gap if label else ""


def _read_definitions(root: etree._Element) -> dict[int, _Definition]:
    abstracts = {
        element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")
    }
    links = {find_value(element, "styleLink"): key for key, element in abstracts.items()}
    definitions = {}
    for element in root.iter(f"{W}num"):
        abstract_id = find_value(element, "abstractNumId") or ""
        linked = find_value(abstracts.get(abstract_id), "numStyleLink")
        abstract_id = links.get(linked, abstract_id) if linked else abstract_id
        list_id = element.get(f"{W}numId", "")
        if list_id.isdecimal() and len(list_id) < 10:
            definitions[int(list_id)] = _read_list(element, abstract_id, abstracts.get(abstract_id))
    return definitions


def _read_list(
    element: etree._Element, abstract_id: str, abstract: etree._Element | None
) -> _Definition:
    levels = {} if abstract is None else _read_levels(abstract)
    overridden = set()
    for override in element.iter(f"{W}lvlOverride"):
        index = _read_index(override)
        levels |= _read_levels(override)
        start = find_number(override, "startOverride")
        if start is not None and index is not None:
            old = levels.get(index, Level())
            levels[index] = Level(
                start, old.style, old.text, old.gap, old.restarts_after, old.is_legal
            )
            overridden.add(index)
    return _Definition(abstract_id, levels, frozenset(overridden))


def _read_levels(parent: etree._Element) -> dict[int, Level]:
    indexed = ((_read_index(element), element) for element in parent.iterfind(f"{W}lvl"))
    return {index: _read_level(element) for index, element in indexed if index is not None}


def _read_index(element: etree._Element) -> int | None:
    """Return the level from 0 that an element speaks of; None for nonsense."""
    text = element.get(f"{W}ilvl", "0")
    return int(text) if len(text) == 1 and text.isdecimal() else None


def _read_level(element: etree._Element) -> Level:
    text = find_value(element, "lvlText") or ""
    return Level(
        start=find_number(element, "start") or 0,
        style=_find_style(element),
        text=text,
        gap=_find_gap(element, text),
        restarts_after=find_number(element, "lvlRestart"),
        is_legal=is_on(element, "isLgl"),
    )


def _find_style(element: etree._Element) -> str:
    plain = element.find(f"{W}numFmt")
    if plain is None:
        plain = element.find(f".//{FALLBACK}/{W}numFmt")
    return "decimal" if plain is None else plain.get(VALUE, "decimal")


def _find_gap(element: etree._Element, text: str) -> str:
    """Return the blank between number and text; Chinese punctuation needs none."""
    is_open = text[-1:].isalnum() or text.endswith(("%1", "%2", "%3", "."))
    return " " if is_open and find_value(element, "suff") != "nothing" else ""
