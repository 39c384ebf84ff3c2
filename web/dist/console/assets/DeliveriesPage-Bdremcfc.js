import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./plus-BlVgvshH.js";import{r as n,s as r,t as i}from"./Empty-keNOC2zN.js";import{At as a,Ft as o,G as s,Gt as c,H as l,It as u,J as d,Lt as f,M as p,N as m,Pt as h,V as g,W as _,bt as v,it as y,j as b,jt as x,n as S,st as C,t as w}from"./index-DSmWLjS9.js";import{i as T,r as E}from"./react-DTDkG8bU.js";import{t as ee}from"./guard-lm5Bc-FD.js";import{a as te,i as D,o as O}from"./title-Dg2fKNk7.js";import{n as k,t as A}from"./Button-BN-UqUNc.js";import{t as ne}from"./DataTable-CAeDTGnZ.js";import{t as re}from"./Filters-CU0ilrrk.js";import{n as ie,t as j}from"./LiveBanner-BNW8LWaQ.js";import{t as ae}from"./Panel-B4pHTkKl.js";import{n as oe,r as M}from"./tones-U-DwEnnp.js";import{t as N}from"./Badge-CZSbK22T.js";import{t as P}from"./Status-3GcI4MIV.js";import{n as F,r as I,s as se,t as L}from"./Time-AtWi8Q0_.js";import{r as R}from"./Bars-Diwzwcw0.js";import{t as z}from"./git-fork-D4A6OEj0.js";import{n as ce,t as B}from"./links-zn7xwPZb.js";import{t as V}from"./Drawer-CPL3o5-G.js";import{t as H}from"./IdLabel-BxsXIr91.js";import{t as U}from"./JsonTree-BN9BvCsP.js";import{t as W}from"./ObjectLink-BHsu-Yru.js";import{t as G}from"./Skeleton-CbO0nLhq.js";import{t as K}from"./mutate-Bv5AsWD5.js";import{o as q,t as J}from"./TextField-AkZ3TvZK.js";import{t as le}from"./FormError--LvGiHW-.js";import{t as ue}from"./Select-DgdjYd0w.js";import{t as de}from"./upsert-BfY8gjqI.js";var Y=e(T(),1),X=E(),fe=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,X.jsx)(P,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1fr)`,card:`meta`,cell:({to:e})=>(0,X.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`128px`,cell:({through:e,simulated:t})=>t?(0,X.jsx)(N,{tone:`warn`,children:`Simulated`}):M(e)},{id:`subject`,header:`What`,width:`minmax(0, 2fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,X.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,X.jsx)(pe,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:t})=>e&&t!==`SUCCESS`?(0,X.jsx)(L,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,X.jsx)(I,{at:e}),cardLabel:!1}];function pe({row:{attempts:e}}){return e.length===0?null:(0,X.jsx)(R,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var me=[`query OutboxDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,u,o,a].join(`
`),he=[`query OutboxDelivery($id: ID!) {
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
}`,x,v,a,o,u].join(`
`),Z={sections:`_sections_1snqr_1`,content:`_content_1snqr_6`,attempts:`_attempts_1snqr_13`,attempt:`_attempt_1snqr_13`,dot:`_dot_1snqr_45`,attemptWords:`_attemptWords_1snqr_57`,attemptHead:`_attemptHead_1snqr_61`,bar:`_bar_1snqr_70`,line:`_line_1snqr_77`,problem:`_problem_1snqr_82`,destinations:`_destinations_1snqr_88`,destination:`_destination_1snqr_88`,destinationName:`_destinationName_1snqr_115`};function ge({attempts:e,nextAttemptAt:t}){if(e.length===0&&!t)return(0,X.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let n=Math.max(1,...e.map(({durationMs:e})=>e));return(0,X.jsxs)(`ol`,{className:Z.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:r,ok:i,statusCode:a,error:o})=>(0,X.jsxs)(`li`,{className:Z.attempt,"data-ok":i,children:[(0,X.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,X.jsxs)(`div`,{className:Z.attemptWords,children:[(0,X.jsxs)(`p`,{className:Z.attemptHead,children:[(0,X.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,X.jsx)(N,{tone:i?`ok`:`bad`,children:a}),(0,X.jsx)(`span`,{className:`soft`,children:(0,X.jsx)(I,{at:t})}),(0,X.jsxs)(`span`,{className:`${Z.bar} tabular soft`,children:[(0,X.jsx)(`span`,{className:Z.line,style:{width:`${Math.max(2,r/n*64)}px`}}),(0,X.jsx)(F,{ms:r})]})]}),o&&(0,X.jsx)(`p`,{className:Z.problem,children:o})]})]},e)),t&&(0,X.jsxs)(`li`,{className:Z.attempt,"data-ok":`next`,children:[(0,X.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,X.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,X.jsx)(L,{to:t,done:`a moment`})]})]})]})}function _e({id:e,row:t,retry:a,onClose:o}){let{data:s,error:c,loading:l,reload:u}=g(he,{id:e}),f=t&&`${t.status} ${t.attempts.length}`;(0,Y.useEffect)(u,[f,u]);let p=s?.node,m=p?.__typename===`Delivery`||p?.__typename===`EventDelivery`?p:null;return(0,X.jsxs)(V,{open:!0,onOpenChange:e=>!e&&o(),width:480,title:m?ve(m):`Delivery`,meta:m&&(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(P,{value:m.status}),(0,X.jsx)(H,{id:e})]}),actions:(0,X.jsx)(k,{label:`Why?`,icon:z,keys:`y`,onClick:()=>d(e)}),footer:m&&(0,X.jsx)(A,{icon:r,keys:`R`,busy:a.busy,disabledReason:a.reason,onClick:a.run,children:`Send again`}),children:[c&&(0,X.jsx)(n,{error:c,onRetry:u}),l&&!m&&(0,X.jsx)(G,{rows:6}),s&&!m&&(0,X.jsx)(i,{icon:C,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),m&&(0,X.jsxs)(`div`,{className:Z.sections,children:[(0,X.jsx)(ge,{attempts:m.attempts,nextAttemptAt:m.status===`SUCCESS`?null:m.nextAttemptAt}),m.__typename===`Delivery`?(0,X.jsx)(ye,{delivery:m}):(0,X.jsx)(be,{delivery:m})]})]})}var ve=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function ye({delivery:e}){let{channel:t,user:r,createdBy:i,createdAt:a,completedAt:o,expiresAt:s,externalId:c,errorMessage:l,simulated:u,content:d,data:f}=e;return(0,X.jsxs)(X.Fragment,{children:[l&&(0,X.jsx)(n,{compact:!0,error:l}),(0,X.jsx)(_,{items:[{label:`To`,value:r?(0,X.jsx)(W,{type:`User`,id:r.id,to:B(`User`,r.id),children:r.name}):null},{label:`Through`,value:(0,X.jsxs)(X.Fragment,{children:[M(t),` `,u&&(0,X.jsx)(N,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:i.name},{label:`Created`,value:(0,X.jsx)(I,{at:a})},o?{label:`Ended`,value:(0,X.jsx)(I,{at:o})}:{label:`Worth sending until`,value:(0,X.jsx)(I,{at:s})},c!==null&&{label:`Id at the receiver`,value:(0,X.jsx)(`span`,{className:`mono`,children:c})}]}),(0,X.jsx)(`p`,{className:Z.content,children:d}),f!==null&&JSON.stringify(f)!==`{}`&&(0,X.jsx)(U,{label:`Data`,value:f})]})}function be({delivery:{destination:e,event:t,createdAt:r,completedAt:i}}){return(0,X.jsxs)(X.Fragment,{children:[!e.enabled&&(0,X.jsx)(n,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,X.jsx)(_,{items:[{label:`To`,value:(0,X.jsx)(W,{type:`EventDestination`,id:e.id,to:B(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:M(e.type)},{label:`Event`,value:t.cursor?(0,X.jsx)(l,{href:ce(t.cursor),children:t.type}):t.type},{label:`Occurred`,value:(0,X.jsx)(I,{at:t.occurredAt})},{label:`Queued`,value:(0,X.jsx)(I,{at:r})},i!==null&&{label:`Ended`,value:(0,X.jsx)(I,{at:i})}]})]})}var xe=[`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
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
}`,c,x,v,a].join(`
`),Se=[`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,f,v,x,a].join(`
`),Ce=[`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,x,v,a,h].join(`
`),we=[`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,u,h].join(`
`),Te=[`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,u,h].join(`
`),Ee=[`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,o,a,h].join(`
`),De=[`mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
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
}`,u,h].join(`
`);function Oe({destination:e,onClose:t,onChanged:r}){let{id:i,name:a,type:o,status:c,eventTypes:l,enabled:u,disabledReason:d,usage:f,config:p,createdAt:m,environmentName:h}=e,g=O(`destinations:write`),[v,y]=(0,Y.useState)(!1),[b,{pending:x,error:S}]=K(Te),C=h?`It comes from the setting ${h}.`:null,w=g.allowed?C:g.reason??null;return(0,X.jsxs)(V,{open:!0,onOpenChange:e=>!e&&t(),title:a,meta:(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(P,{value:u?c:`INACTIVE`,label:u?void 0:`Disabled`}),(0,X.jsx)(H,{id:i})]}),footer:(0,X.jsx)(A,{icon:ie,disabledReason:g.allowed?null:g.reason??null,onClick:()=>y(!0),children:`Replay…`}),children:[(0,X.jsxs)(`div`,{className:Z.sections,children:[d&&(0,X.jsx)(n,{compact:!0,error:d}),S&&(0,X.jsx)(n,{compact:!0,error:S}),(0,X.jsx)(s,{label:`Forward events`,value:u,disabledReason:x?`It is being changed.`:w,onChange:e=>void b({input:{id:i,enabled:e}}).then(r)}),(0,X.jsx)(_,{items:[{label:`Type`,value:M(o)},{label:`Events`,value:(0,X.jsx)(`span`,{className:`mono`,children:l.join(`, `)})},{label:`Requests`,value:(0,X.jsxs)(`span`,{className:`tabular`,children:[f.requests.toLocaleString(`en`),`, `,f.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:f.averageLatencyMs===null?null:(0,X.jsx)(F,{ms:f.averageLatencyMs})},{label:`Last request`,value:f.lastAttemptAt&&(0,X.jsx)(I,{at:f.lastAttemptAt})},{label:`Created`,value:(0,X.jsx)(I,{at:m})},f.lastError!==null&&{label:`Last error`,value:f.lastError,wide:!0}]}),(0,X.jsx)(U,{label:`Configuration`,value:p,search:!1})]}),v&&(0,X.jsx)(ke,{destination:e,onClose:()=>y(!1),onDone:r})]})}function ke({destination:e,onClose:t,onDone:n}){let[r]=(0,Y.useState)(()=>crypto.randomUUID()),[i,a]=(0,Y.useState)(``),[o,{pending:s,error:c}]=K(De),l=y(),u=async()=>{let a=new Date(i).toISOString(),{data:s}=await o({input:{id:e.id,since:a,idempotencyKey:`${r}:${a}`}});if(!s)return;let c=s.replayEventDestination.count??0;l({title:c===1?`1 event is sent again`:`${c} events are sent again`,tone:`ok`}),n(),t()};return(0,X.jsx)(q,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,X.jsx)(A,{variant:`primary`,busy:s,disabledReason:i?null:`Choose an instant.`,onClick:()=>void u(),children:`Replay`}),children:(0,X.jsx)(J,{label:`Since`,type:`datetime-local`,value:i,onChange:a,error:c?.message})})}function Ae({destinations:e,onOpen:t}){return e.length===0?null:(0,X.jsx)(`ul`,{className:Z.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,X.jsx)(`li`,{children:(0,X.jsxs)(`button`,{type:`button`,className:Z.destination,onClick:()=>t(e),children:[(0,X.jsxs)(`span`,{className:Z.destinationName,children:[(0,X.jsx)(P,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,X.jsx)(`b`,{className:`truncate`,children:n})]}),(0,X.jsxs)(`span`,{className:`soft tabular`,children:[i?M(r):`Disabled`,` · `,o.requests.toLocaleString(`en`),` sent`,o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Q={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function je({onClose:e,onCreated:t}){let[n]=(0,Y.useState)(()=>crypto.randomUUID()),[r,i]=(0,Y.useState)(``),[a,o]=(0,Y.useState)(`WEBHOOK`),[s,c]=(0,Y.useState)(``),[l,u]=(0,Y.useState)(`*`),[d,{pending:f,error:p}]=K(we),m=Q[a],h=e=>p?.field?.[0]===e?p.message:void 0,g=async()=>{let e=l.split(/[\s,]+/).filter(Boolean),i={name:r.trim(),type:a,eventTypes:e,config:{[m?.field??`url`]:s.trim()},idempotencyKey:n},{data:o}=await d({input:i}),c=o?.createEventDestination.destination?.id;c&&t(c)},_=[!r.trim()&&`a name`,!s.trim()&&`an address`].filter(Boolean).join(` and `);return(0,X.jsx)(q,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,X.jsx)(A,{variant:`primary`,busy:f,disabledReason:_?`It needs ${_}.`:null,onClick:()=>void g(),children:`Create`}),children:(0,X.jsxs)(`div`,{className:Z.sections,children:[(0,X.jsx)(J,{label:`Name`,value:r,onChange:i,error:h(`name`),autoFocus:!0}),(0,X.jsx)(ue,{label:`Type`,value:a,onChange:e=>Me(e)&&o(e),options:Object.entries(Q).map(([e,{label:t}])=>({value:e,label:t}))}),(0,X.jsx)(J,{label:m?.field===`url`?`URL`:`Endpoint`,mono:!0,value:s,onChange:c,placeholder:m?.placeholder,hint:m?.hint,error:h(`config`)}),(0,X.jsx)(J,{label:`Events`,mono:!0,value:l,onChange:u,hint:`Types, prefixes such as agent.*, or * for all.`,error:h(`eventTypes`)}),p&&![`name`,`config`,`eventTypes`].includes(p.field?.[0]??``)&&(0,X.jsx)(le,{error:p})]})})}var Me=e=>e in Q;function Ne(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Pe({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function Fe(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var Ie=5e3;function Le(e){let t=se({query:xe,variables:{first:50},rows:e=>e.deliveries.nodes,stream:Se,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?de(e,t.delivery,{compare:Re}):e}),n=O(`destinations:read`),r=g(me,{first:50},{skip:!n.allowed}),{reload:i}=r,a=t.live.status===`live`;(0,Y.useEffect)(()=>{if(!a||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),Ie);return()=>clearInterval(e)},[a,n.allowed,i]);let o=r.data?.eventDestinations,s=(0,Y.useMemo)(()=>Fe(t.rows.map(Ne),(o??[]).flatMap(Pe),e,t.hasMore),[t.rows,t.hasMore,o,e]);return{...t,rows:s,destinations:o??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var Re=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function ze(e){let[t,n]=K(Ce),[r,i]=K(Ee),a={person:O(`deliveries:write`),event:O(`destinations:write`)},o=y();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),s=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;o({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:s?`bad`:`ok`,...s?{description:s.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is tried again automatically.`:t.map(({kind:e})=>a[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||i.pending}}var Be=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],Ve=({id:e})=>e;function He(){D({title:`Deliveries`});let e=b.useSearch(),a=b.useNavigate(),o=Le(e),s=O(`destinations:write`),[c,l]=(0,Y.useState)(new Set),[u,f]=(0,Y.useState)(null),[p,h]=(0,Y.useState)(!1),g=e=>void a({search:t=>m({...t,...e}),replace:!0}),_=ze(()=>{l(new Set),o.reload(),o.reloadDestinations()}),v=o.rows.find(({id:t})=>t===e.delivery),y=c.size>0?o.rows.filter(({id:e})=>c.has(e)):[v??u].filter(e=>e!==null),x=o.destinations.find(({id:t})=>t===e.destination),C=ee(),T=s.allowed?null:s.reason??null;te({R:{label:`Send again`,run:C(_.reason(y),()=>void _.run(y))},y:{label:`Why?`,run:()=>y[0]&&d(y[0].id)},n:{label:`New destination`,run:C(T,()=>h(!0))}},`Deliveries`);let E=e.status!==void 0||e.to!==void 0;return(0,X.jsxs)(w,{children:[(0,X.jsx)(S,{title:`Deliveries`,actions:(0,X.jsxs)(X.Fragment,{children:[c.size>0&&(0,X.jsxs)(A,{icon:r,keys:`R`,busy:_.busy,disabledReason:_.reason(y),onClick:()=>void _.run(y),children:[`Send `,y.filter($).length,` again`]}),(0,X.jsx)(A,{variant:`primary`,icon:t,keys:`n`,disabledReason:T,onClick:()=>h(!0),children:`New destination`})]})}),(0,X.jsx)(Ae,{destinations:o.destinations,onOpen:e=>g({destination:e,delivery:void 0})}),(0,X.jsx)(re,{filters:Ue(o.destinations),value:{...e},onChange:g}),(0,X.jsx)(j,{state:o.live,onResume:o.resume}),o.error&&o.rows.length>0&&(0,X.jsx)(n,{compact:!0,error:o.error,onRetry:o.reload}),(0,X.jsx)(ae,{flush:!0,error:o.rows.length===0?o.error:null,onRetry:o.reload,children:(0,X.jsx)(ne,{label:`Deliveries`,rows:o.rows,rowKey:Ve,columns:fe,openKey:e.delivery??null,onOpen:({id:e})=>g({delivery:e,destination:void 0}),onCursor:f,selected:c,onSelect:l,loading:o.loading,hasMore:o.hasMore,onMore:()=>void o.loadMore(),empty:E?(0,X.jsx)(i,{compact:!0,title:`No delivery matches`,action:(0,X.jsx)(A,{onClick:()=>g({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,X.jsx)(We,{reason:T,onNew:()=>h(!0)})})}),e.delivery&&(0,X.jsx)(_e,{id:e.delivery,row:v,retry:{run:()=>v&&void _.run([v]),reason:v?_.reason([v]):`It is not in the list.`,busy:_.busy},onClose:()=>g({delivery:void 0})}),x&&!e.delivery&&(0,X.jsx)(Oe,{destination:x,onClose:()=>g({destination:void 0}),onChanged:o.reloadDestinations}),p&&(0,X.jsx)(je,{onClose:()=>h(!1),onCreated:e=>{h(!1),o.reloadDestinations(),g({destination:e})}})]})}function Ue(e){return(0,Y.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:p.map(e=>({value:e,label:oe(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...Be.map(e=>({value:e,label:M(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function We({reason:e,onNew:n}){return(0,X.jsx)(i,{icon:C,title:`Nothing has been sent yet`,action:(0,X.jsx)(A,{variant:`primary`,icon:t,disabledReason:e,onClick:n,children:`New destination`}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{He as default};