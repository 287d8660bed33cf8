"""Older Word documents → DOCX through LibreOffice: a fresh profile, no macros, no network."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.extraction.core.formats import Original
from services.extraction.core.formats.doc import (
    CONVERTER_PACKAGE,
    MEDIA_TYPE,
    bid_doc,
)
from shared.errors import ConversionFailed, ConverterMissing

TIME_LIMIT_SECONDS = 60
MEMORY_LIMIT_BYTES = 4 * 1024**3
"""Of address space, of which LibreOffice takes much more than of memory."""
OUTPUT_LIMIT_BYTES = 256 * 1024**2
_PROGRAMS = ("soffice", "libreoffice")
_LANE = threading.BoundedSemaphore(1)
"""One conversion at a time: two at once would only make both miss the time limit."""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Readable:
    """Bytes that a reader can read, and what they were made from where they are not the file's."""

    data: bytes
    original: Original | None = None


def is_legacy(data: bytes) -> bool:
    """Tell whether the bytes must be converted; `require_word` says whether they can be."""
    return bool(bid_doc(data))


async def to_readable(data: bytes) -> Readable:
    """Return the bytes as they are, or an older Word document as DOCX; raises a `DocumentError`."""
    if not is_legacy(data):
        return Readable(data)
    converted = await asyncio.to_thread(convert_to_docx, data)
    return Readable(converted, Original(MEDIA_TYPE, len(data)))


def convert_to_docx(data: bytes, time_limit_seconds: float = TIME_LIMIT_SECONDS) -> bytes:
    """Convert with LibreOffice; raises `ConverterMissing` or `ConversionFailed`."""
    program = find_converter()
    if program is None:
        raise ConverterMissing(
            f"older Word documents need LibreOffice: install the package {CONVERTER_PACKAGE}"
        )
    with _LANE, tempfile.TemporaryDirectory(prefix="yusuan-conversion-") as name:
        folder = Path(name)
        (folder / "document.doc").write_bytes(data)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        message = _run(_build_command(program, folder), folder, time_limit_seconds)
        result = folder / "document.docx"
        if not result.is_file() or not result.stat().st_size:
            raise ConversionFailed(f"LibreOffice wrote no document: {message or 'no message'}")
        return result.read_bytes()


def find_converter() -> str | None:
    """Return the path of LibreOffice; None where it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _build_command(program: str, folder: Path) -> list[str]:
    return [
        *_limit_resources(),
        *_find_isolation()(folder),
        program,
        f"-env:UserInstallation=file://{folder}/profile",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)),
        str(folder / "document.doc"),
    ]


def _limit_resources() -> list[str]:
    """Return the head of a command that limits memory and the size of what is written."""
    if shutil.which("prlimit") is None:
        return []
    return ["prlimit", f"--as={MEMORY_LIMIT_BYTES}", f"--fsize={OUTPUT_LIMIT_BYTES}", "--core=0"]


@cache
def _find_isolation() -> Callable[[Path], list[str]]:
    """Return the strongest isolation that this machine allows, as the head of a command."""
    for isolate in (_in_bubblewrap, _in_namespaces):
        command = [*isolate(Path(tempfile.gettempdir())), "true"]
        if shutil.which(command[0]) and not subprocess.run(command, capture_output=True).returncode:
            return isolate
    return lambda folder: []


def _in_bubblewrap(folder: Path) -> list[str]:
    return [
        *("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/", "/"),
        *("--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/run"),
        *("--bind", str(folder), str(folder)),
    ]


def _in_namespaces(folder: Path) -> list[str]:
    return ["unshare", "--map-root-user", "--net", "--fork", "--kill-child"]


def _run(command: list[str], folder: Path, time_limit_seconds: float) -> str:
    """Run to the end or to the time limit, then leave no process behind; return what it said."""
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=time_limit_seconds)
        except subprocess.TimeoutExpired as error:
            raise ConversionFailed(
                f"LibreOffice did not finish in {time_limit_seconds:g} seconds"
            ) from error
        finally:
            _end_group(process.pid)
    return said.decode("utf-8", "replace").strip()[-300:]


def _end_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
