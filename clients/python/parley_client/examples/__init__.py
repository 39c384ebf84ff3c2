"""Two agents to start from: one processes the task's data, one calls the URL that the task names.

Both return `{"success": true, "data": …, "executionTime": <milliseconds>}`; an error becomes a failed task.
"""

from parley_client.examples.api_integration import APIIntegrationAgent
from parley_client.examples.data_processor import DataProcessorAgent

__all__ = ["APIIntegrationAgent", "DataProcessorAgent"]
