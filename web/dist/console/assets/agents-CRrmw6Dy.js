import{Ht as e,Pt as t,bt as n,xt as r}from"./index-DSmWLjS9.js";var i=[`subscription AgentReply($input: InvokeAgentInput!) {
  agentReply(input: $input) {
    delta
    done
    reply {
      content
      metadata
      simulated
      durationMs
      message {
        ...MessageFields
      }
    }
  }
}`,e,n].join(`
`),a=[`mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,t].join(`
`),o=[`mutation DeleteAgent($input: DeleteInput!) {
  deleteAgent(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,t].join(`
`),s=[`mutation CommandAgent($input: CommandAgentInput!) {
  commandAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,t].join(`
`);export{o as i,s as n,a as r,i as t};