"""Read 名词解释, explained in numbered paragraphs, as a table of terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from services.normalization.core.printed_text import to_matchable
from shared.contracts.document import Table
from shared.contracts.extracted import Block, Paragraph
from shared.contracts.location import Location

_COLUMNS = (("序号",), ("名词",), ("解释",))
# A heading that announces the terms: 十、名词解释, 第四部分 名词解释
_HEADING = re.compile(r"名词解释:?$")
# 1、财政拨款收入：指…, （一）…; the number may be absent, the term is short and without a stop.
_ENTRY = re.compile(
    r"^(?:[（(](?P<bracketed>\d{1,2}|[一二三四五六七八九十]{1,3})[）)][、.．]?"
    r"|(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})[、.．])?\s*"
    r"(?P<term>[^：:。；;，,]{2,40})[：:]\s*(?P<meaning>\S.*)$"
)
# The heading of the next section.
_NEXT_SECTION = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]部分)")


@dataclass
class _Term:
    number: str | None
    name: str
    meaning: str
    location: Location | None = None
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
    terms: list[_Term] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        entry = _ENTRY.match(block.text.strip())
        if entry:
            terms.append(
                _Term(
                    entry["number"] or entry["bracketed"],
                    entry["term"].strip(),
                    entry["meaning"],
                    block.location,
                )
            )
        elif _NEXT_SECTION.match(to_matchable(block.text)) or not terms or len(block.text) < 15:
            break
        else:
            terms[-1].lines.append(block.text.strip())
    return terms


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
