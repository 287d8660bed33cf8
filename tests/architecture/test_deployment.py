"""What is deployed agrees with the code; no container engine runs here, so files are checked."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from deploy.environment import variables
from deploy.generate import generated
from deploy.grafana.boards import DASHBOARDS
from shared.metrics import Metrics
from shared.topology import PIPELINE
from tests.architecture.source import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
STAGES = [stage.name for stage in PIPELINE]
KUBERNETES = ROOT / "deploy" / "kubernetes"
PROMETHEUS = ROOT / "deploy" / "prometheus"
VERSION = "1.33"
# A metric of ours in an expression; recording rules put a prefix with a colon before it.
OWN_METRIC = re.compile(r"(?<![:\w])yusuan_\w+")


def _manifests() -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.name, document)
        for path in sorted(KUBERNETES.rglob("*.yaml"))
        if path.name != "kustomization.yaml"
        for document in yaml.safe_load_all(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("path", "text"), list(generated()), ids=lambda value: Path(value).name)
def test_a_generated_file_is_in_step_with_the_code(path: Path, text: str):
    assert path.read_text("utf-8") == text, "run: make generate"


def test_the_stages_stand_in_flow_order():
    assert [name for name in COMPOSE["services"] if name in STAGES] == STAGES


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_a_service_of_the_composition_says_whether_it_is_healthy(name: str):
    service = COMPOSE["services"][name]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_an_image_is_pinned_or_built_here(name: str):
    service = COMPOSE["services"][name]
    if "image" in service:
        assert re.fullmatch(r"[\w./-]+:v?\d+\.\d+\.\d+(-\w+)?", service["image"])
    else:
        assert service["build"]["args"] == {"SERVICE": name}
        assert (ROOT / service["build"]["dockerfile"]).is_file()


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_runs_without_privileges_on_a_read_only_root(name: str):
    service = COMPOSE["services"][name]
    assert (service["read_only"], service["user"], service["cap_drop"]) == (True, "10001", ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", STAGES)
def test_every_variable_of_the_composition_is_a_setting_of_that_service(name: str):
    read = {variable for variable, (_, _, readers) in variables().items() if name in readers}
    optional = {"YUSUAN_MONGODB_URI"}
    assert set(COMPOSE["services"][name]["environment"]) - optional <= read


def test_every_named_volume_and_mounted_file_exists():
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("./deploy"):
                assert (ROOT / source).exists()
            elif not source.startswith("./var"):
                assert source in COMPOSE["volumes"]


def test_the_image_copies_what_exists_and_starts_what_exists():
    text = (ROOT / "deploy/docker/Dockerfile").read_text("utf-8")
    for name in STAGES:
        for source in re.findall(r"^COPY (?!--from)(.+?) \S+$", text, re.MULTILINE):
            for item in source.replace("${SERVICE}", name).split():
                assert (ROOT / item).exists(), item
    assert "yusuan_cli.services" in text
    assert "USER 10001" in text


@pytest.mark.parametrize(
    ("name", "manifest"), _manifests(), ids=lambda v: v if isinstance(v, str) else v["kind"]
)
def test_a_manifest_follows_its_schema(name: str, manifest: dict[str, Any]):
    if manifest["apiVersion"].startswith("keda.sh/"):
        assert manifest["kind"] in {"ScaledObject", "TriggerAuthentication"}
    else:
        kubernetes_validate.validate(manifest, VERSION, strict=True)


def test_kustomizations_name_what_exists_and_leave_nothing_out():
    for path in KUBERNETES.rglob("kustomization.yaml"):
        kustomization = yaml.safe_load(path.read_text("utf-8"))
        listed = kustomization.get("resources", []) + kustomization.get("components", [])
        assert [item for item in listed if not (path.parent / item).exists()] == []
    base = yaml.safe_load((KUBERNETES / "base/kustomization.yaml").read_text("utf-8"))
    files = {path.name for path in (KUBERNETES / "base").glob("*.yaml")} - {"kustomization.yaml"}
    assert set(base["resources"]) == files


def test_scaling_looks_at_queues_that_exist():
    queues = {
        trigger["metadata"]["queueName"]
        for _, manifest in _manifests()
        if manifest["kind"] == "ScaledObject"
        for trigger in manifest["spec"]["triggers"]
    }
    assert "extraction" in queues
    assert queues <= {stage.queue for stage in PIPELINE if stage.consumes}


def test_every_stage_has_a_deployment_and_a_disruption_budget():
    for kind in ("Deployment", "PodDisruptionBudget"):
        named = [m["metadata"]["name"] for _, m in _manifests() if m["kind"] == kind]
        assert sorted(named) == sorted(STAGES)


def _rules() -> list[dict[str, Any]]:
    return [
        rule
        for name in ("recording.yml", "alerts.yml")
        for group in yaml.safe_load((PROMETHEUS / name).read_text("utf-8"))["groups"]
        for rule in group["rules"]
    ]


def _expressions() -> list[str]:
    boards = [expression for b in DASHBOARDS for p in b.panels for expression, _ in p.expressions]
    return [*boards, *(rule["expr"] for rule in _rules())]


def test_dashboards_and_alerts_use_only_metrics_that_are_declared():
    declared = set()
    for family in Metrics().registry.collect():
        declared |= {family.name, f"{family.name}_total", f"{family.name}_bucket"}
    used = {name for expression in _expressions() for name in OWN_METRIC.findall(expression)}
    assert used - declared == set()


def test_dashboards_use_only_recordings_that_are_made():
    recorded = {rule["record"] for rule in _rules() if "record" in rule}
    used = {n for e in _expressions() for n in re.findall(r"\b(?:stage|queue):\w+:\w+", e)}
    assert used - recorded == set()


def test_every_alert_names_a_runbook_that_exists():
    alerts = [rule for rule in _rules() if "alert" in rule]
    assert alerts
    for rule in alerts:
        assert (ROOT / rule["annotations"]["runbook"]).is_file()


def test_dashboards_have_names_of_their_own():
    titles = [panel.title for board in DASHBOARDS for panel in board.panels]
    assert len({board.uid for board in DASHBOARDS}) == len(DASHBOARDS)
    assert len(set(titles)) == len(titles)
    for board in DASHBOARDS:
        written = ROOT / f"deploy/grafana/dashboards/{board.uid}.json"
        assert json.loads(written.read_text("utf-8"))["uid"] == board.uid


def test_prometheus_accepts_its_files_and_the_alerts_fire_when_they_should():
    if shutil.which("promtool") is None:
        pytest.skip("promtool is missing; it comes with: apt-get install prometheus")
    for command in (
        ["check", "config", "prometheus.yml"],
        ["check", "rules", "recording.yml", "alerts.yml"],
        ["test", "rules", "alerts_test.yml"],
    ):
        ran = subprocess.run(
            ["promtool", *command], cwd=PROMETHEUS, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
