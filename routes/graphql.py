"""GraphQL operations for all transports: authentication, preparation and execution."""

import contextlib
import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

import strawberry
from graphql import GraphQLError, GraphQLSchema, OperationType
from strawberry.exceptions import StrawberryInputCoercionError
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types.field import StrawberryField

from auth.actor import Actor
from auth.client_address import record_credential
from context.caller_limits import CallerLimits
from context.operation import Context, OpenConnection, Resources
from context.query_cache import Operation, QueryCache
from context.waiting_client import WaitingClient
from errors import Internal, InvalidInput, ParleyError, RateLimited
from executor import (
    Documents,
    Faults,
    Limits,
    NotOpened,
    PreparedOperation,
    RequestError,
    Result,
    SchemaExecutor,
    Signature,
    request_error,
    signature,
)
from json_types import loads_exact
from resolvers.checks import path_of
from resolvers.field_usages import UsageCounter
from resolvers.trusted_documents import TrustedDocuments
from routes.kept_queries import KEPT
from routes.operation_metrics import UNNAMED, OperationMetrics
from routes.persisted import NotResolved, policy
from routes.query_limits import WEIGHTS, QueryLimits
from routes.shared_openings import SharedOpenings
from settings import Environment, SettingError
from storage.pagination import DEFAULT_PAGE_SIZE
from storage.record import Record
from storage.turns import read_on_behalf_of
from subscriptions.interfaces import Answer, OpenStream, OperationRequest, Sink
from subscriptions.sources import EventSource, SubscriptionPlan
from subscriptions.value_streams import SIDE_EFFECT, ValueSource, ValueStream
from telemetry.requests import current_request

_log = logging.getLogger("parley.operations")

TIME_LIMIT_SECONDS: Final = 30.0
COMPILE_AT: Final = 2
"""The number of requests for an operation at which it is compiled; compiling for a single request does not pay off."""


class Streams(Protocol):
    """The opener of streams: `subscriptions.streams.Streams`."""

    async def open(self, plan: SubscriptionPlan, caller: Actor, sink: Sink, after: str | None) -> OpenStream:
        """Open a subscription, or raise `ParleyError`."""

    def joinable(self, key: Hashable) -> EventSource | None:
        """Return the source of an open stream that others with the same rights may join."""


