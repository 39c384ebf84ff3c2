"""Expressions in definitions, evaluated with CEL."""
