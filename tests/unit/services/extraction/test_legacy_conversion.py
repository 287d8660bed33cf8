"""Conversion through LibreOffice."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from services.extraction import legacy_conversion
from services.extraction.core.formats.docx import read_docx
from services.extraction.legacy_conversion import Readable, convert_to_docx, to_readable
from services.extraction.steps import require_word
from shared.errors import ConversionFailed, ConverterMissing, EncryptedDocument
from tests.unit.services.extraction.core.formats.test_doc import container

RICH_TEXT = rb"{\rtf1\ansi\uc1 \u37096?\u38376?\u39044?\u31639?\par}"


def _program(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return str(program)


@pytest.fixture
def without_isolation(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(legacy_conversion, "_find_isolation", lambda: lambda folder: [])


async def test_what_needs_no_conversion_is_left_alone():
    assert await to_readable(b"%PDF-1.7") == Readable(b"%PDF-1.7")


def test_an_encrypted_document_is_refused_before_the_converter_is_asked():
    with pytest.raises(EncryptedDocument):
        require_word(container("WordDocument", flags=0x0100), {})


def test_a_missing_converter_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(legacy_conversion, "find_converter", lambda: None)
    with pytest.raises(ConverterMissing, match="libreoffice-writer"):
        convert_to_docx(b"")


@pytest.mark.usefixtures("without_isolation")
def test_a_converter_that_hangs_is_ended_with_its_children(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    program = _program(tmp_path, "sleep 60 & sleep 60")
    monkeypatch.setattr(legacy_conversion, "find_converter", lambda: program)
    with pytest.raises(ConversionFailed, match=r"0\.3 seconds"):
        convert_to_docx(b"", time_limit_seconds=0.3)


@pytest.mark.usefixtures("without_isolation")
def test_a_converter_that_writes_nothing_is_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    program = _program(tmp_path, "echo source file could not be loaded")
    monkeypatch.setattr(legacy_conversion, "find_converter", lambda: program)
    with pytest.raises(ConversionFailed, match="could not be loaded"):
        convert_to_docx(b"")


@pytest.mark.skipif(
    legacy_conversion.find_converter() is None,
    reason="LibreOffice is missing: install the Debian package libreoffice-writer",
)
async def test_rich_text_comes_back_as_a_word_document():
    readable = await to_readable(RICH_TEXT)
    assert readable.original is not None
    assert readable.original.size_bytes == len(RICH_TEXT)
    assert [getattr(b, "text", None) for b in read_docx(readable.data).blocks] == ["部门预算"]
