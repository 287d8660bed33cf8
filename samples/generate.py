"""Writes the samples: `python -m samples.generate [FOLDER]`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from samples.content import Publication
from samples.faults import FAULTS, plant_faults
from samples.loading import load_department
from samples.publication import build_publication, number_contents
from samples.writers.excel import write_excel
from samples.writers.html import write_html
from samples.writers.markdown import write_markdown
from samples.writers.pdf import find_pages, write_pdf
from samples.writers.plain import write_text
from samples.writers.word import write_word

FOLDER = Path(__file__).parent
WRITERS: dict[str, Callable[[Publication], bytes]] = {
    "pdf": write_pdf,
    "docx": write_word,
    "xlsx": write_excel,
    "html": write_html,
    "md": write_markdown,
    "txt": write_text,
}


def build_publications() -> tuple[Publication, Publication]:
    """Return the publication in which all agrees, and the one with planted faults."""
    sound = build_publication(load_department("culture"))
    faulty = plant_faults(build_publication(load_department("water")))
    return _number(sound), _number(faulty)


def _number(publication: Publication) -> Publication:
    return number_contents(publication, find_pages(publication))


def generate() -> dict[str, bytes]:
    """Return every file of the samples by its path below the samples' folder."""
    files = {
        f"documents/{publication.file_name}.{suffix}": write(publication)
        for publication in build_publications()
        for suffix, write in WRITERS.items()
    }
    faults = [fault.to_json() for fault in FAULTS]
    files["faults.json"] = (json.dumps(faults, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def main(arguments: list[str]) -> None:
    """Write the files into the folder given, or into the samples' own."""
    folder = Path(arguments[0]) if arguments else FOLDER
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    for name, content in generate().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
