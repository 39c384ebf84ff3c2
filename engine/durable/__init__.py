"""Durable runs on DBOS: the only package that knows it."""
