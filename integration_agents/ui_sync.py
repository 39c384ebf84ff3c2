"""`ui_sync`: the state of user interfaces in shared documents, which every client sees change at once."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask
from integration_agents.operations import OperationAgent, mutation, query

_DOCUMENT = "id key version value updatedAt session { id } updatedBy { id name }"
_GET = f"""query($key: String!, $sessionId: ID) {{
    result: sharedDocument(key: $key, sessionId: $sessionId) {{ {_DOCUMENT} }} }}"""
_LIST = f"""query($sessionId: ID, $search: String, $first: Int = 20, $after: String) {{
    result: sharedDocuments(sessionId: $sessionId, search: $search, first: $first, after: $after) {{
        nodes {{ {_DOCUMENT} }} pageInfo {{ endCursor hasNextPage }} }} }}"""


class UISyncAgent(OperationAgent):
    """Reads and patches shared documents. A patch of an older version is rejected with the current one."""

    name = "ui_sync"
    description = "Keeps the state of user interfaces in shared documents: patches, versions and reconciliation."
    group = AgentGroup.FRONTEND
    component = "streams"
    events = ("collaboration.document_changed",)
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "get_state": query("Read a document.", _GET, "collaboration:read"),
        "list_states": query("List documents.", _LIST, "collaboration:read"),
        "update_state": mutation(
            "Patch a document, based on one of its versions.",
            "patchDocument",
            "PatchDocumentInput",
            f"document {{ {_DOCUMENT} }}",
            "collaboration:read",
            "collaboration:write",
        ),
        "delete_state": mutation(
            "Delete a document.",
            "deleteDocument",
            "DeleteInput",
            "deletedId",
            "collaboration:read",
            "collaboration:write",
        ),
    }
