import{h as e,p as t,t as n}from"./fragments-MmaakWDw.js";import{s as r}from"./Button-Dm6TdZck.js";var i={name:`chevron-down`,size:24,node:[[`path`,{d:`m6 9 6 6 6-6`,key:`qrunsl`}]]};i.node;var a=r(i),o=[`query SharedDocument($key: String!, $sessionId: ID) {
  sharedDocument(key: $key, sessionId: $sessionId) {
    ...DocumentFields
  }
}`,t,n].join(`
`),s=[`mutation PatchDocument($input: PatchDocumentInput!) {
  patchDocument(input: $input) {
    document {
      ...DocumentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,n,e].join(`
`);export{o as n,a as r,s as t};