import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{Bt as t,Gt as n,Lt as r,St as i,bt as a,it as o,xt as s}from"./index-DSmWLjS9.js";import{i as c,r as l}from"./react-DTDkG8bU.js";import{r as u}from"./Time-AtWi8Q0_.js";import{r as d}from"./Kbd-DzzKb9h7.js";import{l as f,n as p}from"./Empty-keNOC2zN.js";import{t as m}from"./Button-BN-UqUNc.js";import{t as h}from"./classes-hZG6twJP.js";import{t as g}from"./mutate-Bv5AsWD5.js";import{o as _}from"./TextField-AkZ3TvZK.js";import{t as v}from"./Tabs-CxC8DqNv.js";import{t as y}from"./TextArea-BvayU03w.js";import{n as b,t as x}from"./useReply-Dn9GSJe_.js";import{i as S,n as C}from"./agents-CRrmw6Dy.js";import{t as ee}from"./Confirm-XND5Slkl.js";var w={name:`heart-pulse`,size:24,node:[[`path`,{d:`M2 9.5a5.5 5.5 0 0 1 9.591-3.676.56.56 0 0 0 .818 0A5.49 5.49 0 0 1 22 9.5c0 2.29-1.5 4-3 5.5l-5.492 5.313a2 2 0 0 1-3 .019L5 15c-1.5-1.5-3-3.2-3-5.5`,key:`mvr1a0`}],[`path`,{d:`M3.22 13H9.5l.5-1 2 4.5 2-7 1.5 3.5h5.27`,key:`auskq0`}]]};w.node;var T=d(w),E=e(c(),1),D={ask:`_ask_8aauw_1`,reply:`_reply_8aauw_6`},O=l();function k({agent:e,mayNotAsk:t,onClose:n}){let[r,i]=(0,E.useState)(``),{reply:a,ask:o,cancel:s,clear:c}=x(null),l=a?.state===`asking`||a?.state===`writing`,u=()=>{r.trim()!==``&&!l&&t===null&&o(e,r.trim())};return(0,O.jsx)(_,{open:!0,onOpenChange:n,title:`Ask ${e.name}`,footer:(0,O.jsx)(m,{variant:`primary`,keys:`Ctrl ⏎`,busy:l,disabledReason:t,disabled:r.trim()===``,onClick:u,children:`Ask`}),children:(0,O.jsxs)(`div`,{className:D.ask,children:[(0,O.jsx)(y,{label:`Question`,hideLabel:!0,placeholder:`What do you want to know?`,value:r,onChange:i,rows:3,autoFocus:!0,onKeyDown:e=>{e.key===`Enter`&&(e.ctrlKey||e.metaKey)&&u()}}),a&&(0,O.jsx)(`div`,{className:D.reply,children:(0,O.jsx)(b,{reply:a,onStop:s,onAskAgain:e=>o(e.agent,e.question),onDismiss:c})})]})})}var A={beat:`_beat_1vi3d_1`,HEALTHY:`_HEALTHY_1vi3d_13`,DEGRADED:`_DEGRADED_1vi3d_17`,UNHEALTHY:`_UNHEALTHY_1vi3d_21`};function te({runtime:e,at:t,requests:n,health:r}){let i=e===`WORKER`,a=r.message??(i?`Its last heartbeat`:`Its last call`);if(i)return(0,O.jsxs)(`span`,{className:h(A.beat,A[r.status]),title:a,children:[(0,O.jsx)(T,{"aria-hidden":!0},t),t?(0,O.jsx)(u,{at:t}):`never heard`]});let o=r.status===`HEALTHY`&&r.checkedAt?(0,O.jsx)(u,{at:r.checkedAt}):ne(r,n);return(0,O.jsx)(`span`,{className:h(A.beat,A[r.status]),title:a,children:(0,O.jsx)(`span`,{className:`truncate`,children:o})})}function ne({status:e,message:t},n){return e===`HEALTHY`?`answers`:e===`UNKNOWN`?n>0?`not called since its start`:`not called yet`:t??`does not answer`}function j(e,t){switch(e){case`python`:return M(t);case`shell`:return N(t);case`curl`:return P(t)}}function M({name:e,taskType:t}){return`# pip install ./clients/python        (in a checkout of Parley)
# Set the variables of "Environment" before you start it.
from parley_client import BaseAgent, Json, Task


class ${F(e)}(BaseAgent):
    task_types = (${I(t)},)

    async def execute_task(self, task: Task) -> Json:
        await self.report_progress(task, 0.5, "halfway")
        return {"received": task.payload}


${F(e)}().run()
`}function N({url:e,token:t,agentId:n}){return`export PARLEY_URL=${L(e)}
export PARLEY_TOKEN=${L(t)}
export PARLEY_AGENT=${L(n)}
`}function P({url:e,token:t,agentId:n}){let r=JSON.stringify({query:`mutation ($id: ID!) { agentHeartbeat(input: {agentId: $id}) { agent { status } errors { message } } }`,variables:{id:n}});return`curl ${L(`${e}/graphql`)} \\
  -H ${L(`Authorization: Bearer ${t}`)} \\
  -H 'Content-Type: application/json' \\
  -d ${L(r)}
`}function F(e){let t=e.normalize(`NFKD`).replace(/[^A-Za-z0-9]+/g,` `).trim().split(` `).filter(Boolean).map(e=>e.charAt(0).toUpperCase()+e.slice(1)).join(``);return/^[A-Za-z]/.test(t)?t:`Worker`}function I(e){return JSON.stringify(e)}function L(e){return`'${e.replaceAll(`'`,`'\\''`)}'`}var R={setup:`_setup_1y5ce_1`,part:`_part_1y5ce_6`,head:`_head_1y5ce_11`,once:`_once_1y5ce_16`,waits:`_waits_1y5ce_19`,heard:`_heard_1y5ce_20`,wait:`_wait_1y5ce_19`};function z({worker:e,heard:t}){let[n,r]=(0,E.useState)(`python`);return(0,O.jsxs)(`div`,{className:R.setup,children:[(0,O.jsxs)(`section`,{className:R.part,children:[(0,O.jsx)(`h3`,{children:`Environment`}),(0,O.jsxs)(`p`,{className:R.once,children:[`The key is shown only once. Anyone who has it acts as `,e.name,`.`]}),(0,O.jsx)(p,{text:j(`shell`,e),language:`Shell`})]}),(0,O.jsxs)(`section`,{className:R.part,children:[(0,O.jsxs)(`div`,{className:R.head,children:[(0,O.jsx)(`h3`,{children:n===`python`?`Worker`:`First heartbeat`}),(0,O.jsx)(v,{label:`Language`,value:n,onChange:r,items:[{value:`python`,label:`Python`},{value:`curl`,label:`curl`}]})]}),(0,O.jsx)(p,{text:j(n,e),language:n===`python`?`worker.py`:`Shell`})]}),(0,O.jsxs)(`p`,{className:t?R.heard:R.waits,role:`status`,"data-heard":t,children:[t?(0,O.jsx)(f,{"aria-hidden":!0}):(0,O.jsx)(T,{"aria-hidden":!0}),t?`${e.name} is here: its first heartbeat arrived.`:`Waiting for the first heartbeat of ${e.name}`]})]})}var B=`fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,V=`fragment FleetAgent on Agent {
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
}`,H=`fragment AgentCallFields on Event {
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
}`,U=[`query Fleet($first: Int, $after: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...FleetAgent
    }
  }
}`,n,V,s,t,i,B].join(`
`),W=[`subscription FleetEvents($after: Cursor) {
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
}`,r,a,s,B].join(`
`),G=[`subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
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
}`,H,r,a,s,V,t,i,B].join(`
`),K=[`query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}`,n,H,r,a,s].join(`
`),q=[`query AgentPulse($id: ID!, $since: DateTime) {
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
}`,t,i,B].join(`
`),J=[`query AgentHeartbeats($ids: [ID!]!) {
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
}`,t].join(`
`),Y=new Set([`ASSIGNED`,`RUNNING`]);function X(e,t){switch(t.__typename){case`AgentConnected`:case`AgentDisconnected`:case`AgentStatusChanged`:case`AgentExecuted`:case`AgentErrored`:return e.map(e=>e.id===t.agent.id?Z(e,t.agent):e);case`TaskAssigned`:case`TaskUpdated`:return e.map(e=>ie(e,t.task,t.task.assignedTo?.id??null));case`RecordChanged`:return t.type===`agent.deleted`?e.filter(e=>e.id!==t.recordId):e;default:return e}}function re(e){return e.__typename===`RecordChanged`&&e.type!==`agent.deleted`}function Z(e,t){if(t.updatedAt<e.updatedAt)return e;let n=Q(e.lastHeartbeatAt,t.lastHeartbeatAt);return{...e,...t,lastHeartbeatAt:n}}function ie(e,t,n){let r=e.currentTasks.find(e=>e.id===t.id),{id:i,title:a,type:o,status:s,priority:c,progress:l,error:u,createdAt:d,updatedAt:f}=t,p={id:i,title:a,type:o,status:s,priority:c,progress:l,error:u,createdAt:d,updatedAt:f};if(r&&r.updatedAt>t.updatedAt)return e;let m=n===e.id&&Y.has(s);if(!r)return m?{...e,currentTasks:[...e.currentTasks,p]}:e;let h=m?e.currentTasks.map(e=>e.id===i?p:e):e.currentTasks.filter(e=>e.id!==i);return{...e,currentTasks:h}}function ae(e,t){return t.size===0?e:e.map(e=>{let n=t.get(e.id);return n?{...e,lastHeartbeatAt:Q(e.lastHeartbeatAt,n.lastHeartbeatAt),health:n.health}:e})}function Q(e,t){return e===null||t===null?e??t:e>t?e:t}function oe(e){let[t,n]=g(C),[r,i]=g(S),[a,s]=(0,E.useState)(null),c=o(),l=async e=>{let{error:n}=await t({input:{id:e.id,command:`START`}});n&&c({tone:`bad`,title:`${e.name} was not started`,description:n.message})},u=async({agent:n,what:i})=>{let{error:a}=i===`DELETE`?await r({input:{id:n.id}}):await t({input:{id:n.id,command:i}});if(a)throw a;i===`DELETE`&&e?.()};return{pending:n.pending||i.pending,command:(e,t)=>t===`START`?void l(e):s({agent:e,what:t}),remove:e=>s({agent:e,what:`DELETE`}),question:a&&(0,O.jsx)(ee,{open:!0,onOpenChange:()=>s(null),title:`${$[a.what]} ${a.agent.name}?`,action:$[a.what],danger:a.what===`DELETE`,onConfirm:()=>u(a),...a.what===`DELETE`?{typeToConfirm:a.agent.name}:{},children:se(a)})}}var $={STOP:`Stop`,RESTART:`Restart`,DELETE:`Delete`};function se({agent:e,what:t}){let n=e.currentTasks.length,r=n===0?`It has no task now.`:`Its ${n===1?`task goes`:`${n} tasks go`} back to the queue.`;switch(t){case`STOP`:return`${r} It gets no more until somebody starts it.`;case`RESTART`:return`${r} It can claim again at once.`;case`DELETE`:return`Its keys are revoked and its tasks go back to the queue. Past records keep its name; workflows that name it fail at that node.`}}export{Z as a,q as c,W as d,z as f,ae as i,G as l,k as m,X as n,K as o,te as p,re as r,J as s,oe as t,U as u};