"""A Llama Stack server: see `tests.fakes.openai.OgxService`."""

from tests.fakes.openai import OgxService as LlamaStackService

__all__ = ["LlamaStackService"]
