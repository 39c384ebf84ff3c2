"""The tables, their state machines and the event log."""

from typing import Final

from storage.lean_tortoise import import_lean

import_lean()  # each of them imports Tortoise before anything of ours

MODELS: Final = (
    "models.users",
    "models.agents",
    "models.agent_pools",
    "models.tasks",
    "models.sessions",
    "models.messages",
    "models.requests",
    "models.approvals",
    "models.delegations",
    "models.documents",
    "models.workflows",
    "models.executions",
    "models.node_executions",
    "models.integrations",
    "models.connections",
    "models.destinations",
    "models.inbound",
    "models.integration_settings",
    "models.deliveries",
    "models.data_schemas",
    "models.sync_jobs",
    "models.studio",
    "models.endpoints",
    "models.audit_entries",
    "models.events",
    "models.idempotency",
    "models.persisted_operations",
    "models.field_usages",
    "models.leases",
    "models.platform",
)
"""Every module with tables, in the order of the public schema. A new room adds its line here."""
