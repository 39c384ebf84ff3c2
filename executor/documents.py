"""From the text of a document to one that can be executed: parsed, measured, validated, and kept for the next time."""

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
        executed: it was asked for in order to be executed.
        introspects: it asks for `__schema` or `__type`.
        conditions: for each operation that was executed the variables that its shape depends on; see `compiled.plans`.
        variables: for each operation that was executed what is known of its variables.
        resume_variables: for each subscription the variable that only says where to go on; see `resume`.
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
        """Returns the operation to execute (GraphQL §6.1, GetOperation).

        Raises:
            Refused: there is none of this name, or the name is missing and there are several.
        """
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None:
            raise request_error("Must provide operation name if query contains multiple operations.", "BAD_USER_INPUT")
        if name not in self.operations:
            raise request_error(f"Unknown operation named '{name[:100]}'.", "BAD_USER_INPUT")
        return self.operations[name]


@dataclass(slots=True)
class Shelf:
    """The documents used last, up to a number of them and of characters of their text."""

    most: int
    most_characters: int
    _documents: OrderedDict[str, Document] = field(default_factory=OrderedDict)
    _characters: int = 0

    def get(self, text: str) -> Document | None:
        """Returns a document and makes it the one used last."""
        document = self._documents.get(text)
        if document is not None:
            self._documents.move_to_end(text)
        return document

    def put(self, document: Document) -> None:
        """Adds a document; those not used for longest make room."""
        if document.text not in self._documents:
            self._characters += len(document.text)
        self._documents[document.text] = document
        while len(self._documents) > self.most or self._characters > self.most_characters:
            text, _ = self._documents.popitem(last=False)
            self._characters -= len(text)

    def take(self, text: str) -> Document | None:
        """Removes and returns a document."""
        document = self._documents.pop(text, None)
        if document is not None:
            self._characters -= len(text)
        return document


class Documents:
    """Parses and validates each text once.

    A document comes to the main shelf when it is executed for the second time. Somebody who sends thousands of
    different ones therefore pushes out only others that were used once, not those that everybody uses.

    Args:
        rules: validation rules on top of the specification's.
        suggestions: whether errors may say "Did you mean …?", which shows names of the schema.
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
        """Returns the document of a text, to be executed.

        Raises:
            Refused: it is beyond a limit, cannot be parsed or is not valid.
        """
        document = self.look_at(text)
        if document.executed and self._used_once.take(text):
            self._used_again.put(document)
        document.executed = True
        return document

    def look_at(self, text: str) -> Document:
        """Returns the document of a text, which does not count as a use.

        Raises:
            Refused: it is beyond a limit, cannot be parsed or is not valid.
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
            raise request_error("The document has no operation.", "GRAPHQL_VALIDATION_FAILED")
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
            # The only sign that the parser gives of its own limits.
            if "Document contains more than" in error.message:
                raise TooComplex(
                    f"The document is too long: at most {limits.tokens} tokens and {limits.comments} comments are "
                    "allowed."
                ) from None
            raise _with_code(error, "GRAPHQL_PARSE_FAILED") from None


def _with_code(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code}
    return error
