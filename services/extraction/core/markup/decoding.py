"""HTML bytes → text: byte order mark, declared charset if it holds, else what the bytes say."""

from __future__ import annotations

import codecs
import re

from services.extraction.core.encoding import DecodedText, decode

_SNIFFED = 4096
# `charset=gb2312`, in a meta element with or without quotes, or in an XML declaration.
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s?=\s?["']?([\w-]{2,20})"""
)
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8"}
_REFUSED = ("utf-7", "utf-16", "utf-32", "unicode")
"""A charset that the bytes of its own declaration contradict, and one that hides markup."""


def decode_html(data: bytes) -> DecodedText:
    """Return the text of a page; raises `EncodingUncertain`.

    A declared charset is not believed where the bytes are Chinese in UTF-8: they would often pass
    for GB 18030 too, and read as nonsense.
    """
    declared = find_declared_charset(data)
    if declared is None or data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        return decode(data)
    is_believed = declared == "utf-8" or not _is_chinese_utf8(data)
    try:
        if is_believed:
            return DecodedText(data.decode(declared), declared)
    except UnicodeDecodeError:
        pass
    decoded = decode(data)
    return DecodedText(decoded.text, decoded.encoding, (*decoded.flags, "charset_mismatch"))


def _is_chinese_utf8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return any(character > "\u2e80" for character in text)


def find_declared_charset(data: bytes) -> str | None:
    """Return the Python name of the charset that the page declares and that can be true."""
    match = _CHARSET.search(data[:_SNIFFED].lower())
    if match is None:
        return None
    name = match[1].decode("ascii")
    if name.startswith(_REFUSED):
        return None
    try:
        return codecs.lookup(_SUPERSETS.get(name, name)).name
    except LookupError:
        return None
