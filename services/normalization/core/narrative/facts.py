"""Read the amounts of the running text as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.normalization.core.narrative.discourse import Discourse
from services.normalization.core.narrative.passages import read_passage
from services.normalization.core.narrative.readings import Reading
from services.normalization.core.narrative.statements import Clause, find_subject
from services.normalization.core.narrative.tokens import read_tokens
from services.normalization.core.paragraphs import find_place
from shared.contracts.document import NarrativeFact, Section
from shared.contracts.extracted import Paragraph
from shared.folding import FoldedText, fold_text

# A number in front of a heading: 一、 （二） 3. 第一部分
_NUMBERING = re.compile(r"^(?:第[^部]{1,3}部分|\(?[一二三四五六七八九十\d]{1,3}[)、.]+)")
# A piece of a list: （一） 1. 2、 一是
_PIECE = re.compile(
    r"^(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[是、]|其中)"
)
# A remark under a table, or a text about an empty one
_REMARK = re.compile(r"^(?:注|说明|备注)\d?:|(?<!公开)空表|无数据|本表")
# An explained term: 基本支出:指…
_DEFINITION = re.compile(r"[^。;]{2,40}?(?:[:]|是?指|反映)")
# A paragraph that only names a functional item
_LABEL = re.compile(r"\([类款项]\)\"?。?$")
# An amount in a heading: 二、支出预算80万元
_STATES_AMOUNT = re.compile(r"\d[百千万亿]{0,2}元")
# What can state an amount at all: a digit before a unit, that there is none or no change
_STATING = re.compile(r"\d[元万亿千百%;,。的]|无|没有|未|持平|\([类款项]\)")


def read_facts(
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    fiscal_year: int | None,
    unit: str | None,
) -> tuple[NarrativeFact, ...]:
    """Return the facts in reading order; `unit` serves amounts printed without one."""
    headings = {fold_text(section.heading).text: section for section in sections}
    discourse, section = Discourse(fiscal_year), None
    found: list[tuple[Reading, NarrativeFact]] = []
    opened = before = ""
    for paragraph in paragraphs:
        folded = fold_text(paragraph.text)
        if folded.text in headings:
            section, opened, before = headings[folded.text], "", ""
            _enter_section(folded.text, discourse)
            if _STATES_AMOUNT.search(folded.text):
                discourse.enter_paragraph(folded, continues=False)
                found += _read_paragraph(folded, paragraph, discourse, section, unit)
        elif not _is_silent(folded.text, section):
            continues = _continues(opened, before, folded.text)
            discourse.enter_paragraph(folded, continues=continues)
            found += _read_paragraph(folded, paragraph, discourse, section, unit)
            opened = opened if continues and _PIECE.match(folded.text) else folded.text
            before = folded.text
    return tuple(_drop_restated(found))


def _continues(opened: str, before: str, text: str) -> bool:
    """Whether a paragraph belongs to the list that one has opened, or to the item just named."""
    is_list = opened.endswith((":", "其中", ";", ","))
    return (is_list and bool(_PIECE.match(text))) or bool(_LABEL.search(before))


def _is_silent(text: str, section: Section | None) -> bool:
    """Whether a paragraph states no amount of this document: a remark, a definition."""
    if section and "名词解释" in section.heading and _DEFINITION.match(text):
        return True
    opens_list = text.endswith(":") and len(text) <= 60
    return bool(_REMARK.search(text)) or not (opens_list or _STATING.search(text))


def _enter_section(heading: str, discourse: Discourse) -> None:
    text = _NUMBERING.sub("", heading)
    tokens = tuple(read_tokens(text))
    side = "expenditure" if "支出" in text and "收入" not in text else None
    subject = None
    for end in range(len(tokens), 0, -1):
        cut = Clause(text, 0, tokens[end - 1].end, tokens[:end])
        if subject := find_subject(cut, side):
            break
    discourse.enter_section(subject, side)


def _read_paragraph(
    folded: FoldedText,
    paragraph: Paragraph,
    discourse: Discourse,
    section: Section | None,
    unit: str | None,
) -> Iterator[tuple[Reading, NarrativeFact]]:
    for reading in read_passage(discourse):
        yield (
            reading,
            NarrativeFact(
                metric=reading.metric,
                name=reading.name,
                year=reading.year,
                amount=reading.amount,
                unit=reading.unit or unit,
                direction=reading.direction,
                base_year=reading.base_year,
                quote=folded.print_span(reading.start, reading.end),
                location=find_place(paragraph, folded.places[reading.start]),
                section=section.heading if section else None,
            ),
        )


def _drop_restated(found: list[tuple[Reading, NarrativeFact]]) -> Iterator[NarrativeFact]:
    """Yield the facts without those that say by a word what is also said by a number."""
    printed = {(r.metric, r.year) for r, _ in found if not r.is_said_by_zero}
    for reading, fact in found:
        if not reading.is_said_by_zero:
            yield fact
        elif (reading.metric, reading.year) not in printed:
            printed.add((reading.metric, reading.year))
            yield fact
