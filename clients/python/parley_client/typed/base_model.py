from parley_client.typed_base import UNSET as UNSET, BaseModel as BaseModel, UnsetType as UnsetType
