var e=`query Connectors {
  connectors {
    ...ConnectorFields
  }
}
fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}
fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}`,t=`query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}
fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}
fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}`,n=`query ConnectorActions {
  connectors {
    name
    title
    mode
    configured
    actions {
      ...ConnectorActionFields
    }
  }
}
fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}`,r=`query ExplainDelivery($userId: ID) {
  explainDelivery(userId: $userId) {
    channel
    willDeliver
    reason
    circuit
    config {
      ...IntegrationConfigFields
    }
    origins {
      setting
      tier
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}`,i=`mutation BeginOAuth($input: BeginOAuthInput!) {
  beginOAuth(input: $input) {
    authorizationUrl
    state
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
}`,a=`mutation RefreshConnection($input: ConnectionInput!) {
  refreshConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,o=`mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,s=`mutation RunConnectorAction($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) {
    output
    simulated
    durationMs
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
}`,c=`mutation TestConnector($input: TestConnectorInput!) {
  testConnector(input: $input) {
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,l=`mutation SetIntegrationOverride($input: SetIntegrationOverrideInput!) {
  setIntegrationOverride(input: $input) {
    settings {
      usingDefaults
      overrides {
        ...IntegrationConfigFields
      }
      effective {
        ...IntegrationConfigFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;export{o as a,s as c,e as i,l,n,r as o,t as r,a as s,i as t,c as u};