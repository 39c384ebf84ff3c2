"""Two agents to begin with: one works on data that the task brings, one calls an address that the task names.

Both answer with `{"success": true, "data": …, "executionTime": <milliseconds>}`; what fails becomes a failed task.
"""

from parley_client.examples.api_integration import APIIntegrationAgent
from parley_client.examples.data_processor import DataProcessorAgent

__all__ = ["APIIntegrationAgent", "DataProcessorAgent"]
