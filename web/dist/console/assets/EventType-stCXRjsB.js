import{G as e,It as t,K as n,Pt as r,Vn as i,q as a}from"./console-DvQMJalt.js";import{r as o}from"./react-DTDkG8bU.js";import{nn as s,rn as c,tn as l}from"./parts-CksY65gR.js";var u=`fragment LogEvent on Event {
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
}`,d=`fragment LogRun on WorkflowExecution {
  id
  workflow {
    id
    name
  }
}`,f=`fragment LogNode on NodeExecution {
  id
  key
  name
  attempts
  error
}`,p=[`query Log($first: Int, $after: Cursor, $last: Int, $before: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
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
}`,u,d,f].join(`
`),m=[`query LogEntry($id: ID!) {
  event(id: $id) {
    ...LogEvent
    payload
  }
}`,u,d,f].join(`
`),h=`query LogStart {
  events(first: 1) {
    nodes {
      __typename
      id
      cursor
      occurredAt
    }
  }
}`,g=`query LogExport($after: Cursor, $types: [String!], $sessionId: ID, $executionId: ID, $actorId: ID, $since: DateTime, $until: DateTime) {
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
}`,_=[`query CausalChain($of: ID!, $first: Int) {
  eventChain(of: $of, first: $first) {
    ...LogEvent
  }
}`,u,d,f].join(`
`),v={agt:`Agent`,apr:`Approval`,con:`ConnectedAccount`,doc:`SharedDocument`,dlv:`Delivery`,dst:`EventDestination`,ept:`Endpoint`,evd:`EventDelivery`,exe:`WorkflowExecution`,key:`ApiKey`,msg:`Message`,nod:`NodeExecution`,req:`Request`,ses:`Session`,tsk:`Task`,usr:`User`,wfl:`Workflow`};function y(e){return v[e.slice(0,3)]??null}function b(e,t,n,r=c(e,t)){return{type:e,id:t,name:n,to:r}}function x(e){if(`node`in e){let t=`/runs/${e.execution.id}?node=${encodeURIComponent(e.node.key)}`;return b(`WorkflowExecution`,e.node.id,e.node.name,t)}return`execution`in e?S(e):`task`in e?b(`Task`,e.task.id,e.task.title):`approval`in e?b(`Approval`,e.approval.id,e.approval.title):`agent`in e?b(`Agent`,e.agent.id,e.agent.name):`session`in e?b(`Session`,e.session.id,e.session.name):`document`in e?b(`SharedDocument`,e.document.id,e.document.key):`request`in e?b(`Request`,e.request.id,`${a(e.request.channel)} request`):`delivery`in e?b(`Delivery`,e.delivery.id,`${a(e.delivery.channel)} delivery`):`connection`in e?b(`ConnectedAccount`,e.connection.id,l(e.connection.provider)):`recordId`in e?C(e.recordId):null}function S(e){return`execution`in e?b(`WorkflowExecution`,e.execution.id,e.execution.workflow?.name??`One-off run`):null}function C(e){let t=y(e);return t===null?null:b(t,e,`${a(t)} ${e.slice(-6)}`)}function w(e){switch(e.__typename){case`TaskUpdated`:{let{status:t,progress:i,error:a}=e.task,o=t===`RUNNING`&&i!==null?` ${r(i)}`:``;return`${n(t).word}${o}${a?`: ${a}`:``}`}case`ApprovalResponded`:return n(e.approval.status).word;case`SessionUpdated`:return n(e.session.status).word;case`RequestCompleted`:return n(e.request.status).word;case`DeliveryUpdated`:return n(e.delivery.status).word;case`ConnectionChanged`:return n(e.connection.status).word;case`AgentStatusChanged`:return n(e.status).word;case`AgentExecuted`:return`${t(e.durationMs)}${e.simulated?`, simulated`:``}`;case`AgentErrored`:return s(e.error);case`WorkflowFailed`:return e.execution.error&&s(e.execution.error);case`NodeRetrying`:return`attempt ${e.node.attempts}`;case`NodeWaiting`:case`NodeFailed`:return e.node.error&&s(e.node.error);default:return null}}function T(e){switch(e.__typename){case`TaskUpdated`:return n(e.task.status).tone;case`ApprovalResponded`:return n(e.approval.status).tone;case`DeliveryUpdated`:return n(e.delivery.status).tone;case`RequestCompleted`:return n(e.request.status).tone;case`ConnectionChanged`:return n(e.connection.status).tone;case`AgentStatusChanged`:return n(e.status).tone;default:return E[e.__typename]??`off`}}var E={NodeFailed:`failed`,WorkflowFailed:`failed`,AgentErrored:`failed`,NodeCompleted:`ok`,WorkflowCompleted:`ok`,AgentExecuted:`ok`,AgentConnected:`ok`,NodeStarted:`running`,WorkflowStarted:`running`,NodeRetrying:`running`,NodeWaiting:`waiting`,ApprovalRequested:`waiting`,NodeSkipped:`cancelled`,NodeCancelled:`cancelled`,WorkflowCancelled:`cancelled`,AgentDisconnected:`off`,TaskCreated:`pending`,TaskAssigned:`waiting`,RequestReceived:`pending`,CustomEvent:`accent`,MessageSent:`accent`,DocumentChanged:`accent`};function D(e){let t=e.indexOf(`.`);return t<0?[``,e]:[e.slice(0,t+1),e.slice(t+1)]}var O={type:`_type_anmxd_1`,group:`_group_anmxd_9`,rest:`_rest_anmxd_13`,dot:`_dot_anmxd_16`},k=o();function A({event:t}){let[n,r]=D(t.type);return(0,k.jsxs)(`span`,{className:O.type,title:t.type,children:[(0,k.jsx)(`span`,{className:O.dot,style:{"--dot":e(T(t))},"aria-hidden":!0}),(0,k.jsx)(`span`,{className:i(O.group,`faint truncate`),children:n}),(0,k.jsx)(`span`,{className:O.rest,children:r})]})}export{x as a,p as c,h as d,S as i,m as l,w as n,T as o,D as r,_ as s,A as t,g as u};