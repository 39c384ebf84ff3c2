from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, RequestFields


class SubmitRequest(BaseModel):
    submit_request: "SubmitRequestSubmitRequest" = Field(alias="submitRequest")


class SubmitRequestSubmitRequest(BaseModel):
    request: Optional["SubmitRequestSubmitRequestRequest"]
    errors: list["SubmitRequestSubmitRequestErrors"]


SubmitRequestSubmitRequestRequest = RequestFields
SubmitRequestSubmitRequestErrors = ErrorFields
SubmitRequest.model_rebuild()
SubmitRequestSubmitRequest.model_rebuild()
