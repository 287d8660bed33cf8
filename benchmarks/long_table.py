"""One table over hundreds of pages: the seconds and the memory of its way through the pipeline."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from benchmarks.tree_memory import TreeMemory
from yusuan_cli.composition import open_machine
from yusuan_cli.session import Session

PAGES = 300
ROWS_PER_PAGE = 30
SECTIONS, ITEMS = 20, 20
HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
FONT = "STSong-Light"
STYLE = [("FONTNAME", (0, 0), (-1, -1), FONT), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
MEBIBYTE = 1024 * 1024

Row = tuple[str, str, int, int]
"""Code, name, basic and project expenditure in hundredths of a unit."""


def describe(pages: int = PAGES) -> str:
    """Return the measurement as a line of the benchmark's report."""
    with TemporaryDirectory(prefix="yusuan-long-") as folder:
        file = Path(folder) / "long.pdf"
        file.write_bytes(draw(pages))
        with TreeMemory() as memory:
            seconds = asyncio.run(process(file))
    peak = memory.peak_bytes / MEBIBYTE
    return f"one table, {pages} pages {seconds:6.1f} s, {peak:.0f} MiB, all processes together"


async def process(file: Path) -> float:
    """Return the seconds of the file's way through every stage, the workers being ready."""
    async with open_machine(file.parent / "store.sqlite", 0) as machine:
        begin = time.perf_counter()
        (end,) = await Session(machine, file.parent / "out", on_end=lambda _: None).run([file])
        assert end.record is not None, end.detail
        return time.perf_counter() - begin


def draw(pages: int) -> bytes:
    """Return a PDF of one ruled table by account code, whose sums hold, its header on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    rows = list(islice(list_rows(), pages * ROWS_PER_PAGE - 1))
    printed = list(map(to_texts, [total_of(rows), *sum_up(rows)]))
    starts = range(0, len(printed), ROWS_PER_PAGE)
    tables = [Table([HEADER, *printed[at : at + ROWS_PER_PAGE]], style=STYLE) for at in starts]
    title = ParagraphStyle("title", fontName=FONT)
    above = [Paragraph(text, title) for text in ("2031年部门支出总表", "单位：万元")]
    buffer = BytesIO()
    SimpleDocTemplate(buffer).build(
        [*above, *(part for table in tables for part in (table, PageBreak()))]
    )
    return buffer.getvalue()


def list_rows() -> Iterator[Row]:
    """Yield the lowest codes with amounts and above them their superiors, with none."""
    code = 201
    while True:
        yield str(code), "类支出", 0, 0
        for section in range(1, SECTIONS + 1):
            yield f"{code}{section:02d}", "款支出", 0, 0
            for item in range(1, ITEMS + 1):
                basic, project = code * 7919 + item * 17, section * 30_011 + item * 13
                yield f"{code}{section:02d}{item:02d}", f"项支出{item}", basic, project
        code += 1


def sum_up(rows: list[Row]) -> list[Row]:
    """Return the rows with each superior's amounts, which are those of the codes under it."""
    sums: dict[str, tuple[int, int]] = {}
    for code, _, basic, project in rows:
        for length in (3, 5, 7):
            if length <= len(code):
                above = sums.get(code[:length], (0, 0))
                sums[code[:length]] = (above[0] + basic, above[1] + project)
    return [(code, name, *sums[code]) for code, name, _, _ in rows]


def total_of(rows: list[Row]) -> Row:
    """Return the row of the table's total."""
    return "", "合计", sum(row[2] for row in rows), sum(row[3] for row in rows)


def to_texts(row: Row) -> tuple[str, ...]:
    """Return a row as it is printed."""
    code, name, basic, project = row
    amounts = (basic + project, basic, project)
    return (code, name, *(f"{amount // 100:,}.{amount % 100:02d}" for amount in amounts))


if __name__ == "__main__":
    print(describe())
