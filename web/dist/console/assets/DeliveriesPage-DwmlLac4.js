import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./plus-Dqe6sh7j.js";import{Dt as n,F as r,J as i,K as a,N as o,P as s,U as c,W as l,Z as u,ft as d,lt as f,n as p,pt as m,q as h,r as g,t as _}from"./index-BgSHByrS.js";import{i as v,r as y}from"./react-DTDkG8bU.js";import{t as b}from"./guard-CQFE8Up4.js";import{F as x,M as S,N as C,O as w,P as T,W as E,a as ee,i as te,k as D,o as O,v as k}from"./title-0aeW3g6L.js";import{n as ne,t as A}from"./Button-DU0lv4Xn.js";import{t as j}from"./DataTable-CYaSyaxJ.js";import{t as re}from"./DemoOffer-DqCZmhek.js";import{t as ie}from"./Filters-Bdpzor0N.js";import{n as ae,t as oe}from"./LiveBanner-kdpHlC3A.js";import{t as se}from"./Panel-BIjOi2_N.js";import{n as ce,r as M}from"./tones-jf6wIrCl.js";import{t as N}from"./Badge-CZSbK22T.js";import{t as P}from"./Status-Cu-ilcEt.js";import{n as F,r as I,s as le,t as L}from"./Time-C-PS-HoR.js";import{r as R}from"./Bars-z_z-qL0s.js";import{t as z}from"./git-fork-DuAh5t7W.js";import{n as ue,t as B}from"./links-zn7xwPZb.js";import{t as V}from"./Drawer-7YthAS11.js";import{t as H}from"./IdLabel-Cah6Prah.js";import{t as U}from"./JsonTree-GMIydpMR.js";import{t as W}from"./ObjectLink-D0-c5LbC.js";import{t as de}from"./Skeleton-CbO0nLhq.js";import{t as G}from"./mutate-Bv9Sw4zc.js";import{o as K,t as q}from"./TextField-BFp8ckb1.js";import{t as fe}from"./FormError-JqKW-N73.js";import{t as pe}from"./Select-C2mKwIQP.js";import{t as me}from"./upsert-BfY8gjqI.js";var J=e(v(),1),Y=y(),he=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,Y.jsx)(P,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1fr)`,card:`meta`,cell:({to:e})=>(0,Y.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`128px`,cell:({through:e,simulated:t})=>t?(0,Y.jsx)(N,{tone:`warn`,children:`Simulated`}):M(e)},{id:`subject`,header:`What`,width:`minmax(0, 2fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,Y.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,Y.jsx)(ge,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:t})=>e&&t!==`SUCCESS`?(0,Y.jsx)(L,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,Y.jsx)(I,{at:e}),cardLabel:!1}];function ge({row:{attempts:e}}){return e.length===0?null:(0,Y.jsx)(R,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var _e=[`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
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
}`,E,D,k,w].join(`
`),ve=[`query EventDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,T,C,w].join(`
`),ye=[`query AnyDelivery($id: ID!) {
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
}`,D,k,w,C,T].join(`
`),X=[`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,x,k,D,w].join(`
`),be=[`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,D,k,w,S].join(`
`),xe=[`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,T,S].join(`
`),Se=[`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,T,S].join(`
`),Ce=[`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,C,w,S].join(`
`),we=[`mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
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
}`,T,S].join(`
`),Z={sections:`_sections_1snqr_1`,content:`_content_1snqr_6`,attempts:`_attempts_1snqr_13`,attempt:`_attempt_1snqr_13`,dot:`_dot_1snqr_45`,attemptWords:`_attemptWords_1snqr_57`,attemptHead:`_attemptHead_1snqr_61`,bar:`_bar_1snqr_70`,line:`_line_1snqr_77`,problem:`_problem_1snqr_82`,destinations:`_destinations_1snqr_88`,destination:`_destination_1snqr_88`,destinationName:`_destinationName_1snqr_115`};function Te({attempts:e,nextAttemptAt:t}){if(e.length===0&&!t)return(0,Y.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let n=Math.max(1,...e.map(({durationMs:e})=>e));return(0,Y.jsxs)(`ol`,{className:Z.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:r,ok:i,statusCode:a,error:o})=>(0,Y.jsxs)(`li`,{className:Z.attempt,"data-ok":i,children:[(0,Y.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,Y.jsxs)(`div`,{className:Z.attemptWords,children:[(0,Y.jsxs)(`p`,{className:Z.attemptHead,children:[(0,Y.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,Y.jsx)(N,{tone:i?`ok`:`bad`,children:a}),(0,Y.jsx)(`span`,{className:`soft`,children:(0,Y.jsx)(I,{at:t})}),(0,Y.jsxs)(`span`,{className:`${Z.bar} tabular soft`,children:[(0,Y.jsx)(`span`,{className:Z.line,style:{width:`${Math.max(2,r/n*64)}px`}}),(0,Y.jsx)(F,{ms:r})]})]}),o&&(0,Y.jsx)(`p`,{className:Z.problem,children:o})]})]},e)),t&&(0,Y.jsxs)(`li`,{className:Z.attempt,"data-ok":`next`,children:[(0,Y.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,Y.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,Y.jsx)(L,{to:t,done:`a moment`})]})]})]})}function Ee({id:e,row:t,retry:n,onClose:r}){let{data:i,error:a,loading:o,reload:s}=c(ye,{id:e}),l=t&&`${t.status} ${t.attempts.length}`;(0,J.useEffect)(s,[l,s]);let f=i?.node,p=f?.__typename===`Delivery`||f?.__typename===`EventDelivery`?f:null;return(0,Y.jsxs)(V,{open:!0,onOpenChange:e=>!e&&r(),width:480,title:p?De(p):`Delivery`,meta:p&&(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(P,{value:p.status}),(0,Y.jsx)(H,{id:e})]}),actions:(0,Y.jsx)(ne,{label:`Why?`,icon:z,keys:`y`,onClick:()=>u(e)}),footer:p&&(0,Y.jsx)(A,{icon:m,keys:`R`,busy:n.busy,disabledReason:n.reason,onClick:n.run,children:`Send again`}),children:[a&&(0,Y.jsx)(h,{error:a,onRetry:s}),o&&!p&&(0,Y.jsx)(de,{rows:6}),i&&!p&&(0,Y.jsx)(g,{icon:d,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),p&&(0,Y.jsxs)(`div`,{className:Z.sections,children:[(0,Y.jsx)(Te,{attempts:p.attempts,nextAttemptAt:p.status===`SUCCESS`?null:p.nextAttemptAt}),p.__typename===`Delivery`?(0,Y.jsx)(Oe,{delivery:p}):(0,Y.jsx)(ke,{delivery:p})]})]})}var De=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function Oe({delivery:e}){let{channel:t,user:n,createdBy:r,createdAt:i,completedAt:o,expiresAt:s,externalId:c,errorMessage:l,simulated:u,content:d,data:f}=e;return(0,Y.jsxs)(Y.Fragment,{children:[l&&(0,Y.jsx)(h,{compact:!0,error:l}),(0,Y.jsx)(a,{items:[{label:`To`,value:n?(0,Y.jsx)(W,{type:`User`,id:n.id,to:B(`User`,n.id),children:n.name}):null},{label:`Through`,value:(0,Y.jsxs)(Y.Fragment,{children:[M(t),` `,u&&(0,Y.jsx)(N,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:r.name},{label:`Created`,value:(0,Y.jsx)(I,{at:i})},o?{label:`Ended`,value:(0,Y.jsx)(I,{at:o})}:{label:`Worth sending until`,value:(0,Y.jsx)(I,{at:s})},c!==null&&{label:`Id at the receiver`,value:(0,Y.jsx)(`span`,{className:`mono`,children:c})}]}),(0,Y.jsx)(`p`,{className:Z.content,children:d}),f!==null&&JSON.stringify(f)!==`{}`&&(0,Y.jsx)(U,{label:`Data`,value:f})]})}function ke({delivery:{destination:e,event:t,createdAt:n,completedAt:r}}){return(0,Y.jsxs)(Y.Fragment,{children:[!e.enabled&&(0,Y.jsx)(h,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,Y.jsx)(a,{items:[{label:`To`,value:(0,Y.jsx)(W,{type:`EventDestination`,id:e.id,to:B(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:M(e.type)},{label:`Event`,value:t.cursor?(0,Y.jsx)(l,{href:ue(t.cursor),children:t.type}):t.type},{label:`Occurred`,value:(0,Y.jsx)(I,{at:t.occurredAt})},{label:`Queued`,value:(0,Y.jsx)(I,{at:n})},r!==null&&{label:`Ended`,value:(0,Y.jsx)(I,{at:r})}]})]})}function Ae({destination:e,onClose:t,onChanged:n}){let{id:r,name:o,type:s,status:c,eventTypes:l,enabled:u,disabledReason:d,usage:f,config:p,createdAt:m,environmentName:g}=e,_=O(`destinations:write`),[v,y]=(0,J.useState)(!1),[b,{pending:x,error:S}]=G(Se),C=g?`It comes from the setting ${g}.`:null,w=_.allowed?C:_.reason??null;return(0,Y.jsxs)(V,{open:!0,onOpenChange:e=>!e&&t(),title:o,meta:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(P,{value:u?c:`INACTIVE`,label:u?void 0:`Disabled`}),(0,Y.jsx)(H,{id:r})]}),footer:(0,Y.jsx)(A,{icon:ae,disabledReason:_.allowed?null:_.reason??null,onClick:()=>y(!0),children:`Replay…`}),children:[(0,Y.jsxs)(`div`,{className:Z.sections,children:[d&&(0,Y.jsx)(h,{compact:!0,error:d}),S&&(0,Y.jsx)(h,{compact:!0,error:S}),(0,Y.jsx)(i,{label:`Forward events`,value:u,disabledReason:x?`It is being changed.`:w,onChange:e=>void b({input:{id:r,enabled:e}}).then(n)}),(0,Y.jsx)(a,{items:[{label:`Type`,value:M(s)},{label:`Events`,value:(0,Y.jsx)(`span`,{className:`mono`,children:l.join(`, `)})},{label:`Requests`,value:(0,Y.jsxs)(`span`,{className:`tabular`,children:[f.requests.toLocaleString(`en`),`, `,f.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:f.averageLatencyMs===null?null:(0,Y.jsx)(F,{ms:f.averageLatencyMs})},{label:`Last request`,value:f.lastAttemptAt&&(0,Y.jsx)(I,{at:f.lastAttemptAt})},{label:`Created`,value:(0,Y.jsx)(I,{at:m})},f.lastError!==null&&{label:`Last error`,value:f.lastError,wide:!0}]}),(0,Y.jsx)(U,{label:`Configuration`,value:p,search:!1})]}),v&&(0,Y.jsx)(je,{destination:e,onClose:()=>y(!1),onDone:n})]})}function je({destination:e,onClose:t,onDone:r}){let[i]=(0,J.useState)(()=>n()),[a,o]=(0,J.useState)(``),[s,{pending:c,error:l}]=G(we),u=f(),d=async()=>{let n=new Date(a).toISOString(),{data:o}=await s({input:{id:e.id,since:n,idempotencyKey:`${i}:${n}`}});if(!o)return;let c=o.replayEventDestination.count??0;u({title:c===1?`1 event is sent again`:`${c} events are sent again`,tone:`ok`}),r(),t()};return(0,Y.jsx)(K,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,Y.jsx)(A,{variant:`primary`,busy:c,disabledReason:a?null:`Choose an instant.`,onClick:()=>void d(),children:`Replay`}),children:(0,Y.jsx)(q,{label:`Since`,type:`datetime-local`,value:a,onChange:o,error:l?.message})})}function Me({destinations:e,onOpen:t}){return e.length===0?null:(0,Y.jsx)(`ul`,{className:Z.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,Y.jsx)(`li`,{children:(0,Y.jsxs)(`button`,{type:`button`,className:Z.destination,onClick:()=>t(e),children:[(0,Y.jsxs)(`span`,{className:Z.destinationName,children:[(0,Y.jsx)(P,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,Y.jsx)(`b`,{className:`truncate`,children:n})]}),(0,Y.jsxs)(`span`,{className:`soft tabular`,children:[i?M(r):`Disabled`,` · `,o.requests.toLocaleString(`en`),` sent`,o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Q={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function Ne({onClose:e,onCreated:t}){let[r]=(0,J.useState)(()=>n()),[i,a]=(0,J.useState)(``),[o,s]=(0,J.useState)(`WEBHOOK`),[c,l]=(0,J.useState)(``),[u,d]=(0,J.useState)(`*`),[f,{pending:p,error:m}]=G(xe),h=Q[o],g=e=>m?.field?.[0]===e?m.message:void 0,_=async()=>{let e=u.split(/[\s,]+/).filter(Boolean),n={name:i.trim(),type:o,eventTypes:e,config:{[h?.field??`url`]:c.trim()},idempotencyKey:r},{data:a}=await f({input:n}),s=a?.createEventDestination.destination?.id;s&&t(s)},v=[!i.trim()&&`a name`,!c.trim()&&`an address`].filter(Boolean).join(` and `);return(0,Y.jsx)(K,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,Y.jsx)(A,{variant:`primary`,busy:p,disabledReason:v?`It needs ${v}.`:null,onClick:()=>void _(),children:`Create`}),children:(0,Y.jsxs)(`div`,{className:Z.sections,children:[(0,Y.jsx)(q,{label:`Name`,value:i,onChange:a,error:g(`name`),autoFocus:!0}),(0,Y.jsx)(pe,{label:`Type`,value:o,onChange:e=>Pe(e)&&s(e),options:Object.entries(Q).map(([e,{label:t}])=>({value:e,label:t}))}),(0,Y.jsx)(q,{label:h?.field===`url`?`URL`:`Endpoint`,mono:!0,value:c,onChange:l,placeholder:h?.placeholder,hint:h?.hint,error:g(`config`)}),(0,Y.jsx)(q,{label:`Events`,mono:!0,value:u,onChange:d,hint:`Types, prefixes such as agent.*, or * for all.`,error:g(`eventTypes`)}),m&&![`name`,`config`,`eventTypes`].includes(m.field?.[0]??``)&&(0,Y.jsx)(fe,{error:m})]})})}var Pe=e=>e in Q;function Fe(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Ie({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function Le(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var Re=5e3;function ze(e){let t=le({query:_e,variables:{first:50},rows:e=>e.deliveries.nodes,stream:X,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?me(e,t.delivery,{compare:Be}):e}),n=O(`destinations:read`),r=c(ve,{first:50},{skip:!n.allowed}),{reload:i}=r,a=t.live.status===`live`;(0,J.useEffect)(()=>{if(!a||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),Re);return()=>clearInterval(e)},[a,n.allowed,i]);let o=r.data?.eventDestinations,s=(0,J.useMemo)(()=>Le(t.rows.map(Fe),(o??[]).flatMap(Ie),e,t.hasMore),[t.rows,t.hasMore,o,e]);return{...t,rows:s,destinations:o??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var Be=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function Ve(e){let[t,n]=G(be),[r,i]=G(Ce),a={person:O(`deliveries:write`),event:O(`destinations:write`)},o=f();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),s=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;o({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:s?`bad`:`ok`,...s?{description:s.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is tried again automatically.`:t.map(({kind:e})=>a[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||i.pending}}var He=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],Ue=({id:e})=>e;function We(){te({title:`Deliveries`});let e=o.useSearch(),n=o.useNavigate(),i=ze(e),a=O(`destinations:write`),[s,c]=(0,J.useState)(new Set),[l,d]=(0,J.useState)(null),[f,v]=(0,J.useState)(!1),y=e=>void n({search:t=>r({...t,...e}),replace:!0}),x=Ve(()=>{c(new Set),i.reload(),i.reloadDestinations()}),S=i.rows.find(({id:t})=>t===e.delivery),C=s.size>0?i.rows.filter(({id:e})=>s.has(e)):[S??l].filter(e=>e!==null),w=i.destinations.find(({id:t})=>t===e.destination),T=b(),E=a.allowed?null:a.reason??null;ee({R:{label:`Send again`,run:T(x.reason(C),()=>void x.run(C))},y:{label:`Why?`,run:()=>C[0]&&u(C[0].id)},n:{label:`New destination`,run:T(E,()=>v(!0))}},`Deliveries`);let D=e.status!==void 0||e.to!==void 0;return(0,Y.jsxs)(_,{children:[(0,Y.jsx)(p,{title:`Deliveries`,actions:(0,Y.jsxs)(Y.Fragment,{children:[s.size>0&&(0,Y.jsxs)(A,{icon:m,keys:`R`,busy:x.busy,disabledReason:x.reason(C),onClick:()=>void x.run(C),children:[`Send `,C.filter($).length,` again`]}),(0,Y.jsx)(A,{variant:`primary`,icon:t,keys:`n`,disabledReason:E,onClick:()=>v(!0),children:`New destination`})]})}),(0,Y.jsx)(Me,{destinations:i.destinations,onOpen:e=>y({destination:e,delivery:void 0})}),(0,Y.jsx)(ie,{filters:Ge(i.destinations),value:{...e},onChange:y}),(0,Y.jsx)(oe,{state:i.live,onResume:i.resume}),i.error&&i.rows.length>0&&(0,Y.jsx)(h,{compact:!0,error:i.error,onRetry:i.reload}),(0,Y.jsx)(se,{flush:!0,error:i.rows.length===0?i.error:null,onRetry:i.reload,children:(0,Y.jsx)(j,{label:`Deliveries`,rows:i.rows,rowKey:Ue,columns:he,openKey:e.delivery??null,onOpen:({id:e})=>y({delivery:e,destination:void 0}),onCursor:d,selected:s,onSelect:c,loading:i.loading,hasMore:i.hasMore,onMore:()=>void i.loadMore(),empty:D?(0,Y.jsx)(g,{compact:!0,title:`No delivery matches`,action:(0,Y.jsx)(A,{onClick:()=>y({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,Y.jsx)(Ke,{reason:E,onNew:()=>v(!0)})})}),e.delivery&&(0,Y.jsx)(Ee,{id:e.delivery,row:S,retry:{run:()=>S&&void x.run([S]),reason:S?x.reason([S]):`It is not in the list.`,busy:x.busy},onClose:()=>y({delivery:void 0})}),w&&!e.delivery&&(0,Y.jsx)(Ae,{destination:w,onClose:()=>y({destination:void 0}),onChanged:i.reloadDestinations}),f&&(0,Y.jsx)(Ne,{onClose:()=>v(!1),onCreated:e=>{v(!1),i.reloadDestinations(),y({destination:e})}})]})}function Ge(e){return(0,J.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:s.map(e=>({value:e,label:ce(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...He.map(e=>({value:e,label:M(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function Ke({reason:e,onNew:n}){return(0,Y.jsx)(g,{icon:d,title:`Nothing has been sent yet`,action:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(A,{variant:`primary`,icon:t,disabledReason:e,onClick:n,children:`New destination`}),(0,Y.jsx)(re,{})]}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{We as default};