import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{r as t}from"./context-Ce03P-Yh.js";import{m as n}from"./Time-C3WuMWQ_.js";import{p as r}from"./router-Cm__lA-g.js";import{s as i,t as a}from"./Button-DU0lv4Xn.js";import{i as o,r as s}from"./react-DTDkG8bU.js";import{Z as c,dt as l,ht as u}from"./index-6Oy-zsfD.js";import{nt as d,o as f,v as p}from"./title-0aeW3g6L.js";import{i as m}from"./agents-nGIBhZBX.js";import{n as h}from"./executions-icGOC9ma.js";import{n as g,t as _}from"./workflows-DxCnYYI4.js";var v={name:`sparkles`,size:24,node:[[`path`,{d:`M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z`,key:`1s2grr`}],[`path`,{d:`M20 2v4`,key:`1rf3ol`}],[`path`,{d:`M22 4h-4`,key:`gwowj6`}],[`circle`,{cx:`4`,cy:`20`,r:`2`,key:`6kqj1y`}]],aliases:[`stars`]};v.node;var y=i(v),b=e(o(),1),x=[`query OverviewApprovals {
  approvals(first: 3, status: PENDING, forMe: true) {
    totalCount
    nodes {
      id
      title
      description
      createdAt
      expiresAt
      requestedBy {
        ...ActorFields
      }
      session {
        id
        name
      }
    }
  }
}`,p].join(`
`),S=`query OverviewConnections {
  connections(mine: true) {
    id
    provider
    account
    status
    lastError
    updatedAt
  }
}`,C=`query OverviewConnectors {
  connectors {
    name
    title
    circuit {
      state
      opensUntil
    }
  }
}`,w=`query OverviewAgents {
  agents(first: 5, filter: {status: [ERROR]}) {
    totalCount
    nodes {
      id
      name
      status
      updatedAt
    }
  }
}`,T=`query OverviewFailures {
  executions(first: 5, filter: {status: [FAILED]}) {
    totalCount
    nodes {
      id
      error
      createdAt
      completedAt
      workflow {
        id
        name
      }
      nodes {
        key
        name
        status
        error
      }
    }
  }
}`,E=[`query OverviewWorkflows($since: DateTime!) {
  workflows(first: 50) {
    totalCount
    nodes {
      id
      name
      status
      statistics(since: $since) {
        ...WorkflowStatisticsFields
      }
    }
  }
}`,d].join(`
`),D=`query OverviewSteps {
  agents(
    first: 1
    filter: {runtime: [WORKER, HTTP, OPENAI, LYZR, LLAMA_STACK, A2A]}
  ) {
    totalCount
  }
  workflows(first: 1) {
    totalCount
  }
  executions(first: 1) {
    totalCount
  }
}`,O=`query DemoWorkflow($search: String!) {
  workflows(first: 5, filter: {search: $search}) {
    nodes {
      id
      name
      executions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
}`,k=`query OverviewHistory($since: DateTime!) {
  runs: events(
    last: 100
    since: $since
    types: ["workflow.started", "workflow.completed", "workflow.failed", "workflow.cancelled"]
  ) {
    totalCount
    nodes {
      __typename
      occurredAt
    }
  }
  tasks: events(
    last: 100
    since: $since
    types: ["collaboration.task_created", "collaboration.task_updated"]
  ) {
    totalCount
    nodes {
      __typename
      occurredAt
      ... on TaskUpdated {
        task {
          status
        }
      }
    }
  }
}`,A=`Publish an article`,j=`The water cycle`,M=[{name:`Researcher`,type:`research`,description:`Collects facts about a topic.`},{name:`Writer`,type:`writing`,description:`Writes a draft from the facts.`},{name:`Editor`,type:`editing`,description:`Checks a draft before people see it.`}];async function N(e,t){let n=await P(e);if(n)return{executionId:n,existed:!0};let r=0,i=async e=>{let n=await e;return t(++r),n},a=[];for(let t of M)a.push(await i(F(e,t)));let[o=``,s=``,c=``]=a;return{executionId:await i(R(e,await i(L(e,{researcher:o,editor:c,draft:await i(I(e,s))})))),existed:!1}}async function P(e){let{workflows:t}=await e.query(O,{search:A});return t.nodes.find(({name:e})=>e===A)?.executions.nodes[0]?.id??null}async function F(e,t){let n={...t,runtime:`OPENAI`,capabilities:[t.type],metadata:{demo:!0}},{createAgent:r}=await e.mutate(m,{input:n},{idempotencyKey:`demo-agent-${t.type}`});return B(r.agent).id}async function I(e,t){let n={template:`content_generation`,name:`Draft an article`,description:`Has the writer draft an article and stores it.`,parameters:{agent_id:t}},{createWorkflowFromTemplate:r}=await e.mutate(g,{input:n},{idempotencyKey:`demo-workflow-draft`});return B(r.workflow).id}async function L(e,t){let n={name:A,description:`Researches and drafts an article, asks a person, and publishes it.`,nodes:z(t),inputSchema:{type:`object`,required:[`topic`],properties:{topic:{type:`string`,title:`Topic`}}}},{createWorkflow:r}=await e.mutate(_,{input:n},{idempotencyKey:`demo-workflow-publish`});return B(r.workflow).id}async function R(e,t){let n={workflowId:t,input:{topic:j}},{executeWorkflow:r}=await e.mutate(h,{input:n},{idempotencyKey:`demo-run`});return B(r.execution).id}function z({researcher:e,editor:t,draft:n}){return[{key:`brief`,name:`Brief`,type:`TRANSFORM`,config:{value:{topic:"${input.topic}"}}},{key:`research`,name:`Research`,type:`AGENT`,config:{agentId:e,message:"Collect facts about ${nodes.brief.output.topic}."},dependsOn:[`brief`]},{key:`draft`,name:`Draft`,type:`WORKFLOW`,config:{workflowId:n,input:{topic:"${nodes.brief.output.topic}"}},dependsOn:[`research`]},{key:`edit`,name:`Edit`,type:`AGENT`,config:{agentId:t,message:"Check the draft about ${nodes.brief.output.topic}."},dependsOn:[`draft`]},{key:`approve`,name:`Approve`,type:`APPROVAL`,config:{title:"Publish “${nodes.brief.output.topic}”?",description:`The draft is written and checked. It is published once you approve it.`,data:{topic:"${nodes.brief.output.topic}",checked:"${nodes.edit.output.content}"}},dependsOn:[`edit`]},{key:`publish`,name:`Publish`,type:`EVENT`,config:{emit:`article.published`,data:{topic:"${nodes.brief.output.topic}"}},dependsOn:[`approve`],when:`nodes.approve.output.approved`}]}function B(e){if(e===null)throw Error(`The gateway created nothing and gave no reason.`);return e}var V={frame:`_frame_5ukm1_1`},H=s();function U({variant:e=`plain`,onLoaded:i}){let o=t(),s=r(),d=u(),p=f(`agents:write`),m=f(`workflows:write`),[h,g]=(0,b.useState)(null),[_,v]=(0,b.useState)(null),x=async()=>{g(0),v(null);try{let{executionId:e,existed:t}=await N(o,g);l(),i?.(e),d({title:t?`The demo is loaded already`:`The demo is loaded`,description:t?`Everything is as you left it.`:`Its run will ask you for an approval.`,action:{label:`See the run`,run:()=>void s.navigate({href:`/runs/${e}`})}})}catch(e){v(n(e))}finally{g(null)}};return(0,H.jsxs)(`span`,{className:V.frame,children:[(0,H.jsx)(a,{variant:e,icon:y,busy:h!==null,disabledReason:p.reason??m.reason??null,onClick:()=>void x(),children:h===null?`Load the demo`:`Loading ${h} of 6`}),(0,H.jsx)(c,{compact:!0,error:_,onRetry:()=>void x()})]})}export{C as a,D as c,S as i,E as l,w as n,T as o,x as r,k as s,U as t};