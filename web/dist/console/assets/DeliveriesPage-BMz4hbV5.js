import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./plus-Dqe6sh7j.js";import{F as n,H as r,J as i,N as a,Nt as o,P as s,Q as c,U as l,X as u,Z as d,ht as f,lt as p,n as m,q as h,r as g,t as _,tt as v,vt as y,yt as b}from"./index-6Oy-zsfD.js";import{i as x,r as S}from"./react-DTDkG8bU.js";import{t as C}from"./guard-DFxcj7Zj.js";import{F as w,M as T,N as E,O as D,P as O,W as ee,a as te,i as ne,k,o as A,v as j}from"./title-0aeW3g6L.js";import{n as M,t as N}from"./Button-DU0lv4Xn.js";import{t as re}from"./DataTable-BwUrt6I1.js";import{t as ie}from"./DemoOffer-CJG8Pn55.js";import{t as ae}from"./Filters-BF3G15aa.js";import{n as oe,t as se}from"./LiveBanner-CqUzvz8h.js";import{t as ce}from"./Panel-BXyZhJ1K.js";import{t as P}from"./Badge-CZSbK22T.js";import{t as F}from"./Status-BkiXYld4.js";import{c as le,n as I,r as L,t as R}from"./Time-C3WuMWQ_.js";import{r as z}from"./Bars-BnaRBaUY.js";import{t as ue}from"./git-fork-DuAh5t7W.js";import{n as de,t as B}from"./links-zn7xwPZb.js";import{t as V}from"./Drawer-CYXEcGdk.js";import{t as H}from"./IdLabel-Dfm135eP.js";import{t as U}from"./JsonTree-Z2Cp8Uvi.js";import{t as W}from"./ObjectLink-B-FFHIay.js";import{t as fe}from"./Skeleton-CbO0nLhq.js";import{t as G}from"./mutate-DpCoSSQB.js";import{o as K,t as q}from"./TextField-BFp8ckb1.js";import{t as pe}from"./FormError-ncf0CxYT.js";import{t as me}from"./Select-C2mKwIQP.js";import{t as he}from"./upsert-BfY8gjqI.js";var J=e(x(),1),Y=S(),ge=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,Y.jsx)(F,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1.4fr)`,card:`meta`,cell:({to:e})=>(0,Y.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`96px`,cell:({through:e,simulated:t})=>t?(0,Y.jsx)(P,{tone:`warn`,children:`Simulated`}):l(e)},{id:`subject`,header:`What`,width:`minmax(0, 1.8fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,Y.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,Y.jsx)(_e,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:t})=>e&&t!==`SUCCESS`?(0,Y.jsx)(R,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,Y.jsx)(L,{at:e}),cardLabel:!1}];function _e({row:{attempts:e}}){return e.length===0?null:(0,Y.jsx)(z,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var ve=[`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
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
}`,ee,k,j,D].join(`
`),ye=[`query EventDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,O,E,D].join(`
`),be=[`query AnyDelivery($id: ID!) {
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
}`,k,j,D,E,O].join(`
`),xe=[`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,w,j,k,D].join(`
`),X=[`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,k,j,D,T].join(`
`),Se=[`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,O,T].join(`
`),Ce=[`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,O,T].join(`
`),we=[`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,E,D,T].join(`
`),Te=[`mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
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
}`,O,T].join(`
`),Z={sections:`_sections_thz7q_1`,content:`_content_thz7q_6`,attempts:`_attempts_thz7q_13`,attempt:`_attempt_thz7q_13`,dot:`_dot_thz7q_45`,attemptWords:`_attemptWords_thz7q_57`,attemptHead:`_attemptHead_thz7q_61`,bar:`_bar_thz7q_70`,line:`_line_thz7q_77`,problem:`_problem_thz7q_82`,destinations:`_destinations_thz7q_88`,destination:`_destination_thz7q_88`,destinationName:`_destinationName_thz7q_115`};function Ee({attempts:e,nextAttemptAt:t}){if(e.length===0&&!t)return(0,Y.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let n=Math.max(1,...e.map(({durationMs:e})=>e));return(0,Y.jsxs)(`ol`,{className:Z.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:r,ok:i,statusCode:a,error:o})=>(0,Y.jsxs)(`li`,{className:Z.attempt,"data-ok":i,children:[(0,Y.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,Y.jsxs)(`div`,{className:Z.attemptWords,children:[(0,Y.jsxs)(`p`,{className:Z.attemptHead,children:[(0,Y.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,Y.jsx)(P,{tone:i?`ok`:`bad`,children:a}),(0,Y.jsx)(`span`,{className:`soft`,children:(0,Y.jsx)(L,{at:t})}),(0,Y.jsxs)(`span`,{className:`${Z.bar} tabular soft`,children:[(0,Y.jsx)(`span`,{className:Z.line,style:{width:`${Math.max(2,r/n*64)}px`}}),(0,Y.jsx)(I,{ms:r})]})]}),o&&(0,Y.jsx)(`p`,{className:Z.problem,children:o})]})]},e)),t&&(0,Y.jsxs)(`li`,{className:Z.attempt,"data-ok":`next`,children:[(0,Y.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,Y.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,Y.jsx)(R,{to:t,done:`a moment`})]})]})]})}function De({id:e,row:t,retry:n,onClose:r}){let{data:i,error:a,loading:o,reload:s}=h(be,{id:e}),c=t&&`${t.status} ${t.attempts.length}`;(0,J.useEffect)(s,[c,s]);let l=i?.node,u=l?.__typename===`Delivery`||l?.__typename===`EventDelivery`?l:null;return(0,Y.jsxs)(V,{open:!0,onOpenChange:e=>!e&&r(),width:480,title:u?Oe(u):`Delivery`,meta:u&&(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(F,{value:u.status}),(0,Y.jsx)(H,{id:e})]}),actions:(0,Y.jsx)(M,{label:`Why?`,icon:ue,keys:`y`,onClick:()=>v(e)}),footer:u&&(0,Y.jsx)(N,{icon:b,keys:`R`,busy:n.busy,disabledReason:n.reason,onClick:n.run,children:`Send again`}),children:[a&&(0,Y.jsx)(d,{error:a,onRetry:s}),o&&!u&&(0,Y.jsx)(fe,{rows:6}),i&&!u&&(0,Y.jsx)(g,{icon:y,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),u&&(0,Y.jsxs)(`div`,{className:Z.sections,children:[(0,Y.jsx)(Ee,{attempts:u.attempts,nextAttemptAt:u.status===`SUCCESS`?null:u.nextAttemptAt}),u.__typename===`Delivery`?(0,Y.jsx)(ke,{delivery:u}):(0,Y.jsx)(Ae,{delivery:u})]})]})}var Oe=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function ke({delivery:e}){let{channel:t,user:n,createdBy:r,createdAt:i,completedAt:a,expiresAt:o,externalId:s,errorMessage:c,simulated:f,content:p,data:m}=e;return(0,Y.jsxs)(Y.Fragment,{children:[c&&(0,Y.jsx)(d,{compact:!0,error:c}),(0,Y.jsx)(u,{items:[{label:`To`,value:n?(0,Y.jsx)(W,{type:`User`,id:n.id,to:B(`User`,n.id),children:n.name}):null},{label:`Through`,value:(0,Y.jsxs)(Y.Fragment,{children:[l(t),` `,f&&(0,Y.jsx)(P,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:r.name},{label:`Created`,value:(0,Y.jsx)(L,{at:i})},a?{label:`Ended`,value:(0,Y.jsx)(L,{at:a})}:{label:`Expires`,value:(0,Y.jsx)(L,{at:o})},s!==null&&{label:`Id at the receiver`,value:(0,Y.jsx)(`span`,{className:`mono`,children:s})}]}),(0,Y.jsx)(`p`,{className:Z.content,children:p}),m!==null&&JSON.stringify(m)!==`{}`&&(0,Y.jsx)(U,{label:`Data`,value:m})]})}function Ae({delivery:{destination:e,event:t,createdAt:n,completedAt:r}}){return(0,Y.jsxs)(Y.Fragment,{children:[!e.enabled&&(0,Y.jsx)(d,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,Y.jsx)(u,{items:[{label:`To`,value:(0,Y.jsx)(W,{type:`EventDestination`,id:e.id,to:B(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:l(e.type)},t.cursor!==null&&{label:`Event`,value:(0,Y.jsx)(i,{href:de(t.cursor),className:`link`,children:`In the log`})},{label:`Occurred`,value:(0,Y.jsx)(L,{at:t.occurredAt})},{label:`Queued`,value:(0,Y.jsx)(L,{at:n})},r!==null&&{label:`Ended`,value:(0,Y.jsx)(L,{at:r})}]})]})}function je({destination:e,onClose:t,onChanged:n}){let{id:r,name:i,type:a,status:o,eventTypes:s,enabled:f,disabledReason:p,usage:m,config:h,createdAt:g,environmentName:_}=e,v=A(`destinations:write`),[y,b]=(0,J.useState)(!1),[x,{pending:S,error:C}]=G(Ce),w=_?`It comes from the setting ${_}.`:null,T=v.allowed?w:v.reason??null;return(0,Y.jsxs)(V,{open:!0,onOpenChange:e=>!e&&t(),title:i,meta:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(F,{value:f?o:`INACTIVE`,label:f?void 0:`Disabled`}),(0,Y.jsx)(H,{id:r})]}),footer:(0,Y.jsx)(N,{icon:oe,disabledReason:v.allowed?null:v.reason??null,onClick:()=>b(!0),children:`Replay…`}),children:[(0,Y.jsxs)(`div`,{className:Z.sections,children:[p&&(0,Y.jsx)(d,{compact:!0,error:p}),C&&(0,Y.jsx)(d,{compact:!0,error:C}),(0,Y.jsx)(c,{label:`Forward events`,value:f,disabledReason:S?`It is being changed.`:T,onChange:e=>void x({input:{id:r,enabled:e}}).then(n)}),(0,Y.jsx)(u,{items:[{label:`Type`,value:l(a)},{label:`Events`,value:(0,Y.jsx)(`span`,{className:`mono`,children:s.join(`, `)})},{label:`Requests`,value:(0,Y.jsxs)(`span`,{className:`tabular`,children:[m.requests.toLocaleString(`en`),`, `,m.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:m.averageLatencyMs===null?null:(0,Y.jsx)(I,{ms:m.averageLatencyMs})},{label:`Last request`,value:m.lastAttemptAt&&(0,Y.jsx)(L,{at:m.lastAttemptAt})},{label:`Created`,value:(0,Y.jsx)(L,{at:g})},m.lastError!==null&&{label:`Last error`,value:m.lastError,wide:!0}]}),(0,Y.jsx)(U,{label:`Configuration`,value:h,search:!1})]}),y&&(0,Y.jsx)(Me,{destination:e,onClose:()=>b(!1),onDone:n})]})}function Me({destination:e,onClose:t,onDone:n}){let[r]=(0,J.useState)(()=>o()),[i,a]=(0,J.useState)(``),[s,{pending:c,error:l}]=G(Te),u=f(),d=async()=>{let a=new Date(i).toISOString(),{data:o}=await s({input:{id:e.id,since:a,idempotencyKey:`${r}:${a}`}});if(!o)return;let c=o.replayEventDestination.count??0;u({title:c===1?`1 event is sent again`:`${c} events are sent again`,tone:`ok`}),n(),t()};return(0,Y.jsx)(K,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,Y.jsx)(N,{variant:`primary`,busy:c,disabledReason:i?null:`Choose an instant.`,onClick:()=>void d(),children:`Replay`}),children:(0,Y.jsx)(q,{label:`Since`,type:`datetime-local`,value:i,onChange:a,error:l?.message})})}function Ne({destinations:e,onOpen:t}){return e.length===0?null:(0,Y.jsx)(`ul`,{className:Z.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,Y.jsx)(`li`,{children:(0,Y.jsxs)(`button`,{type:`button`,className:Z.destination,onClick:()=>t(e),children:[(0,Y.jsxs)(`span`,{className:Z.destinationName,children:[(0,Y.jsx)(F,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,Y.jsx)(`b`,{className:`truncate`,children:n})]}),(0,Y.jsxs)(`span`,{className:`soft tabular`,children:[i?l(r):`Disabled`,` · `,p(o.requests,`attempt`),o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Q={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function Pe({onClose:e,onCreated:t}){let[n]=(0,J.useState)(()=>o()),[r,i]=(0,J.useState)(``),[a,s]=(0,J.useState)(`WEBHOOK`),[c,l]=(0,J.useState)(``),[u,d]=(0,J.useState)(`*`),[f,{pending:p,error:m}]=G(Se),h=Q[a],g=e=>m?.field?.[0]===e?m.message:void 0,_=async()=>{let e=u.split(/[\s,]+/).filter(Boolean),i={name:r.trim(),type:a,eventTypes:e,config:{[h?.field??`url`]:c.trim()},idempotencyKey:n},{data:o}=await f({input:i}),s=o?.createEventDestination.destination?.id;s&&t(s)},v=[!r.trim()&&`a name`,!c.trim()&&`an address`].filter(Boolean).join(` and `);return(0,Y.jsx)(K,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,Y.jsx)(N,{variant:`primary`,busy:p,disabledReason:v?`It needs ${v}.`:null,onClick:()=>void _(),children:`Create`}),children:(0,Y.jsxs)(`div`,{className:Z.sections,children:[(0,Y.jsx)(q,{label:`Name`,value:r,onChange:i,error:g(`name`),autoFocus:!0}),(0,Y.jsx)(me,{label:`Type`,value:a,onChange:e=>Fe(e)&&s(e),options:Object.entries(Q).map(([e,{label:t}])=>({value:e,label:t}))}),(0,Y.jsx)(q,{label:h?.field===`url`?`URL`:`Endpoint`,mono:!0,value:c,onChange:l,placeholder:h?.placeholder,hint:h?.hint,error:g(`config`)}),(0,Y.jsx)(q,{label:`Events`,mono:!0,value:u,onChange:d,hint:`Types, prefixes such as agent.*, or * for all.`,error:g(`eventTypes`)}),m&&![`name`,`config`,`eventTypes`].includes(m.field?.[0]??``)&&(0,Y.jsx)(pe,{error:m})]})})}var Fe=e=>e in Q;function Ie(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Le({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function Re(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var ze=5e3;function Be(e){let t=le({query:ve,variables:{first:50},rows:e=>e.deliveries.nodes,stream:xe,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?he(e,t.delivery,{compare:Ve}):e}),n=A(`destinations:read`),r=h(ye,{first:50},{skip:!n.allowed}),{reload:i}=r,a=t.live.status===`live`;(0,J.useEffect)(()=>{if(!a||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),ze);return()=>clearInterval(e)},[a,n.allowed,i]);let o=r.data?.eventDestinations,s=(0,J.useMemo)(()=>Re(t.rows.map(Ie),(o??[]).flatMap(Le),e,t.hasMore),[t.rows,t.hasMore,o,e]);return{...t,rows:s,destinations:o??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var Ve=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function He(e){let[t,n]=G(X),[r,i]=G(we),a={person:A(`deliveries:write`),event:A(`destinations:write`)},o=f();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),s=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;o({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:s?`bad`:`ok`,...s?{description:s.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is retried automatically.`:t.map(({kind:e})=>a[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||i.pending}}var Ue=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],We=({id:e})=>e;function Ge(){ne({title:`Deliveries`});let e=a.useSearch(),r=a.useNavigate(),i=Be(e),o=A(`destinations:write`),[s,c]=(0,J.useState)(new Set),[l,u]=(0,J.useState)(null),[f,p]=(0,J.useState)(!1),h=e=>void r({search:t=>n({...t,...e}),replace:!0}),y=He(()=>{c(new Set),i.reload(),i.reloadDestinations()}),x=i.rows.find(({id:t})=>t===e.delivery),S=s.size>0?i.rows.filter(({id:e})=>s.has(e)):[x??l].filter(e=>e!==null),w=i.destinations.find(({id:t})=>t===e.destination),T=C(),E=o.allowed?null:o.reason??null;te({R:{label:`Send again`,run:T(y.reason(S),()=>void y.run(S))},y:{label:`Why?`,run:()=>S[0]&&v(S[0].id)},n:{label:`New destination`,run:T(E,()=>p(!0))}},`Deliveries`);let D=e.status!==void 0||e.to!==void 0;return(0,Y.jsxs)(_,{children:[(0,Y.jsx)(m,{title:`Deliveries`,actions:(0,Y.jsxs)(Y.Fragment,{children:[s.size>0&&(0,Y.jsxs)(N,{icon:b,keys:`R`,busy:y.busy,disabledReason:y.reason(S),onClick:()=>void y.run(S),children:[`Send `,S.filter($).length,` again`]}),(0,Y.jsx)(N,{variant:`primary`,icon:t,keys:`n`,disabledReason:E,onClick:()=>p(!0),children:`New destination`})]})}),(0,Y.jsx)(Ne,{destinations:i.destinations,onOpen:e=>h({destination:e,delivery:void 0})}),(0,Y.jsx)(ae,{filters:Ke(i.destinations),value:{...e},onChange:h}),(0,Y.jsx)(se,{state:i.live,onResume:i.resume}),i.error&&i.rows.length>0&&(0,Y.jsx)(d,{compact:!0,error:i.error,onRetry:i.reload}),(0,Y.jsx)(ce,{flush:!0,error:i.rows.length===0?i.error:null,onRetry:i.reload,children:(0,Y.jsx)(re,{label:`Deliveries`,rows:i.rows,rowKey:We,columns:ge,openKey:e.delivery??null,onOpen:({id:e})=>h({delivery:e,destination:void 0}),onCursor:u,selected:s,onSelect:c,loading:i.loading,hasMore:i.hasMore,onMore:()=>void i.loadMore(),empty:D?(0,Y.jsx)(g,{compact:!0,title:`No delivery matches`,action:(0,Y.jsx)(N,{onClick:()=>h({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,Y.jsx)(qe,{reason:E,onNew:()=>p(!0)})})}),e.delivery&&(0,Y.jsx)(De,{id:e.delivery,row:x,retry:{run:()=>x&&void y.run([x]),reason:x?y.reason([x]):`It is not in the list.`,busy:y.busy},onClose:()=>h({delivery:void 0})}),w&&!e.delivery&&(0,Y.jsx)(je,{destination:w,onClose:()=>h({destination:void 0}),onChanged:i.reloadDestinations}),f&&(0,Y.jsx)(Pe,{onClose:()=>p(!1),onCreated:e=>{p(!1),i.reloadDestinations(),h({destination:e})}})]})}function Ke(e){return(0,J.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:s.map(e=>({value:e,label:r(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...Ue.map(e=>({value:e,label:l(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function qe({reason:e,onNew:n}){return(0,Y.jsx)(g,{icon:y,title:`Nothing has been sent yet`,action:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(N,{variant:`primary`,icon:t,disabledReason:e,onClick:n,children:`New destination`}),(0,Y.jsx)(ie,{})]}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{Ge as default};