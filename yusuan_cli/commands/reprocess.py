"""`yusuan reprocess` and `yusuan purge`: documents that are done again, or removed."""

from __future__ import annotations

from dataclasses import dataclass

import click

from shared.clock import utc_now
from shared.contracts.events import BlobRef
from shared.event_chain import to_received
from shared.ports import DocumentStore, Row
from shared.store_layout import DOCUMENTS
from shared.versions import STAGE_VERSIONS
from yusuan_cli.documents import require_record
from yusuan_cli.operation import Operation, operate
from yusuan_cli.root import Say, root, speaking


@dataclass(frozen=True)
class Choice:
    """Which documents are meant; what is not given does not restrict."""

    documents: tuple[str, ...]
    department: str | None
    year: int | None
    older_than_current: str | None = None

    def is_empty(self) -> bool:
        """Say whether nothing was named at all, which never means everything."""
        return self == Choice((), None, None)

    async def find(self, store: DocumentStore, say: Say) -> list[Row]:
        """Return the records that are meant."""
        named = [await require_record(store, wanted, say) for wanted in self.documents]
        found = named or [record async for record in store.find(DOCUMENTS, {})]
        return [record for record in found if self._fits(record)]

    def _fits(self, record: Row) -> bool:
        stage = self.older_than_current
        return (
            (self.department is None or record.get("department_name") == self.department)
            and (self.year is None or record.get("fiscal_year") == self.year)
            and (stage is None or record.get("versions", {}).get(stage) != STAGE_VERSIONS[stage])
        )


department_option = click.option("--department", help="Documents of this department.")
year_option = click.option("--year", type=int, help="Documents of this fiscal year.")


@root.command()
@click.argument("documents", nargs=-1)
@department_option
@year_option
@click.option(
    "--outdated",
    type=click.Choice(list(STAGE_VERSIONS)),
    help="Documents that an older version of this stage has worked on.",
)
@speaking
def reprocess(
    documents: tuple[str, ...],
    department: str | None,
    year: int | None,
    outdated: str | None,
    say: Say,
) -> None:
    """Send documents through the pipeline again; stages whose code is unchanged do nothing."""
    choice = Choice(documents, department, year, outdated)
    if choice.is_empty():
        raise click.UsageError(say("choose_some"))

    async def act(operation: Operation) -> int:
        records = await choice.find(operation.documents, say)
        connection = await operation.reach_broker()
        for record in records:
            original = BlobRef.model_validate(record["original"])
            name = record["names"][0] if record["names"] else "unnamed"
            await connection.publisher.publish(to_received(name, original, utc_now()))
        return len(records)

    click.echo(say("reprocessing", count=operate(say, act)))


@root.command()
@click.argument("documents", nargs=-1)
@department_option
@year_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@speaking
def purge(
    documents: tuple[str, ...], department: str | None, year: int | None, yes: bool, say: Say
) -> None:
    """Remove documents and their rows from the store for good; the blobs stay."""
    choice = Choice(documents, department, year)
    if choice.is_empty():
        raise click.UsageError(say("choose_some"))

    async def find(operation: Operation) -> list[Row]:
        return await choice.find(operation.documents, say)

    async def remove(operation: Operation) -> int:
        for record in records:
            await operation.documents.delete_document(record["_id"])
        return len(records)

    records = operate(say, find)
    if not yes:
        click.confirm(say("purge_question", count=len(records)), abort=True)
    click.echo(say("purged", count=operate(say, remove)))
