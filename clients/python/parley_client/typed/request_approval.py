from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ApprovalFields, ErrorFields


class RequestApproval(BaseModel):
    request_approval: "RequestApprovalRequestApproval" = Field(alias="requestApproval")


class RequestApprovalRequestApproval(BaseModel):
    approval: Optional["RequestApprovalRequestApprovalApproval"]
    errors: list["RequestApprovalRequestApprovalErrors"]


RequestApprovalRequestApprovalApproval = ApprovalFields
RequestApprovalRequestApprovalErrors = ErrorFields
RequestApproval.model_rebuild()
RequestApprovalRequestApproval.model_rebuild()
