import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{l as t,u as n}from"./router-Cm__lA-g.js";import{t as r}from"./book-open-Bonr8sSL.js";import{t as i}from"./plus-BlVgvshH.js";import{t as a}from"./square-arrow-up-right-exit-40wanAls.js";import{i as o,r as s}from"./react-DTDkG8bU.js";import{r as c,t as l}from"./environment-DMdEqXfo.js";import{t as u}from"./guard-DZsOI94s.js";import{a as d,g as f,i as p,o as m}from"./title-Dg2fKNk7.js";import{A as h,J as g,K as _,V as v,W as y,dt as b,it as x,n as S,t as C,tt as w}from"./index-Dj0YdOeB.js";import{t as T}from"./Badge-CZSbK22T.js";import{t as E}from"./Button-BN-UqUNc.js";import{t as ee}from"./DataTable-CAeDTGnZ.js";import{i as D,n as O,r as k,t as A}from"./Empty-keNOC2zN.js";import{t as te}from"./Filters-t8yQzO0K.js";import{t as j}from"./Forbidden-BeRPoWk9.js";import{t as ne}from"./LiveBanner-BNW8LWaQ.js";import{r as M}from"./times-BOdooEu6.js";import{t as N}from"./Status-3GcI4MIV.js";import{l as P,o as re,r as ie}from"./Time-AtWi8Q0_.js";import{i as ae}from"./copies-BvFALiX5.js";import{t as oe}from"./Drawer-CPL3o5-G.js";import{t as se}from"./Tabs-CxC8DqNv.js";import{t as F}from"./mutate-Bv5AsWD5.js";import{n as ce,r as le}from"./context-B0NfIRVY.js";import{t as ue}from"./trash-Co2IV-w5.js";import{t as de}from"./Confirm-XND5Slkl.js";import{n as I,t as L}from"./FormError--LvGiHW-.js";import{t as R}from"./Select-DgdjYd0w.js";import{o as fe,t as z}from"./TextField-AkZ3TvZK.js";import{i as B}from"./filter-BT9BeyVT.js";import{t as V}from"./classes-hZG6twJP.js";import{t as pe}from"./JsonEditor-C7o5uTq_.js";import{t as me}from"./JsonTree-BN9BvCsP.js";import{t as H}from"./TextArea-BvayU03w.js";import{o as he}from"./log-BAoxoLyY.js";var U=e(o(),1);function W(e,t){return e.problem===null?e.enabled?e.sunsetAt!==null&&Date.parse(e.sunsetAt)<=t?`sunset`:e.deprecatedAt!==null&&Date.parse(e.deprecatedAt)<=t?`deprecated`:`active`:`disabled`:`broken`}function G({preset:e,path:t,version:n}){return e?t:`/rest/v${n}/${t}`}function K(e){return e.split(/(:\w+|\{\w+\})/).filter(Boolean).map(e=>({text:e,isParameter:/^[:{]/.test(e)}))}function q({document:e,path:t,method:n}){let r=e.slice(0,e.indexOf(`{`)),i=new Set(K(t).filter(e=>e.isParameter).map(e=>e.text.replace(/[:{}]/g,``))),a=n!==`GET`&&n!==`DELETE`,o=[...r.matchAll(/\$(\w+)\s*:\s*([[\]!\w]+)\s*(=)?/g)].map(([,e=``,t=``,n])=>{let r=i.delete(e)?`path`:a?`body`:`query`;return{name:e,type:t,required:r===`path`||t.endsWith(`!`)&&!n,place:r}});return[...[...i].map(e=>({name:e,type:`String!`,required:!0,place:`path`})),...o]}function ge(e,t){let n=K(G(e)).map(({text:e,isParameter:n})=>n?encodeURIComponent(t[e.replace(/[:{}]/g,``)]??``):e).join(``),r=new URLSearchParams;for(let{name:n,place:i}of q(e))i===`query`&&t[n]&&r.append(n,t[n]);return r.size>0?`${n}?${r.toString()}`:n}function _e(e){let t=q(e).filter(({place:e})=>e===`body`);return JSON.stringify(Object.fromEntries(t.map(({name:e,type:t})=>[e,ve(t)])),null,2)}function ve(e){if(e.startsWith(`[`))return[];switch(e.replaceAll(`!`,``)){case`Int`:case`Float`:return 0;case`Boolean`:return!1;case`JSON`:return{};default:return e.includes(`Input`)?{}:``}}function ye(e,t,n){let r=[`curl -X ${e} '${t}'`,`-H "Authorization: Bearer $PARLEY_TOKEN"`];return n!==null&&r.push(`-H 'Content-Type: application/json'`,`-d '${n.replaceAll(`'`,String.raw`'\''`)}'`),r.join(` \\
  `)}var J=s(),Y={active:`Active`,deprecated:`Deprecated`,sunset:`Sunset`,disabled:`Disabled`,broken:`Cannot be served`},be={deprecated:`warn`,sunset:`bad`,disabled:`neutral`,broken:`bad`};function xe({endpoint:e}){let t=W(e,re(6e4));return t===`active`?(0,J.jsx)(N,{value:`ACTIVE`}):(0,J.jsx)(T,{tone:be[t],...e.problem?{title:e.problem}:{},children:Y[t]})}var X={stack:`_stack_nvy9q_1`,bar:`_bar_nvy9q_7`,pair:`_pair_nvy9q_13`,address:`_address_nvy9q_18`,problem:`_problem_nvy9q_24`,headers:`_headers_nvy9q_32`},Se=`query Endpoints {
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
}`,Ce=`mutation CreateEndpoint($input: CreateEndpointInput!) {
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
}`,we=`mutation UpdateEndpoint($input: UpdateEndpointInput!) {
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
}`,Te=`mutation DeleteEndpoint($input: DeleteInput!) {
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
}`,Z=`none`;function Ee({endpoint:e,others:t,onDeleted:n}){let r=m(`endpoints:write`),i=r.allowed?null:r.reason??null,a=le(),o=x(),[s,{pending:c,error:l}]=F(we),[u,d]=(0,U.useState)(e.rateLimitPerMinute?.toString()??``),[f,p]=(0,U.useState)(B(e.deprecatedAt??void 0)),[h,g]=(0,U.useState)(B(e.sunsetAt??void 0)),[v,y]=(0,U.useState)(e.replacement?.id??Z),[b,S]=(0,U.useState)(!1),C=e=>e?new Date(e).toISOString():null,w=async()=>{let t={id:e.id,rateLimitPerMinute:u.trim()===``?null:Number(u),deprecatedAt:C(f),sunsetAt:C(h),replacementId:v===Z?null:v},{data:n}=await s({input:t});n&&o({title:`Saved`})},T=e=>{let t=I(l,e);return t===void 0?{}:{error:t}};return(0,J.jsxs)(`form`,{className:X.stack,onSubmit:e=>{e.preventDefault(),w()},children:[(0,J.jsx)(_,{label:`Served`,value:e.enabled,onChange:t=>void s({input:{id:e.id,enabled:t}}),hint:`While it is not, requests get 404.`,disabledReason:i}),(0,J.jsx)(z,{label:`Requests per minute of each caller`,type:`number`,placeholder:`Only the general limit`,value:u,onChange:d,disabledReason:i,...T(`rateLimitPerMinute`)}),(0,J.jsxs)(`div`,{className:X.pair,children:[(0,J.jsx)(z,{label:`Deprecated from`,type:`datetime-local`,value:f,onChange:p,disabledReason:i,...T(`deprecatedAt`)}),(0,J.jsx)(z,{label:`Served until`,type:`datetime-local`,value:h,onChange:g,disabledReason:i,...T(`sunsetAt`)})]}),(0,J.jsx)(R,{label:`Replaced by`,value:v,onChange:y,options:[{value:Z,label:`Nothing`},...t.map(e=>({value:e.id,label:`${e.method} ${G(e)}`}))],disabledReason:i,...T(`replacementId`)}),(0,J.jsx)(L,{error:l,fields:[`rateLimitPerMinute`,`deprecatedAt`,`sunsetAt`,`replacementId`]}),(0,J.jsxs)(`div`,{className:X.bar,children:[(0,J.jsx)(E,{type:`submit`,variant:`primary`,busy:c,disabledReason:i,children:`Save`}),!e.preset&&(0,J.jsx)(E,{variant:`danger`,icon:ue,disabledReason:i,onClick:()=>S(!0),children:`Delete`})]}),(0,J.jsxs)(de,{open:b,onOpenChange:S,title:`Delete ${e.name}?`,action:`Delete`,danger:!0,onConfirm:async()=>{await a.mutate(Te,{input:{id:e.id}}),n()},children:[`Requests to `,G(e),` get 404 from then on.`]})]})}var Q={call:`_call_74pde_1`,method:`_method_74pde_7`,get:`_get_74pde_19`,post:`_post_74pde_23`,put:`_put_74pde_27`,patch:`_patch_74pde_28`,delete:`_delete_74pde_32`,path:`_path_74pde_36`,parameter:`_parameter_74pde_41`};function $({method:e,path:t}){return(0,J.jsxs)(`span`,{className:Q.call,children:[(0,J.jsx)(`span`,{className:V(Q.method,Q[e.toLowerCase()]),children:e}),(0,J.jsx)(`span`,{className:V(Q.path,`truncate`),title:t,children:K(t).map(({text:e,isParameter:t},n)=>(0,J.jsx)(`span`,{className:t?Q.parameter:void 0,children:e},n))})]})}var De=[`content-type`,`etag`,`deprecation`,`sunset`,`link`,`retry-after`,`x-ratelimit-remaining`];function Oe({endpoint:e}){let t=q(e),[n,r]=(0,U.useState)({}),[i,a]=(0,U.useState)(()=>_e(e)),[o,s]=(0,U.useState)(null),[c,u]=(0,U.useState)(null),[d,f]=(0,U.useState)(!1),p=t.some(({place:e})=>e===`body`),m=l+ge(e,n),h=t.find(({name:e,place:t,required:r})=>r&&t!==`body`&&!n[e]),g=e.method!==`GET`,_=async()=>{f(!0),u(null);try{s(await ke(e.method,m,p?i:null))}catch(e){u(e instanceof Error?e:Error(String(e)))}finally{f(!1)}};return(0,J.jsxs)(`form`,{className:X.stack,onSubmit:e=>{e.preventDefault(),h||_()},children:[t.filter(({place:e})=>e!==`body`).map(({name:e,type:t,required:i})=>(0,J.jsx)(z,{label:e,hint:t,required:i,mono:!0,value:n[e]??``,onChange:t=>r(n=>({...n,[e]:t}))},e)),p&&(0,J.jsx)(pe,{label:`Body`,value:i,onChange:a,minLines:4,maxLines:14}),(0,J.jsxs)(`div`,{className:X.bar,children:[(0,J.jsx)(E,{type:`submit`,variant:`primary`,icon:b,busy:d,disabledReason:h?`${h.name} is required`:null,children:`Send`}),g&&(0,J.jsx)(`span`,{className:`faint`,children:`It acts as you, for real.`})]}),c&&(0,J.jsx)(k,{error:c,title:`No response`,compact:!0}),o&&(0,J.jsxs)(`section`,{className:X.stack,"aria-label":`Response`,children:[(0,J.jsxs)(`div`,{className:X.bar,children:[(0,J.jsx)(T,{tone:o.status<400?`ok`:o.status<500?`warn`:`bad`,children:o.status}),(0,J.jsx)(`span`,{className:`tabular faint`,children:M(o.ms)})]}),o.headers.length>0&&(0,J.jsx)(`p`,{className:X.headers,children:o.headers.map(([e,t])=>`${e}: ${t}`).join(`
`)}),(0,J.jsx)(me,{value:o.body,label:`the response`,open:5})]}),(0,J.jsx)(O,{text:ye(e.method,m,p?i:null),language:`curl`,wrap:!0})]})}async function ke(e,t,n){let r=performance.now(),i=await fetch(t,{method:e,headers:{authorization:`Bearer ${f.get().value}`,...n===null?{}:{"content-type":`application/json`}},...n===null?{}:{body:n}}),a=await i.text(),o=De.flatMap(e=>{let t=i.headers.get(e);return t===null?[]:[[e,t]]});return{status:i.status,ms:performance.now()-r,headers:o,body:Ae(a)}}function Ae(e){try{return JSON.parse(e)}catch{return e}}var je=[{value:`operation`,label:`Operation`},{value:`try`,label:`Try it`},{value:`settings`,label:`Settings`}];function Me({endpoint:e,others:t,tab:n,onTab:r,onClose:i,onOpen:o}){let{metrics:s,replacement:u}=e,d=G(e);return(0,J.jsx)(oe,{open:!0,onOpenChange:i,width:560,title:e.name,meta:(0,J.jsxs)(J.Fragment,{children:[(0,J.jsx)(xe,{endpoint:e}),(0,J.jsx)(`span`,{className:`faint`,children:e.preset?`Preset`:`Own`})]}),children:(0,J.jsxs)(`div`,{className:X.stack,children:[(0,J.jsxs)(`div`,{className:X.address,children:[(0,J.jsx)($,{method:e.method,path:d}),(0,J.jsx)(D,{text:l+d,label:`Copy address`})]}),e.problem&&(0,J.jsx)(`p`,{className:X.problem,children:e.problem}),(0,J.jsx)(y,{columns:3,items:[{label:`Calls`,value:(0,J.jsx)(`span`,{className:`tabular`,children:s.requests.toLocaleString(`en`)})},{label:`Failures`,value:(0,J.jsx)(`span`,{className:`tabular`,children:s.failures.toLocaleString(`en`)})},{label:`Latency`,value:s.averageLatencyMs===null?null:M(s.averageLatencyMs)},{label:`Limit`,value:e.rateLimitPerMinute===null?`General`:`${e.rateLimitPerMinute}/min`},e.deprecatedAt!==null&&{label:`Deprecated`,value:(0,J.jsx)(ie,{at:e.deprecatedAt})},e.sunsetAt!==null&&{label:`Served until`,value:(0,J.jsx)(ie,{at:e.sunsetAt})},u!==null&&{label:`Replaced by`,value:(0,J.jsx)(`button`,{type:`button`,className:`link`,onClick:()=>o(u.id),children:u.name})}]}),(0,J.jsx)(se,{label:`Part`,value:n,onChange:r,items:[...je]}),n===`operation`&&(0,J.jsxs)(`div`,{className:X.stack,children:[(0,J.jsx)(O,{text:e.document,language:`GraphQL`,wrap:!0}),e.response&&(0,J.jsx)(O,{text:e.response,language:`Response (CEL)`,wrap:!0}),c&&(0,J.jsx)(`div`,{className:X.bar,children:(0,J.jsx)(E,{asChild:!0,icon:a,children:(0,J.jsx)(`a`,{href:ae({kind:`query`,document:e.document,variables:null}),children:`Open in GraphiQL`})})})]}),n===`try`&&(0,J.jsx)(Oe,{endpoint:e},e.id),n===`settings`&&(0,J.jsx)(Ee,{endpoint:e,others:t.filter(t=>t.id!==e.id),onDeleted:i},e.id)]})})}var Ne={call:`_call_12qt8_1`},Pe=[`GET`,`POST`,`PUT`,`PATCH`,`DELETE`],Fe=`query ($first: Int = 20) {
  tasks(first: $first, filter: {status: [PENDING]}) {
    nodes { id title priority }
  }
}`;function Ie({onClose:e,onCreated:t}){let[n]=(0,U.useState)(()=>crypto.randomUUID()),[r,i]=(0,U.useState)(``),[a,o]=(0,U.useState)(`GET`),[s,c]=(0,U.useState)(``),[l,u]=(0,U.useState)(`1`),[d,f]=(0,U.useState)(Fe),[p,m]=(0,U.useState)(``),[h,{pending:g,error:_}]=F(Ce),v=async()=>{let e={name:r.trim(),method:a,path:s.trim().replace(/^\/+/,``),version:Number(l)||1,document:d,response:p.trim()||null,idempotencyKey:n},{data:i}=await h({input:e}),o=i?.createEndpoint.endpoint?.id;o&&t(o)},y=e=>{let t=I(_,e);return t===void 0?{}:{error:t}},b=r.trim()===``?`Give it a name`:s.trim()===``?`Give it a path`:null;return(0,J.jsx)(fe,{open:!0,onOpenChange:e,size:`lg`,title:`New endpoint`,description:`A GraphQL operation, served over plain HTTP with the caller's permissions.`,footer:(0,J.jsx)(E,{variant:`primary`,busy:g,disabledReason:b,onClick:()=>void v(),children:`Publish`}),children:(0,J.jsxs)(`form`,{className:X.stack,onSubmit:e=>e.preventDefault(),children:[(0,J.jsx)(z,{label:`Name`,value:r,onChange:i,required:!0,autoFocus:!0,...y(`name`)}),(0,J.jsxs)(`div`,{className:Ne.call,children:[(0,J.jsx)(R,{label:`Method`,value:a,onChange:o,options:Pe.map(e=>({value:e,label:e})),...y(`method`)}),(0,J.jsx)(z,{label:`Version`,type:`number`,value:l,onChange:u,...y(`version`)}),(0,J.jsx)(z,{label:`Path`,mono:!0,placeholder:`tasks/:id`,value:s,onChange:c,required:!0,hint:G({preset:!1,version:Number(l)||1,path:s.replace(/^\/+/,``)||`…`}),...y(`path`)})]}),(0,J.jsx)(H,{label:`Operation`,mono:!0,rows:8,maxRows:20,value:d,onChange:f,required:!0,...y(`document`)}),(0,J.jsx)(H,{label:`Response`,mono:!0,rows:2,value:p,onChange:m,placeholder:`data.tasks.nodes`,hint:`A CEL expression over data, variables and caller. Without one, the body is the data.`,...y(`response`)}),(0,J.jsx)(L,{error:_,fields:[`name`,`method`,`version`,`path`,`document`,`response`]})]})})}var Le={bad:`_bad_y5jko_1`},Re=[`endpoint.created`,`endpoint.updated`,`endpoint.deleted`],ze=1e4;function Be(){let e=v(Se,{}),t=P(he,{types:Re},t=>{t.__typename!==`StreamOpened`&&e.reload()}),n=ce().status===`live`;return(0,U.useEffect)(()=>{if(!n)return;let t=setInterval(()=>document.visibilityState===`visible`&&e.reload(),ze);return()=>clearInterval(t)},[n]),{...e,live:t,endpoints:e.data?.endpoints??[]}}var Ve=[{id:`source`,label:`Source`,kind:`choice`,options:[{value:`own`,label:`Own`},{value:`preset`,label:`Preset`}]},{id:`state`,label:`State`,kind:`choice`,many:!0,options:h.map(e=>({value:e,label:Y[e]}))}],He=`mutation {
  createEndpoint(input: {
    name: "Open tasks", method: GET, path: "open-tasks",
    document: "{ tasks(filter: {status: [PENDING]}) { nodes { id title } } }"
  }) {
    endpoint { id path }
    errors { code message field }
  }
}`,Ue=[{id:`call`,header:`Call`,width:`minmax(220px, 2.6fr)`,card:`title`,sortValue:e=>G(e),cell:e=>(0,J.jsx)($,{method:e.method,path:G(e)})},{id:`name`,header:`Name`,width:`minmax(100px, 1fr)`,sortValue:e=>e.name,cell:e=>(0,J.jsx)(`span`,{className:`truncate soft`,children:e.name})},{id:`source`,header:`Source`,width:`56px`,cell:e=>e.preset?(0,J.jsx)(`span`,{className:`faint`,children:`Preset`}):(0,J.jsx)(T,{tone:`accent`,children:`Own`})},{id:`state`,header:`State`,width:`112px`,card:`aside`,cell:e=>(0,J.jsx)(xe,{endpoint:e})},{id:`calls`,header:`Calls`,width:`52px`,align:`end`,sortValue:e=>e.metrics.requests,cell:e=>(0,J.jsx)(`span`,{className:e.metrics.requests>0?`tabular`:`tabular faint`,children:e.metrics.requests.toLocaleString(`en`)})},{id:`failures`,header:`Failures`,width:`64px`,align:`end`,sortValue:e=>e.metrics.failures,cell:e=>(0,J.jsx)(`span`,{className:e.metrics.failures>0?`tabular ${Le.bad}`:`tabular faint`,children:e.metrics.failures.toLocaleString(`en`)})},{id:`latency`,header:`Latency`,width:`64px`,align:`end`,sortValue:e=>e.metrics.averageLatencyMs,cell:e=>e.metrics.averageLatencyMs===null?(0,J.jsx)(`span`,{className:`faint`,children:`–`}):(0,J.jsx)(`span`,{className:`tabular`,children:M(e.metrics.averageLatencyMs)})},{id:`limit`,header:`Limit`,width:`64px`,align:`end`,card:`hidden`,cell:e=>e.rateLimitPerMinute===null?(0,J.jsx)(`span`,{className:`faint`,children:`–`}):(0,J.jsx)(`span`,{className:`tabular`,children:`${e.rateLimitPerMinute}/min`})}];function We(){return p({title:`Endpoints`}),m(`endpoints:read`).allowed?(0,J.jsx)(Ge,{}):(0,J.jsxs)(C,{children:[(0,J.jsx)(S,{title:`Endpoints`}),(0,J.jsx)(j,{scope:`endpoints:read`,what:`endpoints`})]})}function Ge(){let e=n({from:`/endpoints`}),o=t({from:`/endpoints`}),{endpoints:s,error:l,loading:f,reload:p,live:h}=Be(),_=m(`endpoints:write`),[v,y]=(0,U.useState)(null),[b,x]=(0,U.useState)(!1),T=e=>void o({search:t=>({...t,...e}),replace:!0}),D=_.allowed?null:_.reason??null,O=u();d({n:{label:`New endpoint`,run:O(D,()=>x(!0))},x:{label:`Try it`,run:()=>v&&T({endpoint:v.id,tab:`try`})},y:{label:`Why?`,run:()=>v&&g(v.id)}}),w([{id:`endpoints.new`,label:`New endpoint`,keys:`n`,run:()=>x(!0),...D===null?{}:{disabledReason:D}}]);let j=s.filter(t=>Ke(t,e)),M=s.find(t=>t.id===e.endpoint)??null,N=s.some(e=>!e.preset),P=(0,J.jsx)(E,{variant:`primary`,icon:i,keys:`n`,disabledReason:D,onClick:()=>x(!0),children:`New endpoint`});return(0,J.jsxs)(C,{fill:!0,children:[(0,J.jsx)(S,{title:`Endpoints`,actions:(0,J.jsxs)(J.Fragment,{children:[c&&(0,J.jsx)(E,{asChild:!0,icon:r,children:(0,J.jsx)(`a`,{href:`/docs`,children:`OpenAPI`})}),P]})}),(0,J.jsx)(te,{filters:Ve,value:{...e},onChange:e=>T(e),search:{id:`q`,placeholder:`Find endpoints`}}),(0,J.jsx)(ne,{state:h}),l&&s.length===0?(0,J.jsx)(k,{error:l,title:`Endpoints could not be read`,onRetry:p}):(0,J.jsx)(ee,{label:`Endpoints`,rows:j,rowKey:e=>e.id,columns:Ue,loading:f,fill:!0,onOpen:e=>T({endpoint:e.id}),openKey:e.endpoint,onCursor:y,tone:e=>e.problem===null?void 0:`bad`,empty:N||e.source!==`own`?(0,J.jsx)(A,{icon:a,title:`No endpoint matches`,children:`Change or clear the filters above.`}):(0,J.jsxs)(A,{icon:a,title:`No endpoints of your own`,action:P,operation:He,children:[`Write an operation in `,(0,J.jsx)(`a`,{className:`link`,href:`/graphiql`,children:`GraphiQL`}),` and save it as an endpoint, or begin here.`]})}),M&&(0,J.jsx)(Me,{endpoint:M,others:s,tab:e.tab??`operation`,onTab:e=>T({tab:e}),onClose:()=>T({endpoint:void 0,tab:void 0}),onOpen:e=>T({endpoint:e})}),b&&(0,J.jsx)(Ie,{onClose:()=>x(!1),onCreated:e=>{x(!1),p(),T({endpoint:e,tab:`try`})}})]})}function Ke(e,{q:t,source:n,state:r}){return n!==void 0&&n===`preset`!==e.preset||r!==void 0&&!r.includes(W(e,Date.now()))?!1:!t||`${e.method} ${G(e)} ${e.name}`.toLowerCase().includes(t.toLowerCase())}export{We as default};