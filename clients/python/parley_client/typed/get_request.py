from typing import Optional

from .base_model import BaseModel
from .fragments import RequestFields


class GetRequest(BaseModel):
    request: Optional["GetRequestRequest"]


GetRequestRequest = RequestFields
GetRequest.model_rebuild()
