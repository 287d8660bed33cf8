from __future__ import annotations

import pytest

from services.extraction.core.encoding import decode, is_text
from shared.errors import EncodingUncertain

SIMPLIFIED = "河滨县教育局部门预算收支总表，单位：万元。本年收入合计 525.80\n" * 20
TRADITIONAL = "本部門預算收入總計，支出總計與上年比較減少，主要為人員經費。\n" * 20


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SIMPLIFIED.encode(), "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), "utf-8"),
        (SIMPLIFIED.encode("utf-16"), "utf-16-le"),
        (SIMPLIFIED.encode("utf-16-le"), "utf-16-le"),
        (SIMPLIFIED.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + SIMPLIFIED.encode("utf-32-le"), "utf-32-le"),
        (SIMPLIFIED.encode("gbk"), "gb18030"),
        (SIMPLIFIED.encode("gb18030"), "gb18030"),
    ],
)
def test_an_encoding_is_told_by_the_bytes(data: bytes, encoding: str):
    decoded = decode(data)
    assert (decoded.encoding, decoded.text, decoded.flags) == (encoding, SIMPLIFIED, ())
    assert is_text(data)


def test_big5_is_told_from_gbk():
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL


def test_a_last_character_cut_in_two_is_let_go_and_flagged():
    assert decode(SIMPLIFIED.encode()[:-2] + "元".encode()[:2]).flags == ("text_cut_off",)
    assert decode(SIMPLIFIED.encode("gbk") + "元".encode("gbk")[:1]).flags == ("text_cut_off",)


def test_single_damaged_bytes_are_replaced_and_flagged():
    damaged = SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode()
    assert decode(damaged).flags == ("replaced_characters",)
    assert decode(damaged).text.count("\ufffd") == 1


@pytest.mark.parametrize(
    "data",
    [
        ("déjà vu à la crème: où est le garçon? " * 20).encode("latin-1"),
        bytes(range(128, 256)) * 20,
        b"\xff\xfe" + b"\x00\xd8" * 300,
    ],
)
def test_bytes_that_no_encoding_explains_are_refused(data: bytes):
    with pytest.raises(EncodingUncertain):
        decode(data)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(range(256)) * 4])
def test_binary_data_is_no_text(data: bytes):
    assert not is_text(data)
