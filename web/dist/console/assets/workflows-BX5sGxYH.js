var e=`query Workflows($first: Int, $after: String, $last: Int, $before: String, $filter: WorkflowFilter) {
  workflows(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}`,t=`query Workflow($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}`,n=`query WorkflowTemplates {
  workflowTemplates {
    name
    title
    description
    parameters
    nodes {
      ...WorkflowNodeFields
    }
  }
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}`,r=`mutation CreateWorkflow($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,i=`mutation CreateWorkflowFromTemplate($input: CreateWorkflowFromTemplateInput!) {
  createWorkflowFromTemplate(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,a=`mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
  updateWorkflow(input: $input) {
    workflow {
      ...WorkflowDetail
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}
fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}
fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}
fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}
fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,o=`mutation DeleteWorkflow($input: DeleteInput!) {
  deleteWorkflow(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;export{t as a,a as i,i as n,n as o,o as r,e as s,r as t};