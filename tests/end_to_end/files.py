"""Made-up files, good and bad, written in code."""

from __future__ import annotations

import io
import zipfile

import docx
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

TITLE = "青禾县示例局2025年部门预算"
ROWS = [
    ["收入", "", "支出", ""],
    ["项目", "预算数", "项目", "预算数"],
    ["一、一般公共预算财政拨款收入", "120.50", "一、一般公共服务支出", "100.00"],
    ["二、政府性基金预算财政拨款收入", "", "二、社会保障和就业支出", "20.50"],
    ["本年收入合计", "120.50", "本年支出合计", "120.50"],
    ["收入总计", "120.50", "支出总计", "120.50"],
]
CAPTION = "部门收支总表"
UNIT = "预算年度：2025    单位：万元"


def html(encoding: str = "utf-8") -> bytes:
    """Return a page with the table; its encoding is declared."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    page = (
        f'<html><head><meta charset="{encoding}"></head><body><h1>{TITLE}</h1>'
        f"<p>{CAPTION}</p><p>{UNIT}</p><table>{rows}</table></body></html>"
    )
    return page.encode(encoding)


def text(encoding: str = "utf-8") -> bytes:
    """Return the table as tab-separated lines, in an encoding that nothing declares."""
    lines = [TITLE, "", CAPTION, UNIT, *("\t".join(row) for row in ROWS)]
    return "\n".join(lines).encode(encoding)


def prose() -> bytes:
    """Return a text that states no amount."""
    return (
        "关于召开年度工作会议的通知\n\n各科室：请按时参加会议，并准备好发言材料。\n" * 5
    ).encode()


def word() -> bytes:
    """Return the table in a Word document."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(CAPTION)
    document.add_paragraph(UNIT)
    table = document.add_table(rows=0, cols=4)
    for row in ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(password: str | None = None) -> bytes:
    """Return the table in a PDF with ruled cells, encrypted when there is a password."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    template = SimpleDocTemplate(buffer, pagesize=A4, encrypt=encryption)
    style = [
        ("FONTNAME", (0, 0), (-1, -1), "STSong-Light"),
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ]
    template.build([Table(ROWS, style=style)])
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    """Return a PDF whose pages are pictures."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for shade in (120, 180):
        picture = Image.new("L", (200, 300), shade)
        canvas.drawImage(ImageReader(picture), 50, 50, 500, 700)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def word_with_bomb() -> bytes:
    """Return a Word document whose body unfolds to a gigabyte."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word())) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            if entry.filename != "word/document.xml":
                target.writestr(entry, source.read(entry))
        with target.open("word/document.xml", "w", force_zip64=True) as body:
            for _ in range(1024):
                body.write(b" " * 1024 * 1024)
    return buffer.getvalue()


def word_with_entity() -> bytes:
    """Return a Word document whose body declares an entity that names a file."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word())) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                head, _, rest = content.partition(b"?>")
                content = head + b'?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>' + rest
            target.writestr(entry, content)
    return buffer.getvalue()
