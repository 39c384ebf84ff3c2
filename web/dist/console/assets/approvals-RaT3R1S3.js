import{D as e,a as t,h as n,t as r,v as i}from"./fragments-MmaakWDw.js";var a=`fragment ApprovalDetail on Approval {
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
}`,e,a,t,r].join(`
`),s=[`query Approval($id: ID!) {
  approval(id: $id) {
    ...ApprovalDetail
  }
}`,a,t,r].join(`
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
}`,i,r,t].join(`
`),u=[`mutation RespondToApproval($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,r,n].join(`
`);export{o as a,l as i,a as n,u as o,s as r,c as t};