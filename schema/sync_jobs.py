"""GraphQL types and fields for synchronization between platforms."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from models import sync_jobs as tables
from models.data_schemas import Platform
from resolvers import sync_jobs as resolvers
from schema.base import JSON, Backed, Info, Node, describe_enum, or_default
from schema.data_schemas import NAMES, DataProblem
from schema.errors import UserError, errors_as_data, errors_field, idempotency_key_field
from schema.projection import uses_columns
from schema.relay import Connection, connection, paged
from storage.pagination import Order, PageArguments

describe_enum(
    tables.SyncStrategy,
    "When the target of a synchronization gets the data.",
    WRITE_THROUGH="Before `triggerSync` returns, in one transaction with the source.",
    WRITE_BEHIND="Soon after the source, which has it when `triggerSync` returns.",
    LAZY="When it is next read. For a cache only.",
    INVALIDATE="Not at all: its copy becomes invalid, and is loaded when it is next read. For a cache only.",
)
describe_enum(
    tables.ConflictResolution,
    "What is kept if the target has changed since both sides last agreed, in a way that contradicts the source.",
    SOURCE_WINS="The source's record.",
    TARGET_WINS="The target's record.",
    LAST_WRITE_WINS="The record that was written last: by its `updated_at`, or else by when its copy was written.",
    MERGE="Both sides' changes, and the source's where they contradict each other.",
    FAIL="Nothing: the job ends as `CONFLICT`.",
)
describe_enum(
    tables.SyncStatus,
    "The status of a synchronization.",
    PENDING="Not applied yet, or to be tried again.",
    RUNNING="A replica is applying it.",
    COMPLETED="Both sides hold `result`.",
    FAILED="It was not applied; `error` says why.",
    CONFLICT="Both sides have changed, and `FAIL` was asked for. The target was not changed.",
)


@strawberry.type(description="A synchronization of a record from one platform to another.")
class SyncJob(Backed, Node):
    ROWS = tables.SyncJob

    source: Platform = strawberry.field(description="The platform that the data comes from.")
    target: Platform = strawberry.field(description="The platform that gets it.")
    key: str = strawberry.field(description="The key of the record, the same on all platforms.")
    strategy: tables.SyncStrategy = strawberry.field(description="When the target gets it.")
    conflict_resolution: tables.ConflictResolution = strawberry.field(description="What is kept if both changed.")
    status: tables.SyncStatus = strawberry.field(description="The status.")
    data: JSON = strawberry.field(description="The record as the source had it.")
    result: JSON | None = strawberry.field(description="The record that both sides hold since then.")
    schema: str | None = strawberry.field(
        name="schema",
        description="The registered schema that the data had to match.",
        resolver=uses_columns("data_schema")(lambda root: root.data_schema),
    )
    error: str | None = strawberry.field(description="Why it failed, or why the last attempt did.")
    created_at: datetime = strawberry.field(description="When it was started.")
    completed_at: datetime | None = strawberry.field(description="When it ended.")

    @strawberry.field(description="Where both sides had changed the same thing, and what was kept there.")
    @uses_columns("conflicts")
    def conflicts(self, root: strawberry.Parent[tables.SyncJob]) -> list[DataProblem]:
        return [DataProblem(path=str(each["path"]), message=str(each["message"])) for each in root.conflicts]


@strawberry.type(description="The copy of a record on a platform.")
class SyncedRecord(Backed):
    ROWS = resolvers.SyncedCopy

    platform: Platform = strawberry.field(description="The platform.")
    key: str = strawberry.field(description="The key of the record.")
    cached: bool = strawberry.field(
        description="Whether the platform had it; false if the cache had to load it from another platform."
    )
    changed_at: datetime | None = strawberry.field(description="When it was last written; null if not known.")

    @strawberry.field(description="The record.")
    def data(self, root: strawberry.Parent[resolvers.SyncedCopy]) -> JSON:
        return root.data


@strawberry.type(description="The reads of the cache by `syncedRecord`.")
class CacheMetrics:
    hits: int = strawberry.field(description="Those that found an entry.")
    misses: int = strawberry.field(description="Those that did not.")


@strawberry.input(description="The record to synchronize.")
class TriggerSyncInput:
    source: Platform = strawberry.field(description="The platform that the data comes from.")
    target: Platform = strawberry.field(description="The platform that gets it.")
    data: JSON = strawberry.field(description="The record as the source has it, a JSON object.")
    strategy: tables.SyncStrategy | None = strawberry.field(
        default=tables.SyncStrategy.WRITE_THROUGH, description="When the target gets it."
    )
    conflict_resolution: tables.ConflictResolution | None = strawberry.field(
        default=tables.ConflictResolution.LAST_WRITE_WINS,
        description="What is kept if the target has changed, too, since both sides last agreed.",
    )
    schema: str | None = strawberry.field(
        default=None, description=f"A registered schema that the data must match: {NAMES}"
    )
    key: str | None = strawberry.field(
        default=None,
        description="The key of the record; by default its `key` or `id`, or its first field that is an id: `user_id` "
        "123 makes `user:123`.",
    )
    partial: bool | None = strawberry.field(
        default=False,
        description="Whether `data` has only the fields that changed, in which null removes a field. Otherwise it is "
        "the whole record, and a field that it lacks is removed from both sides.",
    )
    idempotency_key: str | None = idempotency_key_field()


@strawberry.type(description="The result of `triggerSync`.")
class SyncJobPayload:
    job: SyncJob | None = strawberry.field(default=None, description="The job; null if there are errors.")
    errors: list[UserError] = errors_field()


@strawberry.type
class SyncJobQuery:
    @strawberry.field(graphql_type=Connection[SyncJob], description="List synchronizations, newest first.")
    @paged
    async def sync_jobs(self, info: Info, page: PageArguments) -> Any:
        rows = resolvers.sync_jobs(info.context)
        return await connection(info, rows, Order(descending=True), page)

    @strawberry.field(
        description="The copy of a record on a platform; null if there is none. The cache loads a record that it does "
        "not have from the platform that it was last synchronized with."
    )
    async def synced_record(
        self,
        info: Info,
        platform: Annotated[Platform, strawberry.argument(description="The platform.")],
        key: Annotated[str, strawberry.argument(description="The key of the record.")],
    ) -> SyncedRecord | None:
        return SyncedRecord.maybe(await resolvers.synced_record(info.context, platform=platform, key=key))

    @strawberry.field(description="The reads of the organization's cache since it was started.")
    async def cache_metrics(self, info: Info) -> CacheMetrics:
        counts = await resolvers.cache_counts(info.context)
        return CacheMetrics(hits=counts.hits, misses=counts.misses)


@strawberry.type
class SyncJobMutation:
    @strawberry.mutation(
        description="Synchronize a record from one platform to another. Changes of both sides since they last agreed "
        "are merged; where they contradict each other, `conflictResolution` decides."
    )
    @errors_as_data(SyncJobPayload)
    async def trigger_sync(
        self, info: Info, input: Annotated[TriggerSyncInput, strawberry.argument(description="The record.")]
    ) -> SyncJobPayload:
        request = resolvers.SyncRequest(
            source=input.source,
            target=input.target,
            data=input.data,
            strategy=or_default(input.strategy, tables.SyncStrategy.WRITE_THROUGH),
            conflict_resolution=or_default(input.conflict_resolution, tables.ConflictResolution.LAST_WRITE_WINS),
            schema=input.schema,
            key=input.key,
            partial=or_default(input.partial, False),
        )
        row = await resolvers.trigger_sync(info.context, request, idempotency_key=input.idempotency_key)
        return SyncJobPayload(job=SyncJob.of(row))
