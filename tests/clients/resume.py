"""Follow a session with a module of docs/clients.md, and print each item: python resume.py <module> <session id>."""

import asyncio
import importlib.util
import json
import sys


async def main(file: str, session_id: str) -> None:
    """Print items until the process is killed."""
    spec = importlib.util.spec_from_file_location("followed", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    async for item in module.watch(session_id):
        print(json.dumps({"item": item}), flush=True)
    print(json.dumps({"failed": "complete"}), flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
