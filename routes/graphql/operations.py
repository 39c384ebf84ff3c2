"""GraphQL operations for all transports: authentication, preparation and execution."""

import contextlib
import functools
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Mapping
from dataclasses import replace
from typing import Final, Protocol

import strawberry
from graphql import GraphQLError, GraphQLSchema, OperationType
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from auth.actor import Actor
from auth.client_address import record_credential
from context.caller_limits import CallerLimits
from context.operation import Context, OpenConnection, Resources
from context.query_cache import QueryCache
from context.waiting_client import WaitingClient
from errors import ParleyError, RateLimited
from executor import (
    Documents,
    Faults,
    NotOpened,
    PreparedOperation,
    RequestError,
    Result,
    RootField,
    SchemaExecutor,
    request_error,
)
from resolvers.field_usages import UsageCounter
from resolvers.persisted_operations.trusted import TrustedDocuments
from routes.graphql.errors import explain, extensions_of
from routes.graphql.kept_queries import KEPT, answer_from
from routes.graphql.metrics import OperationMetrics
from routes.graphql.persisted import NotResolved, policy
from routes.graphql.query_limits import QueryLimits
from routes.graphql.reports import OperationReports
from routes.graphql.shared_openings import SharedOpenings, Source
from routes.graphql.spans import OperationSpans, note_errors
from settings import Environment
from storage.record import Record
from storage.turns import NOBODY, read_on_behalf_of
from subscriptions.interfaces import Answer, OpenStream, OperationRequest, Sink
from subscriptions.sources import EventSource, SubscriptionPlan
from subscriptions.value_streams import SIDE_EFFECT, ValueSource, ValueStream

TIME_LIMIT_SECONDS: Final = 30.0
COMPILE_AT: Final = 2
"""The number of requests for an operation at which it is compiled; compiling for a single request does not pay off."""


class Streams(Protocol):
    """The opener of streams: `subscriptions.streams.Streams`."""

    async def open(
        self, plan: SubscriptionPlan, caller: Actor, sink: Sink, after: str | None, *, named: str = "after"
    ) -> OpenStream:
        """Open a subscription, or raise `ParleyError`."""

    def joinable(self, key: Hashable) -> EventSource | None:
        """Return the source of an open stream that others with the same rights may join."""


