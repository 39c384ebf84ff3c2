"""Documents ready for execution: parsed, measured against the limits, validated and cached."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field

from graphql import (
    ASTValidationRule,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    Source,
    parse,
    specified_rules,
    validate,
)
from graphql.validation import MaxIntrospectionDepthRule

from executor.limits import Limits, TooComplex, check
from executor.request_errors import RequestError, request_error
from executor.resume import resume_variable
from executor.values import check_literals
from executor.variables import Variables

MAX_ERRORS = 10


@dataclass(slots=True)
class Document:
    """A valid document.

    Args:
        executed: it has been requested for execution.
        introspects: it selects `__schema` or `__type`.
        conditions: per executed operation, the variables that its shape depends on; see `compiled.plans`.
        variables: per executed operation, its prepared variable definitions.
        resume_variables: per subscription, the variable that only gives the position to resume from; see `resume`.
    """

    text: str
    ast: DocumentNode
    introspects: bool
    operations: dict[str | None, OperationDefinitionNode]
    fragments: dict[str, FragmentDefinitionNode]
    resume_variables: dict[str | None, str | None]
    executed: bool = False
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
            raise request_error(f"Unknown operation named '{name[:100]}'.", "BAD_USER_INPUT")
        return self.operations[name]


@dataclass(slots=True)
class Shelf:
    """An LRU cache of documents, limited in their number and in the characters of their texts."""

    most: int
    most_characters: int
    _documents: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    _characters: int = 0

    def get(self, text: str) -> Document | None:
        """Return a document and mark it as most recently used."""
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
        return document

    def put(self, document: Document) -> None:
        """Add a document, evicting the least recently used ones if there is no room."""
        if document.text not in self._documents:
            self._characters += len(document.text)
        self._documents[document.text] = document
        while len(self._documents) > self.most or self._characters > self.most_characters:
            text, _ = self._documents.popitem(last=False)
            self._characters -= len(text)

    def take(self, text: str) -> Document | None:
        """Remove and return a document."""
        document = self._documents.pop(text, None)
        if document is not None:
            self._characters -= len(text)
        return document


class Documents:
    """A cache of parsed and validated documents.

    A document enters the main cache when it is executed for the second time. A client that sends thousands of different
    documents therefore evicts only others that were used once, not those in general use.

    Args:
        rules: validation rules in addition to the specification's.
        suggestions: whether errors may suggest names ("Did you mean …?"), which reveals names in the schema.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        limits: Limits,
        *,
        rules: Collection[type[ASTValidationRule]] = (),
        suggestions: bool = True,
        most: int = 2_000,
        most_characters: int = 4_000_000,
    ) -> None:
        self._schema = schema
        self._limits = limits
        self._rules = (*specified_rules, MaxIntrospectionDepthRule, *rules)
        self._suggestions = suggestions
        self._used_once = Shelf(max(1, most // 10), max(1, most_characters // 10))
        self._used_again = Shelf(most, most_characters)

    def get(self, text: str) -> Document:
        """Return the document of a text, for execution.

        Raises:
            RequestError: it exceeds a limit, cannot be parsed or is not valid.
        """
        document = self.look_at(text)
        if document.executed and self._used_once.take(text):
            self._used_again.put(document)
        document.executed = True
        return document

    def look_at(self, text: str) -> Document:
        """Return the document of a text without counting it as executed.

        Raises:
            RequestError: it exceeds a limit, cannot be parsed or is not valid.
        """
        document = self._used_again.get(text) or self._used_once.get(text)
        if document is None:
            document = self._read(text)
            self._used_once.put(document)
        return document

    def _read(self, text: str) -> Document:
        try:
            ast = self._parse(text)
            introspects = check(ast, self._limits)
        except GraphQLError as error:
            raise RequestError([error]) from None
        errors = validate(self._schema, ast, self._rules, max_errors=MAX_ERRORS, hide_suggestions=not self._suggestions)
        if errors:
            raise RequestError([_with_code(error, "GRAPHQL_VALIDATION_FAILED") for error in errors])
        operations = {
            node.name.value if node.name else None: node
            for node in ast.definitions
            if isinstance(node, OperationDefinitionNode)
        }
        if not operations:
            raise request_error("The document contains no operation.", "GRAPHQL_VALIDATION_FAILED")
        check_literals(text, ast)
        resume_variables = {name: resume_variable(ast, operation) for name, operation in operations.items()}
        fragments = {node.name.value: node for node in ast.definitions if isinstance(node, FragmentDefinitionNode)}
        return Document(text, ast, introspects, operations, fragments, resume_variables)

    def _parse(self, text: str) -> DocumentNode:
        limits = self._limits
        if len(text) > limits.characters:
            raise TooComplex(f"The document is too long: at most {limits.characters} characters are allowed.")
        try:
            return parse(Source(text), max_lexical_tokens=limits.tokens, max_comments=limits.comments)
        except GraphQLSyntaxError as error:
            # The parser indicates its own limits only in the message.
            if "Document contains more than" in error.message:
                raise TooComplex(
                    f"The document is too long: at most {limits.tokens} tokens and {limits.comments} comments are "
                    "allowed."
                ) from None
            raise _with_code(error, "GRAPHQL_PARSE_FAILED") from None


def _with_code(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code}
    return error
