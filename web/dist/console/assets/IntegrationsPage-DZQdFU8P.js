import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{Jt as t,P as n,Qt as r,R as i,Rt as a,Xt as o,an as s,j as c,k as l,rn as u,ut as d,z as f,zt as p}from"./parts-CksY65gR.js";import{Et as m,In as h,Jt as g,P as _,Sr as v,Yi as y,Z as b,at as x,ct as S,et as C,it as w,jt as T,ln as E,n as D,ot as O,pt as k,q as A,r as j,sn as M,t as N,tt as P,va as F,vt as I}from"./console-DvQMJalt.js";import{i as L,r as R}from"./react-DTDkG8bU.js";import{n as z,r as B,t as V}from"./useFresh-SylqnIM-.js";var H=e(L(),1),U=R(),W=({channel:e})=>e,G={USER:`You`,ORGANIZATION:`The organization`,BUILT_IN:`Built in`};function K(){let{data:e,error:t,loading:r,reload:i}=b(c,{});V(i);let o=T(`integrations:write`),s=h(),[l,{pending:u}]=E(n),f=async(e,t)=>{let n=await l({input:{channel:e,enabled:t}});n.error&&s({title:`${A(e)} was not changed`,description:n.error.message,tone:`bad`}),i()};return(0,U.jsx)(p,{title:`How messages reach you`,flush:!0,error:e?null:t,onRetry:i,children:(0,U.jsx)(d,{label:`Channels`,rows:e?.explainDelivery??[],rowKey:W,columns:[{id:`channel`,header:`Channel`,width:`120px`,card:`title`,cell:({channel:e})=>A(e)},{id:`will`,header:`Delivers`,width:`110px`,card:`aside`,cell:({willDeliver:e})=>(0,U.jsx)(a,{value:e?`ACTIVE`:`INACTIVE`,label:e?`Yes`:`No`})},{id:`why`,header:`Why`,width:`minmax(0, 2fr)`,cell:({reason:e})=>(0,U.jsx)(`span`,{className:B.reason,children:e})},{id:`origin`,header:`Set by`,width:`minmax(0, 1fr)`,cell:e=>(0,U.jsx)(q,{explanation:e})},{id:`mine`,header:`For you`,width:`84px`,align:`end`,cell:({channel:e,config:t})=>(0,U.jsx)(k,{label:`${A(e)} for you`,hideLabel:!0,value:t.enabled,disabledReason:o.allowed?u?`It is being changed.`:null:o.reason??null,onChange:t=>void f(e,t)})}],loading:r,keys:!1})})}function q({explanation:{origins:e,config:n}}){let r=G[e.find(({setting:e})=>e===`enabled`)?.tier??`BUILT_IN`];return(0,U.jsxs)(`span`,{className:B.origin,children:[r,n.overridden.length>0&&(0,U.jsxs)(t,{tone:`accent`,title:n.overridden.join(`, `),children:[n.overridden.length,` of your own`]})]})}var J=[{id:`title`,header:`Connector`,width:`minmax(0, 2.2fr)`,card:`title`,sortValue:({title:e})=>e,cell:({title:e,description:t})=>(0,U.jsxs)(`span`,{className:B.name,children:[(0,U.jsx)(`b`,{className:`truncate`,children:e}),(0,U.jsx)(`span`,{className:`truncate soft`,children:t})]})},{id:`state`,header:`State`,width:`116px`,card:`aside`,sortValue:({mode:e,circuit:t})=>`${t.state}${e}`,cell:e=>(0,U.jsx)(z,{connector:e})},{id:`account`,header:`Account`,width:`minmax(200px, 1.2fr)`,cell:({connection:e,missing:t})=>(0,U.jsx)(Y,{account:e?.account??null,missing:t})},{id:`requests`,header:`Requests`,width:`76px`,align:`end`,sortValue:({metrics:e})=>e.requests,cell:({metrics:e})=>X(e.requests)},{id:`failures`,header:`Failed`,width:`56px`,align:`end`,sortValue:({metrics:e})=>e.failures,cell:({metrics:e})=>X(e.failures)},{id:`latency`,header:`Latency`,width:`68px`,align:`end`,sortValue:({metrics:e})=>e.averageLatencyMs,cell:({metrics:e})=>e.averageLatencyMs===null?(0,U.jsx)(x,{}):(0,U.jsx)(C,{ms:e.averageLatencyMs})}];function Y({account:e,missing:t}){return e?(0,U.jsx)(`span`,{className:`truncate`,children:e}):t.length===0?null:(0,U.jsxs)(`span`,{className:`truncate faint`,children:[`needs `,t.length===1?t[0]:`${t.length} settings`]})}var X=e=>e===0?(0,U.jsx)(x,{}):(0,U.jsx)(`span`,{className:`tabular`,children:e.toLocaleString(`en`)}),Z=[`query StudioInstances($first: Int, $after: String) {
  studioInstances(first: $first, after: $after) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      id
      name
      placeId
      placeName
      pluginVersion
      studioVersion
      status
      connectedAt
      lastSeenAt
      owner {
        ...ActorFields
      }
      session {
        id
        name
      }
    }
  }
}`,F,y].join(`
`),Q=[`query StudioCommands($instanceId: ID, $first: Int) {
  studioCommands(instanceId: $instanceId, first: $first) {
    totalCount
    nodes {
      id
      method
      status
      error
      createdAt
      completedAt
      version
      script {
        id
        path
      }
      createdBy {
        ...ActorFields
      }
    }
  }
}`,y].join(`
`),$=20;function ee({instance:e,onClose:t}){let{id:n,name:o,status:c,placeName:l,placeId:u,pluginVersion:d,studioVersion:m,connectedAt:h}=e,{data:_,error:v,loading:y,reload:x}=b(Q,{instanceId:n,first:$});M(g,{},e=>{`type`in e&&e.type.startsWith(`studio_command.`)&&x()});let C=_?.studioCommands.nodes??[];return(0,U.jsx)(s,{open:!0,onOpenChange:e=>!e&&t(),title:o,meta:(0,U.jsxs)(U.Fragment,{children:[(0,U.jsx)(a,{value:c}),(0,U.jsx)(r,{id:n})]}),children:(0,U.jsxs)(`div`,{className:B.sections,children:[(0,U.jsx)(w,{items:[{label:`Place`,value:l},{label:`Place id`,value:u??`Not published`},{label:`Plugin`,value:d},{label:`Studio`,value:m},{label:`Connected`,value:(0,U.jsx)(P,{at:h})}]}),(0,U.jsx)(p,{title:`Commands`,count:_?.studioCommands.totalCount??null,flush:!0,loading:y&&!_,error:_?null:v,onRetry:x,children:C.length===0?(0,U.jsx)(j,{compact:!0,title:`No commands yet.`}):(0,U.jsx)(i,{label:`Commands`,children:C.map(e=>(0,U.jsx)(f,{title:te(e),meta:(0,U.jsxs)(U.Fragment,{children:[e.createdBy.name,` · `,(0,U.jsx)(P,{at:e.createdAt})]}),aside:(0,U.jsx)(a,{value:e.status})},e.id))})}),C.filter(({error:e})=>e!==null).slice(0,1).map(({id:e,error:t})=>(0,U.jsx)(S,{compact:!0,title:`The last failure`,error:t},e))]})})}function te({method:e,script:t,version:n}){return t?`${A(e)}: ${t.path}${n===null?``:`, version ${n}`}`:A(e)}var ne=50,re=[{id:`name`,header:`Studio`,width:`minmax(150px, 1.6fr)`,card:`title`,sortValue:({name:e})=>e,cell:({name:e,placeName:t,placeId:n})=>(0,U.jsxs)(`span`,{className:B.studio,children:[(0,U.jsx)(`span`,{className:`truncate`,children:e}),(0,U.jsx)(`span`,{className:`faint truncate`,children:n===null?`${t}, not published`:`${t} · ${n}`})]})},{id:`status`,header:`State`,width:`128px`,card:`aside`,cell:({status:e})=>(0,U.jsx)(a,{value:e})},{id:`seen`,header:`Last seen`,width:`110px`,sortValue:({lastSeenAt:e})=>e,cell:({lastSeenAt:e})=>(0,U.jsx)(P,{at:e})},{id:`owner`,header:`Connected by`,width:`minmax(110px, 1fr)`,cell:({owner:e})=>(0,U.jsx)(o,{type:e.__typename,id:e.id,to:null,children:e.name})},{id:`session`,header:`Output goes to`,width:`minmax(110px, 1fr)`,cell:({session:e})=>e?(0,U.jsx)(o,{type:`Session`,id:e.id,to:u(`Session`,e.id),children:e.name}):(0,U.jsx)(`span`,{className:`faint`,children:`No session`})}];function ie(){let e=T(`studio:read`).allowed,{studio:t}=_.useSearch(),n=_.useNavigate(),{data:r,reload:i}=b(Z,{first:ne},{skip:!e});M(g,{},e=>{`type`in e&&e.type.startsWith(`studio_instance.`)&&i()},{skip:!e});let a=r?.studioInstances.nodes??[];if(a.length===0)return null;let o=a.find(({id:e})=>e===t),s=e=>void n({search:e?{studio:e}:{},replace:!0});return(0,U.jsxs)(p,{title:`Roblox Studio`,count:r?.studioInstances.totalCount??null,flush:!0,children:[(0,U.jsx)(d,{label:`Roblox Studio`,rows:a,rowKey:({id:e})=>e,columns:re,keys:!1,onOpen:({id:e})=>s(e),openKey:t}),o&&(0,U.jsx)(ee,{instance:o,onClose:()=>s(void 0)})]})}var ae=({name:e})=>e;function oe(){O({title:`Integrations`});let e=_.useNavigate(),{data:t,error:n,loading:r,reload:i}=b(l,{});V(i);let a=h(),[o,s]=(0,H.useState)(null),c=({title:e,connection:t})=>{t?I(t.id):a({title:`${e} has no account whose events would be in the log.`,tone:`info`})};return m({y:{label:`Why?`,run:()=>o&&c(o)}},`Integrations`),(0,U.jsxs)(N,{children:[(0,U.jsx)(D,{title:`Integrations`}),(0,U.jsx)(p,{title:`Connectors`,count:t?.connectors.length,flush:!0,error:t?null:n,onRetry:i,children:(0,U.jsx)(d,{label:`Connectors`,rows:t?.connectors??[],rowKey:ae,columns:J,loading:r,onCursor:s,onOpen:({name:t})=>void e({to:`/integrations/$connector`,params:{connector:t},search:{}}),empty:(0,U.jsx)(j,{icon:v,title:`There are no connectors`})})}),(0,U.jsx)(K,{}),(0,U.jsx)(ie,{})]})}export{oe as default};