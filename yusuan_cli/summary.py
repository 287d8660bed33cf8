"""What a run found: a table of the documents, then the files that failed and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from yusuan_cli.across import Across
from yusuan_cli.progress import open_console
from yusuan_cli.record_words import to_shown
from yusuan_cli.root import Say
from yusuan_cli.session import FileEnd

OUTCOMES = ("held", "broken", "rounding", "undecidable", "not_applicable")
COUNTED = ("tables", "projects", "indicators")
WIDE = 130
LONGEST_FINDING = 60
SHOWN = 3


def show_summary(ends: Sequence[FileEnd], out: Path, say: Say) -> None:
    """Print the table of the documents and the reasons of the failures."""
    console = open_console()
    done = [end for end in ends if end.record is not None]
    failed = [end for end in ends if end.record is None]
    if done and console.width < WIDE:
        for end in done:
            console.print(Text("\n".join(to_lines(end, say))))
    elif done:
        console.print(to_table(done, say))
    if failed:
        _show_failures(console, failed, say)
        counts = {"done": len(done), "failed": len(failed), "out": out}
        console.print(say("some_done", **counts), markup=False)
    else:
        console.print(say("all_done", count=len(done), out=out), markup=False)


def show_across(ends: Sequence[FileEnd], across: Across, say: Say) -> None:
    """Print what documents of the store say against each other."""
    names = {end.record["_id"]: end.file.name for end in ends if end.record}
    lines = [
        f"  {names.get(document_id, document_id[:16])}: {to_line(f.model_dump(mode='json'), say)}"
        for document_id, findings in across.items()
        for f in findings
    ]
    if lines:
        open_console().print("\n".join([say("across"), *lines]), markup=False, soft_wrap=True)


def to_table(ends: Sequence[FileEnd], say: Say) -> Table:
    """Return one row per document."""
    table = Table(title=say("processed"), title_justify="left", expand=True)
    for name in ("document", "department", "year"):
        table.add_column(say(name), overflow="fold")
    for name in (*COUNTED, *map("outcome.{}".format, OUTCOMES)):
        table.add_column(say(name), justify="right", no_wrap=True)
    table.add_column(say("gravest"), overflow="fold", ratio=1, min_width=30)
    table.add_column(say("time"), justify="right", no_wrap=True)
    for end in ends:
        table.add_row(*map(Text, _to_cells(end, end.record or {}, say)))
    return table


def to_lines(end: FileEnd, say: Say) -> Iterator[str]:
    """Yield what the table's row says one below the other, for a terminal too narrow for it."""
    name, department, year, *counts, gravest, seconds = _to_cells(end, end.record or {}, say)
    yield f"{name}  {seconds}"
    yield f"  {department} {year}"
    named = zip((*COUNTED, *map("outcome.{}".format, OUTCOMES)), counts, strict=True)
    yield "  " + ", ".join(f"{say(key)} {count}" for key, count in named)
    yield from (f"  {line}" for line in gravest.splitlines())


def _to_cells(end: FileEnd, record: dict[str, Any], say: Say) -> list[str]:
    summary, checks = record["summary"], record["checks"]
    return [
        "\n".join([to_shown(end.file.name), *to_doubts(record["quality"], say)]),
        record["department_name"] or "-",
        str(record["fiscal_year"] or "-"),
        *(str(summary[name]) for name in COUNTED),
        *(str(checks[name]) for name in OUTCOMES),
        "\n".join(to_line(finding, say) for finding in summary["gravest"][:SHOWN]) or "-",
        f"{end.seconds:.1f} s",
    ]


def to_doubts(quality: dict[str, Any], say: Say) -> Iterator[str]:
    """Yield what extraction could not do, so that no document looks cleaner than it was read."""
    if quality["unread_pages"]:
        pages = ", ".join(map(str, quality["unread_pages"]))
        yield say("unread_pages", pages=pages)
    if quality["unreadable_cells"]:
        yield say("unreadable_cells", count=quality["unreadable_cells"])
    for flag in quality["flags"]:
        yield f"! {say('flag.' + flag)}"


def to_line(finding: dict[str, str], say: Say) -> str:
    """Return a finding in one line."""
    message = say("finding_message", zh=finding["message"], en=finding["message_en"])
    short = message if len(message) <= LONGEST_FINDING else message[: LONGEST_FINDING - 1] + "…"
    return f"{say('severity.' + finding['severity'])} {finding['rule']} {short}"


def _show_failures(console: Console, failed: Sequence[FileEnd], say: Say) -> None:
    console.print(say("failures", count=len(failed)), markup=False)
    for end in failed:
        reason = say(f"reason.{end.reason}")
        line = to_shown(f"  {end.file}: {reason} [{end.reason}] {end.detail}")
        console.print(line, markup=False, highlight=False, soft_wrap=True)
        if end.trace:
            console.print(Text(end.trace, style="dim"), soft_wrap=True)
