from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from services.validation.core.validate import validate
from shared.contracts.document import Document
from tests.unit.services.validation.sound import sound_budget
from tests.unit.yusuan_cli.report.documents import faulty
from yusuan_cli.commands.report import build_catalogue
from yusuan_cli.report.render import render_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1100, "height": 900})
        browser.close()


def show(page: Page, document: Document, folder: Path) -> list[str]:
    """Open the report from a file; returns what the page asked of the network or complained of."""
    path = folder / "report.html"
    path.write_bytes(render_report(document, "html", catalogue=build_catalogue()))
    trouble: list[str] = []
    page.on("request", lambda request: trouble.append(request.url))
    page.on("console", lambda message: trouble.append(message.text))
    page.goto(path.as_uri())
    return [text for text in trouble if text != path.as_uri()]


def test_page_stands_alone_and_shows_every_finding(page: Page, tmp_path: Path):
    document = faulty()
    assert show(page, document, tmp_path) == []
    assert page.locator("article").count() == len(document.findings)
    assert page.locator("#rules tbody tr").count() == len(document.rules)
    assert page.locator(".verdict.invalid").is_visible()


def test_nothing_runs_over_the_edge(page: Page, tmp_path: Path):
    show(page, faulty(), tmp_path)
    for width in (1100, 420):
        page.set_viewport_size({"width": width, "height": 900})
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0


def test_what_the_document_says_is_text_not_markup(page: Page, tmp_path: Path):
    show(page, faulty(), tmp_path)
    assert page.locator("script").count() == 0
    assert "<script>" in page.locator(".identity").inner_text()


def test_page_prints(page: Page, tmp_path: Path):
    show(page, faulty(), tmp_path)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4", print_background=True).startswith(b"%PDF")


def test_a_sound_document_says_so(page: Page, tmp_path: Path):
    show(page, validate(sound_budget()), tmp_path)
    assert page.locator(".verdict.invalid").count() == 0
    assert page.locator("article.error").count() == 0
