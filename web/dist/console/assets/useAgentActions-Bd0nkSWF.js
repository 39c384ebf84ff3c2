import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{it as t}from"./index-Dj0YdOeB.js";import{i as n,r}from"./react-DTDkG8bU.js";import{r as i}from"./Time-AtWi8Q0_.js";import{r as a}from"./Kbd-DzzKb9h7.js";import{l as o,n as s}from"./Empty-keNOC2zN.js";import{t as c}from"./Button-BN-UqUNc.js";import{t as l}from"./classes-hZG6twJP.js";import{t as u}from"./mutate-Bv5AsWD5.js";import{o as d}from"./TextField-AkZ3TvZK.js";import{t as f}from"./Tabs-CxC8DqNv.js";import{t as p}from"./TextArea-BvayU03w.js";import{n as m,t as h}from"./useReply-Ssqs1q7z.js";import{i as g,n as _}from"./agents-DBeCXQzd.js";import{t as v}from"./Confirm-XND5Slkl.js";var y={name:`heart-pulse`,size:24,node:[[`path`,{d:`M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5`,key:`mvr1a0`}],[`path`,{d:`M3.22 13H9.5l.5-1 2 4.5 2-7 1.5 3.5h5.27`,key:`auskq0`}]]};y.node;var b=a(y),x=e(n(),1),S={ask:`_ask_8aauw_1`,reply:`_reply_8aauw_6`},C=r();function w({agent:e,mayNotAsk:t,onClose:n}){let[r,i]=(0,x.useState)(``),{reply:a,ask:o,cancel:s,clear:l}=h(null),u=a?.state===`asking`||a?.state===`writing`,f=()=>{r.trim()!==``&&!u&&t===null&&o(e,r.trim())};return(0,C.jsx)(d,{open:!0,onOpenChange:n,title:`Ask ${e.name}`,footer:(0,C.jsx)(c,{variant:`primary`,keys:`Ctrl ⏎`,busy:u,disabledReason:t,disabled:r.trim()===``,onClick:f,children:`Ask`}),children:(0,C.jsxs)(`div`,{className:S.ask,children:[(0,C.jsx)(p,{label:`Question`,hideLabel:!0,placeholder:`What do you want to know?`,value:r,onChange:i,rows:3,autoFocus:!0,onKeyDown:e=>{e.key===`Enter`&&(e.ctrlKey||e.metaKey)&&f()}}),a&&(0,C.jsx)(`div`,{className:S.reply,children:(0,C.jsx)(m,{reply:a,onStop:s,onAskAgain:e=>o(e.agent,e.question),onDismiss:l})})]})})}var T={beat:`_beat_1vi3d_1`,HEALTHY:`_HEALTHY_1vi3d_13`,DEGRADED:`_DEGRADED_1vi3d_17`,UNHEALTHY:`_UNHEALTHY_1vi3d_21`};function E({runtime:e,at:t,requests:n,health:r}){let a=e===`WORKER`,o=r.message??(a?`Its last heartbeat`:`Its last call`);if(a)return(0,C.jsxs)(`span`,{className:l(T.beat,T[r.status]),title:o,children:[(0,C.jsx)(b,{"aria-hidden":!0},t),t?(0,C.jsx)(i,{at:t}):`never heard`]});let s=r.status===`HEALTHY`&&r.checkedAt?(0,C.jsx)(i,{at:r.checkedAt}):D(r,n);return(0,C.jsx)(`span`,{className:l(T.beat,T[r.status]),title:o,children:(0,C.jsx)(`span`,{className:`truncate`,children:s})})}function D({status:e,message:t},n){return e===`HEALTHY`?`answers`:e===`UNKNOWN`?n>0?`not called since its start`:`not called yet`:t??`does not answer`}function O(e,t){switch(e){case`python`:return k(t);case`shell`:return A(t);case`curl`:return j(t)}}function k({name:e,taskType:t}){return`# pip install ./clients/python        (in a checkout of Parley)
# Set the variables of "Environment" before you start it.
from parley_client import BaseAgent, Json, Task


class ${M(e)}(BaseAgent):
    task_types = (${N(t)},)

    async def execute_task(self, task: Task) -> Json:
        await self.report_progress(task, 0.5, "halfway")
        return {"received": task.payload}


${M(e)}().run()
`}function A({url:e,token:t,agentId:n}){return`export PARLEY_URL=${P(e)}
export PARLEY_TOKEN=${P(t)}
export PARLEY_AGENT=${P(n)}
`}function j({url:e,token:t,agentId:n}){let r=JSON.stringify({query:`mutation ($id: ID!) { agentHeartbeat(input: {agentId: $id}) { agent { status } errors { message } } }`,variables:{id:n}});return`curl ${P(`${e}/graphql`)} \\
  -H ${P(`Authorization: Bearer ${t}`)} \\
  -H 'Content-Type: application/json' \\
  -d ${P(r)}
`}function M(e){let t=e.normalize(`NFKD`).replace(/[^A-Za-z0-9]+/g,` `).trim().split(` `).filter(Boolean).map(e=>e.charAt(0).toUpperCase()+e.slice(1)).join(``);return/^[A-Za-z]/.test(t)?t:`Worker`}function N(e){return JSON.stringify(e)}function P(e){return`'${e.replaceAll(`'`,`'\\''`)}'`}var F={setup:`_setup_1y5ce_1`,part:`_part_1y5ce_6`,head:`_head_1y5ce_11`,once:`_once_1y5ce_16`,waits:`_waits_1y5ce_19`,heard:`_heard_1y5ce_20`,wait:`_wait_1y5ce_19`};function I({worker:e,heard:t}){let[n,r]=(0,x.useState)(`python`);return(0,C.jsxs)(`div`,{className:F.setup,children:[(0,C.jsxs)(`section`,{className:F.part,children:[(0,C.jsx)(`h3`,{children:`Environment`}),(0,C.jsxs)(`p`,{className:F.once,children:[`The key is shown only once. Anyone who has it acts as `,e.name,`.`]}),(0,C.jsx)(s,{text:O(`shell`,e),language:`Shell`})]}),(0,C.jsxs)(`section`,{className:F.part,children:[(0,C.jsxs)(`div`,{className:F.head,children:[(0,C.jsx)(`h3`,{children:n===`python`?`Worker`:`First heartbeat`}),(0,C.jsx)(f,{label:`Language`,value:n,onChange:r,items:[{value:`python`,label:`Python`},{value:`curl`,label:`curl`}]})]}),(0,C.jsx)(s,{text:O(n,e),language:n===`python`?`worker.py`:`Shell`})]}),(0,C.jsxs)(`p`,{className:t?F.heard:F.waits,role:`status`,"data-heard":t,children:[t?(0,C.jsx)(o,{"aria-hidden":!0}):(0,C.jsx)(b,{"aria-hidden":!0}),t?`${e.name} is here: its first heartbeat arrived.`:`Waiting for the first heartbeat of ${e.name}`]})]})}var L=`query Fleet($first: Int, $after: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...FleetAgent
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment FleetAgent on Agent {
  ...AgentFields
  health {
    ...HealthFields
  }
  metrics {
    ...AgentMetricsFields
  }
  currentTasks {
    ...FleetTask
  }
}
fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,R=`subscription FleetEvents($after: Cursor) {
  events(
    types: ["agent.created", "agent.updated", "agent.deleted", "agent.connected", "agent.disconnected", "agent.status_changed", "agent.execution", "agent.error", "collaboration.task_assigned", "collaboration.task_updated"]
    after: $after
  ) {
    ...EventFields
    ... on RecordChanged {
      recordId
      changes
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentStatusChanged {
      agent {
        ...AgentFields
      }
    }
    ... on AgentExecuted {
      agent {
        ...AgentFields
      }
    }
    ... on AgentErrored {
      agent {
        ...AgentFields
      }
    }
    ... on TaskAssigned {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
    ... on TaskUpdated {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,z=`subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
  agentEvents(agentIds: $agentIds, after: $after) {
    ...AgentCallFields
    ... on StreamOpened {
      snapshot {
        __typename
        id
        ... on Agent {
          ...FleetAgent
          config
          metadata
        }
      }
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
  }
}
fragment AgentCallFields on Event {
  ...EventFields
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      ...AgentFields
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}
fragment FleetAgent on Agent {
  ...AgentFields
  health {
    ...HealthFields
  }
  metrics {
    ...AgentMetricsFields
  }
  currentTasks {
    ...FleetTask
  }
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,B=`query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment AgentCallFields on Event {
  ...EventFields
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      ...AgentFields
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}`,V=`query AgentPulse($id: ID!, $since: DateTime) {
  agent(id: $id) {
    id
    status
    lastHeartbeatAt
    health {
      ...HealthFields
    }
    metrics {
      ...AgentMetricsFields
    }
    metricsHistory(since: $since, first: 500) {
      at
      metrics {
        ...AgentMetricsFields
      }
    }
    currentTasks {
      ...FleetTask
    }
    tasks(first: 10) {
      totalCount
      nodes {
        ...FleetTask
      }
    }
  }
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}
fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,H=`query AgentHeartbeats($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Agent {
      status
      lastHeartbeatAt
      health {
        ...HealthFields
      }
    }
  }
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}`,U=new Set([`ASSIGNED`,`RUNNING`]);function W(e,t){switch(t.__typename){case`AgentConnected`:case`AgentDisconnected`:case`AgentStatusChanged`:case`AgentExecuted`:case`AgentErrored`:return e.map(e=>e.id===t.agent.id?K(e,t.agent):e);case`TaskAssigned`:case`TaskUpdated`:return e.map(e=>q(e,t.task,t.task.assignedTo?.id??null));case`RecordChanged`:return t.type===`agent.deleted`?e.filter(e=>e.id!==t.recordId):e;default:return e}}function G(e){return e.__typename===`RecordChanged`&&e.type!==`agent.deleted`}function K(e,t){if(t.updatedAt<e.updatedAt)return e;let n=Y(e.lastHeartbeatAt,t.lastHeartbeatAt);return{...e,...t,lastHeartbeatAt:n}}function q(e,t,n){let r=e.currentTasks.find(e=>e.id===t.id),{id:i,title:a,type:o,status:s,priority:c,progress:l,error:u,createdAt:d,updatedAt:f}=t,p={id:i,title:a,type:o,status:s,priority:c,progress:l,error:u,createdAt:d,updatedAt:f};if(r&&r.updatedAt>t.updatedAt)return e;let m=n===e.id&&U.has(s);if(!r)return m?{...e,currentTasks:[...e.currentTasks,p]}:e;let h=m?e.currentTasks.map(e=>e.id===i?p:e):e.currentTasks.filter(e=>e.id!==i);return{...e,currentTasks:h}}function J(e,t){return t.size===0?e:e.map(e=>{let n=t.get(e.id);return n?{...e,lastHeartbeatAt:Y(e.lastHeartbeatAt,n.lastHeartbeatAt),health:n.health}:e})}function Y(e,t){return e===null||t===null?e??t:e>t?e:t}function X(e){let[n,r]=u(_),[i,a]=u(g),[o,s]=(0,x.useState)(null),c=t(),l=async e=>{let{error:t}=await n({input:{id:e.id,command:`START`}});t&&c({tone:`bad`,title:`${e.name} was not started`,description:t.message})},d=async({agent:t,what:r})=>{let{error:a}=r===`DELETE`?await i({input:{id:t.id}}):await n({input:{id:t.id,command:r}});if(a)throw a;r===`DELETE`&&e?.()};return{pending:r.pending||a.pending,command:(e,t)=>t===`START`?void l(e):s({agent:e,what:t}),remove:e=>s({agent:e,what:`DELETE`}),question:o&&(0,C.jsx)(v,{open:!0,onOpenChange:()=>s(null),title:`${Z[o.what]} ${o.agent.name}?`,action:Z[o.what],danger:o.what===`DELETE`,onConfirm:()=>d(o),...o.what===`DELETE`?{typeToConfirm:o.agent.name}:{},children:Q(o)})}}var Z={STOP:`Stop`,RESTART:`Restart`,DELETE:`Delete`};function Q({agent:e,what:t}){let n=e.currentTasks.length,r=n===0?`It has no task now.`:`Its ${n===1?`task goes`:`${n} tasks go`} back to the queue.`;switch(t){case`STOP`:return`${r} It gets no more until somebody starts it.`;case`RESTART`:return`${r} It can claim again at once.`;case`DELETE`:return`Its keys are revoked and its tasks go back to the queue. Past records keep its name; workflows that name it fail at that node.`}}export{K as a,V as c,R as d,I as f,J as i,z as l,w as m,W as n,B as o,E as p,G as r,H as s,X as t,L as u};