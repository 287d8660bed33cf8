from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from services.intake.files import read_regular_file
from shared.errors import DocumentError, FileNotFound, NotAFile


async def read(path: Path) -> bytes:
    return b"".join([chunk async for chunk in read_regular_file(path)])


async def test_a_file_is_read_whole(tmp_path: Path):
    content = os.urandom(2_500_000)
    (tmp_path / "x.pdf").write_bytes(content)
    assert await read(tmp_path / "x.pdf") == content


def link(path: Path) -> None:
    target = path.with_name("target")
    target.write_bytes(b"secret")
    path.symlink_to(target)


def listening_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: None, FileNotFound),
        (lambda path: path.mkdir(), NotAFile),
        (link, NotAFile),
        (lambda path: path.symlink_to(path), NotAFile),
        (lambda path: os.mkfifo(path), NotAFile),
        (listening_socket, NotAFile),
    ],
    ids=["missing", "folder", "link", "link to itself", "pipe", "socket"],
)
async def test_what_is_no_regular_file_is_refused(
    tmp_path: Path, make: Callable[[Path], object], error: type[DocumentError]
):
    path = tmp_path / "x.pdf"
    make(path)
    with pytest.raises(error):
        await read(path)


async def test_a_device_is_refused():
    with pytest.raises(NotAFile):
        await read(Path("/dev/zero"))


async def test_a_path_through_a_file_is_missing(tmp_path: Path):
    (tmp_path / "x").write_bytes(b"1")
    with pytest.raises(FileNotFound):
        await read(tmp_path / "x" / "y.pdf")
