"""Registered schemas: what each format permits, which versions read each other's data, and converting between them."""
