import{Yi as e,la as t,sa as n}from"./console-DvQMJalt.js";var r=[`query SharedDocument($key: String!, $sessionId: ID) {
  sharedDocument(key: $key, sessionId: $sessionId) {
    ...DocumentFields
  }
}`,n,e].join(`
`),i=[`mutation PatchDocument($input: PatchDocumentInput!) {
  patchDocument(input: $input) {
    document {
      ...DocumentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,e,t].join(`
`);export{r as n,i as t};