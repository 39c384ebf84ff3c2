"""`/mcp`: the Model Context Protocol. Operations are tools; agents, sessions and runs are resources. See docs/mcp.md.

Only `server.py`, `listening.py` and `contexts.py` import the SDK. They are imported with the first request, because it
takes 30 MB.
"""
