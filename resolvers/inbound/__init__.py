"""Calls of external services: verifying, deduplicating and processing them, and linking their users."""
