"""The files that the command line's paths stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


def expand_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files: a folder stands for the files below it, hidden ones left out.

    What is no regular file is yielded as it is, for intake to refuse with its reason; so is a
    folder without files, and a folder that is named like a document.
    """
    for path in paths:
        if path.is_dir() and not path.is_symlink() and not path.suffix:
            found = [below for below in sorted(path.rglob("*")) if _is_document(path, below)]
            yield from found or [path]
        else:
            yield path


def _is_document(root: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    folder = path.is_dir() and not path.is_symlink() and not path.suffix
    return not hidden and not folder


def to_output_names(files: Iterable[Path]) -> dict[Path, str]:
    """Return each file's output name; a name that occurs again gets a number.

    >>> to_output_names([Path("a/x.pdf"), Path("b/x.pdf")])
    {PosixPath('a/x.pdf'): 'x.pdf.json', PosixPath('b/x.pdf'): 'x.pdf.2.json'}
    """
    names: dict[Path, str] = {}
    taken: dict[str, int] = {}
    for file in files:
        taken[file.name] = taken.get(file.name, 0) + 1
        number = f".{taken[file.name]}" if taken[file.name] > 1 else ""
        names[file] = f"{file.name}{number}.json"
    return names
