"""`yusuan run`: files in, document JSON and the store out, on this machine alone."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from shared.errors import PipelineError
from yusuan_cli.across import Across, find_across
from yusuan_cli.composition import open_machine
from yusuan_cli.inputs import expand_paths
from yusuan_cli.progress import open_progress
from yusuan_cli.root import Say, root, speaking, store_option
from yusuan_cli.session import FileEnd, Session
from yusuan_cli.summary import show_across, show_summary


@root.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for one JSON document per file.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    help="Documents read at once. [default: one per core]",
)
@store_option
@speaking
def run(
    paths: tuple[Path, ...], out: Path, workers: int | None, store: Path | None, say: Say
) -> None:
    """Process files, or the files below folders, and show what was found.

    Exit status: 0 all done, 1 some files failed (each is named with its reason), 2 wrong usage.
    """
    files = list(expand_paths(paths))
    try:
        ends, across = asyncio.run(_process(files, out, workers or 0, store, say))
    except PipelineError as error:
        click.echo(say("store_trouble", detail=error.detail), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(say("store_trouble", detail=error), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo(say("interrupted"), err=True)
        sys.exit(128 + signal.SIGINT)
    show_summary(ends, out, say)
    show_across(ends, across, say)
    sys.exit(1 if any(end.record is None for end in ends) else 0)


async def _process(
    files: Sequence[Path], out: Path, workers: int, store: Path | None, say: Say
) -> tuple[list[FileEnd], Across]:
    async with open_machine(store, workers) as machine:
        if machine.sandbox.open_doors:
            doors = ", ".join(machine.sandbox.open_doors)
            click.echo(say("open_doors", doors=doors), err=True)
        with open_progress(len(dict.fromkeys(files)), say) as progress:
            ends = await Session(machine, out, on_end=progress.show).run(files)
        done = {end.record["_id"] for end in ends if end.record is not None}
        return ends, await find_across(machine.documents, machine.blobs, done)
