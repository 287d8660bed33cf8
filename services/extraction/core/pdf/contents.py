"""Contents pages: which paragraphs are entries of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

# The title of a contents list, its letters spaced or not.
_TITLE = re.compile(r"目\s{0,8}[录錄次]|contents|table of contents", re.IGNORECASE)
# Leaders up to the page number: `……`, `. . . .`, `·····`.
_LEADERS = re.compile(r"(?:[.·．・…_]\s?){4,}")
# What may follow the leaders: a page number.
_PAGE = re.compile(r"[-—\s(（]{0,3}[\divxIVX]{0,5}[-—\s)）]{0,3}")
_SENTENCE = re.compile(r"[。；;]")  # a sentence, which no heading contains
_LONGEST_ENTRY = 60


def find_contents(pages: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Return (page, paragraph) indexes of the entries, the list's own title among them."""
    entries: set[tuple[int, int]] = set()
    is_open = with_leaders = False
    for page, paragraphs in enumerate(pages):
        titled = next((at for at, text in enumerate(paragraphs) if _TITLE.fullmatch(text)), None)
        if titled is None and is_open:
            is_open = _is_list(paragraphs, pages[page + 1 :], with_leaders=with_leaders)
        if titled is not None or is_open:
            found = _take_entries(paragraphs, titled or 0)
            entries.update((page, at) for at in found)
            is_open = bool(found) and found[-1] == len(paragraphs) - 1
            with_leaders = any(has_leaders(paragraphs[at]) for at in found)
        entries.update((page, at) for at, text in enumerate(paragraphs) if has_leaders(text))
    return entries


def has_leaders(text: str) -> bool:
    """Tell whether the text runs out in leader dots, as an entry of a contents list does."""
    ends = [found.end() for found in _LEADERS.finditer(text[:400])]
    return bool(ends) and _PAGE.fullmatch(text, ends[-1]) is not None


def _is_list(
    paragraphs: Sequence[str], later: Sequence[Sequence[str]], *, with_leaders: bool
) -> bool:
    """Tell whether a page without a title goes on with the list: its entries come again later.

    A list whose entries have leaders does not go on without them: titles and captions of the
    forms that follow also are short, and also come again.
    """
    if not paragraphs or not all(_is_entry(text) for text in paragraphs):
        return False
    if with_leaders and not any(has_leaders(text) for text in paragraphs):
        return False
    headings = {"".join(text.split()) for page in later for text in page}
    repeated = sum("".join(text.split()) in headings for text in paragraphs)
    return all(has_leaders(text) for text in paragraphs) or 2 * repeated > len(paragraphs)


def _is_entry(text: str) -> bool:
    return has_leaders(text) or (len(text) <= _LONGEST_ENTRY and not _SENTENCE.search(text))


def _take_entries(paragraphs: Sequence[str], first: int) -> list[int]:
    """Return the indexes from the title on, up to the first text that is no entry."""
    found = []
    for at in range(first, len(paragraphs)):
        if not _is_entry(paragraphs[at]):
            break
        found.append(at)
    return found
