import{Ct as e,Gt as t,Pt as n,Qt as r,bt as i}from"./index-DSmWLjS9.js";var a=[`query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}`,t,r].join(`
`),o=[`query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}`,e,i].join(`
`),s=[`mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,n].join(`
`),c=[`mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,n].join(`
`),l=[`mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,n].join(`
`),u=[`mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
    errors {
      ...ErrorFields
    }
  }
}`,e,i,n].join(`
`),d=[`mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    created {
      ...ApiKeyFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,e,i,n].join(`
`);export{d as a,l as i,u as n,c as o,s as r,a as s,o as t};