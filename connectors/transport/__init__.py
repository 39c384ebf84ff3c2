"""The HTTP client for external APIs: retries, circuits, limits, address checks, streams."""