class GraphQLOperations:
    """`subscriptions.interfaces.Operations` for a Strawberry schema.

    A subscription field is `@strawberry.subscription(graphql_type=…)` on an `async def` that authorizes the caller and
    returns an `EventSource`. Each event becomes the field's value, executed once for all subscribers with the same
    plan. A field that returns a `ValueSource` produces values for a single subscriber.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        resources: Resources,
        streams: Streams,
        documents: Documents,
        *,
        time_limit: float = TIME_LIMIT_SECONDS,
        trusted: TrustedDocuments | None = None,
        usage: UsageCounter | None = None,
        results: QueryCache | None = None,
        metrics: OperationMetrics | None = None,
        spans: OperationSpans | None = None,
    ) -> None:
        self._resources = resources
        self._reports = OperationReports(resources, metrics)
        self._spans = spans
        self._streams = streams
        self._openings = SharedOpenings(streams.joinable)
        self._rates = resources.rates
        self._limits = CallerLimits(resources.settings)
        self.query_limits = QueryLimits(resources.settings)
        self._open_to_all = resources.settings.environment is Environment.DEVELOPMENT
        core: GraphQLSchema = schema._schema
        self._policy = policy(
            resources.settings.persisted_operations, trusted or TrustedDocuments(), self._is_worth_keeping
        )
        self._executor = SchemaExecutor(
            core,
            documents,
            Faults(explain),
            suggestions=self._open_to_all,
            is_awaitable=optimized_is_awaitable,
            values=(Record,),  # awaiting a row returns the row itself
            time_limit=time_limit,
            compile_at=COMPILE_AT if resources.settings.compiled_execution else None,
        )
        self._results = results
        self._usage = usage if usage is not None and self._executor.has_deprecations else None

    @property
    def counts_usage(self) -> bool:
        """See `Operations`."""
        return self._usage is not None

    def stop(self) -> None:
        """End the operations that are being executed, because the gateway is about to exit."""
        self._executor.stop()

    async def authenticate(self, credentials: Mapping[str, str]) -> Actor | None:
        """See `Operations`."""
        return await self._resources.credentials.authenticate(credentials)

    def count_refused(self, code: str) -> None:
        """See `Operations`."""
        self._reports.refused([{"extensions": {"code": code}}])

    def refusal(self, error: ParleyError) -> Answer:
        """See `HttpOperations`."""
        return self._refused(self._executor.failure(error, None))

    def knows(self, query: str) -> bool:
        """See `Operations`."""
        return self._executor.knows(query)

    def must_resolve(self, request: OperationRequest) -> bool:
        """See `Operations`."""
        return request.query is None or self._policy.concerns(request)

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest | Answer:
        """See `Operations`. A request whose document is unknown counts as an operation."""
        read_on_behalf_of(NOBODY if caller is None else caller.organization_id)
        try:
            return await self._policy.resolve(request, caller)
        except NotResolved as error:
            return await self._not_resolved(error, caller)
        except Exception as error:
            return self._refused(self._executor.failure(error, request.operation_name))

    async def _not_resolved(self, error: NotResolved, caller: Actor | None) -> Answer:
        try:
            await self._count(caller)
        except RequestError as refusal:
            return self._refused(self._executor.refusal(refusal))
        return self._refused(self._executor.refusal(request_error(error.message, error.code)))

    def _is_worth_keeping(self, document: str, caller: Actor | None) -> bool:
        return self._may_run(caller) and self._executor.is_valid(document)

    def is_subscription(self, request: OperationRequest, caller: Actor | None) -> bool:
        """See `Operations`."""
        return (
            self._may_run(caller)
            and self._executor.kind(request.query or "", request.operation_name) is OperationType.SUBSCRIPTION
        )

    def has_side_effects(self, request: OperationRequest, caller: Actor | None) -> bool:
        """Return whether the request's operation has side effects, so that GET must not run it.

        This covers mutations and subscriptions that invoke an agent: a browser's `EventSource` reconnects
        automatically and would invoke the agent again.
        """
        if not self._may_run(caller):
            return False
        kind = self._executor.kind(request.query or "", request.operation_name)
        return kind is OperationType.MUTATION or (kind is OperationType.SUBSCRIPTION and self._starts_work(request))

    def _starts_work(self, request: OperationRequest) -> bool:
        try:
            prepared = self._executor.prepare(
                request.query or "", request.variables, request.operation_name, keep=False
            )
            definition = self._executor.root_field(prepared).definition
        except RequestError:
            return False
        field = definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        return isinstance(field, StrawberryField) and SIDE_EFFECT.items() <= field.metadata.items()

    async def run(
        self,
        request: OperationRequest,
        caller: Actor | None,
        client: WaitingClient,
        connection: OpenConnection | None = None,
    ) -> Answer:
        """See `Operations`."""
        if self._spans is None:
            return await self._run(request, caller, client, connection)
        with self._spans.span(request) as span:
            answer = await self._run(request, caller, client, connection)
            note_errors(span, answer.errors)
            return answer

    async def _run(
        self,
        request: OperationRequest,
        caller: Actor | None,
        client: WaitingClient,
        connection: OpenConnection | None,
    ) -> Answer:
        try:
            limited = self._limits.concern(caller)
            prepared = await self._counted(request, caller) if limited else self._prepare(request, caller)
            if prepared.is_subscription:
                raise request_error(
                    "A subscription requires WebSocket, text/event-stream or multipart/mixed.", "BAD_USER_INPUT"
                )
        except RequestError as refusal:
            return self._refused(self._executor.refusal(refusal))
        started = time.perf_counter()
        if self._results is not None and caller is not None and prepared.reads_only(KEPT):
            execute = functools.partial(self._execute, prepared, caller, client, connection)
            answer = await answer_from(self._results, prepared, caller, execute)
        else:
            answer = await self._execute(prepared, caller, client, connection)
        seconds = None if client.waited else time.perf_counter() - started
        self._reports.executed(prepared, caller, seconds, answer.errors)
        return answer if request.extensions is None else self.query_limits.extended(answer, request, prepared, caller)

    async def _execute(
        self,
        prepared: PreparedOperation,
        caller: Actor | None,
        client: WaitingClient,
        connection: OpenConnection | None,
    ) -> Answer:
        context = Context(caller, self._resources, connection, client=client)
        try:
            if prepared.kind is not OperationType.QUERY:
                record_credential(caller)
                answer = _answer(await self._executor.run(prepared, context, self.query_limits.seconds(caller)))
                return replace(answer, cookies=context.cookies) if context.cookies else answer
            with client.cancelling():
                return _answer(await self._executor.run(prepared, context, self.query_limits.seconds(caller)))
        finally:
            context.loaders.close()

    def _refused(self, result: Result) -> Answer:
        """Return the answer to a request that is not executed, or a subscription that is not opened."""
        self._reports.refused(result.errors)
        return _answer(result)

    def is_divided(self, request: OperationRequest, caller: Actor | None) -> bool:
        """See `Operations`."""
        query = request.query or ""
        return self._may_run(caller) and self._executor.is_divided(query, request.operation_name)

    async def run_divided(
        self, request: OperationRequest, caller: Actor | None, client: WaitingClient
    ) -> AsyncGenerator[bytes, None]:
        """See `Operations`."""
        try:
            limited = self._limits.concern(caller)
            prepared = await self._counted(request, caller) if limited else self._prepare(request, caller)
        except RequestError as refusal:
            yield self._refused(self._executor.refusal(refusal)).body
            return
        self._reports.executed(prepared, caller, None, None)  # its duration depends on how fast the client reads
        context = Context(caller, self._resources, client=client)
        record_credential(caller)
        with contextlib.closing(context.loaders):
            delivered = self._executor.run_incrementally(prepared, context, self.query_limits.seconds(caller))
            async with contextlib.aclosing(delivered) as parts:
                while True:
                    with client.cancelling() if prepared.kind is OperationType.QUERY else contextlib.nullcontext():
                        part = await anext(parts, None)
                    if part is None:
                        return
                    yield part

    async def subscribe(
        self, request: OperationRequest, caller: Actor | None, sink: Sink, *, after: str | None = None
    ) -> OpenStream | Answer:
        """See `Operations`.

        The transport's `after` takes precedence over the operation's: a browser that reconnects sends the original
        operation again, and `Last-Event-ID` names the last event it received.
        """
        if self._spans is None:
            return await self._subscribe(request, caller, sink, after)
        with self._spans.span(request) as span:  # it ends when the stream is open
            opened = await self._subscribe(request, caller, sink, after)
            if isinstance(opened, Answer):
                note_errors(span, opened.errors)
            return opened

    async def _subscribe(
        self, request: OperationRequest, caller: Actor | None, sink: Sink, after: str | None
    ) -> OpenStream | Answer:
        started = time.perf_counter()
        try:
            limited = self._limits.concern(caller)
            prepared = await self._counted(request, caller) if limited else self._prepare(request, caller)
            if not prepared.is_subscription:
                raise request_error("This operation is not a subscription.", "BAD_USER_INPUT")
            field = self._executor.root_field(prepared)
            if caller is None:
                raise request_error("A subscription requires a credential.", "UNAUTHENTICATED")
            cursor = after or field.resume_after or None
            source = await self._source(prepared, field, caller, cursor)
            if isinstance(source, ValueSource):
                return self._open_values(prepared, caller, source, sink)
            named, plan = "Last-Event-ID" if after else "after", self._plan(prepared, caller, source)
            stream = await self._streams.open(plan, caller, sink, cursor, named=named)
            self._reports.opened(prepared, time.perf_counter() - started)
            return stream
        except RequestError as refusal:
            return self._refused(self._executor.refusal(refusal))
        except NotOpened as failure:
            return self._refused(failure.result)
        except Exception as error:
            return self._refused(self._executor.failure(error, request.operation_name))

    async def _source(self, prepared: PreparedOperation, field: RootField, caller: Actor, cursor: str | None) -> Source:
        """Return what a subscription is about, looked up once for clients that resume the same one together."""

        def look_up() -> Awaitable[Source]:
            return self._executor.open_source(prepared, field, Context(caller, self._resources))

        return await (self._openings.source(_key(prepared, caller), look_up) if cursor else look_up())

    def _open_values(self, prepared: PreparedOperation, caller: Actor, source: ValueSource, sink: Sink) -> OpenStream:
        execute = self._event_execution(prepared, caller, shared=False)

        def explain_error(error: Exception) -> dict[str, object]:
            errors = self._executor.failure(error, prepared.name).errors
            return errors[0] if errors else {}

        stream, replica = ValueStream(source, execute, explain_error, sink), self._resources.replica
        replica.count_value_stream(caller.organization_id, 1)
        stream.when_ended(lambda: replica.count_value_stream(caller.organization_id, -1))
        return stream

    async def _counted(self, request: OperationRequest, caller: Actor | None) -> PreparedOperation:
        """Count an operation, before its document is parsed, and then each further root field as another one."""
        await self._count(caller)
        prepared = self._prepare(request, caller)
        if prepared.root_fields > 1:
            await self._count_further(caller, prepared.root_fields)
        return prepared

    async def _count_further(self, caller: Actor | None, root_fields: int) -> None:
        """Count all root fields but the first, which is counted; if that is forbidden, none of them counts."""
        limits = self._limits.of(caller)
        most = min((limit.most for limit in limits), default=root_fields)
        if root_fields > most:  # a retry would never succeed
            message = f"The operation counts as {root_fields}, one for each root field: your limit is {most} a minute."
            raise request_error(message, "QUERY_TOO_COMPLEX")
        try:
            await self._count(caller, root_fields - 1)
        except RequestError:
            await self._rates.give_back(*limits)
            raise

    def _prepare(self, request: OperationRequest, caller: Actor | None) -> PreparedOperation:
        read_on_behalf_of(NOBODY if caller is None else caller.organization_id)
        prepared = self._executor.prepare(
            request.query or "", request.variables, request.operation_name, keep=caller is not None
        )
        if self.query_limits.concern_documents:
            self.query_limits.require(prepared, caller)
        if prepared.document.introspects and caller is None and not self._open_to_all:
            raise request_error("Introspection requires a credential.", "UNAUTHENTICATED")
        if self._usage is not None and caller is not None and request.client is not None:
            self._usage.add(caller, request.client, self._executor.deprecated(prepared))
        if self._spans is not None:
            self._spans.name(prepared)
        return prepared

    def _may_run(self, caller: Actor | None) -> bool:
        """Return whether an operation would be within the limits: otherwise its document is not worth parsing."""
        return not self._limits.concern(caller) or self._rates.allows(self._limits.of(caller))

    async def count(self, caller: Actor | None, calls: int = 1) -> None:
        """Count operations against the user, agent or key, and against the client's address.

        Raises:
            RateLimited: a limit is exceeded.
        """
        if self._limits.concern(caller):
            await self._rates.hit(*self._limits.of(caller), calls=calls, call="operation")

    async def _count(self, caller: Actor | None, calls: int = 1) -> None:
        try:
            await self.count(caller, calls)
        except RateLimited as error:
            raise RequestError([GraphQLError(error.message, extensions=extensions_of(error))]) from error

    def _plan(self, prepared: PreparedOperation, caller: Actor, source: EventSource) -> SubscriptionPlan:
        """Return the plan shared by all subscribers with the same operation and permissions."""
        execute = self._event_execution(prepared, caller, shared=True)
        return SubscriptionPlan(key=_key(prepared, caller), source=source, execute=execute)

    def _event_execution(
        self, prepared: PreparedOperation, caller: Actor, *, shared: bool
    ) -> Callable[[object], Awaitable[bytes]]:
        """Return the function that executes a subscription for one event, or one value."""

        async def execute(root: object) -> bytes:
            context = Context(caller, self._resources, shared=shared)
            try:
                return await self._executor.run_event(prepared, root, context)
            finally:
                context.loaders.close()

        return execute


def _key(prepared: PreparedOperation, caller: Actor) -> Hashable:
    """Return what subscribers have in common that receive the same."""
    return prepared.key, caller.rights


def _answer(result: Result) -> Answer:
    return Answer(result.body, result.executed, None if result.errors is None else [*result.errors])
