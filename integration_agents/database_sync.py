"""`database_sync`: records in the database and the cache, kept in step by a strategy."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask, TaskContext
from integration_agents.operations import OperationAgent, mutation, query
from json_types import Json, JsonObject

_JOB = """id source target key strategy conflictResolution status data result schema error createdAt completedAt
    conflicts { path message }"""
_READ = """query($platform: Platform! = CACHE, $key: String!) {
    result: syncedRecord(platform: $platform, key: $key) { platform key cached changedAt data } }"""
_JOBS = f"""query($first: Int = 20, $after: String) {{
    result: syncJobs(first: $first, after: $after) {{ nodes {{ {_JOB} }} pageInfo {{ endCursor hasNextPage }} }} }}"""


class DatabaseSyncAgent(OperationAgent):
    """Synchronizes records between platforms, and reads them through the cache."""

    name = "database_sync"
    description = (
        "Synchronizes records between the database, the cache and other platforms, and reads through the cache."
    )
    group = AgentGroup.BACKEND
    component = "synchronization"
    events = ("sync_job.created", "sync_job.updated")
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "sync": mutation(
            "Synchronize a record.",
            "triggerSync",
            "TriggerSyncInput",
            f"job {{ {_JOB} }}",
            "sync:read",
            "sync:write",
            "schemas:read",
            "collaboration:read",
            "collaboration:write",
        ),
        "read": query(
            "Read a record; the cache loads what it does not have.",
            _READ,
            "sync:read",
            "collaboration:read",
        ),
        "list_jobs": query("List the newest synchronization jobs.", _JOBS, "sync:read"),
        "cache_metrics": query(
            "Read the hits and misses of the cache.", "{ result: cacheMetrics { hits misses } }", "sync:read"
        ),
    }

    async def execute_task(self, task: str, params: JsonObject, context: TaskContext) -> Json:
        """Execute the operation of the task, and count whether a read found its record in the cache."""
        result = await super().execute_task(task, params, context)
        if task == "read" and params.get("platform", "CACHE") == "CACHE":
            context.count_cache(hit=isinstance(result, dict) and result.get("cached") is True)
        return result
