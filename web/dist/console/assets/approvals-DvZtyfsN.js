var e=`mutation RespondToApproval($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;export{e as t};