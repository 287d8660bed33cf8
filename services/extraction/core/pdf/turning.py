"""Pages whose text runs sideways or upside down: set upright to be read, boxes turned back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from services.extraction.core.pdf.page import Box, Floats, PageContent, Rules


def set_upright(page: PageContent) -> PageContent:
    """Turn a page so that most of its text is upright; most pages are returned as they are."""
    if not page.characters.turn.any():
        return page
    turn = int(np.bincount(page.characters.turn, minlength=4).argmax())
    turned = page
    for _ in range(turn):
        turned = _turn_once(turned)
    return turned


def turn_back(box: Box, turned: int, width: float, height: float) -> Box:
    """Return where a box of a page set upright, of that size, stands as displayed."""
    x0, top, x1, bottom = box
    for _ in range(turned):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return x0, top, x1, bottom


def _turn_once(page: PageContent) -> PageContent:
    """Turn everything a quarter anticlockwise: x becomes the distance from the right edge."""
    c, width = page.characters, page.width
    turn = (c.turn - 1) % 4
    sideways = c.turn % 2 == 1
    characters = replace(
        c,
        x0=c.top,
        x1=c.bottom,
        top=width - c.x1,
        bottom=width - c.x0,
        baseline=np.where(sideways, width - c.baseline, c.baseline),
        turn=turn.astype(np.int8),
    )
    rules = page.rules
    return replace(
        page,
        width=page.height,
        height=width,
        characters=characters,
        rules=Rules(rules.vertical * [-1, 1, 1, 1] + [width, 0, 0, 0], _mirror(rules, width)),
        areas=_turn_boxes(page.areas, width),
        images=_turn_boxes(page.images, width),
        turned=page.turned + 1,
    )


def _mirror(rules: Rules, width: float) -> Floats:
    """Turn horizontal rules into vertical ones: ends are counted from the right edge."""
    y, start, end, thickness = rules.horizontal.T
    return np.stack([y, width - end, width - start, thickness], axis=1)


def _turn_boxes(boxes: Floats, width: float) -> Floats:
    x0, top, x1, bottom = boxes.T
    return np.stack([top, width - x1, bottom, width - x0], axis=1)
