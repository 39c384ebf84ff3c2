"""`/openapi.json`, the description of the plain HTTP endpoints (OpenAPI 3.1), and `/docs`, its interactive page."""
