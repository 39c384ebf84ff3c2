"""Durable runs on DBOS: the only package that imports it."""
