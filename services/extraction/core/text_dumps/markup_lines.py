"""Lines of Markdown or character recognition → lines of text, their marks taken off."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from services.extraction.core.text_dumps.source_lines import SourceLine

# ## heading
_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
# A backslash before punctuation or a sign, which converters put before more than Markdown asks for
_ESCAPE = re.compile(r"\\([^\w\s|]|_)")
# An opening or closing tag, with attributes or without: <b>, </p>, <ol style="…">, <br/>
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9_]{0,15}(?:\s[^<>]{0,200})?/?>")
_EMPHASIS = re.compile(r"\*\*|(?<![\w])__(?=\S)|(?<=\S)__(?![\w])")
# ![image](address) is dropped, of [text](address) the text stays
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\([^()]{0,500}\)")
_LINK = re.compile(r"\[([^\]]{1,200})\]\((?:https?:|#|/|\.)[^()]{0,500}\)")
# A formula between dollars or in its own brackets: $\geq 95\%$, \(\leq 3\)
_FORMULA = re.compile(r"\$([^$]{1,80})\$|\\\(([^$\\]{0,40}\\[^$()]{1,80}?)\\\)")
# Upright text inside a formula: \text{个}
_UPRIGHT = re.compile(r"\\(?:text|mathrm|mathbf|rm)\s?\{([^{}]{0,40})\}")
_SIGNS = {
    r"\geqslant": "≥", r"\geq": "≥", r"\ge": "≥", r"\leqslant": "≤", r"\leq": "≤", r"\le": "≤",
    r"\times": "×", r"\pm": "±", r"\sim": "～", r"\%": "%", r"\gt": ">", r"\lt": "<",
}  # fmt: skip
_BULLET = re.compile(r"(?:>\s?){0,4}(?:[-*+]\s+)?(?=\S)")
_FENCE = re.compile(r"(?:```|~~~)")


# What marks the end of a page and shows no text: a comment, a rule, a picture, a page's number
_PAGE_MARK = re.compile(
    r"<!--.{0,200}-->|<page_number>.{0,40}</page_number>|(?:-{3,}|\*{3,}|_{3,})|!\[[^\]]{0,200}\]\([^()]{0,500}\)"
    r"|[-—–]\s?\d{1,4}\s?[-—–]|第\s?\d{1,4}\s?页(?:[\s,，/]{0,3}共\s?\d{1,4}\s?页)?"
)


@dataclass(frozen=True)
class MarkedLine:
    """A line without its marks, and the level it declares as a heading."""

    line: SourceLine
    heading_level: int | None = None


def read_marked_line(line: SourceLine) -> MarkedLine:
    """Take the marks off a line; what is left is what the page shows."""
    text = line.text
    if _FENCE.match(text):
        return MarkedLine(SourceLine(line.number, ""))
    heading = _HEADING.match(text)
    if heading:
        return MarkedLine(SourceLine(line.number, strip_marks(heading[2])), len(heading[1]))
    bullet = _BULLET.match(text)
    if bullet and not text.startswith("\t"):
        text = text[bullet.end() :]
    plain = strip_marks(text)
    if not plain.startswith("|"):
        plain = plain.replace("\\|", "|")
    return MarkedLine(SourceLine(line.number, plain))


def is_page_mark(text: str) -> bool:
    """Whether the line holds nothing but a mark between two pages."""
    return bool(_PAGE_MARK.fullmatch(text.strip()))


def strip_marks(text: str) -> str:
    r"""Take tags, emphasis, escapes and addresses off a text.

    >>> strip_marks(r"<b>合计</b> \<b\>12.00\</b\> **95%** $\\geq 95\\%$".replace("\\\\", "\\"))
    '合计 12.00 95% ≥ 95%'
    """
    text = write_out_formulas(text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub("", text)
    return html.unescape(text) if "&" in text else text


def write_out_formulas(text: str) -> str:
    r"""Write signs for the commands of formulas in which every command is known.

    >>> write_out_formulas(r"$\leq 32.5$万元"), write_out_formulas(r"$\alpha$")
    ('≤ 32.5万元', '$\\alpha$')
    """
    return _FORMULA.sub(_to_plain_formula, text) if "$" in text or "\\(" in text else text


def _to_plain_formula(found: re.Match[str]) -> str:
    formula = _UPRIGHT.sub(r"\1", found[1] or found[2])
    for command, sign in _SIGNS.items():
        formula = formula.replace(command, sign)
    return formula.strip() if "\\" not in formula else found[0]
