"""A private RabbitMQ node on loopback, with its own name, data, ports and epmd."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from tests.servers.ports import free_port, wait_for

SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
PROVIDED_BY = "apt-get install --no-install-recommends rabbitmq-server"
_GREETING = b"AMQP\x00\x00\x09\x01"
# Keeps Erlang's distribution on loopback and its schedulers from spinning.
_ERLANG = (
    "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none +S 1:1"
)
_CONFIGURATION = """\
listeners.tcp.1 = 127.0.0.1:{port}
management.tcp.ip = 127.0.0.1
management.tcp.port = {management}
prometheus.tcp.ip = 127.0.0.1
prometheus.tcp.port = {prometheus}
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 50MB
consumer_timeout = 7200000
loopback_users = none
"""


def is_installed() -> bool:
    """Say whether the Debian package is here."""
    return SERVER.exists() and shutil.which("epmd") is not None


class RabbitNode:
    """One node; it can be stopped, killed, frozen and started again on the same data and port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.management, self.prometheus = free_port(), free_port(), free_port()
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}/?heartbeat=10"
        self._environment = self._prepare()
        self._epmd = subprocess.Popen(
            ["epmd", "-port", self._environment["ERL_EPMD_PORT"], "-address", "127.0.0.1"],
            env=self._environment,
        )
        self._process: subprocess.Popen[bytes] | None = None

    def _prepare(self) -> dict[str, str]:
        (self.folder / "home").mkdir(parents=True)
        (self.folder / "rabbitmq.conf").write_text(
            _CONFIGURATION.format(
                port=self.port, management=self.management, prometheus=self.prometheus
            )
        )
        plugins = self.folder / "enabled_plugins"
        plugins.write_text("[rabbitmq_management,rabbitmq_prometheus].")
        base = str(self.folder)
        return dict(
            os.environ,  # noqa: TID251 - a child process needs the session's PATH
            HOME=f"{base}/home",
            RABBITMQ_NODENAME=f"t{secrets.token_hex(3)}@localhost",
            RABBITMQ_DIST_PORT=str(free_port()),
            RABBITMQ_MNESIA_BASE=f"{base}/data",
            RABBITMQ_LOG_BASE=f"{base}/log",
            RABBITMQ_CONFIG_FILE=f"{base}/rabbitmq.conf",
            RABBITMQ_GENERATED_CONFIG_DIR=f"{base}/generated",
            RABBITMQ_ENABLED_PLUGINS_FILE=str(plugins),
            RABBITMQ_PID_FILE=f"{base}/pid",
            RABBITMQ_CONF_ENV_FILE=f"{base}/none.conf",
            RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=_ERLANG,
            ERL_EPMD_ADDRESS="127.0.0.1",
            ERL_EPMD_PORT=str(free_port()),
        )

    def start(self) -> None:
        """Start the node and wait until it speaks AMQP."""
        with (self.folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                [str(SERVER)],
                env=self._environment,
                cwd=self.folder,
                start_new_session=True,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        wait_for(self.port, _GREETING, seconds=120)

    def stop(self) -> None:
        """Stop the node in an orderly way."""
        assert self._process is not None
        self._process.terminate()
        self._process.wait(timeout=60)
        self._process = None

    def kill(self) -> None:
        """Kill the node as a power cut would."""
        self._signal(signal.SIGKILL)
        assert self._process is not None
        self._process.wait(timeout=60)
        self._process = None

    def freeze(self) -> None:
        """Stop the node's processes without closing a connection."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen node go on."""
        self._signal(signal.SIGCONT)

    def close(self) -> None:
        """Stop the node, if it runs, and its port mapper."""
        if self._process is not None:
            self.thaw()
            self.kill()
        self._epmd.terminate()
        self._epmd.wait(timeout=10)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        os.killpg(self._process.pid, number)
