"""Web archives."""

from __future__ import annotations

import base64

import pytest

from services.extraction.core.formats.mht import bid_mht, read_mht
from shared.errors import CorruptDocument

PAGE = "<html><body><p>部门预算公开说明</p></body></html>"


def _archive(page: bytes, kind: str = "text/html", charset: str = "") -> bytes:
    declared = f'; charset="{charset}"' if charset else ""
    return (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut\r\n\r\n"
        f"--cut\r\nContent-Type: {kind}{declared}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.b64encode(page).decode()}\r\n--cut--\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("encoding", "charset"), [("utf-8", ""), ("gbk", "gb2312"), ("utf-8", "utf-8")]
)
def test_the_page_of_an_archive_is_read(encoding: str, charset: str):
    blocks = read_mht(_archive(PAGE.encode(encoding), charset=charset)).blocks
    assert [getattr(block, "text", None) for block in blocks] == ["部门预算公开说明"]


def test_an_archive_without_a_page_is_refused():
    with pytest.raises(CorruptDocument):
        read_mht(_archive(b"a", "image/png"))


def test_the_reader_bids_on_the_head_of_the_message():
    assert bid_mht(_archive(b"")) == 85
    assert bid_mht(b"Subject: a\r\n\r\nmail") == 0
    assert bid_mht(PAGE.encode()) == 0
