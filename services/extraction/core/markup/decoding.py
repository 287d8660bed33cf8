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
    """Return the text of a page; raises `EncodingUncertain`."""
    declared = find_declared_charset(data)
    if declared is not None and not data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        try:
            return DecodedText(data.decode(declared), declared)
        except UnicodeDecodeError:
            decoded = decode(data)
            flags = (*decoded.flags, "charset_mismatch")
            return DecodedText(decoded.text, decoded.encoding, flags)
    return decode(data)


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
