import{A as e,M as t,v as n}from"./title-0aeW3g6L.js";import{s as r}from"./Button-DU0lv4Xn.js";var i={name:`chevron-down`,size:24,node:[[`path`,{d:`m6 9 6 6 6-6`,key:`qrunsl`}]]};i.node;var a=r(i),o=[`query SharedDocument($key: String!, $sessionId: ID) {
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