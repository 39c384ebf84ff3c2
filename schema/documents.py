"""GraphQL types and fields for shared documents: reading and patching them."""

from datetime import datetime
from typing import Annotated

import strawberry

from errors import StaleVersion
from models import documents as tables
from models import sessions as session_tables
from resolvers import documents as resolvers
from schema.base import JSON, Backed, Info, Node
from schema.errors import DeleteInput, DeletePayload, UserError, errors_as_data, errors_field
from schema.relations import SessionView, related, related_actor
from schema.relay import Connection, connection, paged
from storage.pagination import Order, PageArguments


@strawberry.type(
    description="A JSON document that many people and agents can edit at the same time, one patch at a time."
)
class SharedDocument(Backed, Node):
    ROWS = tables.SharedDocument

    key: str = strawberry.field(description="The document's key, unique in its session or organization.")
    version: int = strawberry.field(description="The version, which grows by one with each accepted patch.")
    value: JSON = strawberry.field(description="The document's value.")
    updated_at: datetime = strawberry.field(description="When the last patch was accepted.")

    session = related(
        "session_id",
        session_tables.Session,
        SessionView | None,
        "The session it belongs to; null for a document of the whole organization.",
    )
    updated_by = related_actor("updated_by_id", "The author of the last accepted patch.")


@strawberry.input(description="A patch to a document, and the version it is based on.")
class PatchDocumentInput:
    key: str = strawberry.field(
        description="The document's key. A document that does not exist is treated as `{}` at version 0."
    )
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session it belongs to, which must be `ACTIVE` and have you as its owner or as a "
        "participant, unless you have the scope `agents:write`; null for a document of the "
        "organization.",
    )
    base_version: int = strawberry.field(
        description="The version that the patch is based on. If the document has a different version, the result is "
        "`CONFLICT`, and `document` in the payload is the current document."
    )
    patch: JSON = strawberry.field(
        description="A JSON Patch (RFC 6902): a list of 1 to 1000 operations, which are applied all or not at all."
    )


@strawberry.type(description="The patched document, or the current document if `baseVersion` did not match.")
class DocumentPayload:
    document: SharedDocument | None = strawberry.field(
        default=None,
        description="The document. After a `CONFLICT` on `baseVersion`, the current document, so that you can retry.",
    )
    errors: list[UserError] = errors_field()


@strawberry.type
class DocumentQuery:
    @strawberry.field(description="The shared document with this key; null if there is none.")
    async def shared_document(
        self,
        info: Info,
        key: Annotated[str, strawberry.argument(description="The document's key.")],
        session_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="The id of the session it belongs to; null for a document of the organization."
            ),
        ] = None,
    ) -> SharedDocument | None:
        return SharedDocument.maybe(await resolvers.read_document(info.context, key=key, session_id=session_id))

    @strawberry.field(description="List the shared documents of the organization or of a session, oldest first.")
    @paged
    async def shared_documents(
        self,
        info: Info,
        session_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="The id of the session they belong to; null for the documents of the organization."
            ),
        ] = None,
        search: Annotated[
            str | None, strawberry.argument(description="Only documents with this text in their key.")
        ] = None,
        *,
        page: PageArguments,
    ) -> Connection[SharedDocument]:
        rows = resolvers.documents(info.context, session_id=session_id, search=search)
        return await connection(info, rows, Order(), page)


@strawberry.type
class DocumentMutation:
    @strawberry.mutation(description="Apply a JSON Patch to the version of a document that it is based on.")
    @errors_as_data(DocumentPayload)
    async def patch_document(
        self, info: Info, input: Annotated[PatchDocumentInput, strawberry.argument(description="The patch.")]
    ) -> DocumentPayload:
        try:
            row = await resolvers.patch_document(
                info.context,
                key=input.key,
                session_id=input.session_id,
                base_version=input.base_version,
                patch=input.patch,
            )
        except StaleVersion as stale:
            return DocumentPayload(document=SharedDocument.maybe(stale.current), errors=[UserError.of(stale)])
        return DocumentPayload(document=SharedDocument.of(row))

    @strawberry.mutation(
        description="Delete a shared document. The patch of its `DocumentChanged` removes the whole value. A later "
        "patch with its key creates a new document at version 1."
    )
    @errors_as_data(DeletePayload)
    async def delete_document(
        self, info: Info, input: Annotated[DeleteInput, strawberry.argument(description="The document to delete.")]
    ) -> DeletePayload:
        return DeletePayload(deleted_id=strawberry.ID(await resolvers.delete_document(info.context, id=input.id)))
