"""A MongoDB wire server on loopback, built from the Go program beside this file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from tests.servers.ports import free_port, wait_for

SOURCE = Path(__file__).parent / "mongodb"
PROGRAM = Path(__file__).parents[2] / "var" / "test-servers" / "mongodb"
PROVIDED_BY = "a Go compiler (apt-get install golang-go), which builds tests/servers/mongodb"


def is_installed() -> bool:
    """Say whether the server is built or can be."""
    return PROGRAM.exists() or shutil.which("go") is not None


def build() -> None:
    """Build the server once; later calls find it built."""
    if not PROGRAM.exists():
        PROGRAM.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["go", "build", "-o", str(PROGRAM), "."], cwd=SOURCE, check=True)


class MongoServer:
    """One server; it can be killed and started again on the same data and port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"mongodb://127.0.0.1:{self.port}/"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        build()
        with (self.folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                [
                    str(PROGRAM),
                    "-address",
                    f"127.0.0.1:{self.port}",
                    "-data",
                    str(self.folder / "data"),
                ],
                cwd=self.folder,
                start_new_session=True,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_for(self.port)

    def kill(self) -> None:
        """Kill the server as a power cut would."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=30)
        self._process = None

    def close(self) -> None:
        """Stop the server, if it runs."""
        if self._process is not None:
            self.kill()
