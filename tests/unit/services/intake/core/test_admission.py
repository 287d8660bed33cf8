from __future__ import annotations

import pytest

from services.intake.core.admission import Admission, to_file_name
from shared.errors import EmptyFile, FileTooLarge


@pytest.mark.parametrize(
    "chunks",
    [[], [b""], [b" \r\n"], [b"\xef\xbb\xbf"], [b"\xff\xfe", b" \x00\n\x00"], [b"\x00" * 64]],
)
def test_a_file_of_nothing_is_empty(chunks: list[bytes]):
    admission = Admission(1000)
    for chunk in chunks:
        admission.take(chunk)
    with pytest.raises(EmptyFile):
        admission.conclude()


def test_content_after_white_space_is_content():
    admission = Admission(1000)
    for chunk in (b"\n" * 500, b"1"):
        admission.take(chunk)
    admission.conclude()


def test_a_file_of_exactly_the_limit_is_admitted():
    admission = Admission(4)
    admission.take(b"1234")
    admission.conclude()


def test_a_file_beyond_the_limit_is_refused_at_the_chunk_that_passes_it():
    admission = Admission(4)
    admission.take(b"1234")
    with pytest.raises(FileTooLarge, match="4 bytes"):
        admission.take(b"5")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("预算.pdf", "预算.pdf"),
        ("../../etc/x.pdf", "x.pdf"),
        ("C:\\budget\\x.pdf", "x.pdf"),
        ("a\x00b\x1b[31m.pdf", "a�b�[31m.pdf"),
        ("invoice\u202efdp.exe", "invoice�fdp.exe"),
        ("", "unnamed"),
        ("/", "unnamed"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_a_name_is_data_and_never_a_path(name: str, kept: str):
    assert to_file_name(name) == kept
