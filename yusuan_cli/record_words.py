"""How the times and reasons of a record are shown."""

from __future__ import annotations

from yusuan_cli.root import Say


def to_shown(text: str) -> str:
    r"""Return a name or a detail that steers no terminal: what is not printable is replaced.

    >>> to_shown("a\x1b[2J\nb.pdf")
    'a�[2J�b.pdf'
    """
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def to_time(text: str) -> str:
    """Return a stored time, which is in UTC, to the second.

    >>> to_time("2026-01-02T03:04:05.678901+00:00")
    '2026-01-02T03:04:05Z'
    """
    return f"{text[:19]}Z" if text else ""


def to_reason(reason: str | None, say: Say) -> str:
    """Return a reason in words, and the slug by which commands and metrics know it."""
    return f"{say(f'reason.{reason}')} [{reason}]" if reason else ""
