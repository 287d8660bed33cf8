"""Reading long JSON piece by piece: parsed as a whole, it takes ten times its bytes for a while."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from msgspec import Raw
from msgspec.json import decode, encode
from pydantic import TypeAdapter

from shared.contracts.contract import Contract

LONG = 500_000
"""Bytes from which a text is read in pieces, and which a piece has at most."""

Value = TypeVar("Value", bound=Contract)


def from_json(contract: type[Value], text: bytes) -> Value:
    """Read a contract; long lists in it are read a few items at a time, with the same result."""
    value: Value = _read(contract, Raw(text))
    return value


def _read(kind: Any, text: Raw) -> Any:
    """Validate an object without its long lists, then put them back."""
    adapter = TypeAdapter(kind)
    whole = memoryview(text)
    if len(whole) <= LONG or whole[0] != ord("{"):
        return adapter.validate_json(bytes(whole))
    parts = decode(whole, type=dict[str, Raw])
    lists = {name: part for name, part in parts.items() if _is_long_list(part)}
    short = encode({**parts, **{name: [] for name in lists}})
    value = adapter.validate_json(short)
    fields = type(value).model_fields
    found = {name: tuple(_read_list(fields[name].annotation, lists[name])) for name in lists}
    return value.model_copy(update=found)


def _is_long_list(text: Raw) -> bool:
    view = memoryview(text)
    return len(view) > LONG and view[0] == ord("[")


def _read_list(kind: Any, text: Raw) -> Iterator[Any]:
    """Yield the items of a list whose type is `tuple[item, ...]`."""
    item = get_args(kind)[0]
    several = TypeAdapter(kind)
    for piece in _cut(decode(text, type=list[Raw])):
        if len(piece) == 1:
            yield _read(item, piece[0])
        else:
            yield from several.validate_json(encode(piece))


def _cut(items: list[Raw]) -> Iterator[list[Raw]]:
    """Yield runs of items that are together no longer than a piece; a longer item stands alone."""
    piece: list[Raw] = []
    size = 0
    for item in items:
        length = len(memoryview(item))
        if piece and size + length > LONG:
            yield piece
            piece, size = [], 0
        piece.append(item)
        size += length
    if piece:
        yield piece
