"""`make generate`: writes everything that follows from the code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from deploy.environment import to_env_example
from deploy.grafana.boards import DASHBOARDS
from deploy.grafana.panels import to_json
from deploy.interfaces import to_asyncapi
from services.validation.catalogue import render_catalogue
from shared.schemas import write_schemas

ROOT = Path(__file__).parents[1]


def generated() -> Iterator[tuple[Path, str]]:
    """Yield every generated file with the text it must have."""
    for board in DASHBOARDS:
        text = json.dumps(to_json(board), ensure_ascii=False, indent=1) + "\n"
        yield ROOT / "deploy" / "grafana" / "dashboards" / f"{board.uid}.json", text
    yield ROOT / "docs" / "rules.md", render_catalogue()
    yield ROOT / "docs" / "asyncapi.json", to_asyncapi()
    yield ROOT / ".env.example", to_env_example()


def main() -> None:
    """Write the files."""
    for path, text in generated():
        path.write_text(text, "utf-8")
    write_schemas()


if __name__ == "__main__":
    main()
