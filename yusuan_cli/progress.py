"""How far a run has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from yusuan_cli.record_words import to_shown
from yusuan_cli.root import Say
from yusuan_cli.session import FileEnd

PLAIN_WIDTH = 200


def open_console() -> Console:
    """Return a console that never folds its lines narrowly where nobody is looking."""
    console = Console()
    return console if console.is_terminal else Console(width=PLAIN_WIDTH)


class Lines:
    """One line per file that came to its end."""

    def __init__(self, total: int, say: Say) -> None:
        self._total = total
        self._say = say
        self._console = Console(soft_wrap=True, highlight=False)
        self._done = 0

    def show(self, end: FileEnd) -> None:
        """Print the file's line."""
        self._done += 1
        self._console.print(self._to_line(end), markup=False)

    def _to_line(self, end: FileEnd) -> str:
        place = {"done": self._done, "total": self._total, "file": to_shown(end.file.name)}
        if end.record is not None:
            return self._say("done_line", **place, seconds=end.seconds)
        reason = self._say(f"reason.{end.reason}")
        return self._say("failed_line", **place, reason=reason, detail=to_shown(end.detail))


class Bar(Lines):
    """A bar that fills, and a line for each file that failed."""

    def __init__(self, total: int, say: Say, progress: Progress) -> None:
        super().__init__(total, say)
        self._progress = progress
        self._task = progress.add_task(say("processing"), total=total)

    def show(self, end: FileEnd) -> None:
        """Advance the bar."""
        self._done += 1
        if end.record is None:
            self._progress.console.print(self._to_line(end), markup=False)
        self._progress.advance(self._task)


@contextmanager
def open_progress(total: int, say: Say) -> Iterator[Lines]:
    """Show progress while the block runs."""
    console = Console()
    if not console.is_terminal:
        yield Lines(total, say)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        yield Bar(total, say, progress)
