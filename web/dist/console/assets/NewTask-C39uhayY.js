import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./mutate-Bv5AsWD5.js";import{i as n,r}from"./react-DTDkG8bU.js";import{o as i}from"./title-Dg2fKNk7.js";import{t as a}from"./Button-BN-UqUNc.js";import{o,t as s}from"./TextField-AkZ3TvZK.js";import{r as c}from"./Empty-keNOC2zN.js";import{t as l}from"./JsonEditor-C7o5uTq_.js";import{t as u}from"./Tabs-CxC8DqNv.js";import{t as d}from"./TextArea-BvayU03w.js";import{t as f}from"./boards-C-8p9gSZ.js";import{V as p,z as m}from"./index-Dj0YdOeB.js";import{t as h}from"./classes-hZG6twJP.js";import{t as g}from"./SearchField-BfjfXtgT.js";import{t as _}from"./Status-3GcI4MIV.js";var v=`mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,y=`mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,b=`mutation AssignTask($input: AssignTaskInput!) {
  assignTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,x=`mutation CancelTask($input: TaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,S=`mutation RetryTask($input: TaskInput!) {
  retryTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,C=`mutation SetTaskStatus($input: SetTaskStatusInput!) {
  setTaskStatus(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,w=e(n(),1),T={picker:`_picker_o3f9c_1`,list:`_list_o3f9c_6`,row:`_row_o3f9c_13`,chosen:`_chosen_o3f9c_27`,words:`_words_o3f9c_31`,meta:`_meta_o3f9c_38`,none:`_none_o3f9c_46`},E=r();function D({chosen:e,onChoose:t,needs:n=[]}){let[r,i]=(0,w.useState)(``),{data:a,error:o,reload:s}=p(f,{search:r===``?null:r},{keep:!0}),l=a?.agents.nodes??[];return(0,E.jsxs)(`div`,{className:T.picker,children:[(0,E.jsx)(g,{local:!0,label:`Find an agent`,value:r,onChange:i}),(0,E.jsx)(c,{error:o,onRetry:s,compact:!0}),(0,E.jsxs)(`ul`,{className:T.list,"aria-label":`Agents`,children:[l.map(r=>{let i=n.filter(e=>!r.capabilities.includes(e));return(0,E.jsx)(`li`,{children:(0,E.jsxs)(`button`,{type:`button`,className:h(T.row,e===r.id&&T.chosen),"aria-pressed":e===r.id,"aria-disabled":r.status===`STOPPED`||void 0,onClick:()=>r.status!==`STOPPED`&&t(r),children:[(0,E.jsx)(m,{name:r.name,kind:`agent`,size:24}),(0,E.jsxs)(`span`,{className:T.words,children:[(0,E.jsx)(`span`,{className:`truncate`,children:r.name}),(0,E.jsx)(`span`,{className:T.meta,children:i.length>0?`lacks ${i.join(`, `)}`:r.type})]}),(0,E.jsx)(_,{value:r.status})]})},r.id)}),a&&l.length===0&&(0,E.jsx)(`li`,{className:T.none,children:`No agent has this in its name or type.`})]})]})}var O={form:`_form_lt826_1`,pair:`_pair_lt826_6`,field:`_field_lt826_12`,label:`_label_lt826_18`,agent:`_agent_lt826_23`,more:`_more_lt826_31`},k=[{word:`Low`,value:1,from:0,key:`1`},{word:`Normal`,value:2,from:2,key:`2`},{word:`High`,value:5,from:5,key:`3`},{word:`Urgent`,value:8,from:8,key:`4`}];function A(e){return k.findLast(t=>t.from<=e)?.word??`Low`}function j({onClose:e,onCreated:n,sessionId:r}){let[f]=(0,w.useState)(()=>crypto.randomUUID()),[p,m]=(0,w.useState)(``),[h,g]=(0,w.useState)(`general`),[_,y]=(0,w.useState)(2),[b,x]=(0,w.useState)(null),[S,C]=(0,w.useState)(!1),[T,j]=(0,w.useState)(!1),[N,P]=(0,w.useState)(``),[F,I]=(0,w.useState)(``),[L,R]=(0,w.useState)(`{}`),[z,B]=(0,w.useState)(null),[V,{pending:H,error:U}]=t(v),W=i(`tasks:write`),G=async()=>{let e=M(L);if(e===void 0)return B(`The payload is not JSON.`);let t={title:p.trim(),type:h.trim()||`general`,priority:_,payload:e,idempotencyKey:f,...N.trim()?{description:N.trim()}:{},...F?{dueAt:new Date(F).toISOString()}:{},...b?{assignTo:b.id}:{},...r?{sessionId:r}:{}},{data:i}=await V({input:t}),a=i?.createTask.task?.id;a&&n(a)},K=e=>U?.field?.[0]===e?U.message:null,q=U!==null&&[`title`,`type`,`description`,`dueAt`,`payload`].includes(U.field?.[0]??``);return(0,E.jsx)(o,{open:!0,onOpenChange:e,title:`New task`,footer:(0,E.jsx)(a,{variant:`primary`,busy:H,keys:`Ctrl Enter`,disabledReason:W.allowed?p.trim()?null:`Give it a title`:W.reason??null,onClick:()=>void G(),children:`Create task`}),children:(0,E.jsxs)(`form`,{className:O.form,onSubmit:e=>e.preventDefault(),onKeyDown:e=>{e.key===`Enter`&&(e.ctrlKey||e.metaKey)&&p.trim()&&G()},children:[U&&!q&&(0,E.jsx)(c,{error:U}),(0,E.jsx)(s,{label:`Title`,value:p,onChange:m,error:K(`title`),autoFocus:!0,required:!0,placeholder:`What is to be done`}),(0,E.jsxs)(`div`,{className:O.pair,children:[(0,E.jsx)(s,{label:`Type`,value:h,onChange:g,error:K(`type`),mono:!0,hint:`Workers claim tasks by type.`}),(0,E.jsxs)(`div`,{className:O.field,children:[(0,E.jsx)(`span`,{className:O.label,children:`Priority`}),(0,E.jsx)(u,{label:`Priority`,value:A(_),onChange:e=>y(k.find(t=>t.word===e)?.value??2),items:k.map(({word:e})=>({value:e,label:e}))})]})]}),(0,E.jsxs)(`div`,{className:O.field,children:[(0,E.jsx)(`span`,{className:O.label,children:`For`}),(0,E.jsxs)(`div`,{className:O.agent,children:[(0,E.jsx)(`span`,{children:b?b.name:(0,E.jsxs)(`span`,{className:`soft`,children:[`any agent that claims `,h||`its`,` tasks`]})}),b&&(0,E.jsx)(a,{size:`sm`,variant:`ghost`,onClick:()=>x(null),children:`Anyone`}),(0,E.jsx)(a,{size:`sm`,onClick:()=>C(!S),"aria-expanded":S,children:`Choose an agent`})]}),S&&(0,E.jsx)(D,{chosen:b?.id??null,onChoose:e=>{x(e),C(!1)}})]}),(0,E.jsx)(l,{label:`Payload`,value:L,onChange:e=>{R(e),B(null)},minLines:3,error:z??K(`payload`)??void 0}),T?(0,E.jsxs)(E.Fragment,{children:[(0,E.jsx)(d,{label:`Description`,value:N,onChange:P,error:K(`description`),rows:3}),(0,E.jsx)(s,{label:`Due`,type:`datetime-local`,value:F,onChange:I,error:K(`dueAt`)})]}):(0,E.jsx)(a,{variant:`ghost`,size:`sm`,className:O.more,onClick:()=>j(!0),children:`Description and due date`})]})})}function M(e){try{return JSON.parse(e.trim()===``?`{}`:e)}catch{return}}export{b as a,C as c,D as i,y as l,k as n,x as o,A as r,S as s,j as t};