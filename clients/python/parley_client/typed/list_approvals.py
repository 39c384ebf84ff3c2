from pydantic import Field

from .base_model import BaseModel
from .fragments import ApprovalFields, Page


class ListApprovals(BaseModel):
    approvals: "ListApprovalsApprovals"


class ListApprovalsApprovals(BaseModel):
    nodes: list["ListApprovalsApprovalsNodes"]
    page_info: "ListApprovalsApprovalsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


ListApprovalsApprovalsNodes = ApprovalFields
ListApprovalsApprovalsPageInfo = Page
ListApprovals.model_rebuild()
ListApprovalsApprovals.model_rebuild()
