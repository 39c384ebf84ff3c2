import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./plus-Dqe6sh7j.js";import{F as n,H as r,J as i,N as a,P as o,Q as s,U as c,X as l,Z as u,_t as d,gt as f,jt as p,n as m,pt as h,q as g,r as _,t as v,tt as y}from"./index-B9Be0n3O.js";import{i as b,r as x}from"./react-DTDkG8bU.js";import{t as S}from"./guard-iuBQjYwJ.js";import{F as C,M as w,N as T,O as E,P as D,W as ee,a as O,i as te,k,o as A,v as j}from"./title-0aeW3g6L.js";import{n as M,t as N}from"./Button-DU0lv4Xn.js";import{t as ne}from"./DataTable-C63tqrYC.js";import{t as re}from"./DemoOffer-I0hPZSjr.js";import{t as ie}from"./Filters-kw0ft4V7.js";import{n as ae,t as oe}from"./LiveBanner-kdpHlC3A.js";import{t as P}from"./Panel-ChzznnEo.js";import{t as F}from"./Badge-CZSbK22T.js";import{t as I}from"./Status-DpFtbMWl.js";import{n as L,r as R,s as se,t as z}from"./Time-C-PS-HoR.js";import{r as B}from"./Bars-BfxDRr1p.js";import{t as ce}from"./git-fork-DuAh5t7W.js";import{n as le,t as V}from"./links-zn7xwPZb.js";import{t as H}from"./Drawer-BSiw-u9B.js";import{t as U}from"./IdLabel-DD_TwNrl.js";import{t as W}from"./JsonTree-GMIydpMR.js";import{t as G}from"./ObjectLink-CP4mPeYU.js";import{t as ue}from"./Skeleton-CbO0nLhq.js";import{t as K}from"./mutate-Bv9Sw4zc.js";import{o as q,t as J}from"./TextField-BFp8ckb1.js";import{t as de}from"./FormError-P6NFc3MW.js";import{t as fe}from"./Select-C2mKwIQP.js";import{t as pe}from"./upsert-BfY8gjqI.js";var Y=e(b(),1),X=x(),me=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,X.jsx)(I,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1fr)`,card:`meta`,cell:({to:e})=>(0,X.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`128px`,cell:({through:e,simulated:t})=>t?(0,X.jsx)(F,{tone:`warn`,children:`Simulated`}):c(e)},{id:`subject`,header:`What`,width:`minmax(0, 2fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,X.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,X.jsx)(he,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:t})=>e&&t!==`SUCCESS`?(0,X.jsx)(z,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,X.jsx)(R,{at:e}),cardLabel:!1}];function he({row:{attempts:e}}){return e.length===0?null:(0,X.jsx)(B,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var ge=[`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
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
}`,ee,k,j,E].join(`
`),_e=[`query EventDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,D,T,E].join(`
`),ve=[`query AnyDelivery($id: ID!) {
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
}`,k,j,E,T,D].join(`
`),ye=[`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,C,j,k,E].join(`
`),be=[`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,k,j,E,w].join(`
`),xe=[`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,D,w].join(`
`),Se=[`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,D,w].join(`
`),Ce=[`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,T,E,w].join(`
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
}`,D,w].join(`
`),Z={sections:`_sections_1snqr_1`,content:`_content_1snqr_6`,attempts:`_attempts_1snqr_13`,attempt:`_attempt_1snqr_13`,dot:`_dot_1snqr_45`,attemptWords:`_attemptWords_1snqr_57`,attemptHead:`_attemptHead_1snqr_61`,bar:`_bar_1snqr_70`,line:`_line_1snqr_77`,problem:`_problem_1snqr_82`,destinations:`_destinations_1snqr_88`,destination:`_destination_1snqr_88`,destinationName:`_destinationName_1snqr_115`};function Te({attempts:e,nextAttemptAt:t}){if(e.length===0&&!t)return(0,X.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let n=Math.max(1,...e.map(({durationMs:e})=>e));return(0,X.jsxs)(`ol`,{className:Z.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:r,ok:i,statusCode:a,error:o})=>(0,X.jsxs)(`li`,{className:Z.attempt,"data-ok":i,children:[(0,X.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,X.jsxs)(`div`,{className:Z.attemptWords,children:[(0,X.jsxs)(`p`,{className:Z.attemptHead,children:[(0,X.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,X.jsx)(F,{tone:i?`ok`:`bad`,children:a}),(0,X.jsx)(`span`,{className:`soft`,children:(0,X.jsx)(R,{at:t})}),(0,X.jsxs)(`span`,{className:`${Z.bar} tabular soft`,children:[(0,X.jsx)(`span`,{className:Z.line,style:{width:`${Math.max(2,r/n*64)}px`}}),(0,X.jsx)(L,{ms:r})]})]}),o&&(0,X.jsx)(`p`,{className:Z.problem,children:o})]})]},e)),t&&(0,X.jsxs)(`li`,{className:Z.attempt,"data-ok":`next`,children:[(0,X.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,X.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,X.jsx)(z,{to:t,done:`a moment`})]})]})]})}function Ee({id:e,row:t,retry:n,onClose:r}){let{data:i,error:a,loading:o,reload:s}=g(ve,{id:e}),c=t&&`${t.status} ${t.attempts.length}`;(0,Y.useEffect)(s,[c,s]);let l=i?.node,p=l?.__typename===`Delivery`||l?.__typename===`EventDelivery`?l:null;return(0,X.jsxs)(H,{open:!0,onOpenChange:e=>!e&&r(),width:480,title:p?De(p):`Delivery`,meta:p&&(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(I,{value:p.status}),(0,X.jsx)(U,{id:e})]}),actions:(0,X.jsx)(M,{label:`Why?`,icon:ce,keys:`y`,onClick:()=>y(e)}),footer:p&&(0,X.jsx)(N,{icon:d,keys:`R`,busy:n.busy,disabledReason:n.reason,onClick:n.run,children:`Send again`}),children:[a&&(0,X.jsx)(u,{error:a,onRetry:s}),o&&!p&&(0,X.jsx)(ue,{rows:6}),i&&!p&&(0,X.jsx)(_,{icon:f,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),p&&(0,X.jsxs)(`div`,{className:Z.sections,children:[(0,X.jsx)(Te,{attempts:p.attempts,nextAttemptAt:p.status===`SUCCESS`?null:p.nextAttemptAt}),p.__typename===`Delivery`?(0,X.jsx)(Oe,{delivery:p}):(0,X.jsx)(ke,{delivery:p})]})]})}var De=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function Oe({delivery:e}){let{channel:t,user:n,createdBy:r,createdAt:i,completedAt:a,expiresAt:o,externalId:s,errorMessage:d,simulated:f,content:p,data:m}=e;return(0,X.jsxs)(X.Fragment,{children:[d&&(0,X.jsx)(u,{compact:!0,error:d}),(0,X.jsx)(l,{items:[{label:`To`,value:n?(0,X.jsx)(G,{type:`User`,id:n.id,to:V(`User`,n.id),children:n.name}):null},{label:`Through`,value:(0,X.jsxs)(X.Fragment,{children:[c(t),` `,f&&(0,X.jsx)(F,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:r.name},{label:`Created`,value:(0,X.jsx)(R,{at:i})},a?{label:`Ended`,value:(0,X.jsx)(R,{at:a})}:{label:`Worth sending until`,value:(0,X.jsx)(R,{at:o})},s!==null&&{label:`Id at the receiver`,value:(0,X.jsx)(`span`,{className:`mono`,children:s})}]}),(0,X.jsx)(`p`,{className:Z.content,children:p}),m!==null&&JSON.stringify(m)!==`{}`&&(0,X.jsx)(W,{label:`Data`,value:m})]})}function ke({delivery:{destination:e,event:t,createdAt:n,completedAt:r}}){return(0,X.jsxs)(X.Fragment,{children:[!e.enabled&&(0,X.jsx)(u,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,X.jsx)(l,{items:[{label:`To`,value:(0,X.jsx)(G,{type:`EventDestination`,id:e.id,to:V(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:c(e.type)},{label:`Event`,value:t.cursor?(0,X.jsx)(i,{href:le(t.cursor),children:t.type}):t.type},{label:`Occurred`,value:(0,X.jsx)(R,{at:t.occurredAt})},{label:`Queued`,value:(0,X.jsx)(R,{at:n})},r!==null&&{label:`Ended`,value:(0,X.jsx)(R,{at:r})}]})]})}function Ae({destination:e,onClose:t,onChanged:n}){let{id:r,name:i,type:a,status:o,eventTypes:d,enabled:f,disabledReason:p,usage:m,config:h,createdAt:g,environmentName:_}=e,v=A(`destinations:write`),[y,b]=(0,Y.useState)(!1),[x,{pending:S,error:C}]=K(Se),w=_?`It comes from the setting ${_}.`:null,T=v.allowed?w:v.reason??null;return(0,X.jsxs)(H,{open:!0,onOpenChange:e=>!e&&t(),title:i,meta:(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(I,{value:f?o:`INACTIVE`,label:f?void 0:`Disabled`}),(0,X.jsx)(U,{id:r})]}),footer:(0,X.jsx)(N,{icon:ae,disabledReason:v.allowed?null:v.reason??null,onClick:()=>b(!0),children:`Replay…`}),children:[(0,X.jsxs)(`div`,{className:Z.sections,children:[p&&(0,X.jsx)(u,{compact:!0,error:p}),C&&(0,X.jsx)(u,{compact:!0,error:C}),(0,X.jsx)(s,{label:`Forward events`,value:f,disabledReason:S?`It is being changed.`:T,onChange:e=>void x({input:{id:r,enabled:e}}).then(n)}),(0,X.jsx)(l,{items:[{label:`Type`,value:c(a)},{label:`Events`,value:(0,X.jsx)(`span`,{className:`mono`,children:d.join(`, `)})},{label:`Requests`,value:(0,X.jsxs)(`span`,{className:`tabular`,children:[m.requests.toLocaleString(`en`),`, `,m.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:m.averageLatencyMs===null?null:(0,X.jsx)(L,{ms:m.averageLatencyMs})},{label:`Last request`,value:m.lastAttemptAt&&(0,X.jsx)(R,{at:m.lastAttemptAt})},{label:`Created`,value:(0,X.jsx)(R,{at:g})},m.lastError!==null&&{label:`Last error`,value:m.lastError,wide:!0}]}),(0,X.jsx)(W,{label:`Configuration`,value:h,search:!1})]}),y&&(0,X.jsx)(je,{destination:e,onClose:()=>b(!1),onDone:n})]})}function je({destination:e,onClose:t,onDone:n}){let[r]=(0,Y.useState)(()=>p()),[i,a]=(0,Y.useState)(``),[o,{pending:s,error:c}]=K(we),l=h(),u=async()=>{let a=new Date(i).toISOString(),{data:s}=await o({input:{id:e.id,since:a,idempotencyKey:`${r}:${a}`}});if(!s)return;let c=s.replayEventDestination.count??0;l({title:c===1?`1 event is sent again`:`${c} events are sent again`,tone:`ok`}),n(),t()};return(0,X.jsx)(q,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,X.jsx)(N,{variant:`primary`,busy:s,disabledReason:i?null:`Choose an instant.`,onClick:()=>void u(),children:`Replay`}),children:(0,X.jsx)(J,{label:`Since`,type:`datetime-local`,value:i,onChange:a,error:c?.message})})}function Me({destinations:e,onOpen:t}){return e.length===0?null:(0,X.jsx)(`ul`,{className:Z.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,X.jsx)(`li`,{children:(0,X.jsxs)(`button`,{type:`button`,className:Z.destination,onClick:()=>t(e),children:[(0,X.jsxs)(`span`,{className:Z.destinationName,children:[(0,X.jsx)(I,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,X.jsx)(`b`,{className:`truncate`,children:n})]}),(0,X.jsxs)(`span`,{className:`soft tabular`,children:[i?c(r):`Disabled`,` · `,o.requests.toLocaleString(`en`),` sent`,o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Q={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function Ne({onClose:e,onCreated:t}){let[n]=(0,Y.useState)(()=>p()),[r,i]=(0,Y.useState)(``),[a,o]=(0,Y.useState)(`WEBHOOK`),[s,c]=(0,Y.useState)(``),[l,u]=(0,Y.useState)(`*`),[d,{pending:f,error:m}]=K(xe),h=Q[a],g=e=>m?.field?.[0]===e?m.message:void 0,_=async()=>{let e=l.split(/[\s,]+/).filter(Boolean),i={name:r.trim(),type:a,eventTypes:e,config:{[h?.field??`url`]:s.trim()},idempotencyKey:n},{data:o}=await d({input:i}),c=o?.createEventDestination.destination?.id;c&&t(c)},v=[!r.trim()&&`a name`,!s.trim()&&`an address`].filter(Boolean).join(` and `);return(0,X.jsx)(q,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,X.jsx)(N,{variant:`primary`,busy:f,disabledReason:v?`It needs ${v}.`:null,onClick:()=>void _(),children:`Create`}),children:(0,X.jsxs)(`div`,{className:Z.sections,children:[(0,X.jsx)(J,{label:`Name`,value:r,onChange:i,error:g(`name`),autoFocus:!0}),(0,X.jsx)(fe,{label:`Type`,value:a,onChange:e=>Pe(e)&&o(e),options:Object.entries(Q).map(([e,{label:t}])=>({value:e,label:t}))}),(0,X.jsx)(J,{label:h?.field===`url`?`URL`:`Endpoint`,mono:!0,value:s,onChange:c,placeholder:h?.placeholder,hint:h?.hint,error:g(`config`)}),(0,X.jsx)(J,{label:`Events`,mono:!0,value:l,onChange:u,hint:`Types, prefixes such as agent.*, or * for all.`,error:g(`eventTypes`)}),m&&![`name`,`config`,`eventTypes`].includes(m.field?.[0]??``)&&(0,X.jsx)(de,{error:m})]})})}var Pe=e=>e in Q;function Fe(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Ie({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function Le(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var Re=5e3;function ze(e){let t=se({query:ge,variables:{first:50},rows:e=>e.deliveries.nodes,stream:ye,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?pe(e,t.delivery,{compare:Be}):e}),n=A(`destinations:read`),r=g(_e,{first:50},{skip:!n.allowed}),{reload:i}=r,a=t.live.status===`live`;(0,Y.useEffect)(()=>{if(!a||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),Re);return()=>clearInterval(e)},[a,n.allowed,i]);let o=r.data?.eventDestinations,s=(0,Y.useMemo)(()=>Le(t.rows.map(Fe),(o??[]).flatMap(Ie),e,t.hasMore),[t.rows,t.hasMore,o,e]);return{...t,rows:s,destinations:o??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var Be=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function Ve(e){let[t,n]=K(be),[r,i]=K(Ce),a={person:A(`deliveries:write`),event:A(`destinations:write`)},o=h();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),s=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;o({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:s?`bad`:`ok`,...s?{description:s.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is tried again automatically.`:t.map(({kind:e})=>a[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||i.pending}}var He=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],Ue=({id:e})=>e;function We(){te({title:`Deliveries`});let e=a.useSearch(),r=a.useNavigate(),i=ze(e),o=A(`destinations:write`),[s,c]=(0,Y.useState)(new Set),[l,f]=(0,Y.useState)(null),[p,h]=(0,Y.useState)(!1),g=e=>void r({search:t=>n({...t,...e}),replace:!0}),b=Ve(()=>{c(new Set),i.reload(),i.reloadDestinations()}),x=i.rows.find(({id:t})=>t===e.delivery),C=s.size>0?i.rows.filter(({id:e})=>s.has(e)):[x??l].filter(e=>e!==null),w=i.destinations.find(({id:t})=>t===e.destination),T=S(),E=o.allowed?null:o.reason??null;O({R:{label:`Send again`,run:T(b.reason(C),()=>void b.run(C))},y:{label:`Why?`,run:()=>C[0]&&y(C[0].id)},n:{label:`New destination`,run:T(E,()=>h(!0))}},`Deliveries`);let D=e.status!==void 0||e.to!==void 0;return(0,X.jsxs)(v,{children:[(0,X.jsx)(m,{title:`Deliveries`,actions:(0,X.jsxs)(X.Fragment,{children:[s.size>0&&(0,X.jsxs)(N,{icon:d,keys:`R`,busy:b.busy,disabledReason:b.reason(C),onClick:()=>void b.run(C),children:[`Send `,C.filter($).length,` again`]}),(0,X.jsx)(N,{variant:`primary`,icon:t,keys:`n`,disabledReason:E,onClick:()=>h(!0),children:`New destination`})]})}),(0,X.jsx)(Me,{destinations:i.destinations,onOpen:e=>g({destination:e,delivery:void 0})}),(0,X.jsx)(ie,{filters:Ge(i.destinations),value:{...e},onChange:g}),(0,X.jsx)(oe,{state:i.live,onResume:i.resume}),i.error&&i.rows.length>0&&(0,X.jsx)(u,{compact:!0,error:i.error,onRetry:i.reload}),(0,X.jsx)(P,{flush:!0,error:i.rows.length===0?i.error:null,onRetry:i.reload,children:(0,X.jsx)(ne,{label:`Deliveries`,rows:i.rows,rowKey:Ue,columns:me,openKey:e.delivery??null,onOpen:({id:e})=>g({delivery:e,destination:void 0}),onCursor:f,selected:s,onSelect:c,loading:i.loading,hasMore:i.hasMore,onMore:()=>void i.loadMore(),empty:D?(0,X.jsx)(_,{compact:!0,title:`No delivery matches`,action:(0,X.jsx)(N,{onClick:()=>g({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,X.jsx)(Ke,{reason:E,onNew:()=>h(!0)})})}),e.delivery&&(0,X.jsx)(Ee,{id:e.delivery,row:x,retry:{run:()=>x&&void b.run([x]),reason:x?b.reason([x]):`It is not in the list.`,busy:b.busy},onClose:()=>g({delivery:void 0})}),w&&!e.delivery&&(0,X.jsx)(Ae,{destination:w,onClose:()=>g({destination:void 0}),onChanged:i.reloadDestinations}),p&&(0,X.jsx)(Ne,{onClose:()=>h(!1),onCreated:e=>{h(!1),i.reloadDestinations(),g({destination:e})}})]})}function Ge(e){return(0,Y.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:o.map(e=>({value:e,label:r(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...He.map(e=>({value:e,label:c(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function Ke({reason:e,onNew:n}){return(0,X.jsx)(_,{icon:f,title:`Nothing has been sent yet`,action:(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(N,{variant:`primary`,icon:t,disabledReason:e,onClick:n,children:`New destination`}),(0,X.jsx)(re,{})]}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{We as default};