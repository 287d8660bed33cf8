from __future__ import annotations

import pytest

from yusuan_cli.commands.dead import find_error, find_file_name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('{"file_name": "预算.pdf"}'.encode(), "预算.pdf"),
        (b"not json", "-"),
        (b"[1]", "-"),
        (b"\xff", "-"),
        (b"{}", "-"),
    ],
)
def test_a_dead_message_is_listed_with_its_file(body: bytes, name: str):
    assert find_file_name(body) == name


def test_the_line_that_names_the_error_is_shown():
    trace = (
        "Traceback (most recent call last):\n"
        '  File "a.py", line 1\n'
        "package.ValidationError: 1 validation error for Event\n"
        "event\n"
        "  Unable to tell its kind\n"
        "    For further information visit another place\n"
    )
    assert find_error(trace) == "package.ValidationError: 1 validation error for Event"
    assert find_error("given up by the broker") == "given up by the broker"
    assert find_error("") == ""
