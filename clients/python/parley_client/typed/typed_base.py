from parley_client.typed_base import TypedBase as TypedBase
