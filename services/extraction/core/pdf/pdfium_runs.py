"""The characters of a page from pdfium, by the text objects that draw them."""

from __future__ import annotations

from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from services.extraction.core.pdf import pdfium_calls as calls
from services.extraction.core.pdf.cleaning import is_blank
from services.extraction.core.pdf.page import Indexes
from services.extraction.core.pdf.pdfium_calls import Reference

# What pdfium makes of a hyphen at the end of a line, by character and in its text.
_LINE_END_HYPHEN, _HYPHEN_IN_TEXT = 2, 0xFFFE
# Every so many characters the text object is asked for, and between only where it changes.
_STRIDE = 4


class Runs:
    """Every character that the file draws but blanks; those that pdfium invents are left out.

    Characters that one text object draws follow each other in a run.
    """

    def __init__(self, text_page: Reference, count: int) -> None:
        self.codes: Indexes = _read_codes(text_page, count)
        owners = _read_owners(text_page, count)
        owners[is_blank(self.codes)] = 0
        self.drawn: Indexes = owners.nonzero()[0]
        drawn = owners[self.drawn]
        begins = np.ones(len(drawn), bool)
        begins[1:] = drawn[1:] != drawn[:-1]
        self.owner: Indexes = begins.cumsum() - 1
        self.first: list[int] = self.drawn[begins].tolist()
        self.objects: list[int] = drawn[begins].tolist()


def _read_codes(text_page: Reference, count: int) -> Indexes:
    """Read all code points at once, or one by one where pdfium's text leaves some out."""
    buffer = np.zeros(count + 1, np.uint16)
    if calls.get_text(text_page, 0, count, buffer.ctypes) == count + 1:
        codes = buffer[:-1].astype(np.intp)
    else:
        codes = np.fromiter(map(calls.get_unicode, repeat(text_page), range(count)), np.intp, count)
    codes[(codes == _LINE_END_HYPHEN) | (codes == _HYPHEN_IN_TEXT)] = ord("-")
    return codes


def _read_owners(text_page: Reference, count: int) -> NDArray[np.uint64]:
    """Return each character's text object: where two samples agree, all between do.

    Blanks that pdfium invents inside of an object count as its own; they are blanks all the same.
    """
    owners = np.zeros(count + _STRIDE, np.uint64)
    samples = np.arange(0, count, _STRIDE)
    owners[samples] = _ask_owners(text_page, samples)
    ends = owners[samples + _STRIDE]
    even = ((owners[samples] == ends) & (ends > 0)).nonzero()[0]
    for step in range(1, _STRIDE):
        owners[samples[even] + step] = ends[even]
    rest = np.ones(count, bool)
    rest[samples] = False
    for step in range(1, _STRIDE):
        rest[np.minimum(samples[even] + step, count - 1)] = False
    missing = rest.nonzero()[0]
    owners[missing] = _ask_owners(text_page, missing)
    return owners[:count]


def _ask_owners(text_page: Reference, indexes: Indexes) -> NDArray[np.uint64]:
    found = map(calls.get_text_object, repeat(text_page), indexes.tolist())
    return np.fromiter(found, np.uint64, len(indexes))
