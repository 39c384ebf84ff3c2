import{Mt as e,Pt as t,bt as n}from"./index-DSmWLjS9.js";import{r}from"./Kbd-DzzKb9h7.js";var i={name:`chevron-down`,size:24,node:[[`path`,{d:`m6 9 6 6 6-6`,key:`qrunsl`}]]};i.node;var a=r(i),o=[`query SharedDocument($key: String!, $sessionId: ID) {
  sharedDocument(key: $key, sessionId: $sessionId) {
    ...DocumentFields
  }
}`,e,n].join(`
`),s=[`mutation PatchDocument($input: PatchDocumentInput!) {
  patchDocument(input: $input) {
    document {
      ...DocumentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,e,n,t].join(`
`);export{o as n,a as r,s as t};