"""`/mcp`: the Model Context Protocol. Operations are tools; agents, sessions and runs are resources. See docs/mcp.md.

Only `server.py` and `listening.py` import the SDK, and they are imported with the first request: it takes 30 MB.
"""
