import{Bt as e,Dt as t,Et as n,Ot as r,Pt as i,Tt as a,Vt as o,kt as s}from"./index-DSmWLjS9.js";var c=[`query Connectors {
  connectors {
    ...ConnectorFields
  }
}`,s,n,e,a,t].join(`
`),l=[`query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}`,s,n,e,a,t,r].join(`
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
}`,o].join(`
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
}`,t,i].join(`
`),m=[`mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,t,i].join(`
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
}`,e,i].join(`
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
}`,o,i].join(`
`);export{m as a,h as c,c as i,_ as l,u as n,d as o,l as r,p as s,f as t,g as u};