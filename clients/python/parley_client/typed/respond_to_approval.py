from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ApprovalFields, ErrorFields


class RespondToApproval(BaseModel):
    respond_to_approval: "RespondToApprovalRespondToApproval" = Field(
        alias="respondToApproval"
    )


class RespondToApprovalRespondToApproval(BaseModel):
    approval: Optional["RespondToApprovalRespondToApprovalApproval"]
    errors: list["RespondToApprovalRespondToApprovalErrors"]


RespondToApprovalRespondToApprovalApproval = ApprovalFields
RespondToApprovalRespondToApprovalErrors = ErrorFields
RespondToApproval.model_rebuild()
RespondToApprovalRespondToApproval.model_rebuild()
