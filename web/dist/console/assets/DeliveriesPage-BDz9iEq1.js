import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./plus-BlVgvshH.js";import{r as n,s as r,t as i}from"./Empty-keNOC2zN.js";import{G as a,H as o,J as s,M as c,N as l,V as u,W as d,it as f,j as p,n as m,st as h,t as g}from"./index-Dj0YdOeB.js";import{i as _,r as v}from"./react-DTDkG8bU.js";import{t as y}from"./guard-DZsOI94s.js";import{a as b,i as x,o as S}from"./title-Dg2fKNk7.js";import{n as C,t as w}from"./Button-BN-UqUNc.js";import{t as T}from"./DataTable-CAeDTGnZ.js";import{t as E}from"./Filters-t8yQzO0K.js";import{n as D,t as O}from"./LiveBanner-BNW8LWaQ.js";import{t as ee}from"./Panel-B4pHTkKl.js";import{n as k,r as A}from"./tones-U-DwEnnp.js";import{t as j}from"./Badge-CZSbK22T.js";import{t as M}from"./Status-3GcI4MIV.js";import{n as N,r as P,s as te,t as F}from"./Time-AtWi8Q0_.js";import{r as ne}from"./Bars-spcyRgDM.js";import{t as re}from"./git-fork-D4A6OEj0.js";import{n as ie,t as I}from"./links-zn7xwPZb.js";import{t as L}from"./Drawer-CPL3o5-G.js";import{t as R}from"./IdLabel-BeKfvFL7.js";import{t as z}from"./JsonTree-BN9BvCsP.js";import{t as B}from"./ObjectLink-DI1SibaP.js";import{t as V}from"./Skeleton-CbO0nLhq.js";import{t as H}from"./mutate-Bv5AsWD5.js";import{o as U,t as W}from"./TextField-AkZ3TvZK.js";import{t as G}from"./FormError--LvGiHW-.js";import{t as K}from"./Select-DgdjYd0w.js";import{t as q}from"./upsert-BfY8gjqI.js";var J=e(_(),1),Y=v(),ae=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,Y.jsx)(M,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1fr)`,card:`meta`,cell:({to:e})=>(0,Y.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`128px`,cell:({through:e,simulated:t})=>t?(0,Y.jsx)(j,{tone:`warn`,children:`Simulated`}):A(e)},{id:`subject`,header:`What`,width:`minmax(0, 2fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,Y.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,Y.jsx)(oe,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:t})=>e&&t!==`SUCCESS`?(0,Y.jsx)(F,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,Y.jsx)(P,{at:e}),cardLabel:!1}];function oe({row:{attempts:e}}){return e.length===0?null:(0,Y.jsx)(ne,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var se=`query OutboxDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}
fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}
fragment EventDeliveryFields on EventDelivery {
  id
  status
  nextAttemptAt
  createdAt
  completedAt
  event {
    __typename
    id
    type
    occurredAt
    cursor
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`,ce=`query OutboxDelivery($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Delivery {
      ...DeliveryFields
      data
    }
    ... on EventDelivery {
      ...EventDeliveryFields
      destination {
        ...EventDestinationFields
      }
    }
  }
}
fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}
fragment EventDeliveryFields on EventDelivery {
  id
  status
  nextAttemptAt
  createdAt
  completedAt
  event {
    __typename
    id
    type
    occurredAt
    cursor
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}`,X={sections:`_sections_1snqr_1`,content:`_content_1snqr_6`,attempts:`_attempts_1snqr_13`,attempt:`_attempt_1snqr_13`,dot:`_dot_1snqr_45`,attemptWords:`_attemptWords_1snqr_57`,attemptHead:`_attemptHead_1snqr_61`,bar:`_bar_1snqr_70`,line:`_line_1snqr_77`,problem:`_problem_1snqr_82`,destinations:`_destinations_1snqr_88`,destination:`_destination_1snqr_88`,destinationName:`_destinationName_1snqr_115`};function le({attempts:e,nextAttemptAt:t}){if(e.length===0&&!t)return(0,Y.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let n=Math.max(1,...e.map(({durationMs:e})=>e));return(0,Y.jsxs)(`ol`,{className:X.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:r,ok:i,statusCode:a,error:o})=>(0,Y.jsxs)(`li`,{className:X.attempt,"data-ok":i,children:[(0,Y.jsx)(`span`,{className:X.dot,"aria-hidden":!0}),(0,Y.jsxs)(`div`,{className:X.attemptWords,children:[(0,Y.jsxs)(`p`,{className:X.attemptHead,children:[(0,Y.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,Y.jsx)(j,{tone:i?`ok`:`bad`,children:a}),(0,Y.jsx)(`span`,{className:`soft`,children:(0,Y.jsx)(P,{at:t})}),(0,Y.jsxs)(`span`,{className:`${X.bar} tabular soft`,children:[(0,Y.jsx)(`span`,{className:X.line,style:{width:`${Math.max(2,r/n*64)}px`}}),(0,Y.jsx)(N,{ms:r})]})]}),o&&(0,Y.jsx)(`p`,{className:X.problem,children:o})]})]},e)),t&&(0,Y.jsxs)(`li`,{className:X.attempt,"data-ok":`next`,children:[(0,Y.jsx)(`span`,{className:X.dot,"aria-hidden":!0}),(0,Y.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,Y.jsx)(F,{to:t,done:`a moment`})]})]})]})}function ue({id:e,row:t,retry:a,onClose:o}){let{data:c,error:l,loading:d,reload:f}=u(ce,{id:e}),p=t&&`${t.status} ${t.attempts.length}`;(0,J.useEffect)(f,[p,f]);let m=c?.node,g=m?.__typename===`Delivery`||m?.__typename===`EventDelivery`?m:null;return(0,Y.jsxs)(L,{open:!0,onOpenChange:e=>!e&&o(),width:480,title:g?Z(g):`Delivery`,meta:g&&(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(M,{value:g.status}),(0,Y.jsx)(R,{id:e})]}),actions:(0,Y.jsx)(C,{label:`Why?`,icon:re,keys:`y`,onClick:()=>s(e)}),footer:g&&(0,Y.jsx)(w,{icon:r,keys:`R`,busy:a.busy,disabledReason:a.reason,onClick:a.run,children:`Send again`}),children:[l&&(0,Y.jsx)(n,{error:l,onRetry:f}),d&&!g&&(0,Y.jsx)(V,{rows:6}),c&&!g&&(0,Y.jsx)(i,{icon:h,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),g&&(0,Y.jsxs)(`div`,{className:X.sections,children:[(0,Y.jsx)(le,{attempts:g.attempts,nextAttemptAt:g.status===`SUCCESS`?null:g.nextAttemptAt}),g.__typename===`Delivery`?(0,Y.jsx)(de,{delivery:g}):(0,Y.jsx)(fe,{delivery:g})]})]})}var Z=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function de({delivery:e}){let{channel:t,user:r,createdBy:i,createdAt:a,completedAt:o,expiresAt:s,externalId:c,errorMessage:l,simulated:u,content:f,data:p}=e;return(0,Y.jsxs)(Y.Fragment,{children:[l&&(0,Y.jsx)(n,{compact:!0,error:l}),(0,Y.jsx)(d,{items:[{label:`To`,value:r?(0,Y.jsx)(B,{type:`User`,id:r.id,to:I(`User`,r.id),children:r.name}):null},{label:`Through`,value:(0,Y.jsxs)(Y.Fragment,{children:[A(t),` `,u&&(0,Y.jsx)(j,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:i.name},{label:`Created`,value:(0,Y.jsx)(P,{at:a})},o?{label:`Ended`,value:(0,Y.jsx)(P,{at:o})}:{label:`Worth sending until`,value:(0,Y.jsx)(P,{at:s})},c!==null&&{label:`Id at the receiver`,value:(0,Y.jsx)(`span`,{className:`mono`,children:c})}]}),(0,Y.jsx)(`p`,{className:X.content,children:f}),p!==null&&JSON.stringify(p)!==`{}`&&(0,Y.jsx)(z,{label:`Data`,value:p})]})}function fe({delivery:{destination:e,event:t,createdAt:r,completedAt:i}}){return(0,Y.jsxs)(Y.Fragment,{children:[!e.enabled&&(0,Y.jsx)(n,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,Y.jsx)(d,{items:[{label:`To`,value:(0,Y.jsx)(B,{type:`EventDestination`,id:e.id,to:I(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:A(e.type)},{label:`Event`,value:t.cursor?(0,Y.jsx)(o,{href:ie(t.cursor),children:t.type}):t.type},{label:`Occurred`,value:(0,Y.jsx)(P,{at:t.occurredAt})},{label:`Queued`,value:(0,Y.jsx)(P,{at:r})},i!==null&&{label:`Ended`,value:(0,Y.jsx)(P,{at:i})}]})]})}var pe=`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
  deliveries(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...DeliveryFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`,me=`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
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
fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`,he=`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,ge=`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,_e=`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,ve=`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EventDeliveryFields on EventDelivery {
  id
  status
  nextAttemptAt
  createdAt
  completedAt
  event {
    __typename
    id
    type
    occurredAt
    cursor
  }
  attempts {
    ...DeliveryAttemptFields
  }
}
fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,ye=`mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
  replayEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    count
    endCursor
    hasMore
    errors {
      ...ErrorFields
    }
  }
}
fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`;function be({destination:e,onClose:t,onChanged:r}){let{id:i,name:o,type:s,status:c,eventTypes:l,enabled:u,disabledReason:f,usage:p,config:m,createdAt:h,environmentName:g}=e,_=S(`destinations:write`),[v,y]=(0,J.useState)(!1),[b,{pending:x,error:C}]=H(_e),T=g?`It comes from the setting ${g}.`:null,E=_.allowed?T:_.reason??null;return(0,Y.jsxs)(L,{open:!0,onOpenChange:e=>!e&&t(),title:o,meta:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(M,{value:u?c:`INACTIVE`,label:u?void 0:`Disabled`}),(0,Y.jsx)(R,{id:i})]}),footer:(0,Y.jsx)(w,{icon:D,disabledReason:_.allowed?null:_.reason??null,onClick:()=>y(!0),children:`Replay…`}),children:[(0,Y.jsxs)(`div`,{className:X.sections,children:[f&&(0,Y.jsx)(n,{compact:!0,error:f}),C&&(0,Y.jsx)(n,{compact:!0,error:C}),(0,Y.jsx)(a,{label:`Forward events`,value:u,disabledReason:x?`It is being changed.`:E,onChange:e=>void b({input:{id:i,enabled:e}}).then(r)}),(0,Y.jsx)(d,{items:[{label:`Type`,value:A(s)},{label:`Events`,value:(0,Y.jsx)(`span`,{className:`mono`,children:l.join(`, `)})},{label:`Requests`,value:(0,Y.jsxs)(`span`,{className:`tabular`,children:[p.requests.toLocaleString(`en`),`, `,p.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:p.averageLatencyMs===null?null:(0,Y.jsx)(N,{ms:p.averageLatencyMs})},{label:`Last request`,value:p.lastAttemptAt&&(0,Y.jsx)(P,{at:p.lastAttemptAt})},{label:`Created`,value:(0,Y.jsx)(P,{at:h})},p.lastError!==null&&{label:`Last error`,value:p.lastError,wide:!0}]}),(0,Y.jsx)(z,{label:`Configuration`,value:m,search:!1})]}),v&&(0,Y.jsx)(xe,{destination:e,onClose:()=>y(!1),onDone:r})]})}function xe({destination:e,onClose:t,onDone:n}){let[r]=(0,J.useState)(()=>crypto.randomUUID()),[i,a]=(0,J.useState)(``),[o,{pending:s,error:c}]=H(ye),l=f(),u=async()=>{let a=new Date(i).toISOString(),{data:s}=await o({input:{id:e.id,since:a,idempotencyKey:`${r}:${a}`}});if(!s)return;let c=s.replayEventDestination.count??0;l({title:c===1?`1 event is sent again`:`${c} events are sent again`,tone:`ok`}),n(),t()};return(0,Y.jsx)(U,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,Y.jsx)(w,{variant:`primary`,busy:s,disabledReason:i?null:`Choose an instant.`,onClick:()=>void u(),children:`Replay`}),children:(0,Y.jsx)(W,{label:`Since`,type:`datetime-local`,value:i,onChange:a,error:c?.message})})}function Se({destinations:e,onOpen:t}){return e.length===0?null:(0,Y.jsx)(`ul`,{className:X.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,Y.jsx)(`li`,{children:(0,Y.jsxs)(`button`,{type:`button`,className:X.destination,onClick:()=>t(e),children:[(0,Y.jsxs)(`span`,{className:X.destinationName,children:[(0,Y.jsx)(M,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,Y.jsx)(`b`,{className:`truncate`,children:n})]}),(0,Y.jsxs)(`span`,{className:`soft tabular`,children:[i?A(r):`Disabled`,` · `,o.requests.toLocaleString(`en`),` sent`,o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Q={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function Ce({onClose:e,onCreated:t}){let[n]=(0,J.useState)(()=>crypto.randomUUID()),[r,i]=(0,J.useState)(``),[a,o]=(0,J.useState)(`WEBHOOK`),[s,c]=(0,J.useState)(``),[l,u]=(0,J.useState)(`*`),[d,{pending:f,error:p}]=H(ge),m=Q[a],h=e=>p?.field?.[0]===e?p.message:void 0,g=async()=>{let e=l.split(/[\s,]+/).filter(Boolean),i={name:r.trim(),type:a,eventTypes:e,config:{[m?.field??`url`]:s.trim()},idempotencyKey:n},{data:o}=await d({input:i}),c=o?.createEventDestination.destination?.id;c&&t(c)},_=[!r.trim()&&`a name`,!s.trim()&&`an address`].filter(Boolean).join(` and `);return(0,Y.jsx)(U,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,Y.jsx)(w,{variant:`primary`,busy:f,disabledReason:_?`It needs ${_}.`:null,onClick:()=>void g(),children:`Create`}),children:(0,Y.jsxs)(`div`,{className:X.sections,children:[(0,Y.jsx)(W,{label:`Name`,value:r,onChange:i,error:h(`name`),autoFocus:!0}),(0,Y.jsx)(K,{label:`Type`,value:a,onChange:e=>we(e)&&o(e),options:Object.entries(Q).map(([e,{label:t}])=>({value:e,label:t}))}),(0,Y.jsx)(W,{label:m?.field===`url`?`URL`:`Endpoint`,mono:!0,value:s,onChange:c,placeholder:m?.placeholder,hint:m?.hint,error:h(`config`)}),(0,Y.jsx)(W,{label:`Events`,mono:!0,value:l,onChange:u,hint:`Types, prefixes such as agent.*, or * for all.`,error:h(`eventTypes`)}),p&&![`name`,`config`,`eventTypes`].includes(p.field?.[0]??``)&&(0,Y.jsx)(G,{error:p})]})})}var we=e=>e in Q;function Te(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Ee({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function De(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var Oe=5e3;function ke(e){let t=te({query:pe,variables:{first:50},rows:e=>e.deliveries.nodes,stream:me,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?q(e,t.delivery,{compare:Ae}):e}),n=S(`destinations:read`),r=u(se,{first:50},{skip:!n.allowed}),{reload:i}=r,a=t.live.status===`live`;(0,J.useEffect)(()=>{if(!a||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),Oe);return()=>clearInterval(e)},[a,n.allowed,i]);let o=r.data?.eventDestinations,s=(0,J.useMemo)(()=>De(t.rows.map(Te),(o??[]).flatMap(Ee),e,t.hasMore),[t.rows,t.hasMore,o,e]);return{...t,rows:s,destinations:o??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var Ae=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function je(e){let[t,n]=H(he),[r,i]=H(ve),a={person:S(`deliveries:write`),event:S(`destinations:write`)},o=f();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),s=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;o({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:s?`bad`:`ok`,...s?{description:s.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is tried again automatically.`:t.map(({kind:e})=>a[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||i.pending}}var Me=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],Ne=({id:e})=>e;function Pe(){x({title:`Deliveries`});let e=p.useSearch(),a=p.useNavigate(),o=ke(e),c=S(`destinations:write`),[u,d]=(0,J.useState)(new Set),[f,h]=(0,J.useState)(null),[_,v]=(0,J.useState)(!1),C=e=>void a({search:t=>l({...t,...e}),replace:!0}),D=je(()=>{d(new Set),o.reload(),o.reloadDestinations()}),k=o.rows.find(({id:t})=>t===e.delivery),A=u.size>0?o.rows.filter(({id:e})=>u.has(e)):[k??f].filter(e=>e!==null),j=o.destinations.find(({id:t})=>t===e.destination),M=y(),N=c.allowed?null:c.reason??null;b({R:{label:`Send again`,run:M(D.reason(A),()=>void D.run(A))},y:{label:`Why?`,run:()=>A[0]&&s(A[0].id)},n:{label:`New destination`,run:M(N,()=>v(!0))}},`Deliveries`);let P=e.status!==void 0||e.to!==void 0;return(0,Y.jsxs)(g,{children:[(0,Y.jsx)(m,{title:`Deliveries`,actions:(0,Y.jsxs)(Y.Fragment,{children:[u.size>0&&(0,Y.jsxs)(w,{icon:r,keys:`R`,busy:D.busy,disabledReason:D.reason(A),onClick:()=>void D.run(A),children:[`Send `,A.filter($).length,` again`]}),(0,Y.jsx)(w,{variant:`primary`,icon:t,keys:`n`,disabledReason:N,onClick:()=>v(!0),children:`New destination`})]})}),(0,Y.jsx)(Se,{destinations:o.destinations,onOpen:e=>C({destination:e,delivery:void 0})}),(0,Y.jsx)(E,{filters:Fe(o.destinations),value:{...e},onChange:C}),(0,Y.jsx)(O,{state:o.live,onResume:o.resume}),o.error&&o.rows.length>0&&(0,Y.jsx)(n,{compact:!0,error:o.error,onRetry:o.reload}),(0,Y.jsx)(ee,{flush:!0,error:o.rows.length===0?o.error:null,onRetry:o.reload,children:(0,Y.jsx)(T,{label:`Deliveries`,rows:o.rows,rowKey:Ne,columns:ae,openKey:e.delivery??null,onOpen:({id:e})=>C({delivery:e,destination:void 0}),onCursor:h,selected:u,onSelect:d,loading:o.loading,hasMore:o.hasMore,onMore:()=>void o.loadMore(),empty:P?(0,Y.jsx)(i,{compact:!0,title:`No delivery matches`,action:(0,Y.jsx)(w,{onClick:()=>C({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,Y.jsx)(Ie,{reason:N,onNew:()=>v(!0)})})}),e.delivery&&(0,Y.jsx)(ue,{id:e.delivery,row:k,retry:{run:()=>k&&void D.run([k]),reason:k?D.reason([k]):`It is not in the list.`,busy:D.busy},onClose:()=>C({delivery:void 0})}),j&&!e.delivery&&(0,Y.jsx)(be,{destination:j,onClose:()=>C({destination:void 0}),onChanged:o.reloadDestinations}),_&&(0,Y.jsx)(Ce,{onClose:()=>v(!1),onCreated:e=>{v(!1),o.reloadDestinations(),C({destination:e})}})]})}function Fe(e){return(0,J.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:c.map(e=>({value:e,label:k(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...Me.map(e=>({value:e,label:A(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function Ie({reason:e,onNew:n}){return(0,Y.jsx)(i,{icon:h,title:`Nothing has been sent yet`,action:(0,Y.jsx)(w,{variant:`primary`,icon:t,disabledReason:e,onClick:n,children:`New destination`}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{Pe as default};