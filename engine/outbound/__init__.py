"""Calls to external systems: connectors, OAuth tokens, agents."""
