"""The report as one self-contained HTML page."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from yusuan_cli.report.contents import Contents


def render_html(contents: Contents) -> bytes:
    """Return the page: no script, no address, everything from the document escaped."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("yusuan_cli.report").joinpath("page.html.jinja").read_text("utf-8")
    template = environment.from_string(source)
    return template.render(
        contents=contents, say=contents.word, document=contents.document
    ).encode()
