"""Execution of GraphQL operations."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import ClassVar

from settings import values as parse
from settings.subject import SettingError, Subject, setting


class PersistedOperations(Enum):
    """The GraphQL documents that may be executed, and whether clients may refer to them by hash or id."""

    OFF = "off"
    AUTOMATIC = "automatic"
    TRUSTED = "trusted"


@dataclass(frozen=True, kw_only=True)
class Operations(Subject):
    """The settings of GraphQL and MCP."""

    TITLE: ClassVar = "GraphQL and MCP"

    persisted_operations: PersistedOperations = setting(
        "PERSISTED_OPERATIONS",
        parse.one_of(PersistedOperations),
        "`off`, `automatic` (clients may register documents and then send only their hash) or `trusted` (only the "
        "documents of `TRUSTED_DOCUMENTS` are executed); see [persisted-operations.md](persisted-operations.md).",
        default=PersistedOperations.OFF,
        shown_default="`off`",
    )
    trusted_documents: tuple[Path, ...] = setting(
        "TRUSTED_DOCUMENTS",
        parse.paths,
        "A comma-separated list of manifests of documents, as GraphQL Code Generator, Relay's compiler and Apollo's "
        "`generate-persisted-query-manifest` write them. Required with `PERSISTED_OPERATIONS=trusted`.",
        default=(),
        shown_default="none",
    )
    compiled_execution: bool = setting(
        "COMPILED_EXECUTION",
        parse.switch,
        "Whether repeated GraphQL operations are compiled to Python. Responses are the same either way; turn it off to "
        "find out whether compilation causes a bug.",
        default=True,
        shown_default="`true`",
    )
    query_cache_seconds: int = setting(
        "QUERY_CACHE_SECONDS",
        parse.whole_number(0, 3600),
        "Seconds for which results of repeated queries are kept, in memory and, if there is one, in Redis; 0: none "
        "are. An event of the organization ends that at once; see "
        "[operations.md](operations.md#results-of-repeated-queries).",
        default=0,
    )
    federation: bool = setting(
        "FEDERATION",
        parse.switch,
        "Whether to be an Apollo Federation subgraph.",
        default=False,
        shown_default="`false`",
    )
    mcp: bool = setting(
        "MCP", parse.switch, "Whether `/mcp` serves the Model Context Protocol.", default=True, shown_default="`true`"
    )

    def check(self) -> None:
        """Require trusted documents if only those are executed."""
        if self.persisted_operations is PersistedOperations.TRUSTED and not self.trusted_documents:
            raise SettingError("TRUSTED_DOCUMENTS must be set: PERSISTED_OPERATIONS is trusted.")
