import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{$ as t,Dt as n,Et as r,In as i,Ji as a,K as o,L as s,Ln as c,Ma as l,Nt as u,Q as d,R as f,Rn as p,Xr as m,Yi as h,Z as g,aa as _,an as v,cr as y,ct as b,da as x,et as S,fa as C,ft as ee,gr as te,it as w,jt as T,la as E,ln as D,mr as O,n as k,oa as A,ot as ne,q as j,r as M,st as N,t as re,tt as P,ua as F,va as I,vt as L,xr as R,z as ie}from"./console-DvQMJalt.js";import{i as ae,r as oe}from"./react-DTDkG8bU.js";import{Bt as se,Gt as z,I as ce,Jt as B,Qt as V,Rt as H,U,X as W,Xt as G,Yt as le,Z as ue,an as K,en as de,in as fe,lt as pe,rn as q,ut as me,zt as he}from"./parts-CksY65gR.js";var J=e(ae(),1),Y=oe(),ge=[{id:`status`,header:`Status`,width:`116px`,card:`aside`,cell:({status:e})=>(0,Y.jsx)(H,{value:e})},{id:`to`,header:`To`,width:`minmax(0, 1.4fr)`,card:`meta`,cell:({to:e})=>(0,Y.jsx)(`span`,{className:`truncate`,children:e||`–`})},{id:`through`,header:`Through`,width:`96px`,cell:({through:e,simulated:t})=>t?(0,Y.jsx)(B,{tone:`warn`,children:`Simulated`}):j(e)},{id:`subject`,header:`What`,width:`minmax(0, 1.8fr)`,card:`title`,cell:({subject:e,kind:t})=>(0,Y.jsx)(`span`,{className:t===`event`?`mono truncate`:`truncate`,children:e})},{id:`attempts`,header:`Attempts`,width:`112px`,cell:e=>(0,Y.jsx)(_e,{row:e}),card:`hidden`},{id:`next`,header:`Next`,width:`96px`,align:`end`,cell:({nextAttemptAt:e,status:n})=>e&&n!==`SUCCESS`?(0,Y.jsx)(t,{to:e,done:`now`}):null,cardLabel:!0},{id:`at`,header:`Created`,width:`96px`,align:`end`,cell:({createdAt:e})=>(0,Y.jsx)(P,{at:e}),cardLabel:!1}];function _e({row:{attempts:e}}){return e.length===0?null:(0,Y.jsx)(W,{label:`Attempts`,items:e.slice(-12).map(({number:e,ok:t,statusCode:n,error:r})=>({key:String(e),tone:t?`ok`:`failed`,label:`Attempt ${e}: ${t?`delivered`:r??`failed`}${n?` (${n})`:``}`}))})}var ve=[`query Deliveries($first: Int, $after: String, $last: Int, $before: String, $filter: DeliveryFilter) {
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
}`,I,A,h,_].join(`
`),ye=[`query EventDestinations($first: Int) {
  eventDestinations {
    ...EventDestinationFields
    deliveries(first: $first) {
      nodes {
        ...EventDeliveryFields
      }
    }
  }
}`,x,F,_].join(`
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
}`,A,h,_,F,x].join(`
`),xe=[`subscription DeliveryEvents($userId: ID, $after: Cursor) {
  deliveryEvents(userId: $userId, after: $after) {
    ...EventFields
    ... on DeliveryUpdated {
      delivery {
        ...DeliveryFields
      }
    }
  }
}`,C,h,A,_].join(`
`),Se=[`mutation RetryDelivery($input: DeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      ...DeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,A,h,_,E].join(`
`),Ce=[`mutation CreateEventDestination($input: CreateEventDestinationInput!) {
  createEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,x,E].join(`
`),we=[`mutation UpdateEventDestination($input: UpdateEventDestinationInput!) {
  updateEventDestination(input: $input) {
    destination {
      ...EventDestinationFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,x,E].join(`
`),Te=[`mutation RetryEventDelivery($input: RetryEventDeliveryInput!) {
  retryEventDelivery(input: $input) {
    delivery {
      ...EventDeliveryFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,F,_,E].join(`
`),Ee=[`mutation ReplayEventDestination($input: ReplayEventDestinationInput!) {
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
}`,x,E].join(`
`),X={sections:`_sections_thz7q_1`,content:`_content_thz7q_6`,attempts:`_attempts_thz7q_13`,attempt:`_attempt_thz7q_13`,dot:`_dot_thz7q_45`,attemptWords:`_attemptWords_thz7q_57`,attemptHead:`_attemptHead_thz7q_61`,bar:`_bar_thz7q_70`,line:`_line_thz7q_77`,problem:`_problem_thz7q_82`,destinations:`_destinations_thz7q_88`,destination:`_destination_thz7q_88`,destinationName:`_destinationName_thz7q_115`};function De({attempts:e,nextAttemptAt:n}){if(e.length===0&&!n)return(0,Y.jsx)(`p`,{className:`soft`,children:`Nothing was sent yet.`});let r=Math.max(1,...e.map(({durationMs:e})=>e));return(0,Y.jsxs)(`ol`,{className:X.attempts,"aria-label":`Attempts`,children:[e.map(({number:e,at:t,durationMs:n,ok:i,statusCode:a,error:o})=>(0,Y.jsxs)(`li`,{className:X.attempt,"data-ok":i,children:[(0,Y.jsx)(`span`,{className:X.dot,"aria-hidden":!0}),(0,Y.jsxs)(`div`,{className:X.attemptWords,children:[(0,Y.jsxs)(`p`,{className:X.attemptHead,children:[(0,Y.jsxs)(`b`,{children:[`Attempt `,e]}),a!==null&&(0,Y.jsx)(B,{tone:i?`ok`:`bad`,children:a}),(0,Y.jsx)(`span`,{className:`soft`,children:(0,Y.jsx)(P,{at:t})}),(0,Y.jsxs)(`span`,{className:`${X.bar} tabular soft`,children:[(0,Y.jsx)(`span`,{className:X.line,style:{width:`${Math.max(2,n/r*64)}px`}}),(0,Y.jsx)(S,{ms:n})]})]}),o&&(0,Y.jsx)(`p`,{className:X.problem,children:o})]})]},e)),n&&(0,Y.jsxs)(`li`,{className:X.attempt,"data-ok":`next`,children:[(0,Y.jsx)(`span`,{className:X.dot,"aria-hidden":!0}),(0,Y.jsxs)(`p`,{className:`soft`,children:[`Next attempt in `,(0,Y.jsx)(t,{to:n,done:`a moment`})]})]})]})}function Oe({id:e,row:t,retry:n,onClose:r}){let{data:i,error:a,loading:o,reload:s}=g(be,{id:e}),l=t&&`${t.status} ${t.attempts.length}`;(0,J.useEffect)(s,[l,s]);let u=i?.node,d=u?.__typename===`Delivery`||u?.__typename===`EventDelivery`?u:null;return(0,Y.jsxs)(K,{open:!0,onOpenChange:e=>!e&&r(),width:480,title:d?ke(d):`Delivery`,meta:d&&(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(H,{value:d.status}),(0,Y.jsx)(V,{id:e})]}),actions:(0,Y.jsx)(p,{label:`Why?`,icon:m,keys:`y`,onClick:()=>L(e)}),footer:d&&(0,Y.jsx)(c,{icon:O,keys:`R`,busy:n.busy,disabledReason:n.reason,onClick:n.run,children:`Send again`}),children:[a&&(0,Y.jsx)(b,{error:a,onRetry:s}),o&&!d&&(0,Y.jsx)(le,{rows:6}),i&&!d&&(0,Y.jsx)(M,{icon:y,title:`There is no such delivery`,children:`It was never in this organization, or it has been pruned.`}),d&&(0,Y.jsxs)(`div`,{className:X.sections,children:[(0,Y.jsx)(De,{attempts:d.attempts,nextAttemptAt:d.status===`SUCCESS`?null:d.nextAttemptAt}),d.__typename===`Delivery`?(0,Y.jsx)(Ae,{delivery:d}):(0,Y.jsx)(je,{delivery:d})]})]})}var ke=e=>e.__typename===`Delivery`?e.subject??e.content.split(`
`,1)[0]:e.event.type;function Ae({delivery:e}){let{channel:t,user:n,createdBy:r,createdAt:i,completedAt:a,expiresAt:o,externalId:s,errorMessage:c,simulated:l,content:u,data:d}=e;return(0,Y.jsxs)(Y.Fragment,{children:[c&&(0,Y.jsx)(b,{compact:!0,error:c}),(0,Y.jsx)(w,{items:[{label:`To`,value:n?(0,Y.jsx)(G,{type:`User`,id:n.id,to:q(`User`,n.id),children:n.name}):null},{label:`Through`,value:(0,Y.jsxs)(Y.Fragment,{children:[j(t),` `,l&&(0,Y.jsx)(B,{tone:`warn`,children:`Simulated`})]})},{label:`Asked by`,value:r.name},{label:`Created`,value:(0,Y.jsx)(P,{at:i})},a?{label:`Ended`,value:(0,Y.jsx)(P,{at:a})}:{label:`Expires`,value:(0,Y.jsx)(P,{at:o})},s!==null&&{label:`Id at the receiver`,value:(0,Y.jsx)(`span`,{className:`mono`,children:s})}]}),(0,Y.jsx)(`p`,{className:X.content,children:u}),d!==null&&JSON.stringify(d)!==`{}`&&(0,Y.jsx)(z,{label:`Data`,value:d})]})}function je({delivery:{destination:e,event:t,createdAt:n,completedAt:r}}){return(0,Y.jsxs)(Y.Fragment,{children:[!e.enabled&&(0,Y.jsx)(b,{compact:!0,error:`${e.name} is disabled${e.disabledReason?`: ${e.disabledReason}`:`.`}`}),(0,Y.jsx)(w,{items:[{label:`To`,value:(0,Y.jsx)(G,{type:`EventDestination`,id:e.id,to:q(`EventDestination`,e.id),children:e.name})},{label:`Through`,value:j(e.type)},t.cursor!==null&&{label:`Event`,value:(0,Y.jsx)(d,{href:fe(t.cursor),className:`link`,children:`In the log`})},{label:`Occurred`,value:(0,Y.jsx)(P,{at:t.occurredAt})},{label:`Queued`,value:(0,Y.jsx)(P,{at:n})},r!==null&&{label:`Ended`,value:(0,Y.jsx)(P,{at:r})}]})]})}function Me({destination:e,onClose:t,onChanged:n}){let{id:r,name:i,type:a,status:o,eventTypes:s,enabled:l,disabledReason:u,usage:d,config:f,createdAt:p,environmentName:m}=e,h=T(`destinations:write`),[g,_]=(0,J.useState)(!1),[v,{pending:y,error:x}]=D(we),C=m?`It comes from the setting ${m}.`:null,E=h.allowed?C:h.reason??null;return(0,Y.jsxs)(K,{open:!0,onOpenChange:e=>!e&&t(),title:i,meta:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(H,{value:l?o:`INACTIVE`,label:l?void 0:`Disabled`}),(0,Y.jsx)(V,{id:r})]}),footer:(0,Y.jsx)(c,{icon:te,disabledReason:h.allowed?null:h.reason??null,onClick:()=>_(!0),children:`Replay…`}),children:[(0,Y.jsxs)(`div`,{className:X.sections,children:[u&&(0,Y.jsx)(b,{compact:!0,error:u}),x&&(0,Y.jsx)(b,{compact:!0,error:x}),(0,Y.jsx)(ee,{label:`Forward events`,value:l,disabledReason:y?`It is being changed.`:E,onChange:e=>void v({input:{id:r,enabled:e}}).then(n)}),(0,Y.jsx)(w,{items:[{label:`Type`,value:j(a)},{label:`Events`,value:(0,Y.jsx)(`span`,{className:`mono`,children:s.join(`, `)})},{label:`Requests`,value:(0,Y.jsxs)(`span`,{className:`tabular`,children:[d.requests.toLocaleString(`en`),`, `,d.failures.toLocaleString(`en`),` failed`]})},{label:`Latency`,value:d.averageLatencyMs===null?null:(0,Y.jsx)(S,{ms:d.averageLatencyMs})},{label:`Last request`,value:d.lastAttemptAt&&(0,Y.jsx)(P,{at:d.lastAttemptAt})},{label:`Created`,value:(0,Y.jsx)(P,{at:p})},d.lastError!==null&&{label:`Last error`,value:d.lastError,wide:!0}]}),(0,Y.jsx)(z,{label:`Configuration`,value:f,search:!1})]}),g&&(0,Y.jsx)(Ne,{destination:e,onClose:()=>_(!1),onDone:n})]})}function Ne({destination:e,onClose:t,onDone:r}){let[a]=(0,J.useState)(()=>l()),[o,s]=(0,J.useState)(``),[u,{pending:d,error:f}]=D(Ee),p=i(),m=async()=>{let n=new Date(o).toISOString(),{data:i}=await u({input:{id:e.id,since:n,idempotencyKey:`${a}:${n}`}});if(!i)return;let s=i.replayEventDestination.count??0;p({title:s===1?`1 event is sent again`:`${s} events are sent again`,tone:`ok`}),r(),t()};return(0,Y.jsx)(n,{open:!0,size:`sm`,onOpenChange:e=>!e&&t(),title:`Replay events`,description:`${e.name} gets every event of its types since then once more, under new delivery ids.`,footer:(0,Y.jsx)(c,{variant:`primary`,busy:d,disabledReason:o?null:`Choose an instant.`,onClick:()=>void m(),children:`Replay`}),children:(0,Y.jsx)(N,{label:`Since`,type:`datetime-local`,value:o,onChange:s,error:f?.message})})}function Pe({destinations:e,onOpen:t}){return e.length===0?null:(0,Y.jsx)(`ul`,{className:X.destinations,"aria-label":`Destinations`,children:e.map(({id:e,name:n,type:r,enabled:i,status:a,usage:o})=>(0,Y.jsx)(`li`,{children:(0,Y.jsxs)(`button`,{type:`button`,className:X.destination,onClick:()=>t(e),children:[(0,Y.jsxs)(`span`,{className:X.destinationName,children:[(0,Y.jsx)(H,{quiet:!0,value:i?a:`INACTIVE`,...i?{}:{label:`Disabled`}}),(0,Y.jsx)(`b`,{className:`truncate`,children:n})]}),(0,Y.jsxs)(`span`,{className:`soft tabular`,children:[i?j(r):`Disabled`,` · `,u(o.requests,`attempt`),o.failures>0&&`, ${o.failures.toLocaleString(`en`)} failed`]})]})},e))})}var Z={WEBHOOK:{label:`Webhook`,field:`url`,hint:`Requests are signed according to Standard Webhooks.`,placeholder:`https://example.com/hooks`},CLOUDEVENTS:{label:`CloudEvents`,field:`url`,hint:`CloudEvents 1.0, in structured mode.`,placeholder:`https://example.com/events`},PIPEDREAM:{label:`Pipedream`,field:`workflow`,hint:`The endpoint of the HTTP trigger of a workflow.`,placeholder:`eo…`}};function Fe({onClose:e,onCreated:t}){let[r]=(0,J.useState)(()=>l()),[i,a]=(0,J.useState)(``),[o,s]=(0,J.useState)(`WEBHOOK`),[u,d]=(0,J.useState)(``),[f,p]=(0,J.useState)(`*`),[m,{pending:h,error:g}]=D(Ce),_=Z[o],v=e=>g?.field?.[0]===e?g.message:void 0,y=async()=>{let e=f.split(/[\s,]+/).filter(Boolean),n={name:i.trim(),type:o,eventTypes:e,config:{[_?.field??`url`]:u.trim()},idempotencyKey:r},{data:a}=await m({input:n}),s=a?.createEventDestination.destination?.id;s&&t(s)},b=[!i.trim()&&`a name`,!u.trim()&&`an address`].filter(Boolean).join(` and `);return(0,Y.jsx)(n,{open:!0,onOpenChange:t=>!t&&e(),title:`New destination`,description:`Every event of the types that you list is sent there, at least once and in order for each object.`,footer:(0,Y.jsx)(c,{variant:`primary`,busy:h,disabledReason:b?`It needs ${b}.`:null,onClick:()=>void y(),children:`Create`}),children:(0,Y.jsxs)(`div`,{className:X.sections,children:[(0,Y.jsx)(N,{label:`Name`,value:i,onChange:a,error:v(`name`),autoFocus:!0}),(0,Y.jsx)(ue,{label:`Type`,value:o,onChange:e=>Q(e)&&s(e),options:Object.entries(Z).map(([e,{label:t}])=>({value:e,label:t}))}),(0,Y.jsx)(N,{label:_?.field===`url`?`URL`:`Endpoint`,mono:!0,value:u,onChange:d,placeholder:_?.placeholder,hint:_?.hint,error:v(`config`)}),(0,Y.jsx)(N,{label:`Events`,mono:!0,value:f,onChange:p,hint:`Types, prefixes such as agent.*, or * for all.`,error:v(`eventTypes`)}),g&&![`name`,`config`,`eventTypes`].includes(g.field?.[0]??``)&&(0,Y.jsx)(ce,{error:g})]})})}var Q=e=>e in Z;function Ie(e){let{id:t,channel:n,user:r,subject:i,content:a,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u}=e,d=a.split(`
`,1)[0]??``;return{id:t,kind:`person`,through:n,to:r?.name??``,subject:i??d,status:o,attempts:s,nextAttemptAt:c,createdAt:l,simulated:u,destinationId:null}}function Le({id:e,type:t,name:n,deliveries:r}){return r.nodes.map(({id:r,status:i,attempts:a,nextAttemptAt:o,createdAt:s,event:c})=>({id:r,kind:`event`,through:t,to:n,subject:c.type,status:i,attempts:a,nextAttemptAt:o,createdAt:s,simulated:!1,destinationId:e}))}function Re(e,t,n,r){let i=r?e.at(-1)?.createdAt??``:``,a=e=>(!n.status||n.status.includes(e.status))&&(!n.to||e.destinationId===n.to||e.kind===`person`&&e.through===n.to)&&e.createdAt>=i;return[...e,...t].filter(a).sort((e,t)=>e.createdAt<t.createdAt?1:e.createdAt>t.createdAt?-1:0)}function $({status:e,kind:t}){return e===`FAILED`||e===`EXPIRED`||t===`event`&&e!==`SUCCESS`}var ze=5e3;function Be(e){let t=v({query:ve,variables:{first:50},rows:e=>e.deliveries.nodes,stream:xe,streamVariables:{},fold:(e,t)=>t.__typename===`DeliveryUpdated`?a(e,t.delivery,{compare:Ve}):e}),n=T(`destinations:read`),r=g(ye,{first:50},{skip:!n.allowed}),{reload:i}=r,o=t.live.status===`live`;(0,J.useEffect)(()=>{if(!o||!n.allowed)return;let e=setInterval(()=>document.hidden||i(),ze);return()=>clearInterval(e)},[o,n.allowed,i]);let s=r.data?.eventDestinations,c=(0,J.useMemo)(()=>Re(t.rows.map(Ie),(s??[]).flatMap(Le),e,t.hasMore),[t.rows,t.hasMore,s,e]);return{...t,rows:c,destinations:s??[],loading:t.loading||r.loading,error:t.error??r.error,reloadDestinations:i}}var Ve=(e,t)=>e.id<t.id?1:e.id>t.id?-1:0;function He(e){let[t,n]=D(Se),[r,a]=D(Te),o={person:T(`deliveries:write`),event:T(`destinations:write`)},s=i();return{run:async n=>{let i=n.filter($),a=await Promise.all(i.map(({id:e,kind:n})=>(n===`person`?t:r)({input:{id:e}}))),o=a.find(({error:e})=>e)?.error,c=a.filter(({error:e})=>!e).length;s({title:c===1?`Sent again`:`${c} of ${i.length} sent again`,tone:o?`bad`:`ok`,...o?{description:o.message}:{}}),e()},reason:e=>{let t=e.filter($);return t.length===0?e.every(({status:e})=>e===`SUCCESS`)?`It has been delivered.`:`It is retried automatically.`:t.map(({kind:e})=>o[e]).find(({allowed:e})=>!e)?.reason??null},busy:n.pending||a.pending}}var Ue=[`SLACK`,`EMAIL`,`SMS`,`WEBHOOK`,`TEAMS`,`DISCORD`,`TEST`],We=({id:e})=>e;function Ge(){ne({title:`Deliveries`});let e=s.useSearch(),t=s.useNavigate(),n=Be(e),i=T(`destinations:write`),[a,o]=(0,J.useState)(new Set),[l,u]=(0,J.useState)(null),[d,f]=(0,J.useState)(!1),p=e=>void t({search:t=>ie({...t,...e}),replace:!0}),m=He(()=>{o(new Set),n.reload(),n.reloadDestinations()}),h=n.rows.find(({id:t})=>t===e.delivery),g=a.size>0?n.rows.filter(({id:e})=>a.has(e)):[h??l].filter(e=>e!==null),_=n.destinations.find(({id:t})=>t===e.destination),v=se(),y=i.allowed?null:i.reason??null;r({R:{label:`Send again`,run:v(m.reason(g),()=>void m.run(g))},y:{label:`Why?`,run:()=>g[0]&&L(g[0].id)},n:{label:`New destination`,run:v(y,()=>f(!0))}},`Deliveries`);let x=e.status!==void 0||e.to!==void 0;return(0,Y.jsxs)(re,{children:[(0,Y.jsx)(k,{title:`Deliveries`,actions:(0,Y.jsxs)(Y.Fragment,{children:[a.size>0&&(0,Y.jsxs)(c,{icon:O,keys:`R`,busy:m.busy,disabledReason:m.reason(g),onClick:()=>void m.run(g),children:[`Send `,g.filter($).length,` again`]}),(0,Y.jsx)(c,{variant:`primary`,icon:R,keys:`n`,disabledReason:y,onClick:()=>f(!0),children:`New destination`})]})}),(0,Y.jsx)(Pe,{destinations:n.destinations,onOpen:e=>p({destination:e,delivery:void 0})}),(0,Y.jsx)(pe,{filters:Ke(n.destinations),value:{...e},onChange:p}),(0,Y.jsx)(de,{state:n.live,onResume:n.resume}),n.error&&n.rows.length>0&&(0,Y.jsx)(b,{compact:!0,error:n.error,onRetry:n.reload}),(0,Y.jsx)(he,{flush:!0,error:n.rows.length===0?n.error:null,onRetry:n.reload,children:(0,Y.jsx)(me,{label:`Deliveries`,rows:n.rows,rowKey:We,columns:ge,openKey:e.delivery??null,onOpen:({id:e})=>p({delivery:e,destination:void 0}),onCursor:u,selected:a,onSelect:o,loading:n.loading,hasMore:n.hasMore,onMore:()=>void n.loadMore(),empty:x?(0,Y.jsx)(M,{compact:!0,title:`No delivery matches`,action:(0,Y.jsx)(c,{onClick:()=>p({status:void 0,to:void 0}),children:`Show all deliveries`})}):(0,Y.jsx)(qe,{reason:y,onNew:()=>f(!0)})})}),e.delivery&&(0,Y.jsx)(Oe,{id:e.delivery,row:h,retry:{run:()=>h&&void m.run([h]),reason:h?m.reason([h]):`It is not in the list.`,busy:m.busy},onClose:()=>p({delivery:void 0})}),_&&!e.delivery&&(0,Y.jsx)(Me,{destination:_,onClose:()=>p({destination:void 0}),onChanged:n.reloadDestinations}),d&&(0,Y.jsx)(Fe,{onClose:()=>f(!1),onCreated:e=>{f(!1),n.reloadDestinations(),p({destination:e})}})]})}function Ke(e){return(0,J.useMemo)(()=>[{id:`status`,label:`Status`,kind:`choice`,many:!0,options:f.map(e=>({value:e,label:o(e).word}))},{id:`to`,label:`To`,kind:`choice`,options:[...Ue.map(e=>({value:e,label:j(e)})),...e.map(({id:e,name:t})=>({value:e,label:t}))]}],[e])}function qe({reason:e,onNew:t}){return(0,Y.jsx)(M,{icon:y,title:`Nothing has been sent yet`,action:(0,Y.jsxs)(Y.Fragment,{children:[(0,Y.jsx)(c,{variant:`primary`,icon:R,disabledReason:e,onClick:t,children:`New destination`}),(0,Y.jsx)(U,{})]}),operation:`mutation {
  deliver(input: {channels: [TEST], content: "Hello"}) {
    deliveries { id status }
    errors { message }
  }
}`,children:`Messages to people and events to destinations appear here with each attempt.`})}export{Ge as default};