import{D as e,P as t,h as n,i as r,t as i}from"./fragments-MmaakWDw.js";var a=[`query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}`,e,t].join(`
`),o=[`query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}`,r,i].join(`
`),s=[`mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,n].join(`
`),c=[`mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,n].join(`
`),l=[`mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,n].join(`
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
}`,r,i,n].join(`
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
}`,r,i,n].join(`
`);export{d as a,l as i,u as n,c as o,s as r,a as s,o as t};