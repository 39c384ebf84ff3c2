"""Execution of operations on a schema: queries and mutations once, subscriptions once per event."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Container, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    ExecutionResult,
    Executor,
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    default_field_resolver,
    default_type_resolver,
    get_argument_values,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields
from graphql.execution.incremental import IncrementalExecutor
from graphql.execution.values import VariableValues
from graphql.pyutils import Path
from graphql.type import assert_valid_schema

from executor.compiled import CompilerEnvironment, Plans
from executor.deadlines import DeadlineExceeded, Deadlines
from executor.documents import Document, Documents
from executor.encoding import canonical, encode
from executor.faults import Faults
from executor.incremental import IncrementalDelivery
from executor.request_errors import RequestError
from executor.resume import RESUME_ARGUMENT
from executor.value_faults import FormattedError
from executor.values import check_variables
from executor.variables import Variables


# Created for every request, and therefore not frozen, which would cost a microsecond.
@dataclass(slots=True)
class Result:
    """The encoded result of a request. `executed` is False if nothing was executed; then it contains no `data`."""

    body: bytes
    executed: bool
    errors: list[FormattedError] | None = None


class NotOpened(Exception):
    """The source stream of a subscription could not be created; `result` contains the errors."""

    def __init__(self, result: Result) -> None:
        super().__init__("the subscription was not opened")
        self.result = result


@dataclass(slots=True)
class PreparedOperation:
    """An operation with its variables, ready to be executed any number of times.

    Args:
        given: the variables as sent.
        variable_values: the coerced variables.
    """

    document: Document
    name: str | None
    operation: OperationDefinitionNode
    given: Mapping[str, Any]
    variable_values: VariableValues

    @property
    def kind(self) -> OperationType:
        """The operation type: query, mutation or subscription."""
        return self.operation.operation

    @property
    def is_subscription(self) -> bool:
        """True for a subscription, which is executed once per event."""
        return self.kind is OperationType.SUBSCRIPTION

    @property
    def variables(self) -> Mapping[str, object]:
        """The coerced variables."""
        return self.variable_values.coerced

    @property
    def root_fields(self) -> int:
        """The number of its root fields, each alias counted."""
        return self.document.root_fields[self.name]

    @property
    def depth(self) -> int:
        """The levels of its nested fields, without introspection."""
        return self.document.depths[self.name]

    @property
    def cost(self) -> int:
        """Its cost with these variables; see `executor/costs.py`."""
        return self.document.node_counts[self.name].cost.value(self.variables)

    def reads_only(self, fields: Container[str]) -> bool:
        """Return whether it is a query that selects nothing but these fields of the root."""
        return self.kind is OperationType.QUERY and all(
            isinstance(selection, FieldNode) and selection.name.value in fields
            for selection in self.operation.selection_set.selections
        )

    @property
    def key(self) -> tuple[str, str | None, bytes]:
        """A key that is equal for requests that produce the same result for the same data.

        It consists of the document, operation and variables, without a variable that only gives a stream's position.
        """
        resume = self.document.resume_variables[self.name]
        names = {definition.variable.name.value for definition in self.operation.variable_definitions or ()} - {resume}
        used = {name: value for name, value in self.given.items() if name in names}
        return self.document.text, self.name, canonical(used)


@dataclass(frozen=True, slots=True)
class RootField:
    """The root field of a subscription: its definition, arguments and position."""

    definition: GraphQLField
    details: list[FieldDetails]
    response_name: str
    arguments: dict[str, Any]

    @property
    def resume_after(self) -> Any:
        """The cursor to resume after, as given in the operation itself."""
        return self.arguments.get(RESUME_ARGUMENT)


class SchemaExecutor:
    """The executor of requests on a schema.

    Args:
        is_awaitable: a faster test than graphql-core's own, if the schema's library has one.
        values: classes whose instances are values although they can be awaited, like the rows of some ORMs.
        time_limit: the maximum duration, in seconds, of a query, a mutation or the execution for one event.
        compile_at: the number of executions at which an operation is compiled. None leaves all to graphql-core.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        documents: Documents,
        faults: Faults,
        *,
        suggestions: bool = True,
        is_awaitable: Callable[[object], bool] | None = None,
        values: tuple[type, ...] = (),
        time_limit: float = 30.0,
        compile_at: int | None = 2,
    ) -> None:
        assert_valid_schema(schema)
        self._schema = schema
        self._documents = documents
        self._faults = faults
        self._suggestions = suggestions
        self._deadlines = Deadlines(time_limit)
        self._shorter: dict[int, Deadlines] = {}
        self._stopping = False
        self._engine = CompilerEnvironment(
            schema, is_awaitable=is_awaitable, values=values, hide_suggestions=not suggestions
        )
        self._plans = Plans(self._engine, compile_at=compile_at) if compile_at is not None else None

    def stop(self) -> None:
        """End the operations that are being executed with an error; those that begin later have all their time."""
        self._stopping = True
        for deadlines in (self._deadlines, *self._shorter.values()):
            deadlines.expire()

    def prepare(
        self,
        text: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        *,
        keep: bool = True,
    ) -> PreparedOperation:
        """Return the operation of a request, validated and with coerced variables.

        Args:
            keep: whether its document may stay in the cache and be compiled; False for a caller without a credential.

        Raises:
            RequestError: it cannot be executed.
        """
        document = self._documents.get(text, keep=keep)
        operation = document.operation(operation_name)
        name = operation.name.value if operation.name else None
        given = variables or {}
        if given:
            check_variables(given)
        known = document.variables.get(name)
        if known is None:
            known = document.variables[name] = Variables(self._schema, operation, suggestions=self._suggestions)
        values = known.coerced(given)
        if isinstance(values, list):
            raise RequestError([_coercion_error(error) for error in values])
        excess = document.node_counts[name].excess(values.coerced)
        if excess is not None:
            raise RequestError([excess])
        directives = document.directive_variables.get(name)
        wrong = directives.error(values.coerced) if directives is not None else None
        if wrong is not None:
            raise RequestError([wrong])
        return PreparedOperation(document, name, operation, given, values)

    def kind(self, text: str, operation_name: str | None = None) -> OperationType | None:
        """Return the operation type of a request, or None if it cannot be executed."""
        try:
            return self._documents.look_at(text).operation(operation_name).operation
        except RequestError:
            return None

    def is_divided(self, text: str, operation_name: str | None = None) -> bool:
        """Return whether a request is a query or mutation with `@defer` or `@stream`, whose result comes in parts."""
        if "@defer" not in text and "@stream" not in text:
            return False
        return self.kind(text, operation_name) in (OperationType.QUERY, OperationType.MUTATION)

    def is_valid(self, text: str) -> bool:
        """Return whether a document can be executed, given an operation name and variables that fit."""
        try:
            self._documents.look_at(text)
        except RequestError:
            return False
        return True

    def knows(self, text: str) -> bool:
        """Return whether the document of a text is cached, so that preparing it costs little."""
        return self._documents.knows(text)

    @property
    def has_deprecations(self) -> bool:
        """Whether anything in the schema is deprecated."""
        return bool(self._documents.deprecations.all)

    def deprecated(self, prepared: PreparedOperation) -> frozenset[str]:
        """Return the coordinates of what is deprecated and used by an operation's document or variables."""
        found = prepared.document.deprecations
        types = found.variables.get(prepared.name)
        if not types:
            return found.used
        return found.used | self._documents.deprecations.in_values(types, prepared.given)

    def refusal(self, refused: RequestError) -> Result:
        """Return the result for a request error."""
        return self._not_executed(self._faults.request_errors(refused.errors))

    def failure(self, error: Exception, operation_name: str | None) -> Result:
        """Return the result of a request that failed before execution."""
        return self._not_executed([self._faults.exception(error, operation_name)])

    async def run(self, prepared: PreparedOperation, context: Any, seconds: int | None = None) -> Result:
        """Execute a query or mutation. Errors in resolvers are part of the result and never raised.

        Args:
            seconds: the maximum duration, if it is shorter than that of all operations.
        """
        return await self._executed(prepared, None, context, self._deadlines_of(seconds))

    def run_incrementally(
        self, prepared: PreparedOperation, context: object, seconds: int | None = None
    ) -> AsyncGenerator[bytes, None]:
        """Execute a query or mutation and yield the parts of its result, as `@defer` and `@stream` divide it."""
        deadlines = self._deadlines_of(seconds)
        delivery = IncrementalDelivery(self._faults, deadlines, prepared.name, deadlines.seconds)
        executor = IncrementalExecutor(**self._execution(prepared, None, context))
        return delivery.parts(executor, self._timed_out(deadlines))

    def _deadlines_of(self, seconds: int | None) -> Deadlines:
        if seconds is None or seconds >= self._deadlines.seconds:
            return self._deadlines
        found = self._shorter.get(seconds)
        if found is None:
            found = self._shorter[seconds] = Deadlines(seconds)
        return found

    async def run_event(self, prepared: PreparedOperation, event: object, context: object) -> bytes:
        """Execute a subscription for one event, which becomes the value of its root field (GraphQL §6.2.3.2)."""
        return (await self._executed(prepared, event, context, self._deadlines)).body

    def root_field(self, prepared: PreparedOperation) -> RootField:
        """Return the root field of a subscription; validation ensures that there is exactly one.

        Raises:
            RequestError: its arguments cannot be coerced.
        """
        root = self._schema.subscription_type
        assert root is not None  # otherwise the operation would not be valid
        fragments = {name: FragmentDetails(node) for name, node in prepared.document.fragments.items()}
        try:
            fields = collect_fields(
                self._schema, fragments, prepared.variable_values, root, prepared.operation
            ).grouped_field_set
            [(response_name, details)] = fields.items()
            definition = self._schema.get_field(root, details[0].node.name.value)
            assert definition is not None
            arguments = get_argument_values(definition, details[0].node, prepared.variable_values)
        except GraphQLError as error:
            raise RequestError([_coercion_error(error)]) from None
        return RootField(definition, details, response_name, arguments)

    async def open_source(self, prepared: PreparedOperation, field: RootField, context: Any) -> Any:
        """Return the result of the root field's `subscribe` resolver (GraphQL §6.2.3.1).

        Raises:
            NotOpened: the resolver raised an exception.
        """
        root = self._schema.subscription_type
        assert root is not None
        subscribe = field.definition.subscribe
        if subscribe is None:
            raise TypeError(f"the subscription field {field.response_name} has no subscribe resolver")
        executor = self._core(prepared, None, context)
        nodes = [detail.node for detail in field.details]
        path = Path(None, field.response_name, root.name)
        info = executor.build_resolve_info(field.definition, nodes, root, path)
        try:
            source = subscribe(None, info, **field.arguments)
            return await self._deadlines.keep(source) if isinstance(source, Awaitable) else source
        except DeadlineExceeded:
            raise NotOpened(self._not_executed([self._timed_out(self._deadlines)])) from None
        except Exception as exception:  # whatever the resolver of the subscription raises
            error = GraphQLError(str(exception), nodes, path=path.as_list(), original_error=exception)
            errors = self._faults.execution_errors([error], prepared.name)
            raise NotOpened(self._not_executed(errors)) from exception

    async def _executed(self, prepared: PreparedOperation, root: Any, context: Any, deadlines: Deadlines) -> Result:
        try:
            result = self._execute(prepared, root, context)
            if not isinstance(result, ExecutionResult):
                result = await deadlines.keep(result)
        except DeadlineExceeded:
            return self._not_executed([self._timed_out(deadlines)])
        except Exception as error:  # a bug: errors of resolvers are in the result
            return self._faulty(error, prepared)
        return self._encoded(result, prepared)

    def _execute(self, prepared: PreparedOperation, root: Any, context: Any) -> Any:
        """Return the result or an awaitable of it, from the compiled operation if there is one."""
        if self._plans is not None and prepared.document.uses:
            plan = self._plans.get(prepared.document, prepared.operation, prepared.variable_values)
            if plan is not None:
                return plan.execute(prepared.variable_values, root, context)
        return self._core(prepared, root, context).execute_operation()

    def _core(self, prepared: PreparedOperation, root: Any, context: Any) -> Executor[Any]:
        """Return graphql-core's executor for one execution. It ignores `@defer` and `@stream`."""
        return Executor(**self._execution(prepared, root, context))

    def _execution(self, prepared: PreparedOperation, root: Any, context: Any) -> dict[str, Any]:
        """Return the arguments of one of graphql-core's executors."""
        fragments = prepared.document.fragments
        return {
            "schema": self._schema,
            "fragment_definitions": fragments,
            "fragments": {name: FragmentDetails(node) for name, node in fragments.items()},
            "root_value": root,
            "context_value": context,
            "operation": prepared.operation,
            "variable_values": prepared.variable_values,
            "field_resolver": default_field_resolver,
            "type_resolver": default_type_resolver,
            "subscribe_field_resolver": default_field_resolver,
            "is_awaitable": self._engine.is_awaitable,
            "hide_suggestions": not self._suggestions,
        }

    def _encoded(self, result: ExecutionResult, prepared: PreparedOperation) -> Result:
        errors = self._faults.execution_errors(result.errors, prepared.name) if result.errors else None
        response = {"data": result.data, "errors": errors} if errors else {"data": result.data}
        try:
            return Result(encode(response), executed=True, errors=errors)
        except (TypeError, ValueError, RecursionError) as error:
            return self._faulty(error, prepared)

    def _faulty(self, error: Exception, prepared: PreparedOperation) -> Result:
        errors = [self._faults.exception(error, prepared.name)]
        return Result(encode({"data": None, "errors": errors}), executed=True, errors=errors)

    def _not_executed(self, errors: list[FormattedError]) -> Result:
        return Result(encode({"errors": errors}), executed=False, errors=errors)

    def _timed_out(self, deadlines: Deadlines) -> FormattedError:
        why = "The server is shutting down" if self._stopping else f"Execution exceeded {deadlines.seconds:g} s"
        message = f"{why}, and the operation was cancelled. A mutation may have taken effect: check before retrying."
        return FormattedError(message=message, extensions={"code": "UNAVAILABLE", "retryable": True})


def _coercion_error(error: GraphQLError) -> GraphQLError:
    error.extensions = {"code": "BAD_USER_INPUT", **(error.extensions or {})}
    return error
