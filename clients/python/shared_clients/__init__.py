"""A client for requests from people and tools, under the name and with the methods that existing callers use."""

from shared_clients.request_manager import RequestManagerClient

__all__ = ["RequestManagerClient"]
