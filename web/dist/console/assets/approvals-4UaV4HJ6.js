import{F as e,M as t,S as n,W as r,v as i}from"./title-0aeW3g6L.js";var a=`fragment ApprovalDetail on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
}`,o=[`query Approvals($first: Int, $after: String, $last: Int, $before: String, $status: ApprovalStatus, $forMe: Boolean) {
  approvals(
    first: $first
    after: $after
    last: $last
    before: $before
    status: $status
    forMe: $forMe
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...ApprovalDetail
    }
  }
}`,r,a,n,i].join(`
`),s=[`query Approval($id: ID!) {
  approval(id: $id) {
    ...ApprovalDetail
  }
}`,a,n,i].join(`
`),c=`query ApprovalConsequences($id: ID!) {
  approval(id: $id) {
    id
    node {
      id
      key
      execution {
        id
        workflow {
          id
          name
          nodes {
            key
            name
            type
            dependsOn
            when
            config
          }
        }
      }
    }
  }
}`,l=[`subscription ApprovalEvents($after: Cursor) {
  approvalEvents(after: $after) {
    ...EventFields
    ... on ApprovalRequested {
      approval {
        ...ApprovalFields
      }
    }
    ... on ApprovalResponded {
      approval {
        ...ApprovalFields
      }
    }
  }
}`,e,i,n].join(`
`),u=[`mutation RespondToApproval($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,i,t].join(`
`);export{o as a,l as i,a as n,u as o,s as r,c as t};