from __future__ import annotations

import pypdfium2.raw
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from services.extraction.core.grids.engine import find_tables
from services.extraction.core.pdf.engines import Engine
from services.extraction.core.pdf.opening import open_pages
from services.extraction.core.pdf.page import PageContent
from services.extraction.core.pdf.source import UnreadablePage
from shared.errors import CorruptDocument
from tests.unit.services.extraction.core.pdf.drawing import FONT, Draw, draw_pages, draw_table

ENGINES = list(Engine)
ROWS = [("项目", "预算数"), ("教育支出", "12.30"), ("合计", "12.30")]


def read(draw: Draw, engine: Engine = Engine.PDFIUM) -> PageContent:
    with open_pages(draw_pages(draw), engine) as source:
        return source.read_page(0)


def text(page: PageContent) -> str:
    return "".join(page.characters.text.tolist())


def rows(page: PageContent) -> list[list[str | None]]:
    (table,) = find_tables(page)
    return table.to_rows()


@pytest.mark.parametrize("engine", ENGINES)
def test_both_engines_read_the_same_table(engine: Engine):
    page = read(lambda canvas: draw_table(canvas, ROWS), engine)
    assert rows(page) == [list(row) for row in ROWS]
    assert (page.width, page.height) == (595, 842)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_image_stretched_to_a_line_is_a_rule_and_any_other_is_none(engine: Engine):
    def draw(canvas: Canvas) -> None:
        dot = ImageReader(Image.new("L", (1, 1), 0))
        for y in (700, 680, 660):
            canvas.drawImage(dot, 60, y, 240, 0.75)
        for x in (60, 180, 300):
            canvas.drawImage(dot, x, 660, 0.75, 40)
        canvas.drawImage(dot, 400, 660, 60, 40)
        for y, row in zip((686, 666), ROWS, strict=False):
            canvas.drawString(64, y, row[0])
            canvas.drawString(184, y, row[1])

    page = read(draw, engine)
    assert (len(page.rules.horizontal), len(page.rules.vertical)) == (3, 3)
    assert rows(page) == [list(row) for row in ROWS[:2]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_character_stands_on_its_baseline_counted_from_the_top(engine: Engine):
    characters = read(lambda canvas: canvas.drawString(100, 742, "预算"), engine).characters
    assert characters.text.tolist() == ["预", "算"]
    assert characters.baseline.tolist() == pytest.approx([100, 100], abs=0.1)
    assert characters.x0.tolist() == pytest.approx([100, 110], abs=0.1)
    assert characters.size.tolist() == pytest.approx([10, 10], abs=0.1)


@pytest.mark.parametrize("engine", ENGINES)
def test_text_off_the_page_is_left_out(engine: Engine):
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "在页内")
        canvas.drawString(700, 700, "在页外")

    page = read(draw, engine)
    assert (text(page), page.hidden_count) == ("在页内", 3)


@pytest.mark.parametrize("engine", ENGINES)
def test_characters_painted_twice_count_once(engine: Engine):
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "合计")
        canvas.drawString(100.3, 700, "合计")

    assert text(read(draw, engine)) == "合计"


@pytest.mark.parametrize("engine", ENGINES)
def test_white_text_shows_on_a_coloured_area_only(engine: Engine):
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.6)
        canvas.rect(90, 690, 200, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(100, 700, "表头")
        canvas.drawString(100, 500, "藏字")

    assert text(read(draw, engine)) == "表头"


def test_invisible_text_is_left_out_where_other_text_shows():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "看得见")
        hidden = canvas.beginText(100, 500)
        hidden.setTextRenderMode(3)
        hidden.textOut("看不见")
        canvas.drawText(hidden)

    page = read(draw)
    assert (text(page), page.hidden_count, page.is_recognized) == ("看得见", 3, False)


def test_invisible_text_alone_is_the_text_layer_of_a_scan():
    def draw(canvas: Canvas) -> None:
        layer = canvas.beginText(100, 500)
        layer.setTextRenderMode(3)
        layer.textOut("扫描文字")
        canvas.drawText(layer)

    page = read(draw)
    assert (text(page), page.is_recognized) == ("扫描文字", True)


def test_text_clipped_away_is_left_out():
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(100, 690, 40, 30)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(100, 700, "甲乙丙丁戊己")
        canvas.restoreState()

    assert text(read(draw)) == "甲乙丙丁"


def test_white_rules_part_nothing_on_white_paper():
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.line(50, 700, 500, 700)
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.line(50, 600, 500, 600)

    assert len(read(draw).rules.horizontal) == 1


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_reads_like_an_upright_one(engine: Engine, rotation: int):
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[rotation])
        canvas.rotate(rotation)
        canvas.setFont(FONT, 10)
        draw_table(canvas, ROWS, top=500)

    assert rows(read(draw, engine)) == [list(row) for row in ROWS]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_table_printed_sideways_is_read_in_its_own_direction(engine: Engine, angle: int):
    def draw(canvas: Canvas) -> None:
        canvas.translate(*{90: (500, 0), 180: (595, 842), 270: (0, 842)}[angle])
        canvas.rotate(angle)
        draw_table(canvas, ROWS, top=400)

    page = read(draw, engine)
    assert rows(page) == [list(row) for row in ROWS]
    (table,) = find_tables(page)
    assert 0 <= table.box[0] < table.box[2] <= page.width
    assert 0 <= table.box[1] < table.box[3] <= page.height


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_sign_that_comes_again_in_a_line_is_not_painted_twice(engine: Engine, angle: int):
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "committee 1,000,111")

    page = read(draw, engine)
    assert (len(page.characters), page.hidden_count) == (len("committee1,000,111"), 0)


def test_pages_come_from_pdfplumber_where_pdfium_cannot_load_them(monkeypatch):
    monkeypatch.setattr(pypdfium2.raw, "FPDF_LoadPage", lambda *_: None)
    assert rows(read(lambda canvas: draw_table(canvas, ROWS)))[0] == ["项目", "预算数"]


def draw_with_broken_page() -> bytes:
    """Return a PDF whose only page is a dictionary of an odd number of parts."""
    data = draw_pages(lambda canvas: draw_table(canvas, ROWS))
    assert data.count(b"/Rotate 0") == 1
    return data.replace(b"/Rotate 0", b"/Rotate  ")


def test_a_page_that_no_engine_can_read_does_not_keep_the_file_from_closing(monkeypatch):
    monkeypatch.setattr(pypdfium2.raw, "FPDF_LoadPage", lambda *_: None)
    with open_pages(draw_with_broken_page()) as source, pytest.raises(UnreadablePage):
        source.read_page(0)


def test_pages_that_pdfplumber_cannot_list_are_the_fault_of_the_document():
    with (
        open_pages(draw_with_broken_page(), Engine.PDFPLUMBER) as source,
        pytest.raises(CorruptDocument),
    ):
        assert source.page_count
