import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{r as t}from"./context-B0NfIRVY.js";import{p as n}from"./Time-AtWi8Q0_.js";import{p as r}from"./router-Cm__lA-g.js";import{r as i}from"./Kbd-DzzKb9h7.js";import{i as a,r as o}from"./react-DTDkG8bU.js";import{r as s}from"./reading-C3nwIkwc.js";import{o as c}from"./title-Dg2fKNk7.js";import{t as l}from"./Button-BN-UqUNc.js";import{r as u}from"./agents-DBeCXQzd.js";import{n as d}from"./executions-IdLXuPOG.js";import{n as f,t as p}from"./workflows-BX5sGxYH.js";import{r as m}from"./Empty-keNOC2zN.js";import{it as h}from"./index-Dj0YdOeB.js";var g={name:`sparkles`,size:24,node:[[`path`,{d:`M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z`,key:`1s2grr`}],[`path`,{d:`M20 2v4`,key:`1rf3ol`}],[`path`,{d:`M22 4h-4`,key:`gwowj6`}],[`circle`,{cx:`4`,cy:`20`,r:`2`,key:`6kqj1y`}]],aliases:[`stars`]};g.node;var _=i(g),v=e(a(),1),y=`query OverviewApprovals {
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
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,b=`query OverviewConnections {
  connections(mine: true) {
    id
    provider
    account
    status
    lastError
    updatedAt
  }
}`,x=`query OverviewConnectors {
  connectors {
    name
    title
    circuit {
      state
      opensUntil
    }
  }
}`,S=`query OverviewAgents {
  agents(first: 5, filter: {status: [ERROR]}) {
    totalCount
    nodes {
      id
      name
      status
      updatedAt
    }
  }
}`,C=`query OverviewFailures {
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
}`,w=`query OverviewWorkflows($since: DateTime!) {
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
}
fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}`,T=`query OverviewSteps {
  agents(first: 1) {
    totalCount
  }
  workflows(first: 1) {
    totalCount
  }
  executions(first: 1) {
    totalCount
  }
}`,E=`query DemoWorkflow($search: String!) {
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
}`,D=`query OverviewHistory($since: DateTime!) {
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
}`,O=`Publish an article`,k=`The water cycle`,A=[{name:`Researcher`,type:`research`,description:`Collects facts about a topic.`},{name:`Writer`,type:`writing`,description:`Writes a draft from the facts.`},{name:`Editor`,type:`editing`,description:`Checks a draft before people see it.`}];async function j(e,t){let n=await M(e);if(n)return{executionId:n,existed:!0};let r=0,i=async e=>{let n=await e;return t(++r),n},a=[];for(let t of A)a.push(await i(N(e,t)));let[o=``,s=``,c=``]=a;return{executionId:await i(I(e,await i(F(e,{researcher:o,editor:c,draft:await i(P(e,s))})))),existed:!1}}async function M(e){let{workflows:t}=await e.query(E,{search:O});return t.nodes.find(({name:e})=>e===O)?.executions.nodes[0]?.id??null}async function N(e,t){let n={...t,runtime:`OPENAI`,capabilities:[t.type],metadata:{demo:!0}},{createAgent:r}=await e.mutate(u,{input:n},{idempotencyKey:`demo-agent-${t.type}`});return R(r.agent).id}async function P(e,t){let n={template:`content_generation`,name:`Draft an article`,description:`Has the writer draft an article and stores it.`,parameters:{agent_id:t}},{createWorkflowFromTemplate:r}=await e.mutate(f,{input:n},{idempotencyKey:`demo-workflow-draft`});return R(r.workflow).id}async function F(e,t){let n={name:O,description:`Researches and drafts an article, asks a person, and publishes it.`,nodes:L(t),inputSchema:{type:`object`,required:[`topic`],properties:{topic:{type:`string`,title:`Topic`}}}},{createWorkflow:r}=await e.mutate(p,{input:n},{idempotencyKey:`demo-workflow-publish`});return R(r.workflow).id}async function I(e,t){let n={workflowId:t,input:{topic:k}},{executeWorkflow:r}=await e.mutate(d,{input:n},{idempotencyKey:`demo-run`});return R(r.execution).id}function L({researcher:e,editor:t,draft:n}){return[{key:`brief`,name:`Brief`,type:`TRANSFORM`,config:{value:{topic:"${input.topic}"}}},{key:`research`,name:`Research`,type:`AGENT`,config:{agentId:e,message:"Collect facts about ${nodes.brief.output.topic}."},dependsOn:[`brief`]},{key:`draft`,name:`Draft`,type:`WORKFLOW`,config:{workflowId:n,input:{topic:"${nodes.brief.output.topic}"}},dependsOn:[`research`]},{key:`edit`,name:`Edit`,type:`AGENT`,config:{agentId:t,message:"Check the draft about ${nodes.brief.output.topic}."},dependsOn:[`draft`]},{key:`approve`,name:`Approve`,type:`APPROVAL`,config:{title:"Publish “${nodes.brief.output.topic}”?",description:`The draft is written and checked. It is published once you approve it.`,data:{topic:"${nodes.brief.output.topic}",checked:"${nodes.edit.output.content}"}},dependsOn:[`edit`]},{key:`publish`,name:`Publish`,type:`EVENT`,config:{emit:`article.published`,data:{topic:"${nodes.brief.output.topic}"}},dependsOn:[`approve`],when:`nodes.approve.output.approved`}]}function R(e){if(e===null)throw Error(`The gateway created nothing and gave no reason.`);return e}var z={frame:`_frame_5ukm1_1`},B=o();function V({variant:e=`plain`,onLoaded:i}){let a=t(),o=r(),u=h(),d=c(`agents:write`),f=c(`workflows:write`),[p,g]=(0,v.useState)(null),[y,b]=(0,v.useState)(null),x=async()=>{g(0),b(null);try{let{executionId:e,existed:t}=await j(a,g);s(),i?.(e),u({title:t?`The demo is loaded already`:`The demo is loaded`,description:t?`Everything is as you left it.`:`Its run will ask you for an approval.`,action:{label:`See the run`,run:()=>void o.navigate({href:`/runs/${e}`})}})}catch(e){b(n(e))}finally{g(null)}};return(0,B.jsxs)(`span`,{className:z.frame,children:[(0,B.jsx)(l,{variant:e,icon:_,busy:p!==null,disabledReason:d.reason??f.reason??null,onClick:()=>void x(),children:p===null?`Load the demo`:`Loading ${p} of 6`}),(0,B.jsx)(m,{compact:!0,error:y,onRetry:()=>void x()})]})}export{x as a,T as c,b as i,w as l,S as n,C as o,y as r,D as s,V as t};