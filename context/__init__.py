"""The context of an operation: its caller, shared resources, loaders, cursors and rate limits."""
