"""Which queries may have results that are kept."""

from typing import Final

KEPT: Final = frozenset(
    {
        *("agent", "agents", "task", "tasks", "session", "sessions", "approval", "approvals"),
        *("workflow", "workflows", "execution", "executions", "sharedDocument", "sharedDocuments"),
        *("request", "requests", "delivery", "deliveries"),
    }
)
"""The fields that read records of an organization whose changes are events: queries of nothing else may be kept.

Others show what a process counts, what is outside, or the caller's own credential.
"""