def open_documents(
    schema: strawberry.Schema,
    *,
    suggestions: bool,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Documents:
    """Return the documents of a schema, within limits.

    Args:
        suggestions: whether errors may suggest names of the schema.
    """
    return Documents(
        schema._schema,
        limits,
        rules=(MaybeNullValidationRule, OneOfInputValidationRule),
        suggestions=suggestions,
        default_page=DEFAULT_PAGE_SIZE,
        weights=WEIGHTS,
    )


def read_saved_operation(schema: strawberry.Schema, documents: Documents, text: str) -> Signature:
    """Return what the document of an endpoint needs.

    Raises:
        InvalidInput: it is not valid, or does not have exactly one query or mutation.
    """
    try:
        return signature(schema._schema, documents.look_at(text), loads_exact)
    except RequestError as refusal:
        raise InvalidInput(f"document: {refusal.errors[0].message}", field=["document"]) from None


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
    ) -> None:
        self._resources = resources
        self._metrics = metrics
        self._slow_seconds = resources.settings.slow_operation_ms / 1000 or float("inf")
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

    def knows(self, query: str) -> bool:
        """See `Operations`."""
        return self._executor.knows(query)

    def must_resolve(self, request: OperationRequest) -> bool:
        """See `Operations`."""
        return request.query is None or self._policy.concerns(request)

    async def resolve(self, request: OperationRequest, caller: Actor | None) -> OperationRequest | Answer:
        """See `Operations`. A request whose document is unknown counts as an operation."""
        if caller is not None:
            read_on_behalf_of(caller.organization_id)
        try:
            return await self._policy.resolve(request, caller)
        except NotResolved as error:
            return await self._not_resolved(error, caller)
        except Exception as error:
            return _answer(self._executor.failure(error, request.operation_name))

    async def _not_resolved(self, error: NotResolved, caller: Actor | None) -> Answer:
        try:
            await self._count(caller)
        except RequestError as refusal:
            return _answer(self._executor.refusal(refusal))
        return _answer(self._executor.refusal(request_error(error.message, error.code)))

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
        try:
            limited = self._limits.concern(caller)
            prepared = await self._counted(request, caller) if limited else self._prepare(request, caller)
            if prepared.is_subscription:
                raise request_error(
                    "A subscription requires WebSocket, text/event-stream or multipart/mixed.", "BAD_USER_INPUT"
                )
        except RequestError as refusal:
            return self._refused(refusal)
        started = time.perf_counter()
        if self._results is not None and caller is not None and prepared.reads_only(KEPT):
            answer = await self._kept(self._results, prepared, caller, client, connection)
        else:
            answer = await self._execute(prepared, caller, client, connection)
        if caller is not None:
            seconds = None if client.waited else time.perf_counter() - started
            self._resources.replica.count_operation(caller.organization_id, seconds)
            if self._metrics is not None:
                self._metrics.executed(prepared.name, prepared.kind.value, seconds, answer.errors)
            if seconds is not None and seconds >= self._slow_seconds:
                self._log_slow(prepared, caller, seconds)
        return answer if request.extensions is None else self.query_limits.extended(answer, request, prepared, caller)

    @staticmethod
    def _log_slow(prepared: PreparedOperation, caller: Actor, seconds: float) -> None:
        """Log a slow operation, so that its document and its client can be found."""
        served = current_request.get()
        name, version = served.named() if served is not None else ("", "")
        fields = {
            "operation": prepared.name or UNNAMED,
            "kind": prepared.kind.value,
            "durationMs": round(seconds * 1000),
            "client": name or UNNAMED,
            **({"clientVersion": version} if version else {}),
            "organizationId": caller.organization_id,
            "actorId": caller.id,
        }
        _log.warning("slow operation", extra={"fields": fields})

    async def _kept(
        self,
        results: QueryCache,
        prepared: PreparedOperation,
        caller: Actor,
        client: WaitingClient,
        connection: OpenConnection | None,
    ) -> Answer:
        """Return the answer to a query from the results that are kept, or execute it."""
        found = await results.lookup(caller, Operation(*prepared.key))
        if found.body is not None:
            return Answer(found.body, executed=True)
        answer = await self._execute(prepared, caller, client, connection)
        if not answer.errors:
            await results.keep(found, answer.body)
        return answer

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

    def _refused(self, refusal: RequestError) -> Answer:
        """Return the answer to a request that is not executed."""
        answer = _answer(self._executor.refusal(refusal))
        if self._metrics is not None:
            self._metrics.refused(answer.errors)
        return answer

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
            yield self._refused(refusal).body
            return
        if caller is not None:  # without its duration, which depends on how fast the client reads
            self._resources.replica.count_operation(caller.organization_id, None)
            if self._metrics is not None:
                self._metrics.executed(prepared.name, prepared.kind.value, None, None)
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

            def look_up() -> Awaitable[Any]:
                return self._executor.open_source(prepared, field, Context(caller, self._resources))

            source = await (self._openings.source(_key(prepared, caller), look_up) if cursor else look_up())
            if isinstance(source, ValueSource):
                return self._open_values(prepared, caller, source, sink)
            plan = self._plan(prepared, caller, source)
            stream = await self._streams.open(plan, caller, sink, cursor)
            if self._metrics is not None:
                self._metrics.executed(prepared.name, "subscription", time.perf_counter() - started, None)
            return stream
        except RequestError as refusal:
            return self._refused(refusal)
        except NotOpened as failure:
            return self._not_opened(failure.result)
        except Exception as error:
            return self._not_opened(self._executor.failure(error, request.operation_name))

    def _not_opened(self, result: Result) -> Answer:
        if self._metrics is not None:
            self._metrics.refused(result.errors)
        return _answer(result)

    def _open_values(self, prepared: PreparedOperation, caller: Actor, source: ValueSource, sink: Sink) -> OpenStream:
        execute = self._event_execution(prepared, caller, shared=False)

        def explain_error(error: Exception) -> dict[str, Any]:
            [formatted] = self._executor.failure(error, prepared.name).errors or [{}]
            return formatted

        stream, replica = ValueStream(source, execute, explain_error, sink), self._resources.replica
        replica.count_value_stream(caller.organization_id, 1)
        stream.when_ended(lambda: replica.count_value_stream(caller.organization_id, -1))
        return stream

    async def _counted(self, request: OperationRequest, caller: Actor | None) -> PreparedOperation:
        """Count an operation, before its document is parsed, and then each further root field as another one."""
        await self._count(caller)
        prepared = self._prepare(request, caller)
        if prepared.root_fields > 1:
            await self._count(caller, prepared.root_fields - 1)
        return prepared

    def _prepare(self, request: OperationRequest, caller: Actor | None) -> PreparedOperation:
        if caller is not None:
            read_on_behalf_of(caller.organization_id)
        prepared = self._executor.prepare(
            request.query or "", request.variables, request.operation_name, keep=caller is not None
        )
        if self.query_limits.concern_documents:
            self.query_limits.require(prepared, caller)
        if prepared.document.introspects and caller is None and not self._open_to_all:
            raise request_error("Introspection requires a credential.", "UNAUTHENTICATED")
        if self._usage is not None and caller is not None and request.client is not None:
            self._usage.add(caller, request.client, self._executor.deprecated(prepared))
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
            await self._rates.hit(*self._limits.of(caller), calls=calls)

    async def _count(self, caller: Actor | None, calls: int = 1) -> None:
        try:
            await self.count(caller, calls)
        except RateLimited as error:
            raise RequestError([GraphQLError(error.message, extensions=_extensions(error))]) from error

    def _plan(self, prepared: PreparedOperation, caller: Actor, source: EventSource) -> SubscriptionPlan:
        """Return the plan shared by all subscribers with the same operation and permissions."""
        execute = self._event_execution(prepared, caller, shared=True)
        return SubscriptionPlan(key=_key(prepared, caller), source=source, execute=execute)

    def _event_execution(
        self, prepared: PreparedOperation, caller: Actor, *, shared: bool
    ) -> Callable[[Any], Awaitable[bytes]]:
        """Return the function that executes a subscription for one event, or one value."""

        async def execute(root: Any) -> bytes:
            context = Context(caller, self._resources, shared=shared)
            try:
                return await self._executor.run_event(prepared, root, context)
            finally:
                context.loaders.close()

        return execute


