"""Five services as separate processes, and what a test does to them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.servers.ports import free_port

ROOT = Path(__file__).parents[2]
STAGES = ("intake", "extraction", "normalization", "validation", "storage")
SERVICE = ("-m", "yusuan_cli.services")


@dataclass
class Service:
    """One process of one service."""

    name: str
    port: int
    process: subprocess.Popen[bytes]
    output: Path

    def get(self, path: str) -> tuple[int, Any]:
        """Return status and body of a request; status 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError as error:
            return 0, str(error)

    def signal(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        self.process.send_signal(number)

    def stop(self, seconds: float = 40) -> int:
        """Ask the process to end and return its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(seconds)

    def kill(self) -> None:
        """Kill the process as a crash would."""
        self.process.kill()
        self.process.wait(10)


@dataclass
class Pipeline:
    """The services of one test, on the servers of the session."""

    amqp_url: str
    mongodb_uri: str
    database: str
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    services: list[Service] = field(default_factory=list)

    def start(
        self,
        *names: str,
        command: tuple[str, ...] = SERVICE,
        ready: bool = True,
        **settings: str,
    ) -> list[Service]:
        """Start services, one of each stage when none is named; wait until they are ready."""
        started = [self._spawn(name, command, settings) for name in names or STAGES]
        if ready:
            for service in started:
                self.wait_until_ready(service)
        return started

    def operate(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run an operator's command, from a folder that knows nothing of the services."""
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir(exist_ok=True)
        environment = {**self._shared(), "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
        command = [sys.executable, "-m", "yusuan_cli", *map(str, arguments), "--lang", "en"]
        return subprocess.run(
            command,
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def _shared(self) -> dict[str, str]:
        """Return the environment that services and operators have in common."""
        return {
            **os.environ,  # noqa: TID251 - a child process needs the session's PATH
            "YUSUAN_AMQP_URL": self.amqp_url,
            "YUSUAN_MONGODB_URI": self.mongodb_uri,
            "YUSUAN_MONGODB_DATABASE": self.database,
            "YUSUAN_BLOB_URL": str(self.folder / "blobs"),
            "YUSUAN_RETRY_SECONDS": "[1, 2, 4, 8]",
            **self.settings,
        }

    def _spawn(self, name: str, command: tuple[str, ...], settings: dict[str, str]) -> Service:
        port = free_port()
        output = self.folder / f"{name}-{len(self.services)}.log"
        environment = {
            **self._shared(),
            "YUSUAN_HTTP_PORT": str(port),
            "YUSUAN_HEARTBEAT_SECONDS": "2",
            "YUSUAN_STILL_SECONDS": "0.3",
            "YUSUAN_SCAN_SECONDS": "0.2",
            "YUSUAN_WATCH_SECONDS": "1",
            "YUSUAN_WORKERS": "2",
            "YUSUAN_MONGODB_TIMEOUT_SECONDS": "3",
            "YUSUAN_DROP_FOLDER": str(self.folder / "inbox"),
            "YUSUAN_TAKEN_FOLDER": str(self.folder / "taken"),
            "YUSUAN_REFUSED_FOLDER": str(self.folder / "refused"),
            **self.settings,
            **{f"YUSUAN_{key.upper()}": value for key, value in settings.items()},
        }
        with output.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *command, name],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        service = Service(name, port, process, output)
        self.services.append(service)
        return service

    def wait_until_ready(self, service: Service, seconds: float = 60) -> None:
        """Return when the service says it is ready."""
        wait_until(lambda: service.get("/readyz")[0] == 200, seconds, service.output.read_text)

    def one(self, name: str) -> Service:
        """Return the first running process of a stage."""
        return next(s for s in self.services if s.name == name and s.process.poll() is None)

    def upload(self, name: str, data: bytes) -> tuple[int, dict[str, Any]]:
        """Hand a file in over HTTP; return status and answer, status 0 when it broke off."""
        address = f"http://127.0.0.1:{self.one('intake').port}/documents"
        request = urllib.request.Request(
            f"{address}?name={urllib.parse.quote(name)}", data=data, method="POST"
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())
        except OSError as error:
            return 0, {"reason": str(error)}

    def drop(self, name: str, data: bytes) -> None:
        """Put a file into the drop folder in one step."""
        inbox = self.folder / "inbox"
        inbox.mkdir(parents=True, exist_ok=True)
        unfinished = inbox / f".{name}"
        unfinished.write_bytes(data)
        unfinished.replace(inbox / name)

    def close(self) -> None:
        """End every process that still runs, frozen ones too."""
        for service in self.services:
            if service.process.poll() is None:
                service.signal(signal.SIGCONT)
                service.process.terminate()
        for service in self.services:
            try:
                service.process.wait(30)
            except subprocess.TimeoutExpired:
                service.kill()


def wait_until(condition: Any, seconds: float, explain: Any = None) -> None:
    """Return when the condition holds; raises `AssertionError` with an explanation otherwise."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(
        f"not within {seconds} s: {explain() if explain is not None else condition}"
    )
