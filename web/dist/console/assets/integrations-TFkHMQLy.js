import{C as e,S as t,c as n,h as r,l as i,o as a,s as o,u as s}from"./fragments-MmaakWDw.js";var c=[`query Connectors {
  connectors {
    ...ConnectorFields
  }
}`,s,o,t,a,n].join(`
`),l=[`query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}`,s,o,t,a,n,i].join(`
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
}`,i].join(`
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
}`,r].join(`
`),p=[`mutation RefreshConnection($input: ConnectionInput!) {
  refreshConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,r].join(`
`),m=[`mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,n,r].join(`
`),h=[`mutation RunConnectorAction($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) {
    output
    simulated
    durationMs
    errors {
      ...ErrorFields
    }
  }
}`,r].join(`
`),g=[`mutation TestConnector($input: TestConnectorInput!) {
  testConnector(input: $input) {
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,r].join(`
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
}`,e,r].join(`
`);export{m as a,h as c,c as i,_ as l,u as n,d as o,l as r,p as s,f as t,g as u};