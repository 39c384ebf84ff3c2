"""Workflow definitions: parsing, checks, inputs, templates."""
