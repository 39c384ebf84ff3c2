var e=`query Execution($id: ID!) {
  execution(id: $id) {
    ...ExecutionDetail
    monitorUrl
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
  workflow {
    id
    name
  }
  session {
    id
    name
  }
  startedBy {
    ...ActorFields
  }
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
  ...NodeExecutionFields
  task {
    id
    title
    status
  }
  approval {
    id
    title
    status
  }
}
fragment NodeExecutionFields on NodeExecution {
  id
  key
  name
  type
  dependsOn
  status
  input
  output
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`,t=`mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
  workflow {
    id
    name
  }
  session {
    id
    name
  }
  startedBy {
    ...ActorFields
  }
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
  ...NodeExecutionFields
  task {
    id
    title
    status
  }
  approval {
    id
    title
    status
  }
}
fragment NodeExecutionFields on NodeExecution {
  id
  key
  name
  type
  dependsOn
  status
  input
  output
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,n=`mutation CancelExecution($input: ExecutionInput!) {
  cancelExecution(input: $input) {
    execution {
      ...ExecutionDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}
fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
  workflow {
    id
    name
  }
  session {
    id
    name
  }
  startedBy {
    ...ActorFields
  }
}
fragment ProgressFields on Progress {
  completed
  total
  fraction
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment NodeExecutionDetail on NodeExecution {
  ...NodeExecutionFields
  task {
    id
    title
    status
  }
  approval {
    id
    title
    status
  }
}
fragment NodeExecutionFields on NodeExecution {
  id
  key
  name
  type
  dependsOn
  status
  input
  output
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;export{t as n,e as r,n as t};