import{H as e,U as t,V as n}from"./index-B9Be0n3O.js";import{r}from"./react-DTDkG8bU.js";import{t as i}from"./classes-hZG6twJP.js";import{r as a}from"./times-BOdooEu6.js";import{t as o}from"./links-zn7xwPZb.js";var s=`fragment LogEvent on Event {
  __typename
  id
  type
  occurredAt
  cursor
  causedBy
  actor {
    __typename
    id
    name
  }
  ... on SessionCreated {
    session {
      id
      name
    }
  }
  ... on SessionUpdated {
    session {
      id
      name
      status
    }
  }
  ... on ParticipantJoined {
    session {
      id
      name
    }
  }
  ... on ParticipantLeft {
    session {
      id
      name
    }
  }
  ... on MessageSent {
    session {
      id
      name
    }
  }
  ... on DocumentChanged {
    document {
      id
      key
    }
  }
  ... on TaskCreated {
    task {
      id
      title
    }
  }
  ... on TaskAssigned {
    task {
      id
      title
    }
  }
  ... on TaskUpdated {
    task {
      id
      title
      status
      progress
      error
    }
  }
  ... on ApprovalRequested {
    approval {
      id
      title
    }
  }
  ... on ApprovalResponded {
    approval {
      id
      title
      status
    }
  }
  ... on WorkflowStarted {
    execution {
      ...LogRun
    }
  }
  ... on WorkflowCompleted {
    execution {
      ...LogRun
    }
  }
  ... on WorkflowFailed {
    execution {
      ...LogRun
      error
    }
  }
  ... on WorkflowCancelled {
    execution {
      ...LogRun
    }
  }
  ... on NodeStarted {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeWaiting {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeRetrying {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeCompleted {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeFailed {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeSkipped {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on NodeCancelled {
    execution {
      ...LogRun
    }
    node {
      ...LogNode
    }
  }
  ... on AgentConnected {
    agent {
      id
      name
    }
  }
  ... on AgentDisconnected {
    agent {
      id
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      id
      name
    }
  }
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      id
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      id
      name
    }
  }
  ... on RequestReceived {
    request {
      id
      channel
    }
  }
  ... on RequestCompleted {
    request {
      id
      channel
      status
    }
  }
  ... on ConnectionChanged {
    connection {
      id
      provider
      status
    }
  }
  ... on DeliveryUpdated {
    delivery {
      id
      channel
      status
    }
  }
  ... on RecordChanged {
    recordId
  }
}`,c=`fragment LogRun on WorkflowExecution {
  id
  workflow {
    id
    name
  }
}`,l=`fragment LogNode on NodeExecution {
  id
  key
  name
  attempts
  error
}`,u=[`query Log($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
  events(
    first: $first
    after: $after
    last: $last
    before: $before
    types: $types
    sessionId: $sessionId
    executionId: $executionId
    actorId: $actorId
    since: $since
    until: $until
  ) {
    pageInfo {
      hasNextPage
      hasPreviousPage
    }
    nodes {
      ...LogEvent
    }
  }
}`,s,c,l].join(`
`),d=[`query LogEntry($id: ID!) {
  event(id: $id) {
    ...LogEvent
    payload
  }
}`,s,c,l].join(`
`),f=`query LogStart {
  events(first: 1) {
    nodes {
      __typename
      id
      cursor
      occurredAt
    }
  }
}`,p=`query LogExport($after: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
  events(
    first: 100
    after: $after
    types: $types
    sessionId: $sessionId
    executionId: $executionId
    actorId: $actorId
    since: $since
    until: $until
  ) {
    pageInfo {
      hasNextPage
    }
    nodes {
      __typename
      id
      type
      occurredAt
      cursor
      causedBy
      actor {
        id
        name
      }
      payload
    }
  }
}`,m=[`query CausalChain($of: ID!, $first: Int) {
  eventChain(of: $of, first: $first) {
    ...LogEvent
  }
}`,s,c,l].join(`
`),h={agt:`Agent`,apr:`Approval`,con:`ConnectedAccount`,doc:`SharedDocument`,dlv:`Delivery`,dst:`EventDestination`,ept:`Endpoint`,evd:`EventDelivery`,exe:`WorkflowExecution`,key:`ApiKey`,msg:`Message`,nod:`NodeExecution`,req:`Request`,ses:`Session`,tsk:`Task`,usr:`User`,wfl:`Workflow`};function g(e){return h[e.slice(0,3)]??null}function _(e,t,n,r=o(e,t)){return{type:e,id:t,name:n,to:r}}function v(e){if(`node`in e){let t=`/runs/${e.execution.id}?node=${encodeURIComponent(e.node.key)}`;return _(`WorkflowExecution`,e.node.id,e.node.name,t)}return`execution`in e?y(e):`task`in e?_(`Task`,e.task.id,e.task.title):`approval`in e?_(`Approval`,e.approval.id,e.approval.title):`agent`in e?_(`Agent`,e.agent.id,e.agent.name):`session`in e?_(`Session`,e.session.id,e.session.name):`document`in e?_(`SharedDocument`,e.document.id,e.document.key):`request`in e?_(`Request`,e.request.id,`${t(e.request.channel)} request`):`delivery`in e?_(`Delivery`,e.delivery.id,`Delivery by ${t(e.delivery.channel).toLowerCase()}`):`connection`in e?_(`ConnectedAccount`,e.connection.id,e.connection.provider):`recordId`in e?b(e.recordId):null}function y(e){return`execution`in e?_(`WorkflowExecution`,e.execution.id,e.execution.workflow?.name??`One-off run`):null}function b(e){let n=g(e)??`Record`;return _(n,e,`${t(n)} ${e.slice(-6)}`)}function x(t){switch(t.__typename){case`TaskUpdated`:{let{status:n,progress:r,error:i}=t.task,a=n===`RUNNING`&&r!==null?` ${Math.round(r*100)} %`:``;return`${e(n).word}${a}${i?`: ${i}`:``}`}case`ApprovalResponded`:return e(t.approval.status).word;case`SessionUpdated`:return e(t.session.status).word;case`RequestCompleted`:return e(t.request.status).word;case`DeliveryUpdated`:return e(t.delivery.status).word;case`ConnectionChanged`:return e(t.connection.status).word;case`AgentStatusChanged`:return e(t.status).word;case`AgentExecuted`:return`${a(t.durationMs)}${t.simulated?`, simulated`:``}`;case`AgentErrored`:return t.error;case`WorkflowFailed`:return t.execution.error;case`NodeRetrying`:return`attempt ${t.node.attempts}`;case`NodeWaiting`:case`NodeFailed`:return t.node.error;default:return null}}function S(t){switch(t.__typename){case`TaskUpdated`:return e(t.task.status).tone;case`ApprovalResponded`:return e(t.approval.status).tone;case`DeliveryUpdated`:return e(t.delivery.status).tone;case`RequestCompleted`:return e(t.request.status).tone;case`ConnectionChanged`:return e(t.connection.status).tone;case`AgentStatusChanged`:return e(t.status).tone;default:return C[t.__typename]??`off`}}var C={NodeFailed:`failed`,WorkflowFailed:`failed`,AgentErrored:`failed`,NodeCompleted:`ok`,WorkflowCompleted:`ok`,AgentExecuted:`ok`,AgentConnected:`ok`,NodeStarted:`running`,WorkflowStarted:`running`,NodeRetrying:`running`,NodeWaiting:`waiting`,ApprovalRequested:`waiting`,NodeSkipped:`cancelled`,NodeCancelled:`cancelled`,WorkflowCancelled:`cancelled`,AgentDisconnected:`off`,TaskCreated:`pending`,TaskAssigned:`waiting`,RequestReceived:`pending`,CustomEvent:`accent`,MessageSent:`accent`,DocumentChanged:`accent`};function w(e){let t=e.indexOf(`.`);return t<0?[``,e]:[e.slice(0,t+1),e.slice(t+1)]}var T={type:`_type_anmxd_1`,group:`_group_anmxd_9`,rest:`_rest_anmxd_13`,dot:`_dot_anmxd_16`},E=r();function D({event:e}){let[t,r]=w(e.type);return(0,E.jsxs)(`span`,{className:T.type,title:e.type,children:[(0,E.jsx)(`span`,{className:T.dot,style:{"--dot":n(S(e))},"aria-hidden":!0}),(0,E.jsx)(`span`,{className:i(T.group,`faint truncate`),children:t}),(0,E.jsx)(`span`,{className:T.rest,children:r})]})}export{v as a,u as c,f as d,y as i,d as l,x as n,S as o,w as r,m as s,D as t,p as u};