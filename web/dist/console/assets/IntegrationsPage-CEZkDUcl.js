import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{i as t,l as n,o as r}from"./integrations-C6qC7uTg.js";import{$ as i,A as a,St as o,U as s,X as c,Z as l,ht as u,n as d,pt as f,q as p,r as m,t as h,tt as g}from"./index-6Oy-zsfD.js";import{i as _,r as v}from"./react-DTDkG8bU.js";import{W as y,a as b,i as x,o as S,v as C}from"./title-0aeW3g6L.js";import{t as w}from"./DataTable-BwUrt6I1.js";import{t as T}from"./Panel-BXyZhJ1K.js";import{t as E}from"./mutate-DpCoSSQB.js";import{t as D}from"./Badge-CZSbK22T.js";import{t as O}from"./Status-BkiXYld4.js";import{n as k,r as A,t as j}from"./useFresh-Bb_HkPZv.js";import{a as M,n as ee,r as N,u as P}from"./Time-C3WuMWQ_.js";import{t as F}from"./links-zn7xwPZb.js";import{t as I}from"./ObjectLink-B-FFHIay.js";import{t as L}from"./Drawer-CYXEcGdk.js";import{t as R}from"./IdLabel-Dfm135eP.js";import{n as z,t as B}from"./List-CiOTu2ep.js";var V=e(_(),1),H=v(),U=({channel:e})=>e,W={USER:`You`,ORGANIZATION:`The organization`,BUILT_IN:`Built in`};function G(){let{data:e,error:t,loading:a,reload:o}=p(r,{});j(o);let c=S(`integrations:write`),l=u(),[d,{pending:f}]=E(n),m=async(e,t)=>{let n=await d({input:{channel:e,enabled:t}});n.error&&l({title:`${s(e)} was not changed`,description:n.error.message,tone:`bad`}),o()};return(0,H.jsx)(T,{title:`How messages reach you`,flush:!0,error:e?null:t,onRetry:o,children:(0,H.jsx)(w,{label:`Channels`,rows:e?.explainDelivery??[],rowKey:U,columns:[{id:`channel`,header:`Channel`,width:`120px`,card:`title`,cell:({channel:e})=>s(e)},{id:`will`,header:`Delivers`,width:`110px`,card:`aside`,cell:({willDeliver:e})=>(0,H.jsx)(O,{value:e?`ACTIVE`:`INACTIVE`,label:e?`Yes`:`No`})},{id:`why`,header:`Why`,width:`minmax(0, 2fr)`,cell:({reason:e})=>(0,H.jsx)(`span`,{className:A.reason,children:e})},{id:`origin`,header:`Set by`,width:`minmax(0, 1fr)`,cell:e=>(0,H.jsx)(K,{explanation:e})},{id:`mine`,header:`For you`,width:`84px`,align:`end`,cell:({channel:e,config:t})=>(0,H.jsx)(i,{label:`${s(e)} for you`,hideLabel:!0,value:t.enabled,disabledReason:c.allowed?f?`It is being changed.`:null:c.reason??null,onChange:t=>void m(e,t)})}],loading:a,keys:!1})})}function K({explanation:{origins:e,config:t}}){let n=W[e.find(({setting:e})=>e===`enabled`)?.tier??`BUILT_IN`];return(0,H.jsxs)(`span`,{className:A.origin,children:[n,t.overridden.length>0&&(0,H.jsxs)(D,{tone:`accent`,title:t.overridden.join(`, `),children:[t.overridden.length,` of your own`]})]})}var q=[{id:`title`,header:`Connector`,width:`minmax(0, 2.2fr)`,card:`title`,sortValue:({title:e})=>e,cell:({title:e,description:t})=>(0,H.jsxs)(`span`,{className:A.name,children:[(0,H.jsx)(`b`,{className:`truncate`,children:e}),(0,H.jsx)(`span`,{className:`truncate soft`,children:t})]})},{id:`state`,header:`State`,width:`116px`,card:`aside`,sortValue:({mode:e,circuit:t})=>`${t.state}${e}`,cell:e=>(0,H.jsx)(k,{connector:e})},{id:`account`,header:`Account`,width:`minmax(200px, 1.2fr)`,cell:({connection:e,missing:t})=>(0,H.jsx)(J,{account:e?.account??null,missing:t})},{id:`requests`,header:`Requests`,width:`76px`,align:`end`,sortValue:({metrics:e})=>e.requests,cell:({metrics:e})=>Y(e.requests)},{id:`failures`,header:`Failed`,width:`56px`,align:`end`,sortValue:({metrics:e})=>e.failures,cell:({metrics:e})=>Y(e.failures)},{id:`latency`,header:`Latency`,width:`68px`,align:`end`,sortValue:({metrics:e})=>e.averageLatencyMs,cell:({metrics:e})=>e.averageLatencyMs===null?(0,H.jsx)(M,{}):(0,H.jsx)(ee,{ms:e.averageLatencyMs})}];function J({account:e,missing:t}){return e?(0,H.jsx)(`span`,{className:`truncate`,children:e}):t.length===0?null:(0,H.jsxs)(`span`,{className:`truncate faint`,children:[`needs `,t.length===1?t[0]:`${t.length} settings`]})}var Y=e=>e===0?(0,H.jsx)(M,{}):(0,H.jsx)(`span`,{className:`tabular`,children:e.toLocaleString(`en`)}),X=[`query StudioInstances($first: Int, $after: String) {
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
}`,y,C].join(`
`),Z=[`query StudioCommands($instanceId: ID, $first: Int) {
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
}`,C].join(`
`),Q=20;function $({instance:e,onClose:t}){let{id:n,name:r,status:i,placeName:a,placeId:o,pluginVersion:s,studioVersion:u,connectedAt:d}=e,{data:h,error:g,loading:_,reload:v}=p(Z,{instanceId:n,first:Q});P(f,{},e=>{`type`in e&&e.type.startsWith(`studio_command.`)&&v()});let y=h?.studioCommands.nodes??[];return(0,H.jsx)(L,{open:!0,onOpenChange:e=>!e&&t(),title:r,meta:(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(O,{value:i}),(0,H.jsx)(R,{id:n})]}),children:(0,H.jsxs)(`div`,{className:A.sections,children:[(0,H.jsx)(c,{items:[{label:`Place`,value:a},{label:`Place id`,value:o??`Not published`},{label:`Plugin`,value:s},{label:`Studio`,value:u},{label:`Connected`,value:(0,H.jsx)(N,{at:d})}]}),(0,H.jsx)(T,{title:`Commands`,count:h?.studioCommands.totalCount??null,flush:!0,loading:_&&!h,error:h?null:g,onRetry:v,children:y.length===0?(0,H.jsx)(m,{compact:!0,title:`No commands yet.`}):(0,H.jsx)(B,{label:`Commands`,children:y.map(e=>(0,H.jsx)(z,{title:te(e),meta:(0,H.jsxs)(H.Fragment,{children:[e.createdBy.name,` · `,(0,H.jsx)(N,{at:e.createdAt})]}),aside:(0,H.jsx)(O,{value:e.status})},e.id))})}),y.filter(({error:e})=>e!==null).slice(0,1).map(({id:e,error:t})=>(0,H.jsx)(l,{compact:!0,title:`The last failure`,error:t},e))]})})}function te({method:e,script:t,version:n}){return t?`${s(e)}: ${t.path}${n===null?``:`, version ${n}`}`:s(e)}var ne=50,re=[{id:`name`,header:`Studio`,width:`minmax(150px, 1.6fr)`,card:`title`,sortValue:({name:e})=>e,cell:({name:e,placeName:t,placeId:n})=>(0,H.jsxs)(`span`,{className:A.studio,children:[(0,H.jsx)(`span`,{className:`truncate`,children:e}),(0,H.jsx)(`span`,{className:`faint truncate`,children:n===null?`${t}, not published`:`${t} · ${n}`})]})},{id:`status`,header:`State`,width:`128px`,card:`aside`,cell:({status:e})=>(0,H.jsx)(O,{value:e})},{id:`seen`,header:`Last seen`,width:`110px`,sortValue:({lastSeenAt:e})=>e,cell:({lastSeenAt:e})=>(0,H.jsx)(N,{at:e})},{id:`owner`,header:`Connected by`,width:`minmax(110px, 1fr)`,cell:({owner:e})=>(0,H.jsx)(I,{type:e.__typename,id:e.id,to:null,children:e.name})},{id:`session`,header:`Output goes to`,width:`minmax(110px, 1fr)`,cell:({session:e})=>e?(0,H.jsx)(I,{type:`Session`,id:e.id,to:F(`Session`,e.id),children:e.name}):(0,H.jsx)(`span`,{className:`faint`,children:`No session`})}];function ie(){let e=S(`studio:read`).allowed,{studio:t}=a.useSearch(),n=a.useNavigate(),{data:r,reload:i}=p(X,{first:ne},{skip:!e});P(f,{},e=>{`type`in e&&e.type.startsWith(`studio_instance.`)&&i()},{skip:!e});let o=r?.studioInstances.nodes??[];if(o.length===0)return null;let s=o.find(({id:e})=>e===t),c=e=>void n({search:e?{studio:e}:{},replace:!0});return(0,H.jsxs)(T,{title:`Roblox Studio`,count:r?.studioInstances.totalCount??null,flush:!0,children:[(0,H.jsx)(w,{label:`Roblox Studio`,rows:o,rowKey:({id:e})=>e,columns:re,keys:!1,onOpen:({id:e})=>c(e),openKey:t}),s&&(0,H.jsx)($,{instance:s,onClose:()=>c(void 0)})]})}var ae=({name:e})=>e;function oe(){x({title:`Integrations`});let e=a.useNavigate(),{data:n,error:r,loading:i,reload:s}=p(t,{});j(s);let c=u(),[l,f]=(0,V.useState)(null),_=({title:e,connection:t})=>{t?g(t.id):c({title:`${e} has no account whose events would be in the log.`,tone:`info`})};return b({y:{label:`Why?`,run:()=>l&&_(l)}},`Integrations`),(0,H.jsxs)(h,{children:[(0,H.jsx)(d,{title:`Integrations`}),(0,H.jsx)(T,{title:`Connectors`,count:n?.connectors.length,flush:!0,error:n?null:r,onRetry:s,children:(0,H.jsx)(w,{label:`Connectors`,rows:n?.connectors??[],rowKey:ae,columns:q,loading:i,onCursor:f,onOpen:({name:t})=>void e({to:`/integrations/$connector`,params:{connector:t},search:{}}),empty:(0,H.jsx)(m,{icon:o,title:`There are no connectors`})})}),(0,H.jsx)(G,{}),(0,H.jsx)(ie,{})]})}export{oe as default};