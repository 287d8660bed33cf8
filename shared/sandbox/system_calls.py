"""seccomp: the child has no network, starts no program or process, and signals only itself."""

from __future__ import annotations

import errno
import importlib
import os
from types import ModuleType

CLONE_THREAD = 0x00010000

FORBIDDEN = (
    "accept accept4 bind connect listen recvmmsg sendmmsg socket socketpair "
    "execve execveat fork vfork "
    "ptrace process_vm_readv process_vm_writev pidfd_getfd pidfd_send_signal kcmp "
    "unshare setns mount umount2 pivot_root chroot open_by_handle_at name_to_handle_at "
    "bpf perf_event_open userfaultfd io_uring_setup keyctl add_key request_key "
    "init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff "
    "acct quotactl syslog settimeofday clock_settime adjtimex sethostname setdomainname "
    "setrlimit setuid setgid setresuid setresgid setreuid setregid setgroups capset personality "
    "shmget shmat msgget semget mq_open"
)
SIGNALLING = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")


def load_seccomp() -> ModuleType | None:
    """Return the seccomp library, or None where there is none; files must still be in reach."""
    try:
        return importlib.import_module("pyseccomp")
    except (ImportError, RuntimeError, OSError):
        return None


def forbid_system_calls(seccomp: ModuleType) -> None:
    """Deny the calls that no reader needs, for good; raises `OSError` when the kernel refuses."""
    rules = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    denied = seccomp.ERRNO(errno.EPERM)
    for name in FORBIDDEN.split():
        _add(rules, denied, name)
    myself = seccomp.Arg(0, seccomp.NE, os.getpid())
    for name in SIGNALLING:
        _add(rules, denied, name, myself)
    _add(rules, denied, "tkill")
    _add(rules, denied, "prlimit64", seccomp.Arg(2, seccomp.NE, 0))
    new_process = seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0)
    _add(rules, denied, "clone", new_process)
    _add(rules, seccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.load()


def _add(rules: object, action: int, name: str, *conditions: object) -> None:
    try:
        rules.add_rule(action, name, *conditions)  # type: ignore[attr-defined]
    except OSError as error:
        if error.errno != errno.EINVAL:  # a call this kind of processor does not have
            raise
