"""Takes from a forked child everything it does not need, layer by layer."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, ModuleType

import shared
from shared.errors import ResourceLimit
from shared.sandbox.file_access import restrict_file_access
from shared.sandbox.kernel import (
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_PDEATHSIG,
    control_process,
    drop_capabilities,
)
from shared.sandbox.limits import GRACE_SECONDS, Limits
from shared.sandbox.system_calls import forbid_system_calls

NOBODY = 65534
OPEN_FILES = 64
CODE = Path(shared.__file__).parent.parent
SYSTEM_FOLDERS = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/usr/share/fonts")


def readable_folders() -> tuple[Path, ...]:
    """Return where the code lies that a child may still have to load."""
    own = (CODE / "services", CODE / "shared")
    python = (Path(sys.prefix), Path(sys.base_prefix))
    return (*own, *python, *map(Path, SYSTEM_FOLDERS))


def isolate(limits: Limits, seccomp: ModuleType | None) -> None:
    """Apply every layer this machine has; what is missing shows in the probe, not here."""
    parent = os.getppid()
    os.setsid()
    os.chdir("/")
    os.umask(0o077)
    _limit_resources(limits)
    _give_up_privileges()
    control_process(PR_SET_PDEATHSIG, signal.SIGKILL)
    control_process(PR_SET_DUMPABLE, 0)
    control_process(PR_SET_NO_NEW_PRIVS, 1)
    if os.getppid() != parent:
        os._exit(0)
    with suppress(OSError):
        restrict_file_access(readable_folders())
    if seccomp is not None:
        with suppress(OSError):
            forbid_system_calls(seccomp)


def restore_signals() -> None:
    """Let signals end the child as they end any program."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def time_limits(limits: Limits) -> Iterator[None]:
    """Raise `ResourceLimit` inside the step when its time is up, again and again until it ends."""
    signal.signal(signal.SIGXCPU, _give_notice(f"{limits.cpu_seconds} s of processor time"))
    signal.signal(signal.SIGALRM, _give_notice(f"{limits.wall_seconds:g} s"))
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)


def _give_notice(allowed: str) -> Callable[[int, FrameType | None], None]:
    def notice(_signal: int, _frame: FrameType | None) -> None:
        raise ResourceLimit(f"reading the document took longer than {allowed}")

    return notice


def _limit_resources(limits: Limits) -> None:
    cpu = limits.cpu_seconds
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, cpu, cpu + GRACE_SECONDS),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        most = resource.getrlimit(kind)[1]
        allowed = (
            (soft, hard) if most == resource.RLIM_INFINITY else (min(soft, most), min(hard, most))
        )
        resource.setrlimit(kind, allowed)


def _give_up_privileges() -> None:
    if os.geteuid() != 0:
        return
    if all(map(_is_open_to_all, readable_folders())):
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    with suppress(OSError):
        drop_capabilities()


def _is_open_to_all(folder: Path) -> bool:
    chain = [place for place in (folder.resolve(), *folder.resolve().parents) if place.exists()]
    return all(place.stat().st_mode & 0o005 == 0o005 for place in chain)
