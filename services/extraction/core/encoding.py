"""Bytes → text: the encoding is told by the bytes, and never guessed silently."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from shared.errors import EncodingUncertain

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Lead bytes of the everyday characters: GB 2312 punctuation and level 1, Big5 symbols and level 1.
_GB_COMMON = frozenset((*range(0xA1, 0xAA), *range(0xB0, 0xD8)))
_BIG5_COMMON = frozenset(range(0xA1, 0xC7))
_SAMPLE = 1 << 20
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


@dataclass(frozen=True)
class DecodedText:
    """The text of a file and what had to be put up with to read it."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes) -> DecodedText:
    """Return the text of `data`; raises `EncodingUncertain` where two readings are as likely.

    >>> decode("部门预算".encode("gb18030")).text
    '部门预算'
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    wide = _find_utf16(data)
    if wide:
        return _decode_marked(data, wide)
    return _decode_utf8(data) or _decode_double_byte(data)


def is_text(data: bytes) -> bool:
    """Tell text, in whatever encoding, from binary data."""
    head = data[:_SAMPLE]
    if any(head.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS) or _find_utf16(head):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 1000 <= len(head)


def _decode_marked(data: bytes, encoding: str) -> DecodedText:
    try:
        return DecodedText(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return _decode_damaged(data, encoding, error)


def _decode_utf8(data: bytes) -> DecodedText | None:
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        if all(character.isascii() for character in readable):
            return None
        replaced = data.decode("utf-8", errors="replace")
        if replaced.count("\ufffd") * 200 > len(replaced):
            return None
        return _decode_damaged(data, "utf-8", error)


def _decode_damaged(data: bytes, encoding: str, error: UnicodeDecodeError) -> DecodedText:
    """Read on over damaged places, and say so."""
    if len(data) - error.start < 4:
        return DecodedText(data[: error.start].decode(encoding), encoding, ("text_cut_off",))
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") * 200 > len(text):
        raise EncodingUncertain(f"marked as {encoding}, but {error.reason} at byte {error.start}")
    return DecodedText(text, encoding, ("replaced_characters",))


def _find_utf16(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark: ASCII characters leave every other byte 0."""
    head = data[: _SAMPLE & ~1]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 20 < len(head) // 2 or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    try:
        text = head[: len(head) & ~1].decode(
            encoding, errors="strict" if len(head) < _SAMPLE else "ignore"
        )
    except UnicodeDecodeError:
        return None
    printable = sum(character.isprintable() or character.isspace() for character in text)
    return encoding if printable * 100 >= len(text) * 98 else None


def _decode_double_byte(data: bytes) -> DecodedText:
    """Choose between GB 18030 and Big5 by how many of the characters are everyday ones."""
    shares = {
        "gb18030": _share_of_common(data, _GB_COMMON, first_trail=0xA1),
        "big5": _share_of_common(data, _BIG5_COMMON, first_trail=0x40),
    }
    for encoding, share in sorted(shares.items(), key=lambda item: -item[1]):
        other = max(value for name, value in shares.items() if name != encoding)
        decoded = _try(data, encoding)
        if decoded and share >= 0.9 and (share - other >= 0.05 or encoding == "gb18030"):
            return decoded
    raise EncodingUncertain("neither UTF-8, UTF-16, GB 18030 nor Big5 reads as Chinese text")


def _try(data: bytes, encoding: str) -> DecodedText | None:
    """Decode; a last character that was cut in two is let go, and said."""
    for end, flags in ((len(data), ()), (len(data) - 1, ("text_cut_off",))):
        try:
            return DecodedText(data[:end].decode(encoding), encoding, flags)
        except UnicodeDecodeError:
            continue
    return None


def _share_of_common(data: bytes, common: frozenset[int], first_trail: int) -> float:
    """Return the share of double-byte characters whose bytes are those of everyday ones."""
    pairs = everyday = at = 0
    head = data[:_SAMPLE]
    while at < len(head) - 1:
        if head[at] < 0x80:
            at += 1
            continue
        pairs += 1
        everyday += head[at] in common and head[at + 1] >= first_trail
        at += 2
    return everyday / pairs if pairs else 0.0
