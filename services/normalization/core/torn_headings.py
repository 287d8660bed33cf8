"""Set headings upright that were read as the end of the paragraph above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from services.normalization.core.headings import parse_heading
from services.normalization.core.paragraphs import find_place
from shared.contracts.extracted import Block, Paragraph

# A run of words after the last stop of a paragraph, with or without a number of its own
_TAIL = re.compile(
    r"(?<=[。！])\s*(?:(?P<number>\d{1,2})[、.．]\s*)?(?P<words>[^，。；：！,;:\d][^，。；：！,;:]{3,39})$"
)
# A paragraph that begins with a label, with or without a number before it: 5、绩效目标：
_LABELLED = re.compile(
    r"(?:(?P<number>\d{1,2})[、.．]\s*)?(?P<label>[^，。；：,;:\d\s][^，。；：,;:]{1,7})[:：]\s*\S"
)


def free_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with such headings as paragraphs of their own.

    Where items of a list are each headed and then begin with one label, an item whose number
    stands before the label has its heading at the end of the paragraph before.
    """
    labels = _find_labels(blocks)
    freed: list[Block] = []
    last: int | None = None
    for block in blocks:
        before = freed[-1] if freed else None
        if labels and isinstance(before, Paragraph) and isinstance(block, Paragraph):
            parted = _part(before, block, labels, last)
            if parted:
                freed[-1:] = parted[:2]
                block = parted[2]
        heading = _parse_item(freed[-1]) if freed else None
        last = last if heading is None else heading
        freed.append(block)
    return tuple(freed)


def _find_labels(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the labels, without a number, of paragraphs right below a numbered heading."""
    found = (
        match["label"]
        for above, block in pairwise(blocks)
        if _parse_item(above) is not None and (match := _match_label(block)) and not match["number"]
    )
    return frozenset(found)


def _parse_item(block: Block) -> int | None:
    """Return the number of an Arabic heading."""
    heading = parse_heading(block.text) if isinstance(block, Paragraph) else None
    return heading.number if heading and heading.style.startswith("arabic") else None


def _match_label(block: Block) -> re.Match[str] | None:
    return _LABELLED.match(block.text.strip()) if isinstance(block, Paragraph) else None


def _part(
    before: Paragraph, after: Paragraph, labels: frozenset[str], last: int | None
) -> tuple[Paragraph, Paragraph, Paragraph] | None:
    """Return the paragraph before, the heading and the item, None where no heading is torn."""
    tail, label = _TAIL.search(before.text), _match_label(after)
    if tail is None or label is None or label["label"] not in labels:
        return None
    numbers = [number for number in (tail["number"], label["number"]) if number]
    if len(numbers) != 1 or last is None or int(numbers[0]) != last + 1:
        return None
    heading = Paragraph(
        text=f"{numbers[0]}、{tail['words'].strip()}",
        location=find_place(before, tail.start("words")),
    )
    item = after.text.strip()[label.start("label") :]
    return (
        before.model_copy(update={"text": before.text[: tail.start()]}),
        heading,
        after.model_copy(update={"text": item}),
    )
