"""What an operation is given: its caller, shared resources, loaders, cursors and rate limits."""
