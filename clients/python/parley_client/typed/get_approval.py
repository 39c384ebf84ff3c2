from typing import Optional

from .base_model import BaseModel
from .fragments import ApprovalFields


class GetApproval(BaseModel):
    approval: Optional["GetApprovalApproval"]


GetApprovalApproval = ApprovalFields
GetApproval.model_rebuild()
