import{B as e,C as t,D as n,E as r,M as i,T as a,w as o,z as s}from"./title-0aeW3g6L.js";var c=[`query Connectors {
  connectors {
    ...ConnectorFields
  }
}`,n,o,s,t,a].join(`
`),l=[`query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}`,n,o,s,t,a,r].join(`
`),u=[`query ConnectorActions {
  connectors {
    name
    title
    mode
    configured
    actions {
      ...ConnectorActionFields
    }
  }
}`,r].join(`
`),d=[`query ExplainDelivery($userId: ID) {
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
}`,e].join(`
`),f=[`mutation BeginOAuth($input: BeginOAuthInput!) {
  beginOAuth(input: $input) {
    authorizationUrl
    state
    errors {
      ...ErrorFields
    }
  }
}`,i].join(`
`),p=[`mutation RefreshConnection($input: ConnectionInput!) {
  refreshConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,a,i].join(`
`),m=[`mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,a,i].join(`
`),h=[`mutation RunConnectorAction($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) {
    output
    simulated
    durationMs
    errors {
      ...ErrorFields
    }
  }
}`,i].join(`
`),g=[`mutation TestConnector($input: TestConnectorInput!) {
  testConnector(input: $input) {
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,s,i].join(`
`),_=[`mutation SetIntegrationOverride($input: SetIntegrationOverrideInput!) {
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
}`,e,i].join(`
`);export{m as a,h as c,c as i,_ as l,u as n,d as o,l as r,p as s,f as t,g as u};