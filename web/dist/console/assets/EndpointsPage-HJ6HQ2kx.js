import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{l as t,u as n}from"./router-Cm__lA-g.js";import{A as r,B as i,G as a,Q as o,U as s,ct as c,ht as l,n as u,t as d,tt as f}from"./index-ni2kCkrS.js";import{t as p}from"./plus-BpYlLMYC.js";import{t as m}from"./square-arrow-up-right-exit-CsdblTiK.js";import{i as h,r as g}from"./react-DTDkG8bU.js";import{i as _,n as v}from"./circle-check-CMJXufhP.js";import{a as y,g as b,i as x,o as S}from"./title-C2CHSC1j.js";import{t as C}from"./Badge-CZSbK22T.js";import{t as w}from"./Button-Cz1brMk1.js";import{t as T}from"./DataTable-9v4xcLFN.js";import{i as E,n as D,r as O,t as k}from"./Empty-Bi5NEvLM.js";import{t as ee}from"./Filters-C_3VZDWR.js";import{t as A}from"./Forbidden-Bf9R_bUZ.js";import{t as te}from"./LiveBanner-ChJ0qxDS.js";import{r as j}from"./times-BOdooEu6.js";import{t as M}from"./Status-zO86tRp2.js";import{l as ne,o as re,r as N}from"./Time-CZqAELRn.js";import{i as ie}from"./copies-BvFALiX5.js";import{t as ae}from"./Drawer-DSyWD0-6.js";import{t as oe}from"./Tabs-CgHWujcc.js";import{t as P}from"./mutate-0MBV_hN6.js";import{n as se,r as ce}from"./context-DItCcm6U.js";import{t as le}from"./trash-BKaiWlrY.js";import{t as ue}from"./Confirm-WzuYgv3r.js";import{n as F,t as I}from"./FormError-uAETvRcG.js";import{t as L}from"./Select-CmVwzfEb.js";import{o as de,t as R}from"./TextField-CRQIiUlT.js";import{i as z}from"./filter-BT9BeyVT.js";import{t as B}from"./classes-hZG6twJP.js";import{t as fe}from"./JsonEditor-CeUBQ-9s.js";import{t as pe}from"./JsonTree-vKoQ5a-K.js";import{t as V}from"./TextArea-CqTa71yi.js";import{o as me}from"./log-BAoxoLyY.js";var H=e(h(),1);function U(e,t){return e.problem===null?e.enabled?e.sunsetAt!==null&&Date.parse(e.sunsetAt)<=t?`sunset`:e.deprecatedAt!==null&&Date.parse(e.deprecatedAt)<=t?`deprecated`:`active`:`disabled`:`broken`}function W({preset:e,path:t,version:n}){return e?t:`/rest/v${n}/${t}`}function G(e){return e.split(/(:\w+|\{\w+\})/).filter(Boolean).map(e=>({text:e,isParameter:/^[:{]/.test(e)}))}function K({document:e,path:t,method:n}){let r=e.slice(0,e.indexOf(`{`)),i=new Set(G(t).filter(e=>e.isParameter).map(e=>e.text.replace(/[:{}]/g,``))),a=n!==`GET`&&n!==`DELETE`,o=[...r.matchAll(/\$(\w+)\s*:\s*([[\]!\w]+)\s*(=)?/g)].map(([,e=``,t=``,n])=>{let r=i.delete(e)?`path`:a?`body`:`query`;return{name:e,type:t,required:r===`path`||t.endsWith(`!`)&&!n,place:r}});return[...[...i].map(e=>({name:e,type:`String!`,required:!0,place:`path`})),...o]}function he(e,t){let n=G(W(e)).map(({text:e,isParameter:n})=>n?encodeURIComponent(t[e.replace(/[:{}]/g,``)]??``):e).join(``),r=new URLSearchParams;for(let{name:n,place:i}of K(e))i===`query`&&t[n]&&r.append(n,t[n]);return r.size>0?`${n}?${r.toString()}`:n}function ge(e){let t=K(e).filter(({place:e})=>e===`body`);return JSON.stringify(Object.fromEntries(t.map(({name:e,type:t})=>[e,_e(t)])),null,2)}function _e(e){if(e.startsWith(`[`))return[];switch(e.replaceAll(`!`,``)){case`Int`:case`Float`:return 0;case`Boolean`:return!1;case`JSON`:return{};default:return e.includes(`Input`)?{}:``}}function ve(e,t,n){let r=[`curl -X ${e} '${t}'`,`-H "Authorization: Bearer $PARLEY_TOKEN"`];return n!==null&&r.push(`-H 'Content-Type: application/json'`,`-d '${n.replaceAll(`'`,String.raw`'\''`)}'`),r.join(` \\
  `)}var q=g(),J={active:`Active`,deprecated:`Deprecated`,sunset:`Sunset`,disabled:`Disabled`,broken:`Cannot be served`},ye={deprecated:`warn`,sunset:`bad`,disabled:`neutral`,broken:`bad`};function Y({endpoint:e}){let t=U(e,re(6e4));return t===`active`?(0,q.jsx)(M,{value:`ACTIVE`}):(0,q.jsx)(C,{tone:ye[t],...e.problem?{title:e.problem}:{},children:J[t]})}var X={stack:`_stack_nvy9q_1`,bar:`_bar_nvy9q_7`,pair:`_pair_nvy9q_13`,address:`_address_nvy9q_18`,problem:`_problem_nvy9q_24`,headers:`_headers_nvy9q_32`},be=`query Endpoints {
  endpoints {
    ...EndpointFields
  }
}
fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}`,xe=`mutation CreateEndpoint($input: CreateEndpointInput!) {
  createEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,Se=`mutation UpdateEndpoint($input: UpdateEndpointInput!) {
  updateEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment EndpointFields on Endpoint {
  id
  name
  method
  path
  version
  document
  response
  rateLimitPerMinute
  deprecatedAt
  sunsetAt
  enabled
  preset
  problem
  createdAt
  updatedAt
  replacement {
    id
    name
    method
    path
  }
  metrics {
    ...CallMetricsFields
  }
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,Ce=`mutation DeleteEndpoint($input: DeleteInput!) {
  deleteEndpoint(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,Z=`none`;function we({endpoint:e,others:t,onDeleted:n}){let r=S(`endpoints:write`),i=r.allowed?null:r.reason??null,o=ce(),s=f(),[c,{pending:l,error:u}]=P(Se),[d,p]=(0,H.useState)(e.rateLimitPerMinute?.toString()??``),[m,h]=(0,H.useState)(z(e.deprecatedAt??void 0)),[g,_]=(0,H.useState)(z(e.sunsetAt??void 0)),[v,y]=(0,H.useState)(e.replacement?.id??Z),[b,x]=(0,H.useState)(!1),C=e=>e?new Date(e).toISOString():null,T=async()=>{let t={id:e.id,rateLimitPerMinute:d.trim()===``?null:Number(d),deprecatedAt:C(m),sunsetAt:C(g),replacementId:v===Z?null:v},{data:n}=await c({input:t});n&&s({title:`Saved`})},E=e=>{let t=F(u,e);return t===void 0?{}:{error:t}};return(0,q.jsxs)(`form`,{className:X.stack,onSubmit:e=>{e.preventDefault(),T()},children:[(0,q.jsx)(a,{label:`Served`,value:e.enabled,onChange:t=>void c({input:{id:e.id,enabled:t}}),hint:`While it is not, requests get 404.`,disabledReason:i}),(0,q.jsx)(R,{label:`Requests per minute of each caller`,type:`number`,placeholder:`Only the general limit`,value:d,onChange:p,disabledReason:i,...E(`rateLimitPerMinute`)}),(0,q.jsxs)(`div`,{className:X.pair,children:[(0,q.jsx)(R,{label:`Deprecated from`,type:`datetime-local`,value:m,onChange:h,disabledReason:i,...E(`deprecatedAt`)}),(0,q.jsx)(R,{label:`Served until`,type:`datetime-local`,value:g,onChange:_,disabledReason:i,...E(`sunsetAt`)})]}),(0,q.jsx)(L,{label:`Replaced by`,value:v,onChange:y,options:[{value:Z,label:`Nothing`},...t.map(e=>({value:e.id,label:`${e.method} ${W(e)}`}))],disabledReason:i,...E(`replacementId`)}),(0,q.jsx)(I,{error:u,fields:[`rateLimitPerMinute`,`deprecatedAt`,`sunsetAt`,`replacementId`]}),(0,q.jsxs)(`div`,{className:X.bar,children:[(0,q.jsx)(w,{type:`submit`,variant:`primary`,busy:l,disabledReason:i,children:`Save`}),!e.preset&&(0,q.jsx)(w,{variant:`danger`,icon:le,disabledReason:i,onClick:()=>x(!0),children:`Delete`})]}),(0,q.jsxs)(ue,{open:b,onOpenChange:x,title:`Delete ${e.name}?`,action:`Delete`,danger:!0,onConfirm:async()=>{await o.mutate(Ce,{input:{id:e.id}}),n()},children:[`Requests to `,W(e),` get 404 from then on.`]})]})}var Q={call:`_call_74pde_1`,method:`_method_74pde_7`,get:`_get_74pde_19`,post:`_post_74pde_23`,put:`_put_74pde_27`,patch:`_patch_74pde_28`,delete:`_delete_74pde_32`,path:`_path_74pde_36`,parameter:`_parameter_74pde_41`};function $({method:e,path:t}){return(0,q.jsxs)(`span`,{className:Q.call,children:[(0,q.jsx)(`span`,{className:B(Q.method,Q[e.toLowerCase()]),children:e}),(0,q.jsx)(`span`,{className:B(Q.path,`truncate`),title:t,children:G(t).map(({text:e,isParameter:t},n)=>(0,q.jsx)(`span`,{className:t?Q.parameter:void 0,children:e},n))})]})}var Te=[`content-type`,`etag`,`deprecation`,`sunset`,`link`,`retry-after`,`x-ratelimit-remaining`];function Ee({endpoint:e}){let t=K(e),[n,r]=(0,H.useState)({}),[i,a]=(0,H.useState)(()=>ge(e)),[o,s]=(0,H.useState)(null),[l,u]=(0,H.useState)(null),[d,f]=(0,H.useState)(!1),p=t.some(({place:e})=>e===`body`),m=v+he(e,n),h=t.find(({name:e,place:t,required:r})=>r&&t!==`body`&&!n[e]),g=e.method!==`GET`,_=async()=>{f(!0),u(null);try{s(await De(e.method,m,p?i:null))}catch(e){u(e instanceof Error?e:Error(String(e)))}finally{f(!1)}};return(0,q.jsxs)(`form`,{className:X.stack,onSubmit:e=>{e.preventDefault(),h||_()},children:[t.filter(({place:e})=>e!==`body`).map(({name:e,type:t,required:i})=>(0,q.jsx)(R,{label:e,hint:t,required:i,mono:!0,value:n[e]??``,onChange:t=>r(n=>({...n,[e]:t}))},e)),p&&(0,q.jsx)(fe,{label:`Body`,value:i,onChange:a,minLines:4,maxLines:14}),(0,q.jsxs)(`div`,{className:X.bar,children:[(0,q.jsx)(w,{type:`submit`,variant:`primary`,icon:c,busy:d,disabledReason:h?`${h.name} is required`:null,children:`Send`}),g&&(0,q.jsx)(`span`,{className:`faint`,children:`It acts as you, for real.`})]}),l&&(0,q.jsx)(O,{error:l,title:`No response`,compact:!0}),o&&(0,q.jsxs)(`section`,{className:X.stack,"aria-label":`Response`,children:[(0,q.jsxs)(`div`,{className:X.bar,children:[(0,q.jsx)(C,{tone:o.status<400?`ok`:o.status<500?`warn`:`bad`,children:o.status}),(0,q.jsx)(`span`,{className:`tabular faint`,children:j(o.ms)})]}),o.headers.length>0&&(0,q.jsx)(`p`,{className:X.headers,children:o.headers.map(([e,t])=>`${e}: ${t}`).join(`
`)}),(0,q.jsx)(pe,{value:o.body,label:`the response`,open:5})]}),(0,q.jsx)(D,{text:ve(e.method,m,p?i:null),language:`curl`,wrap:!0})]})}async function De(e,t,n){let r=performance.now(),i=await fetch(t,{method:e,headers:{authorization:`Bearer ${b.get().value}`,...n===null?{}:{"content-type":`application/json`}},...n===null?{}:{body:n}}),a=await i.text(),o=Te.flatMap(e=>{let t=i.headers.get(e);return t===null?[]:[[e,t]]});return{status:i.status,ms:performance.now()-r,headers:o,body:Oe(a)}}function Oe(e){try{return JSON.parse(e)}catch{return e}}var ke=[{value:`operation`,label:`Operation`},{value:`try`,label:`Try it`},{value:`settings`,label:`Settings`}];function Ae({endpoint:e,others:t,tab:n,onTab:r,onClose:i,onOpen:a}){let{metrics:o,replacement:c}=e,l=W(e);return(0,q.jsx)(ae,{open:!0,onOpenChange:i,width:560,title:e.name,meta:(0,q.jsxs)(q.Fragment,{children:[(0,q.jsx)(Y,{endpoint:e}),(0,q.jsx)(`span`,{className:`faint`,children:e.preset?`Preset`:`Own`})]}),children:(0,q.jsxs)(`div`,{className:X.stack,children:[(0,q.jsxs)(`div`,{className:X.address,children:[(0,q.jsx)($,{method:e.method,path:l}),(0,q.jsx)(E,{text:v+l,label:`Copy address`})]}),e.problem&&(0,q.jsx)(`p`,{className:X.problem,children:e.problem}),(0,q.jsx)(s,{columns:3,items:[{label:`Calls`,value:(0,q.jsx)(`span`,{className:`tabular`,children:o.requests.toLocaleString(`en`)})},{label:`Failures`,value:(0,q.jsx)(`span`,{className:`tabular`,children:o.failures.toLocaleString(`en`)})},{label:`Latency`,value:o.averageLatencyMs===null?null:j(o.averageLatencyMs)},{label:`Limit`,value:e.rateLimitPerMinute===null?`General`:`${e.rateLimitPerMinute}/min`},e.deprecatedAt!==null&&{label:`Deprecated`,value:(0,q.jsx)(N,{at:e.deprecatedAt})},e.sunsetAt!==null&&{label:`Served until`,value:(0,q.jsx)(N,{at:e.sunsetAt})},c!==null&&{label:`Replaced by`,value:(0,q.jsx)(`button`,{type:`button`,className:`link`,onClick:()=>a(c.id),children:c.name})}]}),(0,q.jsx)(oe,{label:`Part`,value:n,onChange:r,items:[...ke]}),n===`operation`&&(0,q.jsxs)(`div`,{className:X.stack,children:[(0,q.jsx)(D,{text:e.document,language:`GraphQL`,wrap:!0}),e.response&&(0,q.jsx)(D,{text:e.response,language:`Response (CEL)`,wrap:!0}),_&&(0,q.jsx)(`div`,{className:X.bar,children:(0,q.jsx)(w,{asChild:!0,icon:m,children:(0,q.jsx)(`a`,{href:ie({kind:`query`,document:e.document,variables:null}),children:`Open in GraphiQL`})})})]}),n===`try`&&(0,q.jsx)(Ee,{endpoint:e},e.id),n===`settings`&&(0,q.jsx)(we,{endpoint:e,others:t.filter(t=>t.id!==e.id),onDeleted:i},e.id)]})})}var je={call:`_call_12qt8_1`},Me=[`GET`,`POST`,`PUT`,`PATCH`,`DELETE`],Ne=`query ($first: Int = 20) {
  tasks(first: $first, filter: {status: [PENDING]}) {
    nodes { id title priority }
  }
}`;function Pe({onClose:e,onCreated:t}){let[n]=(0,H.useState)(()=>crypto.randomUUID()),[r,i]=(0,H.useState)(``),[a,o]=(0,H.useState)(`GET`),[s,c]=(0,H.useState)(``),[l,u]=(0,H.useState)(`1`),[d,f]=(0,H.useState)(Ne),[p,m]=(0,H.useState)(``),[h,{pending:g,error:_}]=P(xe),v=async()=>{let e={name:r.trim(),method:a,path:s.trim().replace(/^\/+/,``),version:Number(l)||1,document:d,response:p.trim()||null,idempotencyKey:n},{data:i}=await h({input:e}),o=i?.createEndpoint.endpoint?.id;o&&t(o)},y=e=>{let t=F(_,e);return t===void 0?{}:{error:t}},b=r.trim()===``?`Give it a name`:s.trim()===``?`Give it a path`:null;return(0,q.jsx)(de,{open:!0,onOpenChange:e,size:`lg`,title:`New endpoint`,description:`A GraphQL operation, served over plain HTTP with the permissions of whoever calls it.`,footer:(0,q.jsx)(w,{variant:`primary`,busy:g,disabledReason:b,onClick:()=>void v(),children:`Publish`}),children:(0,q.jsxs)(`form`,{className:X.stack,onSubmit:e=>e.preventDefault(),children:[(0,q.jsx)(R,{label:`Name`,value:r,onChange:i,required:!0,autoFocus:!0,...y(`name`)}),(0,q.jsxs)(`div`,{className:je.call,children:[(0,q.jsx)(L,{label:`Method`,value:a,onChange:o,options:Me.map(e=>({value:e,label:e})),...y(`method`)}),(0,q.jsx)(R,{label:`Version`,type:`number`,value:l,onChange:u,...y(`version`)}),(0,q.jsx)(R,{label:`Path`,mono:!0,placeholder:`tasks/:id`,value:s,onChange:c,required:!0,hint:W({preset:!1,version:Number(l)||1,path:s.replace(/^\/+/,``)||`…`}),...y(`path`)})]}),(0,q.jsx)(V,{label:`Operation`,mono:!0,rows:8,maxRows:20,value:d,onChange:f,required:!0,...y(`document`)}),(0,q.jsx)(V,{label:`Response`,mono:!0,rows:2,value:p,onChange:m,placeholder:`data.tasks.nodes`,hint:`A CEL expression over data, variables and caller. Without one, the body is the data.`,...y(`response`)}),(0,q.jsx)(I,{error:_,fields:[`name`,`method`,`version`,`path`,`document`,`response`]})]})})}var Fe={bad:`_bad_y5jko_1`},Ie=[`endpoint.created`,`endpoint.updated`,`endpoint.deleted`],Le=1e4;function Re(){let e=i(be,{}),t=ne(me,{types:Ie},t=>{t.__typename!==`StreamOpened`&&e.reload()}),n=se().status===`live`;return(0,H.useEffect)(()=>{if(!n)return;let t=setInterval(()=>document.visibilityState===`visible`&&e.reload(),Le);return()=>clearInterval(t)},[n]),{...e,live:t,endpoints:e.data?.endpoints??[]}}var ze=[{id:`source`,label:`Source`,kind:`choice`,options:[{value:`own`,label:`Own`},{value:`preset`,label:`Preset`}]},{id:`state`,label:`State`,kind:`choice`,many:!0,options:r.map(e=>({value:e,label:J[e]}))}],Be=`mutation {
  createEndpoint(input: {
    name: "Open tasks", method: GET, path: "open-tasks",
    document: "{ tasks(filter: {status: [PENDING]}) { nodes { id title } } }"
  }) {
    endpoint { id path }
    errors { code message field }
  }
}`,Ve=[{id:`call`,header:`Call`,width:`minmax(220px, 2.6fr)`,card:`title`,sortValue:e=>W(e),cell:e=>(0,q.jsx)($,{method:e.method,path:W(e)})},{id:`name`,header:`Name`,width:`minmax(100px, 1fr)`,sortValue:e=>e.name,cell:e=>(0,q.jsx)(`span`,{className:`truncate soft`,children:e.name})},{id:`source`,header:`Source`,width:`56px`,cell:e=>e.preset?(0,q.jsx)(`span`,{className:`faint`,children:`Preset`}):(0,q.jsx)(C,{tone:`accent`,children:`Own`})},{id:`state`,header:`State`,width:`112px`,card:`aside`,cell:e=>(0,q.jsx)(Y,{endpoint:e})},{id:`calls`,header:`Calls`,width:`52px`,align:`end`,sortValue:e=>e.metrics.requests,cell:e=>(0,q.jsx)(`span`,{className:e.metrics.requests>0?`tabular`:`tabular faint`,children:e.metrics.requests.toLocaleString(`en`)})},{id:`failures`,header:`Failures`,width:`64px`,align:`end`,sortValue:e=>e.metrics.failures,cell:e=>(0,q.jsx)(`span`,{className:e.metrics.failures>0?`tabular ${Fe.bad}`:`tabular faint`,children:e.metrics.failures.toLocaleString(`en`)})},{id:`latency`,header:`Latency`,width:`64px`,align:`end`,sortValue:e=>e.metrics.averageLatencyMs,cell:e=>e.metrics.averageLatencyMs===null?(0,q.jsx)(`span`,{className:`faint`,children:`–`}):(0,q.jsx)(`span`,{className:`tabular`,children:j(e.metrics.averageLatencyMs)})},{id:`limit`,header:`Limit`,width:`64px`,align:`end`,card:`hidden`,cell:e=>e.rateLimitPerMinute===null?(0,q.jsx)(`span`,{className:`faint`,children:`–`}):(0,q.jsx)(`span`,{className:`tabular`,children:`${e.rateLimitPerMinute}/min`})}];function He(){return x({title:`Endpoints`}),S(`endpoints:read`).allowed?(0,q.jsx)(Ue,{}):(0,q.jsxs)(d,{children:[(0,q.jsx)(u,{title:`Endpoints`}),(0,q.jsx)(A,{scope:`endpoints:read`,what:`endpoints`})]})}function Ue(){let e=n({from:`/endpoints`}),r=t({from:`/endpoints`}),{endpoints:i,error:a,loading:s,reload:c,live:f}=Re(),h=S(`endpoints:write`),[g,v]=(0,H.useState)(null),[b,x]=(0,H.useState)(!1),C=e=>void r({search:t=>({...t,...e}),replace:!0});y({n:{label:`New endpoint`,run:()=>h.allowed&&x(!0)},x:{label:`Try it`,run:()=>g&&C({endpoint:g.id,tab:`try`})}});let E=h.allowed?null:h.reason??null;o([{id:`endpoints.new`,label:`New endpoint`,keys:`n`,run:()=>x(!0),...E===null?{}:{disabledReason:E}}]);let D=i.filter(t=>We(t,e)),A=i.find(t=>t.id===e.endpoint)??null,j=i.some(e=>!e.preset),M=(0,q.jsx)(w,{variant:`primary`,icon:p,keys:`N`,disabledReason:E,onClick:()=>x(!0),children:`New endpoint`});return(0,q.jsxs)(d,{fill:!0,children:[(0,q.jsx)(u,{title:`Endpoints`,actions:(0,q.jsxs)(q.Fragment,{children:[_&&(0,q.jsx)(w,{asChild:!0,icon:l,children:(0,q.jsx)(`a`,{href:`/docs`,children:`OpenAPI`})}),M]})}),(0,q.jsx)(ee,{filters:ze,value:{...e},onChange:e=>C(e),search:{id:`q`,placeholder:`Find endpoints`}}),(0,q.jsx)(te,{state:f}),a&&i.length===0?(0,q.jsx)(O,{error:a,title:`Endpoints could not be read`,onRetry:c}):(0,q.jsx)(T,{label:`Endpoints`,rows:D,rowKey:e=>e.id,columns:Ve,loading:s,fill:!0,onOpen:e=>C({endpoint:e.id}),openKey:e.endpoint,onCursor:v,tone:e=>e.problem===null?void 0:`bad`,empty:j||e.source!==`own`?(0,q.jsx)(k,{icon:m,title:`No endpoint matches`,children:`Change or clear the filters above.`}):(0,q.jsxs)(k,{icon:m,title:`No endpoints of your own`,action:M,operation:Be,children:[`Write an operation in `,(0,q.jsx)(`a`,{className:`link`,href:`/graphiql`,children:`GraphiQL`}),` and save it as an endpoint, or begin here.`]})}),A&&(0,q.jsx)(Ae,{endpoint:A,others:i,tab:e.tab??`operation`,onTab:e=>C({tab:e}),onClose:()=>C({endpoint:void 0,tab:void 0}),onOpen:e=>C({endpoint:e})}),b&&(0,q.jsx)(Pe,{onClose:()=>x(!1),onCreated:e=>{x(!1),c(),C({endpoint:e,tab:`try`})}})]})}function We(e,{q:t,source:n,state:r}){return n!==void 0&&n===`preset`!==e.preset||r!==void 0&&!r.includes(U(e,Date.now()))?!1:!t||`${e.method} ${W(e)} ${e.name}`.toLowerCase().includes(t.toLowerCase())}export{He as default};