"""Steps that do what no reader should, and a healthy one to run between them."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Mapping

from shared.errors import EncryptedDocument, ResourceLimit
from shared.sandbox.answers import Head, to_answer

PIPE = 4


def echo(payload: bytes, _: Mapping[str, str]) -> bytes:
    return payload


def exit_early(_payload: bytes, _: Mapping[str, str]) -> bytes:
    sys.exit(3)


def vanish(_payload: bytes, _: Mapping[str, str]) -> bytes:
    os._exit(7)


def abort(_payload: bytes, _: Mapping[str, str]) -> bytes:
    os.abort()


def read_address_zero(_payload: bytes, _: Mapping[str, str]) -> bytes:
    return ctypes.string_at(0)


def hang(_payload: bytes, _: Mapping[str, str]) -> bytes:
    while True:
        time.sleep(60)


def hang_deaf(_payload: bytes, _: Mapping[str, str]) -> bytes:
    while True:
        try:
            time.sleep(60)
        except ResourceLimit:
            continue


def spin(_payload: bytes, _: Mapping[str, str]) -> bytes:
    while True:
        pass


def leak(_payload: bytes, _: Mapping[str, str]) -> bytes:
    held = []
    while True:
        held.append(bytes(16 * 1024 * 1024))


def leak_wrapped(_payload: bytes, _: Mapping[str, str]) -> bytes:
    try:
        leak(b"", {})
    except MemoryError as error:
        raise ValueError("a library that hides what happened") from error
    return b""


def recurse(payload: bytes, arguments: Mapping[str, str]) -> bytes:
    return recurse(payload, arguments) + b"x"


def flood(_payload: bytes, _: Mapping[str, str]) -> bytes:
    while True:
        os.write(PIPE, b"x" * 65536)


def flood_output(_payload: bytes, _: Mapping[str, str]) -> bytes:
    for _round in range(2000):
        os.write(1, b"x" * 65536)
        os.write(2, b"x" * 65536)
    return b"still here"


def return_too_much(_payload: bytes, _: Mapping[str, str]) -> bytes:
    return bytes(9 * 1024 * 1024)


def fork(_payload: bytes, _: Mapping[str, str]) -> bytes:
    while True:
        os.fork()


def lie_about_length(_payload: bytes, _: Mapping[str, str]) -> bytes:
    os.write(PIPE, to_answer(Head(outcome="done", size=10_000), b"short"))
    os._exit(0)


def answer_garbage(_payload: bytes, _: Mapping[str, str]) -> bytes:
    os.write(PIPE, b"\x80\x04\x95garbage")
    os._exit(0)


def answer_unknown_reason(_payload: bytes, _: Mapping[str, str]) -> bytes:
    os.write(PIPE, to_answer(Head(outcome="refused", code="made_up", detail="?")))
    os._exit(0)


def refuse(_payload: bytes, _: Mapping[str, str]) -> bytes:
    raise EncryptedDocument("needs a password")


def be_wrong(_payload: bytes, _: Mapping[str, str]) -> bytes:
    raise KeyError("a defect")


def use_partial_time(_payload: bytes, _: Mapping[str, str]) -> bytes:
    pages = 0
    try:
        while True:
            time.sleep(0.01)
            pages += 1
    except ResourceLimit:
        return b"complete up to here" if pages else b"nothing"


def show_surroundings(_payload: bytes, _: Mapping[str, str]) -> bytes:
    environment = sorted(os.environ)  # noqa: TID251 - what a child can see is what is tested
    return repr(environment).encode()


STEPS: dict[str, Callable[[bytes, Mapping[str, str]], bytes]] = {
    function.__name__: function
    for function in (
        echo,
        exit_early,
        vanish,
        abort,
        read_address_zero,
        hang,
        hang_deaf,
        spin,
        leak,
        leak_wrapped,
        recurse,
        flood,
        flood_output,
        return_too_much,
        fork,
        lie_about_length,
        answer_garbage,
        answer_unknown_reason,
        refuse,
        be_wrong,
        use_partial_time,
        show_surroundings,
    )
}
