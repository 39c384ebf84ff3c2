import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{G as t,Nt as n,Z as r,q as i}from"./index-6Oy-zsfD.js";import{F as a,M as o,W as s,X as c,Y as l,o as u,v as d}from"./title-0aeW3g6L.js";import{t as f}from"./mutate-DpCoSSQB.js";import{i as p,r as m}from"./react-DTDkG8bU.js";import{t as h}from"./Button-DU0lv4Xn.js";import{o as g,t as _}from"./TextField-BFp8ckb1.js";import{t as v}from"./JsonEditor-Bseh0Px6.js";import{t as y}from"./Tabs-BlfLpGi3.js";import{t as b}from"./TextArea-BVIC3msT.js";import{t as x}from"./boards-Dws3A3D3.js";import{t as S}from"./classes-hZG6twJP.js";import{t as C}from"./SearchField-Eu3WQjZn.js";import{t as w}from"./Status-BkiXYld4.js";var T=[`query Tasks($first: Int, $after: String, $last: Int, $before: String, $filter: TaskFilter, $orderBy: TaskOrder) {
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
}`,s,c,d].join(`
`),E=[`query Task($id: ID!) {
  task(id: $id) {
    ...TaskDetail
  }
}`,l,c,d].join(`
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
}`,a,d,c].join(`
`),O=[`mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,d,o].join(`
`),k=[`mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,d,o].join(`
`),A=[`mutation AssignTask($input: AssignTaskInput!) {
  assignTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,d,o].join(`
`),j=[`mutation CancelTask($input: TaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,d,o].join(`
`),M=[`mutation RetryTask($input: TaskInput!) {
  retryTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,d,o].join(`
`),N=[`mutation SetTaskStatus($input: SetTaskStatusInput!) {
  setTaskStatus(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,c,d,o].join(`
`),P=e(p(),1),F={picker:`_picker_o3f9c_1`,list:`_list_o3f9c_6`,row:`_row_o3f9c_13`,chosen:`_chosen_o3f9c_27`,words:`_words_o3f9c_31`,meta:`_meta_o3f9c_38`,none:`_none_o3f9c_46`},I=m();function L({chosen:e,onChoose:n,needs:a=[]}){let[o,s]=(0,P.useState)(``),{data:c,error:l,reload:u}=i(x,{search:o===``?null:o},{keep:!0}),d=c?.agents.nodes??[];return(0,I.jsxs)(`div`,{className:F.picker,children:[(0,I.jsx)(C,{local:!0,label:`Find an agent`,value:o,onChange:s}),(0,I.jsx)(r,{error:l,onRetry:u,compact:!0}),(0,I.jsxs)(`ul`,{className:F.list,"aria-label":`Agents`,children:[d.map(r=>{let i=a.filter(e=>!r.capabilities.includes(e));return(0,I.jsx)(`li`,{children:(0,I.jsxs)(`button`,{type:`button`,className:S(F.row,e===r.id&&F.chosen),"aria-pressed":e===r.id,"aria-disabled":r.status===`STOPPED`||void 0,onClick:()=>r.status!==`STOPPED`&&n(r),children:[(0,I.jsx)(t,{name:r.name,kind:`agent`,size:24}),(0,I.jsxs)(`span`,{className:F.words,children:[(0,I.jsx)(`span`,{className:`truncate`,children:r.name}),(0,I.jsx)(`span`,{className:F.meta,children:i.length>0?`lacks ${i.join(`, `)}`:r.type})]}),(0,I.jsx)(w,{value:r.status})]})},r.id)}),c&&d.length===0&&(0,I.jsx)(`li`,{className:F.none,children:`No agent has this in its name or type.`})]})]})}var R={form:`_form_lt826_1`,pair:`_pair_lt826_6`,field:`_field_lt826_12`,label:`_label_lt826_18`,agent:`_agent_lt826_23`,more:`_more_lt826_31`},z=[{word:`Low`,value:1,from:0,key:`1`},{word:`Normal`,value:2,from:2,key:`2`},{word:`High`,value:5,from:5,key:`3`},{word:`Urgent`,value:8,from:8,key:`4`}];function B(e){return z.findLast(t=>t.from<=e)?.word??`Low`}function V({onClose:e,onCreated:t,sessionId:i}){let[a]=(0,P.useState)(()=>n()),[o,s]=(0,P.useState)(``),[c,l]=(0,P.useState)(`general`),[d,p]=(0,P.useState)(2),[m,x]=(0,P.useState)(null),[S,C]=(0,P.useState)(!1),[w,T]=(0,P.useState)(!1),[E,D]=(0,P.useState)(``),[k,A]=(0,P.useState)(``),[j,M]=(0,P.useState)(`{}`),[N,F]=(0,P.useState)(null),[V,{pending:U,error:W}]=f(O),G=u(`tasks:write`),K=async()=>{let e=H(j);if(e===void 0)return F(`The payload is not JSON.`);let n={title:o.trim(),type:c.trim()||`general`,priority:d,payload:e,idempotencyKey:a,...E.trim()?{description:E.trim()}:{},...k?{dueAt:new Date(k).toISOString()}:{},...m?{assignTo:m.id}:{},...i?{sessionId:i}:{}},{data:r}=await V({input:n}),s=r?.createTask.task?.id;s&&t(s)},q=e=>W?.field?.[0]===e?W.message:null,J=W!==null&&[`title`,`type`,`description`,`dueAt`,`payload`].includes(W.field?.[0]??``);return(0,I.jsx)(g,{open:!0,onOpenChange:e,title:`New task`,footer:(0,I.jsx)(h,{variant:`primary`,busy:U,keys:`Ctrl Enter`,disabledReason:G.allowed?o.trim()?null:`Give it a title`:G.reason??null,onClick:()=>void K(),children:`Create task`}),children:(0,I.jsxs)(`form`,{className:R.form,onSubmit:e=>e.preventDefault(),children:[W&&!J&&(0,I.jsx)(r,{error:W}),(0,I.jsx)(_,{label:`Title`,value:o,onChange:s,error:q(`title`),autoFocus:!0,required:!0,placeholder:`What needs to be done`}),(0,I.jsxs)(`div`,{className:R.pair,children:[(0,I.jsx)(_,{label:`Type`,value:c,onChange:l,error:q(`type`),mono:!0,hint:`Workers claim tasks by type.`}),(0,I.jsxs)(`div`,{className:R.field,children:[(0,I.jsx)(`span`,{className:R.label,children:`Priority`}),(0,I.jsx)(y,{label:`Priority`,value:B(d),onChange:e=>p(z.find(t=>t.word===e)?.value??2),items:z.map(({word:e})=>({value:e,label:e}))})]})]}),(0,I.jsxs)(`div`,{className:R.field,children:[(0,I.jsx)(`span`,{className:R.label,children:`For`}),(0,I.jsxs)(`div`,{className:R.agent,children:[(0,I.jsx)(`span`,{children:m?m.name:(0,I.jsxs)(`span`,{className:`soft`,children:[`any agent that claims `,c||`its`,` tasks`]})}),m&&(0,I.jsx)(h,{size:`sm`,variant:`ghost`,onClick:()=>x(null),children:`Anyone`}),(0,I.jsx)(h,{size:`sm`,onClick:()=>C(!S),"aria-expanded":S,children:`Choose an agent`})]}),S&&(0,I.jsx)(L,{chosen:m?.id??null,onChoose:e=>{x(e),C(!1)}})]}),(0,I.jsx)(v,{label:`Payload`,value:j,onChange:e=>{M(e),F(null)},minLines:3,error:N??q(`payload`)??void 0}),w?(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(b,{label:`Description`,value:E,onChange:D,error:q(`description`),rows:3}),(0,I.jsx)(_,{label:`Due`,type:`datetime-local`,value:k,onChange:A,error:q(`dueAt`)})]}):(0,I.jsx)(h,{variant:`ghost`,size:`sm`,className:R.more,onClick:()=>T(!0),children:`Description and due date`})]})})}function H(e){try{return JSON.parse(e.trim()===``?`{}`:e)}catch{return}}export{A as a,N as c,T as d,k as f,L as i,E as l,z as n,j as o,B as r,M as s,V as t,D as u};