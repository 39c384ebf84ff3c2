"""Documents ready for execution: parsed, measured against the limits, validated and cached."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Location,
    OperationDefinitionNode,
    Source,
    Token,
    TokenKind,
    validate,
)
from graphql.language.parser import Parser, nested_too_deeply_error
from graphql.validation import MaxIntrospectionDepthRule

from executor.brief_messages import brief
from executor.costs import Weights
from executor.deprecations import NOTHING_DEPRECATED, Deprecations, DocumentDeprecations
from executor.incremental_arguments import DirectiveVariables, StreamCounts, directive_variables
from executor.limits import Limits, TooComplex, check
from executor.literals import RULES
from executor.node_counts import NodeCount, NodeCounts
from executor.repetition import RepetitionLimit
from executor.request_errors import RequestError, request_error
from executor.resume import resume_variable
from executor.values import check_literals
from executor.variables import Variables
from shown import as_json

MAX_ERRORS = 10
CHARACTERS_PER_TOKEN = 20
"""The characters of text that take as much memory as a token does in the syntax tree."""


@dataclass(slots=True)
class Document:
    """A valid document.

    Args:
        weight: its size in memory, in tokens.
        uses: how often callers whose documents are kept have used it, up to two.
        introspects: it selects `__schema` or `__type`.
        deprecations: the deprecated parts of the schema that it uses.
        directive_variables: per operation, the variables in its `@defer` and `@stream`.
        conditions: per executed operation, the variables that its shape depends on; see `compiled.plans`.
        variables: per executed operation, its prepared variable definitions.
        node_counts: per operation, the nodes that it asks for.
        depths: per operation, the levels of nested fields, without introspection.
        root_fields: per operation, its root fields, each alias counted.
        resume_variables: per subscription, the variable that only gives the position to resume from; see `resume`.
    """

    text: str
    ast: DocumentNode
    weight: int
    introspects: bool
    operations: dict[str | None, OperationDefinitionNode]
    fragments: dict[str, FragmentDefinitionNode]
    node_counts: dict[str | None, NodeCount]
    resume_variables: dict[str | None, str | None]
    depths: dict[str | None, int] = field(default_factory=dict)
    root_fields: dict[str | None, int] = field(default_factory=dict)
    uses: int = 0
    deprecations: DocumentDeprecations = NOTHING_DEPRECATED
    directive_variables: dict[str | None, DirectiveVariables | None] = field(default_factory=dict)
    conditions: dict[str | None, tuple[str, ...] | None] = field(default_factory=dict)
    variables: dict[str | None, Variables] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """Return the operation to execute (GraphQL §6.1, GetOperation).

        Raises:
            RequestError: there is no operation of this name, or the name is missing and there are several.
        """
        name = name or None  # some clients send an empty name for none
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None:
            raise request_error("Must provide operation name if query contains multiple operations.", "BAD_USER_INPUT")
        if name not in self.operations:
            raise request_error(f"Unknown operation named {as_json(name)}.", "BAD_USER_INPUT")
        return self.operations[name]


@dataclass(slots=True)
class Shelf:
    """An LRU cache of documents, limited in their number and in their weight: a token takes some 150 bytes."""

    most: int
    most_tokens: int
    _documents: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    tokens: int = 0

    def get(self, text: str) -> Document | None:
        """Return a document and mark it as most recently used."""
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
        return document

    def put(self, document: Document) -> None:
        """Add a document, evicting the least recently used ones if there is no room."""
        self.take(document.text)
        self._documents[document.text] = document
        self.tokens += document.weight
        while len(self._documents) > self.most or self.tokens > self.most_tokens:
            _, evicted = self._documents.popitem(last=False)
            self.tokens -= evicted.weight

    def __len__(self) -> int:
        return len(self._documents)

    def take(self, text: str) -> Document | None:
        """Remove and return a document."""
        document = self._documents.pop(text, None)
        if document is not None:
            self.tokens -= document.weight
        return document


class Documents:
    """A cache of parsed and validated documents.

    A document enters the main cache when it is executed for the second time. A client that sends thousands of different
    documents therefore evicts only others that were used once, not those in general use. Documents that no caller with
    a credential has executed share a small cache, which only saves parsing a request's document twice.

    Args:
        rules: validation rules in addition to the specification's.
        suggestions: whether errors may suggest names ("Did you mean …?"), which reveals names in the schema.
        default_page: the size of a page for which neither `first` nor `last` is given.
        largest_page: the largest size that a field accepts.
        weights: what costs more than an object.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        limits: Limits,
        *,
        rules: Collection[type[ASTValidationRule]] = (),
        suggestions: bool = True,
        default_page: int = 20,
        largest_page: int = 100,
        weights: Weights = Weights(),  # noqa: B008 - frozen
        most: int = 2_000,
        most_tokens: int = 150_000,
    ) -> None:
        self._schema = schema
        self._limits = limits
        self._rules = (*RULES, MaxIntrospectionDepthRule, StreamCounts, *rules)
        self._suggestions = suggestions
        self._deprecations = Deprecations(schema)
        self._node_counts = NodeCounts(schema, limits.nodes, default_page, largest_page, weights)
        self._unused = Shelf(max(1, most // 10), most_tokens // 10)
        self._used_once = Shelf(max(1, most // 10), most_tokens // 10)
        self._used_again = Shelf(most, most_tokens)
        self._used = 0
        self._parsed = 0

    def __len__(self) -> int:
        return len(self._unused) + len(self._used_once) + len(self._used_again)

    @property
    def lookups(self) -> tuple[int, int]:
        """The number of executions whose document was in the cache, and of texts that were parsed."""
        return max(0, self._used - self._parsed), self._parsed

    @property
    def deprecations(self) -> Deprecations:
        """The deprecated parts of the schema."""
        return self._deprecations

    @property
    def tokens(self) -> int:
        """The weight of all documents, in tokens."""
        return self._unused.tokens + self._used_once.tokens + self._used_again.tokens

    def knows(self, text: str) -> bool:
        """Return whether the document of a text is cached, so that looking at it costs nothing."""
        return any(shelf.get(text) is not None for shelf in (self._used_again, self._used_once, self._unused))

    def get(self, text: str, *, keep: bool = True) -> Document:
        """Return the document of a text, for execution.

        Args:
            keep: whether this use counts; False for a caller without a credential.

        Raises:
            RequestError: it exceeds a limit, cannot be parsed or is not valid.
        """
        document = self.look_at(text)
        self._used += 1
        if keep and document.uses < 2:
            shelf, following = (self._used_once, self._used_again) if document.uses else (self._unused, self._used_once)
            if shelf.take(text) is not None:
                document.uses += 1
                following.put(document)
        return document

    def look_at(self, text: str) -> Document:
        """Return the document of a text without counting it as executed.

        Raises:
            RequestError: it exceeds a limit, cannot be parsed or is not valid.
        """
        document = self._used_again.get(text) or self._used_once.get(text) or self._unused.get(text)
        if document is None:
            document = self._read(text)
            self._unused.put(document)
        return document

    def _read(self, text: str) -> Document:
        self._parsed += 1
        try:
            ast, tokens = self._parse(text)
            sizes = check(ast, self._limits)
        except GraphQLError as error:
            raise RequestError([error]) from None
        errors = validate(self._schema, ast, self._rules, max_errors=MAX_ERRORS, hide_suggestions=not self._suggestions)
        if errors:
            raise RequestError([_with_code(_brief(error), "GRAPHQL_VALIDATION_FAILED") for error in errors])
        operations = {
            node.name.value if node.name else None: node
            for node in ast.definitions
            if isinstance(node, OperationDefinitionNode)
        }
        if not operations:
            raise request_error("The document contains no operation.", "GRAPHQL_VALIDATION_FAILED")
        check_literals(text, ast)
        fragments = {node.name.value: node for node in ast.definitions if isinstance(node, FragmentDefinitionNode)}
        self._check_repetition(operations.values(), fragments)
        node_counts = {name: self._node_counts.of(node, fragments) for name, node in operations.items()}
        resume_variables = {name: resume_variable(ast, operation) for name, operation in operations.items()}
        in_directives = {name: directive_variables(node, fragments) for name, node in operations.items()}
        weight = tokens + len(text) // CHARACTERS_PER_TOKEN
        return Document(
            text,
            ast,
            weight,
            any(size.introspection_depth for size in sizes.values()),
            operations,
            fragments,
            node_counts,
            resume_variables,
            depths={name: size.depth for name, size in sizes.items()},
            root_fields={name: size.root_fields for name, size in sizes.items()},
            deprecations=self._deprecations.of(ast),
            directive_variables=in_directives,
        )

    def _check_repetition(
        self, operations: Iterable[OperationDefinitionNode], fragments: Mapping[str, FragmentDefinitionNode]
    ) -> None:
        limit = RepetitionLimit(self._schema, self._limits.aliases)
        try:
            for operation in operations:
                limit.check(operation, fragments)
        except TooComplex as error:
            raise RequestError([error]) from None

    def _parse(self, text: str) -> tuple[DocumentNode, int]:
        """Return the syntax tree and the number of its tokens, comments included."""
        limits = self._limits
        if len(text) > limits.characters:
            raise TooComplex(f"The document is too long: at most {limits.characters} characters are allowed.")
        try:
            return _parsed(_LeanParser(Source(text), max_lexical_tokens=limits.tokens, max_comments=limits.comments))
        except GraphQLSyntaxError as error:
            # The parser indicates its own limits only in the message.
            if "Document contains more than" in error.message:
                raise TooComplex(
                    f"The document is too long: at most {limits.tokens} tokens and {limits.comments} comments are "
                    "allowed."
                ) from None
            raise _with_code(_brief(error), "GRAPHQL_PARSE_FAILED") from None


class _LeanParser(Parser):
    """graphql-core's parser, with nodes that do not refer to their tokens.

    A node needs only its range of the text. The tokens form a list: a reference to one of them keeps them all, which
    take as much memory as the syntax tree.
    """

    def loc(self, start_token: Token) -> Location | None:
        """Return the location of a node, with the tokens of the document's beginning."""
        location = super().loc(start_token)
        if location is not None:
            location.start_token = location.end_token = _BEGINNING
        return location


_BEGINNING = Token(TokenKind.SOF, 0, 0, 0, 0)


def _parsed(parser: _LeanParser) -> tuple[DocumentNode, int]:
    try:
        return parser.parse_document(), parser.token_count
    except RecursionError:
        pass
    raise nested_too_deeply_error(parser)


def _with_code(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code}
    return error


def _brief(error: GraphQLError) -> GraphQLError:
    """Return an error whose message cannot be as long as the document that it quotes."""
    error.message = brief(error.message)
    return error
