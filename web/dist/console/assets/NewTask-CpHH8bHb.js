import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{Pt as t,V as n,Zt as r,bt as i,z as a}from"./index-DSmWLjS9.js";import{t as o}from"./mutate-Bv5AsWD5.js";import{i as s,r as c}from"./react-DTDkG8bU.js";import{o as l}from"./title-Dg2fKNk7.js";import{t as u}from"./Button-BN-UqUNc.js";import{o as d,t as f}from"./TextField-AkZ3TvZK.js";import{r as p}from"./Empty-keNOC2zN.js";import{t as m}from"./JsonEditor-Y0AhDb24.js";import{t as h}from"./Tabs-CxC8DqNv.js";import{t as g}from"./TextArea-BvayU03w.js";import{t as _}from"./boards-BVAtdowe.js";import{t as v}from"./classes-hZG6twJP.js";import{t as y}from"./SearchField-BfjfXtgT.js";import{t as b}from"./Status-3GcI4MIV.js";var x=[`mutation CreateTask($input: CreateTaskInput!) {
  createTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,t].join(`
`),S=[`mutation UpdateTask($input: UpdateTaskInput!) {
  updateTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,t].join(`
`),C=[`mutation AssignTask($input: AssignTaskInput!) {
  assignTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,t].join(`
`),w=[`mutation CancelTask($input: TaskInput!) {
  cancelTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,t].join(`
`),T=[`mutation RetryTask($input: TaskInput!) {
  retryTask(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,t].join(`
`),E=[`mutation SetTaskStatus($input: SetTaskStatusInput!) {
  setTaskStatus(input: $input) {
    task {
      ...TaskFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,r,i,t].join(`
`),D=e(s(),1),O={picker:`_picker_o3f9c_1`,list:`_list_o3f9c_6`,row:`_row_o3f9c_13`,chosen:`_chosen_o3f9c_27`,words:`_words_o3f9c_31`,meta:`_meta_o3f9c_38`,none:`_none_o3f9c_46`},k=c();function A({chosen:e,onChoose:t,needs:r=[]}){let[i,o]=(0,D.useState)(``),{data:s,error:c,reload:l}=n(_,{search:i===``?null:i},{keep:!0}),u=s?.agents.nodes??[];return(0,k.jsxs)(`div`,{className:O.picker,children:[(0,k.jsx)(y,{local:!0,label:`Find an agent`,value:i,onChange:o}),(0,k.jsx)(p,{error:c,onRetry:l,compact:!0}),(0,k.jsxs)(`ul`,{className:O.list,"aria-label":`Agents`,children:[u.map(n=>{let i=r.filter(e=>!n.capabilities.includes(e));return(0,k.jsx)(`li`,{children:(0,k.jsxs)(`button`,{type:`button`,className:v(O.row,e===n.id&&O.chosen),"aria-pressed":e===n.id,"aria-disabled":n.status===`STOPPED`||void 0,onClick:()=>n.status!==`STOPPED`&&t(n),children:[(0,k.jsx)(a,{name:n.name,kind:`agent`,size:24}),(0,k.jsxs)(`span`,{className:O.words,children:[(0,k.jsx)(`span`,{className:`truncate`,children:n.name}),(0,k.jsx)(`span`,{className:O.meta,children:i.length>0?`lacks ${i.join(`, `)}`:n.type})]}),(0,k.jsx)(b,{value:n.status})]})},n.id)}),s&&u.length===0&&(0,k.jsx)(`li`,{className:O.none,children:`No agent has this in its name or type.`})]})]})}var j={form:`_form_lt826_1`,pair:`_pair_lt826_6`,field:`_field_lt826_12`,label:`_label_lt826_18`,agent:`_agent_lt826_23`,more:`_more_lt826_31`},M=[{word:`Low`,value:1,from:0,key:`1`},{word:`Normal`,value:2,from:2,key:`2`},{word:`High`,value:5,from:5,key:`3`},{word:`Urgent`,value:8,from:8,key:`4`}];function N(e){return M.findLast(t=>t.from<=e)?.word??`Low`}function P({onClose:e,onCreated:t,sessionId:n}){let[r]=(0,D.useState)(()=>crypto.randomUUID()),[i,a]=(0,D.useState)(``),[s,c]=(0,D.useState)(`general`),[_,v]=(0,D.useState)(2),[y,b]=(0,D.useState)(null),[S,C]=(0,D.useState)(!1),[w,T]=(0,D.useState)(!1),[E,O]=(0,D.useState)(``),[P,I]=(0,D.useState)(``),[L,R]=(0,D.useState)(`{}`),[z,B]=(0,D.useState)(null),[V,{pending:H,error:U}]=o(x),W=l(`tasks:write`),G=async()=>{let e=F(L);if(e===void 0)return B(`The payload is not JSON.`);let a={title:i.trim(),type:s.trim()||`general`,priority:_,payload:e,idempotencyKey:r,...E.trim()?{description:E.trim()}:{},...P?{dueAt:new Date(P).toISOString()}:{},...y?{assignTo:y.id}:{},...n?{sessionId:n}:{}},{data:o}=await V({input:a}),c=o?.createTask.task?.id;c&&t(c)},K=e=>U?.field?.[0]===e?U.message:null,q=U!==null&&[`title`,`type`,`description`,`dueAt`,`payload`].includes(U.field?.[0]??``);return(0,k.jsx)(d,{open:!0,onOpenChange:e,title:`New task`,footer:(0,k.jsx)(u,{variant:`primary`,busy:H,keys:`Ctrl Enter`,disabledReason:W.allowed?i.trim()?null:`Give it a title`:W.reason??null,onClick:()=>void G(),children:`Create task`}),children:(0,k.jsxs)(`form`,{className:j.form,onSubmit:e=>e.preventDefault(),onKeyDown:e=>{e.key===`Enter`&&(e.ctrlKey||e.metaKey)&&i.trim()&&G()},children:[U&&!q&&(0,k.jsx)(p,{error:U}),(0,k.jsx)(f,{label:`Title`,value:i,onChange:a,error:K(`title`),autoFocus:!0,required:!0,placeholder:`What is to be done`}),(0,k.jsxs)(`div`,{className:j.pair,children:[(0,k.jsx)(f,{label:`Type`,value:s,onChange:c,error:K(`type`),mono:!0,hint:`Workers claim tasks by type.`}),(0,k.jsxs)(`div`,{className:j.field,children:[(0,k.jsx)(`span`,{className:j.label,children:`Priority`}),(0,k.jsx)(h,{label:`Priority`,value:N(_),onChange:e=>v(M.find(t=>t.word===e)?.value??2),items:M.map(({word:e})=>({value:e,label:e}))})]})]}),(0,k.jsxs)(`div`,{className:j.field,children:[(0,k.jsx)(`span`,{className:j.label,children:`For`}),(0,k.jsxs)(`div`,{className:j.agent,children:[(0,k.jsx)(`span`,{children:y?y.name:(0,k.jsxs)(`span`,{className:`soft`,children:[`any agent that claims `,s||`its`,` tasks`]})}),y&&(0,k.jsx)(u,{size:`sm`,variant:`ghost`,onClick:()=>b(null),children:`Anyone`}),(0,k.jsx)(u,{size:`sm`,onClick:()=>C(!S),"aria-expanded":S,children:`Choose an agent`})]}),S&&(0,k.jsx)(A,{chosen:y?.id??null,onChoose:e=>{b(e),C(!1)}})]}),(0,k.jsx)(m,{label:`Payload`,value:L,onChange:e=>{R(e),B(null)},minLines:3,error:z??K(`payload`)??void 0}),w?(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(g,{label:`Description`,value:E,onChange:O,error:K(`description`),rows:3}),(0,k.jsx)(f,{label:`Due`,type:`datetime-local`,value:P,onChange:I,error:K(`dueAt`)})]}):(0,k.jsx)(u,{variant:`ghost`,size:`sm`,className:j.more,onClick:()=>T(!0),children:`Description and due date`})]})})}function F(e){try{return JSON.parse(e.trim()===``?`{}`:e)}catch{return}}export{C as a,E as c,A as i,S as l,M as n,w as o,N as r,T as s,P as t};