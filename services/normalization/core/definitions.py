"""Read 名词解释, explained in numbered paragraphs, as a table of terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest

from services.normalization.core.printed_text import to_matchable
from shared.contracts.document import Table
from shared.contracts.extracted import Block, Paragraph
from shared.contracts.location import Location

_COLUMNS = (("序号",), ("名词",), ("解释",))
# A heading that announces the terms: 十、名词解释, 第四部分 名词解释
_HEADING = re.compile(r"名词解释:?$")
# 1、财政拨款收入：指…, （一）…; the number may be absent, the term is short and without a stop.
_ENTRY = re.compile(
    r"^(?:[-•●◆▪]\s*+)?(?:[（(](?P<bracketed>\d{1,2}|[一二三四五六七八九十]{1,3})[）)][、.．]?"
    r"|(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})[、.．])?\s*+"
    r"(?P<term>[^：:。；;，,]{2,40})[：:]\s*(?P<meaning>\S.*)$"
)
# （一）财政拨款收入 on a line of its own
_NAME_ALONE = re.compile(
    r"^(?:[（(](?P<bracketed>\d{1,2}|[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})[、.．])\s*"
    r"(?P<term>[^：:。；;，,、]{2,24})[：:]?(?P<meaning>)$"
)
# How an explanation on a line of its own begins.
_MEANING = re.compile(r"^(?:是指|指|反映|包括|主要)")
_SHORTEST = 15
"""A shorter paragraph is a heading, not the rest of an explanation."""
# The heading of the next section.
_NEXT_SECTION = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]部分)")


@dataclass
class _Term:
    number: str | None
    name: str
    meaning: str
    location: Location | None = None
    is_section_like: bool = False
    """Numbered as sections are (一、), so that its successor is no new section."""
    lines: list[str] = field(default_factory=list)


def find_definitions(blocks: Sequence[Block]) -> tuple[int, Table] | None:
    """Return the table of terms and the position of its heading, None when there is none.

    The caller gives the table its id.
    """
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph) and not block.is_contents_entry and _is_heading(block.text):
            terms = _read_terms(blocks[position + 1 :])
            if terms:
                return position, _build_table(block, terms)
    return None


def _is_heading(text: str) -> bool:
    plain = to_matchable(text)
    return len(plain) <= 20 and bool(_HEADING.search(plain))


def _read_terms(blocks: Sequence[Block]) -> list[_Term]:
    paragraphs = list(takewhile(_is_paragraph, blocks))
    terms: list[_Term] = []
    for block, following in zip_longest(paragraphs, paragraphs[1:]):
        text = _text(block)
        if terms and _NEXT_SECTION.match(text) and not terms[0].is_section_like:
            break
        term = _find_term(block, _text(following))
        if term:
            terms.append(term)
        elif terms and _goes_on(block, terms[-1]):
            terms[-1].lines.append(text)
        else:
            break
    return terms


def _goes_on(block: Block, term: _Term) -> bool:
    """Whether a paragraph carries an explanation on rather than beginning another matter."""
    is_heading = isinstance(block, Paragraph) and block.heading_level is not None
    return not is_heading and (len(_text(block)) >= _SHORTEST or not term.meaning)


def _is_paragraph(block: Block) -> bool:
    return isinstance(block, Paragraph)


def _text(block: Block | None) -> str:
    return block.text.strip() if isinstance(block, Paragraph) else ""


def _find_term(block: Block, following: str) -> _Term | None:
    """Return the term a paragraph explains, or names for the paragraph after it to explain."""
    text = _text(block)
    found = _ENTRY.match(text)
    if found is None and _MEANING.match(following):
        found = _NAME_ALONE.match(text)
    if found is None:
        return None
    return _Term(
        number=found["number"] or found["bracketed"],
        name=found["term"].strip(),
        meaning=found["meaning"] or "",
        location=block.location,
        is_section_like=bool(_NEXT_SECTION.match(text)),
    )


def _build_table(heading: Paragraph, terms: list[_Term]) -> Table:
    rows = tuple((t.number, t.name, "".join([t.meaning, *t.lines])) for t in terms)
    return Table(
        id="",
        kind="term_definitions",
        title=heading.text.strip(),
        columns=_COLUMNS,
        rows=rows,
        locations=tuple((term.location,) * 3 for term in terms),
        location=heading.location,
    )
