"""Labels spaced letter by letter, `合　　计`, joined; the heads of narrow columns left apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extraction.core.cell_text import FIRST_WIDE
from services.extraction.core.grids.chunks import Chunk, ChunkLine

# White between the letters of one label, in sizes, and how much it may vary.
_WIDEST, _UNEVEN = 6.0, 0.8
# A letter heads texts whose middle is this near, and which are no wider, in sizes.
_CENTRED, _NARROW = 0.9, 5.0
# So many letters that each head a narrow column are no label.
_FEWEST_HEADS = 2
# White above the last line of a text, and how far its ends may lie over others, in sizes.
_TIGHT, _OVERLAP = 0.45, 0.1


def join_spaced_labels(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """Join neighbouring lone Chinese letters, but those that head narrow columns."""
    if not any(_is_letter(chunk) for line in lines for chunk in line.chunks):
        return list(lines)
    texts = [chunk for line in lines for chunk in line.chunks if not _is_letter(chunk)]
    return [replace(line, chunks=tuple(_join(line.chunks, texts))) for line in lines]


def _join(chunks: Sequence[Chunk], texts: Sequence[Chunk]) -> list[Chunk]:
    runs: list[list[Chunk]] = []
    for chunk in chunks:
        if runs and _goes_on(runs[-1], chunk):
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    joined: list[Chunk] = []
    for run in runs:
        is_label = len(run) > 1 and not _are_of_columns(run, texts)
        joined += [_merge(run)] if is_label else run
    return joined


def _are_of_columns(run: Sequence[Chunk], texts: Sequence[Chunk]) -> bool:
    """Tell whether letters head narrow columns, or end texts that stand right above them."""
    heads = sum(_heads_column(letter, texts) for letter in run)
    return heads >= _FEWEST_HEADS or any(_ends_text(letter, texts) for letter in run)


def _goes_on(run: Sequence[Chunk], chunk: Chunk) -> bool:
    """Tell whether a letter follows others as far off as they are from each other."""
    white = chunk.x0 - run[-1].x1
    if not (_is_letter(run[-1]) and _is_letter(chunk)) or white > _WIDEST * chunk.size:
        return False
    return len(run) == 1 or abs(white - (run[-1].x0 - run[-2].x1)) < _UNEVEN * chunk.size


def _heads_column(letter: Chunk, texts: Sequence[Chunk]) -> bool:
    return any(
        abs(chunk.middle - letter.middle) < _CENTRED * letter.size
        for chunk in texts
        if chunk.x1 - chunk.x0 < _NARROW * chunk.size
    )


def _ends_text(letter: Chunk, texts: Sequence[Chunk]) -> bool:
    """Tell whether a letter is the last line of a text: tight below it, no wider than it."""
    return any(
        -_OVERLAP * letter.size < letter.top - chunk.bottom < _TIGHT * letter.size
        and chunk.x0 - _OVERLAP * letter.size < letter.x0
        and letter.x1 < chunk.x1 + _OVERLAP * letter.size
        for chunk in texts
    )


def _merge(run: Sequence[Chunk]) -> Chunk:
    words = tuple(word for chunk in run for word in chunk.words)
    text = "".join(chunk.text for chunk in run)
    first, last = run[0], run[-1]
    return Chunk(first.x0, last.x1, first.size, text, words, first.top, first.bottom)


def _is_letter(chunk: Chunk) -> bool:
    return len(chunk.text) == 1 and chunk.text >= FIRST_WIDE
