"""`yusuan tables`: the table engine alone, for any PDF in any language."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from services.extraction.core.pdf.engines import ENGINE
from services.extraction.page_ranges import RANGE_PAGES
from services.extraction.settings import ExtractionSettings
from services.intake.files import read_regular_file
from shared.errors import PipelineError
from shared.outcome import INTERNAL_ERROR
from shared.sandbox.pool import Sandbox
from shared.sandbox.verdict import StepDefect
from yusuan_cli.root import Say, root, speaking
from yusuan_cli.table_formats import FORMATS, PageTables

STEPS = ("services.extraction.steps",)


def require_pages(
    _context: click.Context, _option: click.Parameter, text: str | None
) -> list[int] | None:
    """Return the pages that an option lists, None for all; anything else is wrong usage."""
    try:
        return None if text is None else sorted(set(parse_pages(text)))
    except ValueError as error:
        message = f"{text!r} is no list of pages such as 3, 3-9 or 1,3-5"
        raise click.BadParameter(message) from error


def parse_pages(text: str) -> Iterator[int]:
    """Yield the pages of a list; raises `ValueError`.

    >>> list(parse_pages("1,3-5"))
    [1, 3, 4, 5]
    """
    for part in text.split(","):
        first, dash, last = part.partition("-")
        pages = range(int(first), int(last if dash else first) + 1)
        if not pages or pages[0] < 1 or len(pages) > 100_000:
            raise ValueError(text)
        yield from pages


@dataclass(frozen=True)
class Wish:
    """What is wanted of every file."""

    format: str
    pages: list[int] | None
    out: Path | None
    draw: bool


@root.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="json",
    help="Form of the output.",
)
@click.option("--pages", callback=require_pages, help="Pages such as 3-9 or 1,3-5. [default: all]")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for one file per PDF, and for pictures. [default: standard output, here]",
)
@click.option("--draw", is_flag=True, help="Also draw the cells over a picture of each page.")
@speaking
def tables(
    files: tuple[Path, ...],
    form: str,
    pages: list[int] | None,
    out: Path | None,
    draw: bool,
    say: Say,
) -> None:
    """Print the tables of PDF files as they are printed, page by page.

    Exit status: 0 all read, 1 some files could not be read, 2 wrong usage.
    """
    try:
        failed = asyncio.run(_read_all(files, Wish(form, pages, out, draw), say))
    except PipelineError as error:
        raise click.ClickException(say("store_trouble", detail=error.detail)) from error
    sys.exit(1 if failed else 0)


async def _read_all(files: Iterable[Path], wish: Wish, say: Say) -> int:
    if wish.out is not None:
        wish.out.mkdir(parents=True, exist_ok=True)
    settings = ExtractionSettings()
    engine = {ENGINE: settings.pdf_engine.value}
    sandbox = Sandbox(STEPS, settings)
    failed = 0
    try:
        await sandbox.start()
        for file in files:
            try:
                await _read_one(file, wish, engine, sandbox, say)
            except (PipelineError, StepDefect) as error:
                failed += 1
                code = error.code if isinstance(error, PipelineError) else INTERNAL_ERROR
                click.echo(f"{file}: {say(f'reason.{code}')} [{code}] {error}", err=True)
    finally:
        await sandbox.close()
    return failed


async def _find_tables(
    data: bytes, pages: list[int] | None, engine: dict[str, str], sandbox: Sandbox
) -> list[bytes]:
    """Return the tables of the chosen pages in order, read by ranges on all workers."""
    page_count = int(await sandbox.run("count_pages", data, engine))
    chosen = [page for page in pages or range(1, page_count + 1) if page <= page_count]
    ranges = (chosen[at : at + RANGE_PAGES] for at in range(0, len(chosen), RANGE_PAGES))
    lists = [{**engine, "pages": ",".join(map(str, listed))} for listed in ranges]
    runs = (sandbox.run("read_tables", data, listed) for listed in lists)
    return await asyncio.gather(*runs)


async def _read_one(
    file: Path, wish: Wish, engine: dict[str, str], sandbox: Sandbox, say: Say
) -> None:
    data = b"".join([chunk async for chunk in read_regular_file(file)])
    found = PageTables.parse(file.name, await _find_tables(data, wish.pages, engine, sandbox))
    text = FORMATS[wish.format](found)
    if wish.out is None:
        click.echo(text)
    else:
        (wish.out / f"{file.stem}.{wish.format}").write_text(text + "\n", "utf-8")
    if wish.draw:
        for page in wish.pages or found.pages:
            picture = (wish.out or Path()) / f"{file.stem}.page-{page}.png"
            drawn = await sandbox.run("draw_page", data, {**engine, "page": str(page)})
            if drawn:
                picture.write_bytes(drawn)
                click.echo(say("written", path=picture), err=True)
