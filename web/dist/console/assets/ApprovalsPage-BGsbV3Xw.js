import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{a as t,i as n,o as r,s as i}from"./title-Dg2fKNk7.js";import{J as a,P as o,V as s,it as c,n as l,t as u}from"./index-Dj0YdOeB.js";import{t as d}from"./Tabs-CxC8DqNv.js";import{t as f}from"./circle-check-big-Cnqe_rSX.js";import{r as p}from"./Kbd-DzzKb9h7.js";import{i as m,r as h}from"./react-DTDkG8bU.js";import{t as ee}from"./DataTable-CAeDTGnZ.js";import{t as te}from"./Drawer-CPL3o5-G.js";import{l as g,r as _,t as v}from"./Empty-keNOC2zN.js";import{t as ne}from"./LiveBanner-BNW8LWaQ.js";import{t as y}from"./narrow-CiCcY_uR.js";import{n as b,r as re,t as x}from"./Facts-D6UqNEeY.js";import{t as S}from"./Status-3GcI4MIV.js";import{r as C,s as w,t as T}from"./Time-AtWi8Q0_.js";import{i as E,t as D}from"./Button-BN-UqUNc.js";import{t as O}from"./TextArea-BvayU03w.js";import{t as k}from"./git-fork-D4A6OEj0.js";import{t as A}from"./links-zn7xwPZb.js";import{t as j}from"./Badge-CZSbK22T.js";import{t as M}from"./ObjectLink-DI1SibaP.js";import{n as ie,t as ae}from"./List-BjkS37yB.js";import{t as oe}from"./Panel-B4pHTkKl.js";import{t as se}from"./approvals-DvZtyfsN.js";import{t as ce}from"./mutate-Bv5AsWD5.js";var N={name:`arrow-right`,size:24,node:[[`path`,{d:`M5 12h14`,key:`1ays0h`}],[`path`,{d:`m12 5 7 7-7 7`,key:`xquz4c`}]]};N.node;var le=p(N),P={name:`inbox`,size:24,node:[[`polyline`,{points:`22 12 16 12 14 15 10 15 8 12 2 12`,key:`o97t9d`}],[`path`,{d:`M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z`,key:`oot6mr`}]]};P.node;var F=p(P),I=`query Inbox($first: Int, $after: String, $status: ApprovalStatus, $forMe: Boolean) {
  approvals(first: $first, after: $after, status: $status, forMe: $forMe) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...InboxApproval
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment InboxApproval on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,L=`query InboxApproval($id: ID!) {
  approval(id: $id) {
    ...InboxApproval
  }
}
fragment InboxApproval on Approval {
  ...ApprovalFields
  blocked
  viewerMayDecide
  viewerMayNotBecause
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}`,R=`query InboxConsequences($id: ID!) {
  approval(id: $id) {
    id
    node {
      id
      key
      execution {
        id
        workflow {
          id
          name
          nodes {
            key
            name
            type
            dependsOn
            when
            config
          }
        }
      }
    }
  }
}`,z=`subscription InboxEvents($after: Cursor) {
  approvalEvents(after: $after) {
    ...EventFields
    ... on ApprovalRequested {
      approval {
        id
      }
    }
    ... on ApprovalResponded {
      approval {
        ...ApprovalFields
      }
    }
  }
}
fragment EventFields on Event {
  __typename
  id
  type
  occurredAt
  causedBy
  cursor
  actor {
    ...ActorFields
  }
  ... on StreamOpened {
    resumed
  }
  ... on StreamGap {
    reason
    from
  }
}
fragment ActorFields on Actor {
  __typename
  id
  name
}
fragment ApprovalFields on Approval {
  id
  title
  description
  data
  status
  requiredApprovals
  expiresAt
  onExpiry
  createdAt
  resolvedAt
  requestedBy {
    ...ActorFields
  }
  session {
    id
    name
  }
  node {
    id
    key
    name
  }
  approvers {
    id
    name
  }
  decisions {
    approved
    feedback
    via
    at
    override
    by {
      ...ActorFields
    }
    onBehalfOf {
      id
      name
    }
  }
}`,B=e(m(),1),V={list:`_list_bckrg_1`,pane:`_pane_bckrg_8`,detail:`_detail_bckrg_13`,turned:`_turned_bckrg_22`,turn:`_turn_bckrg_22`,head:`_head_bckrg_31`,meta:`_meta_bckrg_43`,description:`_description_bckrg_52`,section:`_section_bckrg_56`,next:`_next_bckrg_66`,branch:`_branch_bckrg_71`,yes:`_yes_bckrg_86`,no:`_no_bckrg_89`,arrow:`_arrow_bckrg_92`,form:`_form_bckrg_95`,answers:`_answers_bckrg_102`,reason:`_reason_bckrg_106`,foot:`_foot_bckrg_110`,subject:`_subject_bckrg_114`,nothing:`_nothing_bckrg_123`},H=h(),U=[{id:`title`,header:`Approval`,width:`minmax(0, 1fr)`,card:`title`,cell:e=>(0,H.jsx)(ue,{approval:e})},{id:`state`,header:`State`,width:`132px`,align:`end`,card:`aside`,cell:e=>(0,H.jsx)(W,{approval:e})}];function W({approval:{status:e,expiresAt:t,createdAt:n}}){return e===`PENDING`?t?(0,H.jsxs)(`span`,{className:`tabular`,children:[(0,H.jsx)(T,{to:t}),` left`]}):(0,H.jsx)(`span`,{className:`soft`,children:(0,H.jsx)(C,{at:n})}):(0,H.jsx)(S,{value:e})}function ue({approval:{title:e,requestedBy:t,session:n,requiredApprovals:r,decisions:i}}){let a=i.filter(({approved:e})=>e).length;return(0,H.jsxs)(`span`,{className:V.subject,children:[(0,H.jsx)(`span`,{className:`truncate`,children:e}),(0,H.jsx)(`span`,{className:`truncate soft`,children:[t.name,n?.name,r>1&&`${a} of ${r}`].filter(Boolean).join(` · `)})]})}function de({count:e,intent:t,onIntent:n,onDecide:r,busy:i,error:a,reason:o}){let[s,c]=(0,B.useState)(``),l=(0,B.useRef)(null),u=(0,B.useRef)(null);(0,B.useEffect)(()=>{t===`approve`&&l.current?.focus(),t===`reject`&&u.current?.focus()},[t]);let d=e=>{e.key===`Escape`&&(e.stopPropagation(),n(null),u.current?.blur()),e.key!==`Enter`||e.shiftKey||t!==`reject`&&!e.ctrlKey&&!e.metaKey||(e.preventDefault(),o||r(t!==`reject`,s))},f=e>1?` ${e}`:``;return(0,H.jsxs)(`div`,{className:V.form,children:[(0,H.jsx)(_,{compact:!0,error:a}),o&&(0,H.jsx)(`p`,{className:V.reason,children:o}),!o&&(0,H.jsx)(O,{label:`Comment`,hideLabel:!0,rows:1,maxRows:8,placeholder:t===`reject`?`Why not? Enter rejects`:`Comment (optional)`,value:s,onChange:c,onKeyDown:d,inputRef:u}),(0,H.jsxs)(`div`,{className:V.answers,children:[(0,H.jsxs)(D,{ref:l,variant:`primary`,icon:g,keys:`A`,busy:i,disabledReason:o,onClick:()=>r(!0,s),children:[`Approve`,f]}),(0,H.jsxs)(D,{variant:`danger`,icon:E,keys:`R`,busy:i,disabledReason:o,onClick:()=>r(!1,s),children:[`Reject`,f]})]})]})}var fe={approved:`rejected`,rejected:`approved`,either:`either`};function pe(e,t){let n={approved:[],rejected:[],either:[]},r=(e,i,a,o)=>{for(let s of t){if(!s.dependsOn.includes(e))continue;let t=s.when===null?`either`:G(s.when,i,a),c=t===`either`?o:t;s.type===`CONDITION`?r(s.key,`nodes.${s.key}.output.value`,G(me(s),i,a),c):n[c].push(s.name)}};return r(e,`nodes.${e}.output.approved`,`approved`,`either`),{approved:K(n.approved),rejected:K(n.rejected),either:K(n.either)}}function G(e,t,n){let r=e.replace(/^\s*\$\{|\}\s*$/g,``).trim(),i=t.replaceAll(`.`,`\\.`);return RegExp(`^${i}(\\s*(==\\s*true|!=\\s*false))?$`).test(r)?n:RegExp(`^(!\\s*${i}|!\\s*\\(\\s*${i}\\s*\\)|${i}\\s*(==\\s*false|!=\\s*true))$`).test(r)?fe[n]:`either`}function me(e){let{config:t}=e;return typeof t==`object`&&t&&`expression`in t&&typeof t.expression==`string`?t.expression:``}var K=e=>[...new Set(e)];function he({approval:e}){let t=ge(e);return t===null?null:(0,H.jsxs)(`section`,{className:V.section,children:[(0,H.jsx)(`h3`,{children:`What happens next`}),t]})}function ge(e){let{data:t}=s(R,{id:e.id},{skip:e.node===null});if(e.node===null)return(0,H.jsxs)(`p`,{className:`soft`,children:[`Nothing follows automatically: `,e.requestedBy.name,` is notified of the decision.`]});let n=t?.approval?.node,r=n?.execution;if(!n||!r?.workflow)return null;let{approved:i,rejected:a,either:o}=pe(n.key,r.workflow.nodes),c=o.length>0?o.join(`, `):null;return(0,H.jsxs)(`div`,{className:V.next,children:[(0,H.jsx)(M,{type:`WorkflowExecution`,id:r.id,to:A(`WorkflowExecution`,r.id),children:r.workflow.name}),(0,H.jsx)(q,{icon:(0,H.jsx)(g,{"aria-hidden":!0,className:V.yes}),word:`Yes`,children:[...i,...c?[c]:[]].join(`, `)||`the run ends`}),(0,H.jsx)(q,{icon:(0,H.jsx)(E,{"aria-hidden":!0,className:V.no}),word:`No`,children:[...a,...c?[c]:[]].join(`, `)||`the run ends`})]})}function q({icon:e,word:t,children:n}){return(0,H.jsxs)(`p`,{className:V.branch,children:[e,(0,H.jsx)(`b`,{children:t}),(0,H.jsx)(le,{"aria-hidden":!0,className:V.arrow}),(0,H.jsx)(`span`,{children:n})]})}var _e={APPROVE:`approved`,REJECT:`rejected`,FAIL:`failed`};function ve({approval:e,children:t}){let{title:n,description:r,data:i,status:o,requestedBy:s,createdAt:c,session:l,blocked:u}=e,d=o===`PENDING`;return(0,H.jsxs)(`article`,{className:d?V.detail:`${V.detail} ${V.turned}`,"aria-label":n,children:[(0,H.jsxs)(`header`,{className:V.head,children:[(0,H.jsx)(`h2`,{children:n}),(0,H.jsx)(S,{value:o})]}),(0,H.jsxs)(`p`,{className:V.meta,children:[(0,H.jsxs)(`span`,{children:[s.name,` asked `,(0,H.jsx)(C,{at:c})]}),l&&(0,H.jsx)(M,{type:`Session`,id:l.id,to:A(`Session`,l.id),children:l.name}),u&&(0,H.jsx)(j,{tone:`warn`,title:`Its approvers cannot give the approvals it needs: an operator can decide instead.`,children:`Blocked`})]}),r&&(0,H.jsx)(`p`,{className:V.description,children:r}),(0,H.jsx)(x,{data:i}),d&&(0,H.jsx)(he,{approval:e}),(0,H.jsx)(ye,{approval:e}),d&&t,(0,H.jsx)(`footer`,{className:V.foot,children:(0,H.jsx)(D,{variant:`ghost`,size:`sm`,icon:k,keys:`y`,onClick:()=>a(e.id),children:`Why?`})})]},`${e.id}:${d}`)}function ye({approval:e}){let{decisions:t,requiredApprovals:n,approvers:r,expiresAt:i,onExpiry:a,status:o}=e,s=t.filter(({approved:e})=>e).length,c=o===`PENDING`;return t.length===0&&n===1&&!(c&&i)&&r.length===0?null:(0,H.jsxs)(`section`,{className:V.section,children:[(0,H.jsx)(`h3`,{children:c?`${s} of ${n} approvals`:`Decisions`}),t.map(e=>(0,H.jsx)(b,{decision:e},`${e.by.id}:${e.at}`)),r.length>0&&c&&(0,H.jsxs)(`p`,{className:`soft`,children:[`Asked: `,r.map(({name:e})=>e).join(`, `)]}),c&&i&&(0,H.jsxs)(`p`,{className:`soft`,children:[`Otherwise `,_e[a],` in `,(0,H.jsx)(T,{to:i})]})]})}function J(e,t){return e===`mine`?t:t.filter(({status:t,viewerMayDecide:n})=>e===`decided`?t!==`PENDING`:!n)}function be(e,t){if(t.__typename!==`ApprovalResponded`)return e;let{approval:n}=t;return e.some(({id:e})=>e===n.id)?e.map(e=>e.id===n.id?{...e,...n}:e):e}function xe(e,t){return e.__typename===(t===`decided`?`ApprovalResponded`:`ApprovalRequested`)}function Se(e,t){let n=new Map(t.map(e=>[e.id,e])),r=new Set(e.map(({id:e})=>e)),i=t.filter(({id:e})=>!r.has(e)).sort((e,t)=>e.id<t.id?-1:1);return[...e.map(e=>n.get(e.id)??e),...i]}function Y(e,t){return e.status===`PENDING`&&e.viewerMayDecide!==!1&&!X(e,t)}function X(e,t){return e.decisions.some(({by:e,onBehalfOf:n})=>e.id===t||n?.id===t)}function Z(e,t){let n=e=>JSON.stringify([e.node?.key??null,e.node?null:e.title,e.requestedBy.id]);return t.filter(t=>n(t)===n(e))}function Ce(e,t,n){let r=e.findIndex(e=>e.id===t);return[...e.slice(r+1),...e.slice(0,Math.max(r,0)).reverse()].find(e=>Y(e,n))?.id??null}function we(){let{data:e}=s(I,{first:20}),t=J(`decided`,e?.approvals.nodes??[]).slice(0,3);return t.length===0?null:(0,H.jsx)(oe,{title:`Decided lately`,flush:!0,children:(0,H.jsx)(ae,{label:`Decided lately`,children:t.map(({id:e,title:t,status:n,resolvedAt:r,decisions:i})=>(0,H.jsx)(ie,{title:t,meta:(0,H.jsxs)(H.Fragment,{children:[i.at(-1)?.by.name,` `,(0,H.jsx)(C,{at:r})]}),aside:(0,H.jsx)(S,{value:n}),to:`${A(`Approval`,e)}&list=decided`},e))})})}function Te(e){let[t,{pending:n,error:r,reset:i}]=ce(se),a=c(),o=(0,B.useRef)(crypto.randomUUID());return{decide:async(n,r,i)=>{let s=i.trim(),c=[];for(let{id:e}of n){let n=`${o.current}:${e}:${r}:${s.length}`;c.push(await t({input:{id:e,approved:r,idempotencyKey:n,...s?{feedback:s}:{}}}))}let l=c.filter(e=>e.error!==null),u=l.filter(e=>e.error?.code===`CONFLICT`).length;u>0&&a({title:u===1?`Decided in the meantime`:`${u} were decided in the meantime`,description:`Your answer was not recorded.`,tone:`info`}),n.length>1&&a({title:`${c.length-l.length} of ${c.length} ${r?`approved`:`rejected`}`,tone:l.length>u?`bad`:`ok`}),l.length===u&&e()},pending:n,error:r?.code===`CONFLICT`?null:r,reset:i}}var Ee={mine:{forMe:!0},others:{status:`PENDING`},decided:{}};function De(e){let t=w({query:I,variables:{first:100,...Ee[e]},rows:t=>J(e,t.approvals.nodes),stream:z,streamVariables:{},fold:be,reloadOn:t=>xe(t,e)}),n=(0,B.useRef)([]),r=(0,B.useMemo)(()=>e===`decided`?t.rows:Se(n.current,t.rows),[e,t.rows]);return(0,B.useEffect)(()=>{n.current=r},[r]),{...t,rows:r}}var Q=({id:e})=>e,$=new Set;function Oe({list:e,selected:n,onSelect:r}){let o=i().actor.id,s=De(e),c=y(),[l,u]=(0,B.useState)($),[d,f]=(0,B.useState)(null),p=ke(s.rows,c?n:n??s.rows.find(e=>Y(e,o))?.id??s.rows[0]?.id,s.loading),m=s.rows.filter(({id:e,status:t})=>l.has(e)&&t===`PENDING`),h=m.length>0?m:p?[p]:[],g=Ae(h,o),{decide:v,pending:b,error:x}=Te(()=>{u($),f(null),p&&!c&&r(Ce(s.rows,p.id,o)??p.id)}),S=e=>{f(null),r(e)};t({A:{label:`Approve (then Enter)`,run:()=>f(`approve`)},R:{label:`Reject (then a reason and Enter)`,run:()=>f(`reject`)},"*":{label:`Select alike`,run:()=>p&&u(new Set(Z(p,s.rows).filter(e=>Y(e,o)).map(Q)))},u:{label:`Select none`,run:()=>u($)},y:{label:`Why?`,run:()=>p&&a(p.id)}},`Approvals`);let C=p&&(0,H.jsx)(ve,{approval:p,children:(0,H.jsx)(de,{count:h.length,intent:d,onIntent:f,busy:b,error:x,reason:g,onDecide:(e,t)=>void v(h,e,t)},p.id)});if(s.error&&s.rows.length===0)return(0,H.jsx)(_,{error:s.error,title:`Approvals could not be read`,onRetry:s.reload});if(!s.loading&&s.rows.length===0&&!p)return(0,H.jsx)(je,{list:e});let w=(0,H.jsx)(ee,{label:`Approvals`,fill:!0,rows:s.rows,rowKey:Q,columns:U,loading:s.loading,openKey:p?.id??null,onOpen:({id:e})=>S(e),...e===`decided`?{}:{selected:l,onSelect:u},hasMore:s.hasMore,onMore:()=>void s.loadMore()});return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(ne,{state:s.live,onResume:s.resume}),c?(0,H.jsxs)(H.Fragment,{children:[w,(0,H.jsx)(te,{open:!!p,onOpenChange:e=>!e&&S(void 0),title:`Approval`,children:C})]}):(0,H.jsx)(re,{id:`approvals`,label:`Width of the approval`,initial:520,children:[(0,H.jsx)(`div`,{className:V.list,children:w},`list`),(0,H.jsx)(`div`,{className:V.pane,children:C},`detail`)]})]})}function ke(e,t,n){let r=e.find(e=>e.id===t)??null,{data:i}=s(L,{id:t??``},{skip:!t||r!==null||n});return r??(i?.approval?.id===t?i?.approval??null:null)}function Ae(e,t){let n=r(`approvals:respond`);if(!n.allowed)return n.reason??null;let[i]=e;return e.some(e=>X(e,t)&&e.status===`PENDING`)?`You have decided. It waits for others.`:i?.viewerMayDecide===!1?i.viewerMayNotBecause??`You are not one of its approvers.`:null}function je({list:e}){return e===`mine`?(0,H.jsxs)(`div`,{className:V.nothing,children:[(0,H.jsx)(v,{icon:f,title:`Nothing waits for you`}),(0,H.jsx)(we,{})]}):e===`others`?(0,H.jsx)(v,{icon:F,title:`Nothing waits for others`,children:`Approvals that you cannot decide appear here until somebody decides them.`}):(0,H.jsx)(v,{icon:F,title:`Nothing has been decided yet`,operation:`mutation {
  requestApproval(input: {title: "Publish?"}) {
    approval { id status }
    errors { message }
  }
}`,children:`Workflows ask with an approval node, agents and people with requestApproval.`})}function Me(){n({title:`Approvals`});let e=o.useSearch(),t=o.useNavigate(),r=e.list??`mine`;return(0,H.jsxs)(u,{fill:!0,children:[(0,H.jsx)(l,{title:`Approvals`,actions:(0,H.jsx)(d,{label:`Approvals`,value:r,onChange:e=>void t({search:e===`mine`?{}:{list:e},replace:!0}),items:[{value:`mine`,label:`Mine`},{value:`others`,label:`Others`},{value:`decided`,label:`Decided`}]})}),(0,H.jsx)(Oe,{list:r,selected:e.approval,onSelect:e=>void t({search:t=>({...t.list?{list:t.list}:{},...e?{approval:e}:{}}),replace:!0})},r)]})}export{Me as default};