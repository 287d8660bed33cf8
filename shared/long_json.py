"""Long JSON, read and written piece by piece: as a whole it takes many times its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar, get_args

from msgspec import Raw
from msgspec.json import decode, encode
from pydantic import TypeAdapter

from shared.contracts.contract import Contract, to_json

LONG = 500_000
"""Bytes from which a text is read in pieces, and which a piece has at most."""
MANY = 1_000
"""Items beyond which a list is written in pieces of so many."""

Value = TypeVar("Value", bound=Contract)
Refine = Callable[[str, Iterator[Any], Any], Iterator[Any]]
"""Takes the name of a long list, its items as they are read, and all that was read before it."""


def from_json(contract: type[Value], text: bytes, refine: Refine | None = None) -> Value:
    """Read a contract; long lists in it are read a few items at a time, with the same result.

    `refine` may put equal items in the place of those of the contract's own long lists, such as
    items that share their parts with what is already there; short lists need no such care.
    """
    value: Value = _read(contract, Raw(text), refine)
    return value


def to_long_json(value: Contract) -> bytearray:
    """Return the JSON that `to_json` returns; long lists are written a few items at a time."""
    text = bytearray()
    _write(text, value)
    return text


def _read(kind: Any, text: Raw, refine: Refine | None = None) -> Any:
    """Validate an object without its long lists, then put them back."""
    adapter = TypeAdapter(kind)
    whole = memoryview(text)
    if len(whole) <= LONG or whole[0] != ord("{"):
        return adapter.validate_json(bytes(whole))
    parts = decode(whole, type=dict[str, Raw])
    lists = {name: part for name, part in parts.items() if _is_long_list(part)}
    if not lists:
        return adapter.validate_json(bytes(whole))
    short = encode({**parts, **{name: [] for name in lists}})
    value = adapter.validate_json(short)
    fields = type(value).model_fields
    for name, part in lists.items():
        items = _read_list(fields[name].annotation, part)
        found = tuple(refine(name, items, value) if refine else items)
        value = value.model_copy(update={name: found})
    return value


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


def _write(text: bytearray, value: Contract) -> None:
    lists = {name: items for name, items in value if isinstance(items, tuple) and _is_many(items)}
    if not lists:
        text += to_json(value)
        return
    parts = decode(to_json(value.model_copy(update=dict.fromkeys(lists, ()))), type=dict[str, Raw])
    for place, (name, part) in enumerate(parts.items()):
        text += b"," if place else b"{"
        text += encode(name) + b":"
        if name in lists:
            _write_list(text, type(value).model_fields[name].annotation, lists[name])
        else:
            text += part
    text += b"}"


def _is_many(value: object) -> bool:
    """Whether it is, or holds at any depth, a list of many items."""
    if isinstance(value, tuple):
        return len(value) > MANY or any(map(_is_many, value))
    return isinstance(value, Contract) and any(_is_many(item) for _, item in value)


def _write_list(text: bytearray, kind: Any, items: tuple[Any, ...]) -> None:
    several = TypeAdapter(kind)
    text += b"["
    for place, start in enumerate(range(0, len(items), MANY)):
        piece = items[start : start + MANY]
        text += b"," if place else b""
        if any(isinstance(item, Contract) and _is_many(item) for item in piece):
            _write_each(text, piece)
        else:
            text += several.dump_json(piece, by_alias=True)[1:-1]
    text += b"]"


def _write_each(text: bytearray, items: tuple[Contract, ...]) -> None:
    for place, item in enumerate(items):
        text += b"," if place else b""
        _write(text, item)
