var e=`query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}`,t=`query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}
fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,n=`mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,r=`mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,i=`mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,a=`mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
    errors {
      ...ErrorFields
    }
  }
}
fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,o=`mutation RevokeApiKey($input: RevokeApiKeyInput!) {
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
}
fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;export{o as a,i,a as n,r as o,n as r,e as s,t};