def _key(prepared: PreparedOperation, caller: Actor) -> Hashable:
    """Return what subscribers have in common that receive the same."""
    return prepared.key, caller.rights


def check_trusted(schema: strawberry.Schema, trusted: TrustedDocuments) -> None:
    """Check that each trusted document can be executed on the schema.

    Raises:
        SettingError: one cannot; the message names its operation.
    """
    documents = open_documents(schema, suggestions=True)
    for each in trusted.documents:
        try:
            documents.look_at(each.document)
        except RequestError as error:
            raise SettingError(f"TRUSTED_DOCUMENTS is invalid: {each.file}: {each.name}: {error}") from None


def explain(error: BaseException) -> dict[str, Any] | None:
    """Return the GraphQL error for an expected exception, or None for a bug."""
    if isinstance(error, ParleyError):
        return {"message": error.message, "extensions": _extensions(error)}
    if isinstance(error, StrawberryInputCoercionError):
        return {"message": str(error), "extensions": {"code": "BAD_USER_INPUT"}}
    return None


def _extensions(error: ParleyError) -> dict[str, Any]:
    extensions: dict[str, Any] = {"code": error.code.value, "retryable": error.retryable}
    if error.retry_after_seconds is not None:
        extensions["retryAfterSeconds"] = error.retry_after_seconds
    if (path := path_of(error)) is not None:
        extensions["field"] = path
    if isinstance(error, Internal):
        extensions["errorId"] = error.error_id
    return extensions


def _answer(result: Result) -> Answer:
    return Answer(result.body, result.executed, result.errors)
