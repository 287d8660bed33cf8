"""A MongoDB wire server on loopback: mongo-java-server, with its data in one file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from tests.servers.ports import free_port, wait_for

SOURCE = Path(__file__).parent / "mongodb"
LIBRARIES = Path(__file__).parents[2] / "var" / "test-servers" / "mongodb"
PROVIDED_BY = "apt-get install --no-install-recommends openjdk-17-jdk-headless maven"


def is_installed() -> bool:
    """Say whether the server can be fetched and run."""
    fetched = LIBRARIES.exists() or shutil.which("mvn") is not None
    return fetched and shutil.which("java") is not None


def fetch() -> None:
    """Fetch the server's libraries once; later calls find them."""
    if LIBRARIES.exists():
        return
    unfinished = LIBRARIES.with_suffix(".unfinished")
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={unfinished}"]
    subprocess.run(command, cwd=SOURCE, check=True)
    unfinished.replace(LIBRARIES)


class MongoServer:
    """One server; it can be stopped, frozen and started again on the same data and port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"mongodb://127.0.0.1:{self.port}/"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        fetch()
        with (self.folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                [
                    "java",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    f"{LIBRARIES}/*",
                    str(SOURCE / "Server.java"),
                    str(self.port),
                    str(self.folder / "data.mv"),
                ],
                cwd=self.folder,
                start_new_session=True,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_for(self.port)

    def stop(self) -> None:
        """Stop the server in an orderly way; its data stay."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(timeout=30)
        self._process = None

    def freeze(self) -> None:
        """Stop the server's process without closing a connection."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen server go on."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGCONT)

    def close(self) -> None:
        """Stop the server, if it runs."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=30)
            self._process = None
