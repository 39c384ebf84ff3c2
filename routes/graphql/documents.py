"""GraphQL documents: those that are executed, those of endpoints, and trusted ones."""

import strawberry
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from errors import InvalidInput
from executor import Documents, Limits, RequestError, Signature, signature
from json_types import loads_exact
from resolvers.persisted_operations.trusted import TrustedDocuments
from routes.graphql.query_limits import WEIGHTS
from settings import SettingError
from storage.pagination import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE


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
        largest_page=MAX_PAGE_SIZE,
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
