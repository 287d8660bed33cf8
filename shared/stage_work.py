"""The one rule that makes stages repeatable: work that was done is not done again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import shared
from shared.contracts.events import BlobRef
from shared.ports import BlobStore, StageResults
from shared.topology import Stage
from shared.versions import STAGE_VERSIONS


async def do_once(
    stage: Stage,
    document_id: str,
    source: BlobRef,
    results: StageResults,
    blobs: BlobStore,
    compute: Callable[[bytes], Awaitable[bytes]],
    arguments: Mapping[str, str] | None = None,
) -> BlobRef:
    """Return the stage's result on the source, computed only when it is not kept already.

    Results computed with other arguments are kept beside each other.
    """
    version = f"{STAGE_VERSIONS[stage.name]}-{fingerprint(stage.name)}-{source.sha256[:16]}"
    version += "".join(f"-{name}-{value}" for name, value in sorted((arguments or {}).items()))
    kept = await results.find(document_id, stage.name, version)
    if kept is not None:
        return kept
    result = await blobs.put(await compute(await blobs.get(source)))
    await results.keep(document_id, stage.name, version, result)
    return result


@cache
def fingerprint(service: str) -> str:
    """Return a digest of the code a stage runs, so that no result outlives a change of it."""
    root = Path(shared.__file__).parent.parent
    digest = sha256()
    for folder in (root / "services" / service, root / "shared"):
        for file in sorted(folder.rglob("*.py")):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
