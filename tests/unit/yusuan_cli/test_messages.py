from __future__ import annotations

import string

import pytest

from shared.errors import PipelineError, reasons
from yusuan_cli.messages import MESSAGES, default_language, say


def fields_of(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


@pytest.mark.parametrize("key", [key for key in MESSAGES if key != "finding_message"])
def test_both_languages_say_the_same(key: str):
    chinese, english = MESSAGES[key]
    assert fields_of(chinese) == fields_of(english)
    assert english.isascii()


@pytest.mark.parametrize("reason", reasons())
def test_every_reason_has_its_words(reason: str):
    assert f"reason.{reason}" in MESSAGES


def every_error(kind: type[PipelineError]) -> list[type[PipelineError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in every_error(child))]


def test_every_code_of_the_error_tree_is_known_once():
    codes = [kind.code for kind in every_error(PipelineError)]
    assert len(codes) == len(set(codes))


def test_a_slug_without_words_stands_for_itself():
    assert say("zh", "reason.brand_new") == "brand_new"


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, "en"),
        ({"LANG": "xx_YY.nonsense"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_environment_even_where_the_locale_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, names: dict[str, str], language: str
):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert default_language() == language


def test_the_quality_flags_of_the_pdf_reader_have_messages():
    flags = ("hidden_text", "garbled_text", "recognized_text", "image_pages", "unread_pages")
    assert [flag for flag in flags if f"flag.{flag}" not in MESSAGES] == []
