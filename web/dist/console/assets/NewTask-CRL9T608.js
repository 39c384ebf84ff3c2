import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{Ca as t,Dt as n,Ln as r,Ma as i,Vn as a,Y as o,Yi as s,Z as c,ct as l,fa as u,jt as d,la as f,ln as p,st as m,va as h,wa as g}from"./console-DvQMJalt.js";import{i as _,r as v}from"./react-DTDkG8bU.js";import{$ as y,Ft as b,It as x,Rt as S,l as C,qt as w}from"./parts-CksY65gR.js";var T=[`query Tasks($first: Int, $after: String, $last: Int, $before: String, $filter: TaskFilter, $orderBy: TaskOrder) {
  tasks(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...TaskFields
    }
  }
}`,h,g,s].join(`
`),E=[`query Task($id: ID!) {
  task(id: $id) {
    ...TaskDetail
  }
}`,t,g,s].join(`
`),D=[`subscription TaskEvents($assignedTo: ID, $sessionId: ID, $after: Cursor) {
  taskEvents(assignedTo: $assignedTo, sessionId: $sessionId, after: $after) {
    ...EventFields
    ... on TaskCreated {
      task {
        ...TaskFields
      }
    }
    ... on TaskAssigned {
      task {
        ...TaskFields
      }
      assignedBy {
        ...ActorFields
      }
    }
    ... on TaskUpdated {
      note
      task {
        ...TaskFields
      }
    }
  }
}`,u,s,g].join(`
`),O=[`mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,g,s,f].join(`
`),k=[`mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,g,s,f].join(`
`),A=[`mutation AssignTask($input: AssignTaskInput!) {
  assignTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,g,s,f].join(`
`),j=[`mutation CancelTask($input: TaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,g,s,f].join(`
`),M=[`mutation RetryTask($input: TaskInput!) {
  retryTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,g,s,f].join(`
`),N=[`mutation SetTaskStatus($input: SetTaskStatusInput!) {
  setTaskStatus(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,g,s,f].join(`
`),P=e(_(),1),F={picker:`_picker_o3f9c_1`,list:`_list_o3f9c_6`,row:`_row_o3f9c_13`,chosen:`_chosen_o3f9c_27`,words:`_words_o3f9c_31`,meta:`_meta_o3f9c_38`,none:`_none_o3f9c_46`},I=v();function L({chosen:e,onChoose:t,needs:n=[]}){let[r,i]=(0,P.useState)(``),{data:s,error:u,reload:d}=c(C,{search:r===``?null:r},{keep:!0}),f=s?.agents.nodes??[];return(0,I.jsxs)(`div`,{className:F.picker,children:[(0,I.jsx)(w,{local:!0,label:`Find an agent`,value:r,onChange:i}),(0,I.jsx)(l,{error:u,onRetry:d,compact:!0}),(0,I.jsxs)(`ul`,{className:F.list,"aria-label":`Agents`,children:[f.map(r=>{let i=n.filter(e=>!r.capabilities.includes(e));return(0,I.jsx)(`li`,{children:(0,I.jsxs)(`button`,{type:`button`,className:a(F.row,e===r.id&&F.chosen),"aria-pressed":e===r.id,"aria-disabled":r.status===`STOPPED`||void 0,onClick:()=>r.status!==`STOPPED`&&t(r),children:[(0,I.jsx)(o,{name:r.name,kind:`agent`,size:24}),(0,I.jsxs)(`span`,{className:F.words,children:[(0,I.jsx)(`span`,{className:`truncate`,children:r.name}),(0,I.jsx)(`span`,{className:F.meta,children:i.length>0?`lacks ${i.join(`, `)}`:r.type})]}),(0,I.jsx)(S,{value:r.status})]})},r.id)}),s&&f.length===0&&(0,I.jsx)(`li`,{className:F.none,children:`No agent has this in its name or type.`})]})]})}var R={form:`_form_lt826_1`,pair:`_pair_lt826_6`,field:`_field_lt826_12`,label:`_label_lt826_18`,agent:`_agent_lt826_23`,more:`_more_lt826_31`},z=[{word:`Low`,value:1,from:0,key:`1`},{word:`Normal`,value:2,from:2,key:`2`},{word:`High`,value:5,from:5,key:`3`},{word:`Urgent`,value:8,from:8,key:`4`}];function B(e){return z.findLast(t=>t.from<=e)?.word??`Low`}function V({onClose:e,onCreated:t,sessionId:a}){let[o]=(0,P.useState)(()=>i()),[s,c]=(0,P.useState)(``),[u,f]=(0,P.useState)(`general`),[h,g]=(0,P.useState)(2),[_,v]=(0,P.useState)(null),[S,C]=(0,P.useState)(!1),[w,T]=(0,P.useState)(!1),[E,D]=(0,P.useState)(``),[k,A]=(0,P.useState)(``),[j,M]=(0,P.useState)(`{}`),[N,F]=(0,P.useState)(null),[V,{pending:U,error:W}]=p(O),G=d(`tasks:write`),K=async()=>{let e=H(j);if(e===void 0)return F(`The payload is not JSON.`);let n={title:s.trim(),type:u.trim()||`general`,priority:h,payload:e,idempotencyKey:o,...E.trim()?{description:E.trim()}:{},...k?{dueAt:new Date(k).toISOString()}:{},..._?{assignTo:_.id}:{},...a?{sessionId:a}:{}},{data:r}=await V({input:n}),i=r?.createTask.task?.id;i&&t(i)},q=e=>W?.field?.[0]===e?W.message:null,J=W!==null&&[`title`,`type`,`description`,`dueAt`,`payload`].includes(W.field?.[0]??``);return(0,I.jsx)(n,{open:!0,onOpenChange:e,title:`New task`,footer:(0,I.jsx)(r,{variant:`primary`,busy:U,keys:`Ctrl Enter`,disabledReason:G.allowed?s.trim()?null:`Give it a title`:G.reason??null,onClick:()=>void K(),children:`Create task`}),children:(0,I.jsxs)(`form`,{className:R.form,onSubmit:e=>e.preventDefault(),children:[W&&!J&&(0,I.jsx)(l,{error:W}),(0,I.jsx)(m,{label:`Title`,value:s,onChange:c,error:q(`title`),autoFocus:!0,required:!0,placeholder:`What needs to be done`}),(0,I.jsxs)(`div`,{className:R.pair,children:[(0,I.jsx)(m,{label:`Type`,value:u,onChange:f,error:q(`type`),mono:!0,hint:`Workers claim tasks by type.`}),(0,I.jsxs)(`div`,{className:R.field,children:[(0,I.jsx)(`span`,{className:R.label,children:`Priority`}),(0,I.jsx)(x,{label:`Priority`,value:B(h),onChange:e=>g(z.find(t=>t.word===e)?.value??2),items:z.map(({word:e})=>({value:e,label:e}))})]})]}),(0,I.jsxs)(`div`,{className:R.field,children:[(0,I.jsx)(`span`,{className:R.label,children:`For`}),(0,I.jsxs)(`div`,{className:R.agent,children:[(0,I.jsx)(`span`,{children:_?_.name:(0,I.jsxs)(`span`,{className:`soft`,children:[`any agent that claims `,u||`its`,` tasks`]})}),_&&(0,I.jsx)(r,{size:`sm`,variant:`ghost`,onClick:()=>v(null),children:`Anyone`}),(0,I.jsx)(r,{size:`sm`,onClick:()=>C(!S),"aria-expanded":S,children:`Choose an agent`})]}),S&&(0,I.jsx)(L,{chosen:_?.id??null,onChoose:e=>{v(e),C(!1)}})]}),(0,I.jsx)(y,{label:`Payload`,value:j,onChange:e=>{M(e),F(null)},minLines:3,error:N??q(`payload`)??void 0}),w?(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(b,{label:`Description`,value:E,onChange:D,error:q(`description`),rows:3}),(0,I.jsx)(m,{label:`Due`,type:`datetime-local`,value:k,onChange:A,error:q(`dueAt`)})]}):(0,I.jsx)(r,{variant:`ghost`,size:`sm`,className:R.more,onClick:()=>T(!0),children:`Description and due date`})]})})}function H(e){try{return JSON.parse(e.trim()===``?`{}`:e)}catch{return}}export{A as a,N as c,T as d,k as f,L as i,E as l,z as n,j as o,B as r,M as s,V as t,D as u};