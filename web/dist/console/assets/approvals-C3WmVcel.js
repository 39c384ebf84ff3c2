import{Pt as e,bt as t,wt as n}from"./index-DSmWLjS9.js";var r=[`mutation RespondToApproval($input: RespondToApprovalInput!) {
  respondToApproval(input: $input) {
    approval {
      ...ApprovalFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,t,e].join(`
`);export{r as t};