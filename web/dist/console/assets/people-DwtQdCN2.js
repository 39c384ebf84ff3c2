import{M as e,W as t,Z as n,v as r,x as i}from"./title-0aeW3g6L.js";var a=[`query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}`,t,n].join(`
`),o=[`query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}`,i,r].join(`
`),s=[`mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,e].join(`
`),c=[`mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,e].join(`
`),l=[`mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,e].join(`
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
}`,i,r,e].join(`
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
}`,i,r,e].join(`
`);export{d as a,l as i,u as n,c as o,s as r,a as s,o as t};