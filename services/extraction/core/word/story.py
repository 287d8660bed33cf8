"""The parts of a document that its text is read with, and what was noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from services.extraction.core.ooxml.package import Package
from services.extraction.core.word.names import W, find, find_value
from services.extraction.core.word.numbering import Numbering, NumberRef
from services.extraction.core.word.runs import RunReader, RunText
from services.extraction.core.word.styles import (
    Style,
    Styles,
    read_number_ref,
    read_outline_level,
)
from shared.errors import ResourceLimit

PARAGRAPH_LIMIT = 200_000


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph with the number that Word prints before it."""

    text: str
    """Lines parted by line breaks where the author broke them."""
    heading_level: int | None
    is_contents_entry: bool
    runs: RunText


@dataclass
class Story:
    """Reads the paragraphs of one document in order."""

    package: Package
    part: str
    flags: set[str] = field(default_factory=set)
    count: int = 0

    def __post_init__(self) -> None:
        self.styles = Styles(self._find_related("styles"))
        self._numbering = Numbering(self._find_related("numbering"))
        self._runs = RunReader(self.styles)
        self._notes: dict[str, dict[str | None, etree._Element]] = {}
        self._carried = ""

    def _find_related(self, kind: str) -> etree._Element | None:
        name = self.package.related(self.part, kind)
        return None if name is None else self.package.find(name)

    def read(self, paragraph: etree._Element) -> PrintedParagraph:
        """Read one `w:p`; raises `ResourceLimit` past the limit of paragraphs."""
        self.count += 1
        if self.count > PARAGRAPH_LIMIT:
            raise ResourceLimit(f"more than {PARAGRAPH_LIMIT} paragraphs")
        runs = self._runs.read(paragraph)
        if runs.has_hidden_text:
            self.flags.add("hidden_text")
        properties = find(paragraph, "pPr")
        style = self.styles.of(find_value(properties, "pStyle"))
        outline = read_outline_level(properties)
        return PrintedParagraph(
            text=self._join_carried(runs.text, properties, style),
            heading_level=style.heading_level if outline is None else outline,
            is_contents_entry=runs.is_contents or style.is_contents_entry,
            runs=runs,
        )

    def _join_carried(self, text: str, properties: etree._Element | None, style: Style) -> str:
        """Number a paragraph; one whose end was deleted goes on in the next, which is numbered."""
        self._carried += text
        if find(properties, "rPr", "del") is not None:
            return ""
        text, self._carried = self._carried, ""
        label = self._next_label(properties, style)
        return label + text.strip("\n") if label else text

    def _next_label(self, properties: etree._Element | None, style: Style) -> str:
        ref = read_number_ref(properties) or style.number
        if ref is not None and ref.list_id < 0:
            ref = NumberRef(style.number.list_id, ref.level) if style.number else None
        return self._numbering.next_label(ref) if ref is not None and ref.list_id > 0 else ""

    def find_note(self, kind: str, note_id: str) -> etree._Element | None:
        """Return the `w:footnote` or `w:endnote` that a paragraph refers to."""
        if kind not in self._notes:
            root = self._find_related(kind)
            notes = [] if root is None else list(root.iterchildren(f"{W}{kind.removesuffix('s')}"))
            self._notes[kind] = {note.get(f"{W}id"): note for note in reversed(notes)}
        return self._notes[kind].get(note_id)
