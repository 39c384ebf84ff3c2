import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{t}from"./plus-DzlG2uzU.js";import{Et as n,F as r,J as i,K as a,N as o,P as s,U as c,W as l,Z as u,ct as d,dt as f,ft as p,n as m,q as h,r as g,t as _}from"./index-oTkBWg4J.js";import{i as v,r as y}from"./react-DTDkG8bU.js";import{t as b}from"./guard-BS1imbFB.js";import{a as x,i as S,o as C}from"./title-TZADKe_G.js";import{n as w,t as T}from"./Button-Dm6TdZck.js";import{t as E}from"./DataTable-DbcWiLI0.js";import{t as ee}from"./Filters-D_6yzaOV.js";import{n as D,t as te}from"./LiveBanner-DIb95h7u.js";import{t as ne}from"./Panel-Bw-SaRgT.js";import{n as O,r as k}from"./tones-jf6wIrCl.js";import{t as A}from"./Badge-CZSbK22T.js";import{t as j}from"./Status-Cu-ilcEt.js";import{n as M,r as N,s as re,t as P}from"./Time-AtWi8Q0_.js";import{r as ie}from"./Bars-dcMaz8x3.js";import{D as ae,_ as F,d as I,f as L,g as R,h as z,t as B,v as oe}from"./fragments-MmaakWDw.js";import{t as se}from"./git-fork-BTYSM_Hg.js";import{n as ce,t as V}from"./links-zn7xwPZb.js";import{t as H}from"./Drawer-BFLac-DK.js";import{t as U}from"./IdLabel-5ozgaRt3.js";import{t as W}from"./JsonTree-DMdPql7K.js";import{t as G}from"./ObjectLink-Dyv0Knoe.js";import{t as le}from"./Skeleton-CbO0nLhq.js";import{t as K}from"./mutate-Bv5AsWD5.js";import{o as q,t as J}from"./TextField-B0hNb1Bp.js";import{t as ue}from"./FormError-DGjr-BGL.js";import{t as de}from"./Select-RFVrevs9.js";import{t as fe}from"./upsert-BfY8gjqI.js";var Y=e(v(),1),X=y(),pe=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,X.jsx)(j,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1fr)`,card:`meta`,cell:({to:e})=>(0,X.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`128px`,cell:({through:e,simulated:t})=>t?(0,X.jsx)(A,{tone:`warn`,children:`Simulated`}):k(e)},{id:`subject`,header:`What`,width:`minmax(0, 2fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,X.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,X.jsx)(me,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:t})=>e&&t!==`SUCCESS`?(0,X.jsx)(P,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,X.jsx)(N,{at:e}),cardLabel:!1}];function me({row:{attempts:e}}){return e.length===0?null:(0,X.jsx)(ie,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var he=[`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
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
}`,ae,L,B,I].join(`
`),ge=[`query EventDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,F,R,I].join(`
`),_e=[`query AnyDelivery($id: ID!) {
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
}`,L,B,I,R,F].join(`
`),ve=[`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,oe,B,L,I].join(`
`),ye=[`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,L,B,I,z].join(`
`),be=[`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,F,z].join(`
`),xe=[`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,F,z].join(`
`),Se=[`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,R,I,z].join(`
`),Ce=[`mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
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
}`,F,z].join(`
`),Z={sections:`_sections_1snqr_1`,content:`_content_1snqr_6`,attempts:`_attempts_1snqr_13`,attempt:`_attempt_1snqr_13`,dot:`_dot_1snqr_45`,attemptWords:`_attemptWords_1snqr_57`,attemptHead:`_attemptHead_1snqr_61`,bar:`_bar_1snqr_70`,line:`_line_1snqr_77`,problem:`_problem_1snqr_82`,destinations:`_destinations_1snqr_88`,destination:`_destination_1snqr_88`,destinationName:`_destinationName_1snqr_115`};function we({attempts:e,nextAttemptAt:t}){if(e.length===0&&!t)return(0,X.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let n=Math.max(1,...e.map(({durationMs:e})=>e));return(0,X.jsxs)(`ol`,{className:Z.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:r,ok:i,statusCode:a,error:o})=>(0,X.jsxs)(`li`,{className:Z.attempt,"data-ok":i,children:[(0,X.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,X.jsxs)(`div`,{className:Z.attemptWords,children:[(0,X.jsxs)(`p`,{className:Z.attemptHead,children:[(0,X.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,X.jsx)(A,{tone:i?`ok`:`bad`,children:a}),(0,X.jsx)(`span`,{className:`soft`,children:(0,X.jsx)(N,{at:t})}),(0,X.jsxs)(`span`,{className:`${Z.bar} tabular soft`,children:[(0,X.jsx)(`span`,{className:Z.line,style:{width:`${Math.max(2,r/n*64)}px`}}),(0,X.jsx)(M,{ms:r})]})]}),o&&(0,X.jsx)(`p`,{className:Z.problem,children:o})]})]},e)),t&&(0,X.jsxs)(`li`,{className:Z.attempt,"data-ok":`next`,children:[(0,X.jsx)(`span`,{className:Z.dot,"aria-hidden":!0}),(0,X.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,X.jsx)(P,{to:t,done:`a moment`})]})]})]})}function Te({id:e,row:t,retry:n,onClose:r}){let{data:i,error:a,loading:o,reload:s}=c(_e,{id:e}),l=t&&`${t.status} ${t.attempts.length}`;(0,Y.useEffect)(s,[l,s]);let d=i?.node,m=d?.__typename===`Delivery`||d?.__typename===`EventDelivery`?d:null;return(0,X.jsxs)(H,{open:!0,onOpenChange:e=>!e&&r(),width:480,title:m?Ee(m):`Delivery`,meta:m&&(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(j,{value:m.status}),(0,X.jsx)(U,{id:e})]}),actions:(0,X.jsx)(w,{label:`Why?`,icon:se,keys:`y`,onClick:()=>u(e)}),footer:m&&(0,X.jsx)(T,{icon:p,keys:`R`,busy:n.busy,disabledReason:n.reason,onClick:n.run,children:`Send again`}),children:[a&&(0,X.jsx)(h,{error:a,onRetry:s}),o&&!m&&(0,X.jsx)(le,{rows:6}),i&&!m&&(0,X.jsx)(g,{icon:f,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),m&&(0,X.jsxs)(`div`,{className:Z.sections,children:[(0,X.jsx)(we,{attempts:m.attempts,nextAttemptAt:m.status===`SUCCESS`?null:m.nextAttemptAt}),m.__typename===`Delivery`?(0,X.jsx)(De,{delivery:m}):(0,X.jsx)(Oe,{delivery:m})]})]})}var Ee=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function De({delivery:e}){let{channel:t,user:n,createdBy:r,createdAt:i,completedAt:o,expiresAt:s,externalId:c,errorMessage:l,simulated:u,content:d,data:f}=e;return(0,X.jsxs)(X.Fragment,{children:[l&&(0,X.jsx)(h,{compact:!0,error:l}),(0,X.jsx)(a,{items:[{label:`To`,value:n?(0,X.jsx)(G,{type:`User`,id:n.id,to:V(`User`,n.id),children:n.name}):null},{label:`Through`,value:(0,X.jsxs)(X.Fragment,{children:[k(t),` `,u&&(0,X.jsx)(A,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:r.name},{label:`Created`,value:(0,X.jsx)(N,{at:i})},o?{label:`Ended`,value:(0,X.jsx)(N,{at:o})}:{label:`Worth sending until`,value:(0,X.jsx)(N,{at:s})},c!==null&&{label:`Id at the receiver`,value:(0,X.jsx)(`span`,{className:`mono`,children:c})}]}),(0,X.jsx)(`p`,{className:Z.content,children:d}),f!==null&&JSON.stringify(f)!==`{}`&&(0,X.jsx)(W,{label:`Data`,value:f})]})}function Oe({delivery:{destination:e,event:t,createdAt:n,completedAt:r}}){return(0,X.jsxs)(X.Fragment,{children:[!e.enabled&&(0,X.jsx)(h,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,X.jsx)(a,{items:[{label:`To`,value:(0,X.jsx)(G,{type:`EventDestination`,id:e.id,to:V(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:k(e.type)},{label:`Event`,value:t.cursor?(0,X.jsx)(l,{href:ce(t.cursor),children:t.type}):t.type},{label:`Occurred`,value:(0,X.jsx)(N,{at:t.occurredAt})},{label:`Queued`,value:(0,X.jsx)(N,{at:n})},r!==null&&{label:`Ended`,value:(0,X.jsx)(N,{at:r})}]})]})}function ke({destination:e,onClose:t,onChanged:n}){let{id:r,name:o,type:s,status:c,eventTypes:l,enabled:u,disabledReason:d,usage:f,config:p,createdAt:m,environmentName:g}=e,_=C(`destinations:write`),[v,y]=(0,Y.useState)(!1),[b,{pending:x,error:S}]=K(xe),w=g?`It comes from the setting ${g}.`:null,E=_.allowed?w:_.reason??null;return(0,X.jsxs)(H,{open:!0,onOpenChange:e=>!e&&t(),title:o,meta:(0,X.jsxs)(X.Fragment,{children:[(0,X.jsx)(j,{value:u?c:`INACTIVE`,label:u?void 0:`Disabled`}),(0,X.jsx)(U,{id:r})]}),footer:(0,X.jsx)(T,{icon:D,disabledReason:_.allowed?null:_.reason??null,onClick:()=>y(!0),children:`Replay…`}),children:[(0,X.jsxs)(`div`,{className:Z.sections,children:[d&&(0,X.jsx)(h,{compact:!0,error:d}),S&&(0,X.jsx)(h,{compact:!0,error:S}),(0,X.jsx)(i,{label:`Forward events`,value:u,disabledReason:x?`It is being changed.`:E,onChange:e=>void b({input:{id:r,enabled:e}}).then(n)}),(0,X.jsx)(a,{items:[{label:`Type`,value:k(s)},{label:`Events`,value:(0,X.jsx)(`span`,{className:`mono`,children:l.join(`, `)})},{label:`Requests`,value:(0,X.jsxs)(`span`,{className:`tabular`,children:[f.requests.toLocaleString(`en`),`, `,f.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:f.averageLatencyMs===null?null:(0,X.jsx)(M,{ms:f.averageLatencyMs})},{label:`Last request`,value:f.lastAttemptAt&&(0,X.jsx)(N,{at:f.lastAttemptAt})},{label:`Created`,value:(0,X.jsx)(N,{at:m})},f.lastError!==null&&{label:`Last error`,value:f.lastError,wide:!0}]}),(0,X.jsx)(W,{label:`Configuration`,value:p,search:!1})]}),v&&(0,X.jsx)(Ae,{destination:e,onClose:()=>y(!1),onDone:n})]})}function Ae({destination:e,onClose:t,onDone:r}){let[i]=(0,Y.useState)(()=>n()),[a,o]=(0,Y.useState)(``),[s,{pending:c,error:l}]=K(Ce),u=d(),f=async()=>{let n=new Date(a).toISOString(),{data:o}=await s({input:{id:e.id,since:n,idempotencyKey:`${i}:${n}`}});if(!o)return;let c=o.replayEventDestination.count??0;u({title:c===1?`1 event is sent again`:`${c} events are sent again`,tone:`ok`}),r(),t()};return(0,X.jsx)(q,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,X.jsx)(T,{variant:`primary`,busy:c,disabledReason:a?null:`Choose an instant.`,onClick:()=>void f(),children:`Replay`}),children:(0,X.jsx)(J,{label:`Since`,type:`datetime-local`,value:a,onChange:o,error:l?.message})})}function je({destinations:e,onOpen:t}){return e.length===0?null:(0,X.jsx)(`ul`,{className:Z.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,X.jsx)(`li`,{children:(0,X.jsxs)(`button`,{type:`button`,className:Z.destination,onClick:()=>t(e),children:[(0,X.jsxs)(`span`,{className:Z.destinationName,children:[(0,X.jsx)(j,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,X.jsx)(`b`,{className:`truncate`,children:n})]}),(0,X.jsxs)(`span`,{className:`soft tabular`,children:[i?k(r):`Disabled`,` · `,o.requests.toLocaleString(`en`),` sent`,o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Q={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function Me({onClose:e,onCreated:t}){let[r]=(0,Y.useState)(()=>n()),[i,a]=(0,Y.useState)(``),[o,s]=(0,Y.useState)(`WEBHOOK`),[c,l]=(0,Y.useState)(``),[u,d]=(0,Y.useState)(`*`),[f,{pending:p,error:m}]=K(be),h=Q[o],g=e=>m?.field?.[0]===e?m.message:void 0,_=async()=>{let e=u.split(/[\s,]+/).filter(Boolean),n={name:i.trim(),type:o,eventTypes:e,config:{[h?.field??`url`]:c.trim()},idempotencyKey:r},{data:a}=await f({input:n}),s=a?.createEventDestination.destination?.id;s&&t(s)},v=[!i.trim()&&`a name`,!c.trim()&&`an address`].filter(Boolean).join(` and `);return(0,X.jsx)(q,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,X.jsx)(T,{variant:`primary`,busy:p,disabledReason:v?`It needs ${v}.`:null,onClick:()=>void _(),children:`Create`}),children:(0,X.jsxs)(`div`,{className:Z.sections,children:[(0,X.jsx)(J,{label:`Name`,value:i,onChange:a,error:g(`name`),autoFocus:!0}),(0,X.jsx)(de,{label:`Type`,value:o,onChange:e=>Ne(e)&&s(e),options:Object.entries(Q).map(([e,{label:t}])=>({value:e,label:t}))}),(0,X.jsx)(J,{label:h?.field===`url`?`URL`:`Endpoint`,mono:!0,value:c,onChange:l,placeholder:h?.placeholder,hint:h?.hint,error:g(`config`)}),(0,X.jsx)(J,{label:`Events`,mono:!0,value:u,onChange:d,hint:`Types, prefixes such as agent.*, or * for all.`,error:g(`eventTypes`)}),m&&![`name`,`config`,`eventTypes`].includes(m.field?.[0]??``)&&(0,X.jsx)(ue,{error:m})]})})}var Ne=e=>e in Q;function Pe(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Fe({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function Ie(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var Le=5e3;function Re(e){let t=re({query:he,variables:{first:50},rows:e=>e.deliveries.nodes,stream:ve,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?fe(e,t.delivery,{compare:ze}):e}),n=C(`destinations:read`),r=c(ge,{first:50},{skip:!n.allowed}),{reload:i}=r,a=t.live.status===`live`;(0,Y.useEffect)(()=>{if(!a||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),Le);return()=>clearInterval(e)},[a,n.allowed,i]);let o=r.data?.eventDestinations,s=(0,Y.useMemo)(()=>Ie(t.rows.map(Pe),(o??[]).flatMap(Fe),e,t.hasMore),[t.rows,t.hasMore,o,e]);return{...t,rows:s,destinations:o??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var ze=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function Be(e){let[t,n]=K(ye),[r,i]=K(Se),a={person:C(`deliveries:write`),event:C(`destinations:write`)},o=d();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),s=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;o({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:s?`bad`:`ok`,...s?{description:s.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is tried again automatically.`:t.map(({kind:e})=>a[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||i.pending}}var Ve=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],He=({id:e})=>e;function Ue(){S({title:`Deliveries`});let e=o.useSearch(),n=o.useNavigate(),i=Re(e),a=C(`destinations:write`),[s,c]=(0,Y.useState)(new Set),[l,d]=(0,Y.useState)(null),[f,v]=(0,Y.useState)(!1),y=e=>void n({search:t=>r({...t,...e}),replace:!0}),w=Be(()=>{c(new Set),i.reload(),i.reloadDestinations()}),D=i.rows.find(({id:t})=>t===e.delivery),O=s.size>0?i.rows.filter(({id:e})=>s.has(e)):[D??l].filter(e=>e!==null),k=i.destinations.find(({id:t})=>t===e.destination),A=b(),j=a.allowed?null:a.reason??null;x({R:{label:`Send again`,run:A(w.reason(O),()=>void w.run(O))},y:{label:`Why?`,run:()=>O[0]&&u(O[0].id)},n:{label:`New destination`,run:A(j,()=>v(!0))}},`Deliveries`);let M=e.status!==void 0||e.to!==void 0;return(0,X.jsxs)(_,{children:[(0,X.jsx)(m,{title:`Deliveries`,actions:(0,X.jsxs)(X.Fragment,{children:[s.size>0&&(0,X.jsxs)(T,{icon:p,keys:`R`,busy:w.busy,disabledReason:w.reason(O),onClick:()=>void w.run(O),children:[`Send `,O.filter($).length,` again`]}),(0,X.jsx)(T,{variant:`primary`,icon:t,keys:`n`,disabledReason:j,onClick:()=>v(!0),children:`New destination`})]})}),(0,X.jsx)(je,{destinations:i.destinations,onOpen:e=>y({destination:e,delivery:void 0})}),(0,X.jsx)(ee,{filters:We(i.destinations),value:{...e},onChange:y}),(0,X.jsx)(te,{state:i.live,onResume:i.resume}),i.error&&i.rows.length>0&&(0,X.jsx)(h,{compact:!0,error:i.error,onRetry:i.reload}),(0,X.jsx)(ne,{flush:!0,error:i.rows.length===0?i.error:null,onRetry:i.reload,children:(0,X.jsx)(E,{label:`Deliveries`,rows:i.rows,rowKey:He,columns:pe,openKey:e.delivery??null,onOpen:({id:e})=>y({delivery:e,destination:void 0}),onCursor:d,selected:s,onSelect:c,loading:i.loading,hasMore:i.hasMore,onMore:()=>void i.loadMore(),empty:M?(0,X.jsx)(g,{compact:!0,title:`No delivery matches`,action:(0,X.jsx)(T,{onClick:()=>y({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,X.jsx)(Ge,{reason:j,onNew:()=>v(!0)})})}),e.delivery&&(0,X.jsx)(Te,{id:e.delivery,row:D,retry:{run:()=>D&&void w.run([D]),reason:D?w.reason([D]):`It is not in the list.`,busy:w.busy},onClose:()=>y({delivery:void 0})}),k&&!e.delivery&&(0,X.jsx)(ke,{destination:k,onClose:()=>y({destination:void 0}),onChanged:i.reloadDestinations}),f&&(0,X.jsx)(Me,{onClose:()=>v(!1),onCreated:e=>{v(!1),i.reloadDestinations(),y({destination:e})}})]})}function We(e){return(0,Y.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:s.map(e=>({value:e,label:O(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...Ve.map(e=>({value:e,label:k(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function Ge({reason:e,onNew:n}){return(0,X.jsx)(g,{icon:f,title:`Nothing has been sent yet`,action:(0,X.jsx)(T,{variant:`primary`,icon:t,disabledReason:e,onClick:n,children:`New destination`}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{Ue as default};