const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/JsonEditorView-C1uArV9L.js","assets/rolldown-runtime-QQ38H6s1.js","assets/editor-CfxT6PnE.js","assets/react-DTDkG8bU.js","assets/console-DvQMJalt.js","assets/radix-CsobjDQ-.js","assets/router-Cm__lA-g.js","assets/console-Bw6MriqF.css","assets/look-DapsQkza.js","assets/look-FIx9ToXx.css","assets/FormView-0p2hzT6N.js","assets/forms-4fejagO_.js","assets/FormView-DcJnge4n.css","assets/DiffView-BKx4zyG6.js"])))=>i.map(i=>d[i]);
import{n as e,r as t}from"./rolldown-runtime-QQ38H6s1.js";import{A as n,F as r,I as i,M as a,P as o,_ as s,g as c,h as l,j as u,o as d,s as f}from"./radix-CsobjDQ-.js";import{$i as p,$n as m,A as h,Aa as g,Ai as _,At as v,Bn as ee,Br as te,Cr as ne,Da as y,Dt as b,Ea as re,Ei as ie,Fi as ae,Fn as x,Ft as oe,G as S,Gn as se,Ht as ce,In as C,K as le,Li as w,Ln as T,Lr as ue,Ma as de,Mi as fe,Mr as pe,Nt as me,O as he,Oa as ge,Oi as _e,Ot as ve,Pa as ye,Q as E,Qi as be,Qn as xe,Rn as D,Rr as Se,Rt as Ce,Si as we,Sr as Te,Ta as Ee,Un as O,Ur as De,Vn as k,Vt as Oe,Xi as A,Xt as ke,Y as Ae,Yi as j,Z as je,Zi as Me,_a as Ne,_i as Pe,ar as Fe,ba as Ie,bi as Le,cr as Re,ct as M,ea as ze,en as Be,fa as Ve,ga as He,gr as Ue,gt as N,ha as P,ht as We,i as Ge,ia as Ke,in as qe,it as Je,j as Ye,ja as Xe,jt as Ze,k as Qe,ka as $e,kt as et,la as F,ln as tt,lr as nt,lt as rt,ma as it,mi as at,mn as ot,mr as st,mt as ct,na as lt,oi as ut,or as dt,pa as ft,pr as pt,q as mt,r as ht,ra as gt,ri as _t,rr as vt,rt as yt,st as bt,ta as xt,tt as St,ut as Ct,va as wt,wa as Tt,wi as Et,xr as Dt,yi as Ot,zn as kt}from"./console-DvQMJalt.js";import{i as At,n as jt,r as Mt}from"./react-DTDkG8bU.js";import{p as Nt}from"./router-Cm__lA-g.js";var I=t(At(),1),L=Mt(),Pt=class extends I.Component{state={error:null};static getDerivedStateFromError(e){return{error:e instanceof Error?e:Error(String(e))}}render(){let{error:e}=this.state;if(!e)return this.props.children;let t=this.props.label?`${this.props.label} cannot be shown`:`This cannot be shown`;return(0,L.jsx)(M,{title:t,error:e,onRetry:()=>this.setState({error:null})})}},Ft=typeof matchMedia==`function`?matchMedia(`(max-width: 640px)`):null;function It(e){return Ft?.addEventListener(`change`,e),()=>Ft?.removeEventListener(`change`,e)}function Lt(){return(0,I.useSyncExternalStore)(It,()=>Ft?.matches??!1)}function Rt({open:e,onOpenChange:t,title:s,meta:c,actions:l,footer:d,width:f=480,children:p}){let m=Lt();return(0,L.jsx)(n,{open:e,onOpenChange:t,modal:m,children:(0,L.jsxs)(r,{children:[m&&(0,L.jsx)(o,{className:v.overlay}),(0,L.jsxs)(a,{className:v.drawer,"data-drawer":m?void 0:``,style:{"--drawer":`${f}px`},"aria-describedby":void 0,onOpenAutoFocus:ve,onInteractOutside:e=>!m&&e.preventDefault(),children:[(0,L.jsxs)(`header`,{className:v.head,children:[(0,L.jsxs)(`div`,{className:v.heads,children:[(0,L.jsx)(i,{className:v.title,children:s}),c&&(0,L.jsx)(`div`,{className:v.meta,children:c})]}),(0,L.jsxs)(`div`,{className:v.tools,children:[l,(0,L.jsx)(u,{asChild:!0,children:(0,L.jsx)(D,{label:`Close`,icon:O,keys:`Escape`})})]})]}),(0,L.jsx)(`div`,{className:v.body,children:(0,L.jsx)(Pt,{children:p})}),d&&(0,L.jsx)(`footer`,{className:v.foot,children:d})]})]})})}var zt=t(jt(),1),Bt={Agent:e=>`/agents/${e}`,ApiKey:e=>`/people?key=${e}`,Approval:e=>`/approvals?approval=${e}`,ConnectedAccount:e=>`/integrations?account=${e}`,Connector:e=>`/integrations/${e}`,Delivery:e=>`/deliveries?delivery=${e}`,Endpoint:e=>`/endpoints?endpoint=${e}`,EventDelivery:e=>`/deliveries?delivery=${e}`,EventDestination:e=>`/deliveries?destination=${e}`,Session:e=>`/sessions/${e}`,Task:e=>`/tasks?task=${e}`,User:e=>`/people?user=${e}`,Workflow:e=>`/workflows/${e}`,WorkflowExecution:e=>`/runs/${e}`};function Vt(e,t){return Bt[e]?.(encodeURIComponent(t))??null}function Ht(e){return`/events?at=${encodeURIComponent(e)}`}function Ut(e){return e.replace(/^((?:[\w-]+: )?)[A-Z][A-Z_]+: /,`$1`)}var Wt={github:`GitHub`};function Gt(e){return Wt[e]??mt(e)}var Kt={banner:`_banner_uhrve_1`,words:`_words_uhrve_16`,detail:`_detail_uhrve_20`,offline:`_offline_uhrve_23`,gap:`_gap_uhrve_24`,refused:`_refused_uhrve_32`,paused:`_paused_uhrve_39`,catching:`_catching_uhrve_40`},qt={EXPIRED:`The events in between are no longer in the log.`,SLOW_CONSUMER:`More arrived than this browser could process.`,LOG_RESET:`The gateway has a different log now.`,OVERFLOW:`More arrived during the pause than is kept here.`};function Jt({state:e,onResume:t}){let[n,r]=Yt(e);switch(e.status){case`catching-up`:{let t=me(e.behind,`event`);return e.behind>0?(0,L.jsx)(Zt,{look:`catching`,icon:Ue,title:`Catching up: ${t}`}):null}case`paused`:{let n=e.behind>0?`${e.behind.toLocaleString(`en`)} new`:`Resume`;return(0,L.jsx)(Zt,{look:`paused`,icon:Ot,title:`Paused`,button:t&&{label:n,run:t,keys:`p`}})}case`live`:case`gap`:return n&&(0,L.jsx)(Xt,{gap:n,onDismiss:r});default:return null}}function Yt({status:e,reason:t,reloadedAt:n}){let[r,i]=(0,I.useState)(null),a=t!==null&&(e===`gap`||e===`live`&&n!==null);return(0,I.useEffect)(()=>{a&&i({reason:t,at:n??Date.now()})},[a,t,n]),[r,()=>i(null)]}function Xt({gap:{reason:e,at:t},onDismiss:n}){return(0,L.jsx)(Zt,{look:`gap`,icon:Ue,title:`Some events were missed.`,detail:`${qt[e]??``} Everything was reloaded at ${oe(t,Date.now(),`local`)}: what you see is current.`,children:(0,L.jsx)(D,{label:`Dismiss`,size:`sm`,variant:`ghost`,icon:O,onClick:n})})}function Zt({look:e,icon:t,title:n,detail:r,button:i,children:a}){return(0,L.jsxs)(`div`,{className:k(Kt.banner,Kt[e]),role:`status`,"data-live-banner":e,children:[(0,L.jsx)(t,{"aria-hidden":!0}),(0,L.jsxs)(`span`,{className:Kt.words,children:[n,` `,(0,L.jsx)(`span`,{className:Kt.detail,children:r})]}),i&&(0,L.jsx)(T,{size:`sm`,onClick:i.run,...i.keys?{keys:i.keys}:{},children:i.label}),a]})}var Qt={id:`_id_1dxbu_1`,copy:`_copy_1dxbu_14`,link:`_link_1dxbu_34`};function $t(e){return e.length<=14?e:`${e.slice(0,4)}…${e.slice(-6)}`}function en({id:e,to:t}){return(0,L.jsxs)(`span`,{className:Qt.id,title:e,children:[t?(0,L.jsx)(E,{href:t,children:$t(e)}):$t(e),(0,L.jsx)(rt,{className:Qt.copy,text:e,label:`Copy id`})]})}var tn={Agent:_,ApiKey:De,Approval:we,ConnectedAccount:Te,Connector:xe,Delivery:Re,Endpoint:Fe,EventDelivery:Re,EventDestination:fe,Session:pe,SharedDocument:_t,Task:te,User:Pe,Workflow:se,WorkflowExecution:ne};function nn(e){return tn[e]??null}function rn({type:e,id:t,to:n,children:r}){let i=nn(e),a=(0,L.jsxs)(L.Fragment,{children:[i&&(0,L.jsx)(i,{"aria-hidden":!0}),(0,L.jsx)(`span`,{className:`truncate`,children:r??$t(t)})]});return n?(0,L.jsx)(E,{href:n,className:Qt.link,title:t,children:a}):(0,L.jsx)(`span`,{className:Qt.link,title:t,children:a})}var R={skeleton:`_skeleton_19fpb_1`,appear:`_appear_19fpb_52`,bar:`_bar_19fpb_8`,block:`_block_19fpb_9`,cell:`_cell_19fpb_10`,shine:`_shine_19fpb_52`,row:`_row_19fpb_33`},an=[`88%`,`62%`,`74%`,`51%`,`80%`,`67%`];function z({shape:e=`text`,rows:t=3,height:n=120,className:r}){return(0,L.jsx)(`div`,{className:k(R.skeleton,r),role:`status`,"aria-label":`Loading`,children:e===`block`?(0,L.jsx)(`div`,{className:R.block,style:{height:n}}):on(e,t)})}function on(e,t){return Array.from({length:t},(t,n)=>e===`text`?(0,L.jsx)(`div`,{className:R.bar,style:{width:an[n%an.length]}},n):(0,L.jsx)(`div`,{className:R.row,children:[0,1,2,3].map(e=>(0,L.jsx)(`div`,{className:R.cell,style:{width:an[(n+e)%an.length]}},e))},n))}var sn={badge:`_badge_105qn_1`,accent:`_accent_105qn_20`,ok:`_ok_105qn_24`,warn:`_warn_105qn_28`,bad:`_bad_105qn_1`,info:`_info_105qn_36`,neutral:`_neutral_105qn_40`};function cn({tone:e=`neutral`,icon:t,title:n,className:r,children:i}){return(0,L.jsxs)(`span`,{className:k(sn.badge,sn[e],r),title:n,children:[t&&(0,L.jsx)(t,{"aria-hidden":!0}),(0,L.jsx)(`span`,{className:`truncate`,children:i})]})}var B={frame:`_frame_1v79w_1`,tools:`_tools_1v79w_7`,search:`_search_1v79w_12`,tree:`_tree_1v79w_16`,row:`_row_1v79w_22`,chevron:`_chevron_1v79w_37`,openChevron:`_openChevron_1v79w_45`,indent:`_indent_1v79w_48`,name:`_name_1v79w_52`,index:`_index_1v79w_58`,value:`_value_1v79w_61`,string:`_string_1v79w_66`,number:`_number_1v79w_69`,word:`_word_1v79w_72`,note:`_note_1v79w_75`,more:`_more_1v79w_80`,copy:`_copy_1v79w_84`,added:`_added_1v79w_101`,changed:`_changed_1v79w_104`,large:`_large_1v79w_121`};function ln(e,t){let n=[],r=t.query.trim().toLowerCase(),i=r?pn(e,r):null,a=mn(t.marks),o=(e,r,s,c)=>{if(i&&!i.has(s))return;let l=dn(r),u=t.toggled.get(s)??(c<t.depth||a.has(s)),d=l!==null&&l.length>0&&(i!==null||u),f=l===null?`leaf`:Array.isArray(r)?`array`:`object`;if(n.push({pointer:s,depth:c,name:e,kind:f,value:r,count:l?.length??0,open:d,mark:t.marks?.get(s)}),!d||!l)return;let p=i?l.length:t.shown(s);for(let[e,t]of l.slice(0,p))o(e,t,fn(s,e),c+1);l.length>p&&n.push(un(s,c+1,l.length-p))};return o(null,e,``,0),n}function un(e,t,n){return{pointer:`${e}#more`,depth:t,name:null,kind:`more`,value:e,count:n,open:!1,mark:void 0}}function dn(e){return Array.isArray(e)?e.map((e,t)=>[t,e]):typeof e==`object`&&e?Object.entries(e):null}function fn(e,t){return`${e}/${String(t).replaceAll(`~`,`~0`).replaceAll(`/`,`~1`)}`}function pn(e,t){let n=new Set([``]),r=(e,i,a)=>{let o=dn(i),s=e.toLowerCase().includes(t)||o===null&&String(i).toLowerCase().includes(t),c=(o??[]).map(([e,t])=>r(String(e),t,fn(a,e))).some(Boolean);return(s||c)&&n.add(a),s||c};return r(``,e,``),n}function mn(e){let t=new Set;for(let n of e?.keys()??[])for(let e=n.lastIndexOf(`/`);e>=0&&(t.add(n.slice(0,e)),e!==0);e=n.lastIndexOf(`/`,e-1));return t}function hn(e){return e.split(`/`).slice(1).map(e=>e.replaceAll(`~1`,`/`).replaceAll(`~0`,`~`)).reduce((e,t)=>/^\d+$/.test(t)?`${e}[${t}]`:/^[A-Za-z_$][\w$]*$/.test(t)?e?`${e}.${t}`:t:`${e}[${JSON.stringify(t)}]`,``)}var gn=240;function _n(e){if(typeof e!=`string`)return{text:e===void 0?`undefined`:JSON.stringify(e),cut:null};let t=/^data:([\w.+-]+\/[\w.+-]+)?[^,]{0,60};base64,/.exec(e);return t?{text:`"${t[0].slice(0,40)}…"`,cut:`${t[1]??`data`}, ${vn(e.length)}`}:e.length>gn&&/^[A-Za-z0-9+/_-]{200,}={0,2}$/.test(e)?{text:JSON.stringify(`${e.slice(0,32)}…`),cut:`base64, ${vn(e.length)}`}:e.length<=gn?{text:JSON.stringify(e),cut:null}:{text:JSON.stringify(`${e.slice(0,gn)}…`),cut:`${e.length.toLocaleString(`en`)} characters`}}function vn(e){return e<1024?`${e} B`:e<1048576?`${(e/1024).toFixed(+(e<10240))} KiB`:`${(e/1024/1024).toFixed(1)} MiB`}function yn({label:e,rows:t,onToggle:n,onMore:r}){let[i,a]=(0,I.useState)(``),o=(0,I.useRef)(null),s=t.some(e=>e.pointer===i)?i:t[0]?.pointer,c=e=>{e.kind===`more`?r(String(e.value)):e.count>0&&n(e.pointer,!e.open)},l=e=>{let n=t[Math.max(0,Math.min(e,t.length-1))];n&&(a(n.pointer),o.current?.querySelector(`[data-pointer="${CSS.escape(n.pointer)}"]`)?.focus())},u=(e,n,r)=>{if(e.target!==e.currentTarget)return;let i=t.findLastIndex((e,t)=>t<r&&e.depth<n.depth),a={ArrowDown:()=>l(r+1),ArrowUp:()=>l(r-1),ArrowRight:()=>n.count>0&&!n.open?c(n):l(r+1),ArrowLeft:()=>n.open?c(n):l(i),Home:()=>l(0),End:()=>l(t.length-1),Enter:()=>c(n)}[e.key];a&&(e.preventDefault(),e.stopPropagation(),a())};return(0,L.jsx)(`div`,{ref:o,role:`tree`,"aria-label":e,className:B.tree,children:t.map((e,t)=>(0,L.jsx)(`div`,{role:`treeitem`,"aria-level":e.depth+1,"aria-expanded":e.count>0&&e.kind!==`more`?e.open:void 0,"aria-selected":e.pointer===s,"data-pointer":e.pointer,tabIndex:e.pointer===s?0:-1,className:k(B.row,e.mark&&B[e.mark]),style:{"--depth":e.depth},onClick:()=>!window.getSelection()?.toString()&&c(e),onFocus:()=>a(e.pointer),onKeyDown:n=>u(n,e,t),children:(0,L.jsx)(bn,{row:e})},e.pointer))})}function bn({row:e}){return e.kind===`more`?(0,L.jsxs)(`span`,{className:B.more,children:[e.count.toLocaleString(`en`),` more`]}):(0,L.jsxs)(L.Fragment,{children:[e.count>0?(0,L.jsx)(Et,{className:k(B.chevron,e.open&&B.openChevron),"aria-hidden":!0}):(0,L.jsx)(`span`,{className:B.indent}),e.name!==null&&(0,L.jsxs)(`span`,{className:k(B.name,typeof e.name==`number`&&B.index),children:[e.name,`:`]}),(0,L.jsx)(xn,{row:e}),(0,L.jsx)(Sn,{row:e})]})}function xn({row:e}){if(e.kind!==`leaf`){let[t,n]=e.kind===`array`?`[]`:`{}`,r=e.kind===`array`?`item`:`key`;return(0,L.jsxs)(`span`,{className:B.value,children:[e.count===0?`${t}${n}`:!e.open&&`${t}…${n}`,e.count>0&&(0,L.jsx)(`span`,{className:B.note,children:`${e.count} ${r}${e.count===1?``:`s`}`})]})}let{text:t,cut:n}=_n(e.value),r=typeof e.value==`string`?B.string:typeof e.value==`number`?B.number:B.word;return(0,L.jsxs)(`span`,{className:k(B.value,r),children:[t,n&&(0,L.jsx)(`span`,{className:B.note,children:n})]})}function Sn({row:e}){let[t,n]=Ct(),r=typeof e.value==`string`?e.value:JSON.stringify(e.value,null,2);return(0,L.jsxs)(`span`,{className:B.copy,onClick:e=>e.stopPropagation(),children:[e.pointer&&(0,L.jsx)(D,{size:`sm`,tabIndex:-1,icon:pt,label:t?`Copied`:`Copy the path ${hn(e.pointer)}`,onClick:()=>n(hn(e.pointer))}),(0,L.jsx)(D,{size:`sm`,tabIndex:-1,icon:_e,label:t?`Copied`:`Copy the value`,onClick:()=>n(r)})]})}function Cn({label:e,value:t,onChange:n,placeholder:r=e,className:i,local:a}){let o=(0,I.useRef)(null),[s,c]=(0,I.useState)(t),l=(0,I.useRef)(t);(0,I.useEffect)(()=>{t!==l.current&&(l.current=t,c(t))},[t]);let u=e=>{l.current=e,c(e),n(e)};return(0,L.jsxs)(`div`,{className:k(N.search,i),children:[(0,L.jsx)(nt,{"aria-hidden":!0}),(0,L.jsx)(`input`,{ref:o,type:`search`,className:N.control,"aria-label":e,"data-search":a?void 0:``,placeholder:r,spellCheck:!1,value:s,onChange:e=>u(e.target.value),onKeyDown:e=>{e.key===`Escape`&&(e.stopPropagation(),s?u(``):o.current?.blur())}}),s&&(0,L.jsx)(D,{className:N.clear,size:`sm`,label:`Clear`,icon:O,onClick:()=>u(``)}),!s&&!a&&(0,L.jsx)(`kbd`,{"aria-hidden":!0,children:`/`})]})}var wn=102400,Tn=1048576,En=200;function Dn({value:e,label:t,search:n,open:r=2,download:i=`value.json`,marks:a}){let o=(0,I.useMemo)(()=>JSON.stringify(e,null,2)??`null`,[e]),[s,c]=(0,I.useState)(``),[l,u]=(0,I.useState)(new Map),[d,f]=(0,I.useState)(new Map),p=o.length>Tn,m=o.length>wn?0:r,h=(0,I.useMemo)(()=>p?[]:ln(e,{toggled:l,depth:m,query:s,marks:a,shown:e=>d.get(e)??En}),[e,l,m,s,a,d,p]),g=n??o.split(`
`).length>14;return p?(0,L.jsxs)(`div`,{className:B.large,children:[(0,L.jsxs)(`span`,{children:[vn(o.length),` of JSON: too much to show here.`]}),(0,L.jsx)(T,{size:`sm`,icon:ut,onClick:()=>On(o,i),children:`Download`})]}):(0,L.jsxs)(`div`,{className:B.frame,children:[g&&(0,L.jsxs)(`div`,{className:B.tools,children:[(0,L.jsx)(Cn,{local:!0,className:B.search??``,label:`Search in ${t}`,value:s,onChange:c}),(0,L.jsx)(rt,{text:o,label:`Copy as JSON`}),(0,L.jsx)(D,{size:`sm`,icon:ut,label:`Download`,onClick:()=>On(o,i)})]}),(0,L.jsx)(yn,{label:t,rows:h,onToggle:(e,t)=>u(n=>new Map(n).set(e,t)),onMore:e=>f(t=>new Map(t).set(e,(t.get(e)??En)+1e3))})]})}function On(e,t,n=`application/json`){let r=URL.createObjectURL(new Blob([e],{type:n}));Object.assign(document.createElement(`a`),{href:r,download:t}).click(),setTimeout(()=>URL.revokeObjectURL(r),1e3)}function kn({kind:e,document:t,variables:n},r){let i=JSON.stringify({query:t.trim(),variables:n??{}});return[`curl -s${e===`subscription`?` -N -H 'Accept: text/event-stream'`:``} ${r}`,`-H "Authorization: Bearer $PARLEY_TOKEN"`,`-H 'Content-Type: application/json'`,`-d '${i.replaceAll(`'`,String.raw`'\''`)}'`].join(` \\
  `)}function An({kind:e,document:t,variables:n},r){let i={query:`query`,mutation:`mutate`,subscription:`subscribe`}[e],a=e===`subscription`?`, (event) => console.log(event)`:``;return`import { createParley } from '@parley-gateway/client';

const parley = createParley({ url: '${r}', token: process.env.PARLEY_TOKEN });
const document = \`
${Pn(t.replaceAll(/[\\\`$]/g,String.raw`\$&`))}
\`;
${e===`subscription`?``:`const data = await `}parley.${i}(document, ${Fn(n)}${a});
`}function jn({kind:e,document:t,variables:n},r){let i=e===`subscription`?`async for event in client.subscribe(DOCUMENT, VARIABLES):
            print(event)`:`print(await client.query(DOCUMENT, VARIABLES))`;return`import asyncio, json, os
from parley_client import ParleyClient

DOCUMENT = """
${Pn(t)}
"""
VARIABLES = json.loads(${JSON.stringify(JSON.stringify(n??{}))})


async def main():
    async with ParleyClient("${r.replace(/\/graphql$/,``)}", os.environ["PARLEY_TOKEN"]) as client:
        ${i}


asyncio.run(main())
`}function Mn({kind:e,document:t,variables:n,result:r}){let i=new URLSearchParams({query:t.trim()});return n!=null&&i.set(`variables`,JSON.stringify(n,null,2)),e===`subscription`&&Nn(r)&&i.set(`cursor`,r.cursor),`/graphiql#${i.toString()}`}function Nn(e){return typeof e==`object`&&!!e&&`cursor`in e&&typeof e.cursor==`string`}function Pn(e){return e.trim().replaceAll(/^(?=.)/gm,`  `)}function Fn(e){return JSON.stringify(e??{},null,2)}function In(){let e=C();return(t,n)=>()=>{t?e({title:t,tone:`info`}):n()}}var V={panel:`_panel_pdugy_1`,head:`_head_pdugy_9`,title:`_title_pdugy_18`,count:`_count_pdugy_25`,actions:`_actions_pdugy_29`,body:`_body_pdugy_34`,bare:`_bare_pdugy_40`,flush:`_flush_pdugy_43`,state:`_state_pdugy_55`};function Ln({title:e,count:t,actions:n,flush:r,error:i,onRetry:a,loading:o,className:s,children:c}){let l=(0,I.useId)();return(0,L.jsxs)(`section`,{className:k(V.panel,s),"aria-labelledby":e?l:void 0,children:[(e||n)&&(0,L.jsxs)(`header`,{className:V.head,children:[(0,L.jsxs)(`h2`,{id:l,className:V.title,children:[e,t!=null&&(0,L.jsx)(`span`,{className:k(V.count,`tabular`),children:t})]}),n&&(0,L.jsx)(`div`,{className:V.actions,children:n})]}),(0,L.jsx)(`div`,{className:k(V.body,!e&&V.bare,r&&!i&&V.flush),children:(0,L.jsx)(Pt,{...typeof e==`string`?{label:e}:{},children:i?(0,L.jsx)(M,{error:i,...a?{onRetry:a}:{}}):o?(0,L.jsx)(`div`,{className:r?V.state:void 0,children:(0,L.jsx)(z,{shape:r?`table`:`text`,rows:4})}):c})})]})}var H={status:`_status_5f3j4_1`,dot:`_dot_5f3j4_8`,off:`_off_5f3j4_16`,waiting:`_waiting_5f3j4_20`,cancelled:`_cancelled_5f3j4_21`,moves:`_moves_5f3j4_25`,pulse:`_pulse_5f3j4_49`,word:`_word_5f3j4_35`};function Rn({value:e,label:t,quiet:n,className:r}){let{word:i,tone:a,moves:o}=le(e);return(0,L.jsxs)(`span`,{className:k(H.status,r),"data-status":e,title:n?t??i:void 0,children:[(0,L.jsx)(`span`,{className:k(H.dot,H[a],o&&H.moves),style:{"--dot":S(a)},"aria-hidden":!0}),(0,L.jsx)(`span`,{className:n?`visually-hidden`:H.word,children:t??i})]})}var U={tabs:`_tabs_1s0a0_1`,tab:`_tab_1s0a0_1`,count:`_count_1s0a0_44`,segments:`_segments_1s0a0_51`,segment:`_segment_1s0a0_51`},zn={onPointerDownCapture:({currentTarget:e})=>void(e.dataset.pointer=``),onKeyDownCapture:({currentTarget:e})=>void delete e.dataset.pointer,onBlurCapture:({currentTarget:e,relatedTarget:t})=>{e.contains(t)||delete e.dataset.pointer}};function Bn({label:e,value:t,onChange:n,items:r}){return(0,L.jsx)(l,{value:t,onValueChange:Hn(r,n),activationMode:`automatic`,asChild:!0,children:(0,L.jsx)(c,{className:U.tabs,"aria-label":e,...zn,children:r.map(({value:e,label:t,count:n,icon:r})=>(0,L.jsxs)(s,{value:e,className:U.tab,"aria-controls":void 0,children:[r&&(0,L.jsx)(r,{"aria-hidden":!0}),t,n!=null&&(0,L.jsx)(`span`,{className:`${U.count} tabular`,children:n})]},e))})})}function Vn({label:e,value:t,onChange:n,items:r}){let i=Hn(r,n);return(0,L.jsx)(d,{type:`single`,className:U.segments,"aria-label":e,value:t,onValueChange:i,...zn,children:r.map(({value:e,label:t,icon:n,keys:r})=>{let i=(0,L.jsxs)(f,{value:e,className:U.segment,children:[n&&(0,L.jsx)(n,{"aria-hidden":!0}),t]},e);return r?(0,L.jsx)(kt,{content:(0,L.jsx)(ee,{keys:r,inverse:!0}),children:i},e):i})})}function Hn(e,t){return n=>{let r=e.find(e=>e.value===n);r&&t(r.value)}}function Un(e){let{value:t,onChange:n,placeholder:r,rows:i=3,maxRows:a=16,mono:o,autoFocus:s,onKeyDown:c,inputRef:l,...u}=e;return(0,L.jsx)(ct,{...u,children:e=>(0,L.jsx)(`textarea`,{...e,value:t,placeholder:r,rows:i,autoFocus:s,onKeyDown:c,ref:l,className:k(N.control,N.area,o&&N.mono),style:{minHeight:`${i*1.45+1}em`,maxHeight:`${a*1.45+1}em`},spellCheck:!o,onChange:e=>n(e.target.value)})})}var W={row:`_row_6g1wr_1`,main:`_main_6g1wr_7`,head:`_head_6g1wr_14`,faded:`_faded_6g1wr_22`,state:`_state_6g1wr_25`,refused:`_refused_6g1wr_37`,turns:`_turns_6g1wr_41`,turn:`_turn_6g1wr_41`,dots:`_dots_6g1wr_50`},Wn=1500,Gn=24,Kn=300;function qn(e){let t=e.split(`
`,25),n=t.length>Gn?t.slice(0,Gn).join(`
`).length:e.length,r=Math.min(n,Wn);if(r===e.length||r===Wn&&e.length-r<Kn)return null;let i=e.slice(0,r),a=r===n?-1:i.lastIndexOf(` `);return`${a>r/2?i.slice(0,a):i.replace(/[\uD800-\uDBFF]$/,``)} …`}var Jn=/^\s{0,3}(```+|~~~+)\s*([\w+#.-]*)[^`]*$/,G=/^\s{0,3}(?:[-*+]|(\d{1,6})[.)])\s+(.*)$/,Yn=/^#{1,6}\s+(.*)$/,Xn=/^>\s?(.*)$/;function Zn(e){let t=[],n=e.replace(/\r\n?/g,`
`).split(`
`),r=0;for(;r<n.length;){let e=n[r]??``,i=Jn.exec(e);if(i){let e=$n(n,r+1,i[1]??"```");t.push({kind:`code`,language:i[2]||null,text:n.slice(r+1,e).join(`
`)}),r=e+1}else if(e.trim()===``)r+=1;else if(Yn.test(e))t.push({kind:`heading`,children:rr(Yn.exec(e)?.[1]??``)}),r+=1;else if(Xn.test(e)){let e=er(n,r,e=>Xn.test(e));t.push({kind:`quote`,children:rr(tr(n.slice(r,e),Xn))}),r=e}else if(G.test(e)){let i=er(n,r,e=>G.test(e)),a=n.slice(r,i).map(e=>rr(G.exec(e)?.[2]??``)),o=G.exec(e)?.[1];t.push({kind:`list`,ordered:o!==void 0,start:Number(o??1),items:a}),r=i}else{let e=er(n,r,Qn);t.push({kind:`paragraph`,children:rr(n.slice(r,e).join(`
`))}),r=e}}return t}function Qn(e){return e.trim()!==``&&!Jn.test(e)&&!G.test(e)&&!Yn.test(e)&&!Xn.test(e)}function $n(e,t,n){let r=e.findIndex((e,r)=>r>=t&&e.trim().startsWith(n)&&/^[`~\s]+$/.test(e));return r<0?e.length:r}function er(e,t,n){let r=e.findIndex((e,r)=>r>t&&!n(e));return r<0?e.length:r}function tr(e,t){return e.map(e=>t.exec(e)?.[1]??``).join(`
`)}var nr=/(`+)([\s\S]*?[^`])\1(?!`)|\*\*([^\s*](?:[^*]*[^\s*])?)\*\*|(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|(?<!\w)_([^\s_](?:[^_]*[^\s_])?)_(?!\w)|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])/g;function rr(e){let t=[],n=0;for(let r of e.matchAll(nr))r.index>n&&t.push({kind:`text`,text:e.slice(n,r.index)}),t.push(ir(r)),n=r.index+r[0].length;return n<e.length&&t.push({kind:`text`,text:e.slice(n)}),t}function ir(e){let[t=``,,n,r,i,a,o,s,c]=e;return n===void 0?r===void 0?i!==void 0||a!==void 0?{kind:`emphasis`,text:i??a??``}:o!==void 0&&s!==void 0?{kind:`link`,text:o,href:s}:c===void 0?{kind:`text`,text:t}:{kind:`link`,text:c,href:c}:{kind:`strong`,text:r}:{kind:`code`,text:n.trim()||n}}function ar(e,t=160){let n=Zn(e.slice(0,t*4)).map(e=>e.kind===`code`?e.text:e.kind===`list`?e.items.map(or).join(` · `):or(e.children)).join(` `).replace(/\s+/g,` `).trim();return n.length>t?`${n.slice(0,t-1).trimEnd()}…`:n}function or(e){return e.map(e=>e.text).join(``)}var sr={text:`_text_1t808_1`,heading:`_heading_1t808_48`,fold:`_fold_1t808_52`};function cr({text:e}){let[t,n]=(0,I.useState)(!1),r=(0,I.useMemo)(()=>qn(e),[e]),i=(0,I.useMemo)(()=>Zn(t?e:r??e),[e,r,t]);return(0,L.jsxs)(`div`,{className:sr.text,children:[i.map((e,t)=>(0,L.jsx)(lr,{block:e},t)),r!==null&&(0,L.jsx)(T,{size:`sm`,className:sr.fold,"aria-expanded":t,onClick:()=>n(!t),children:t?`Show less`:`Show all (${e.length.toLocaleString(`en`)} characters)`})]})}function lr({block:e}){switch(e.kind){case`code`:return(0,L.jsx)(Ge,{text:e.text,...e.language?{language:e.language}:{}});case`list`:{let t=e.items.map((e,t)=>(0,L.jsx)(`li`,{children:(0,L.jsx)(ur,{parts:e})},t));return e.ordered?(0,L.jsx)(`ol`,{start:e.start,children:t}):(0,L.jsx)(`ul`,{children:t})}case`quote`:return(0,L.jsx)(`blockquote`,{children:(0,L.jsx)(ur,{parts:e.children})});case`heading`:return(0,L.jsx)(`p`,{className:sr.heading,children:(0,L.jsx)(ur,{parts:e.children})});case`paragraph`:return(0,L.jsx)(`p`,{children:(0,L.jsx)(ur,{parts:e.children})})}}function ur({parts:e}){return e.map((e,t)=>(0,L.jsx)(dr,{part:e},t))}function dr({part:e}){switch(e.kind){case`strong`:return(0,L.jsx)(`strong`,{children:e.text});case`emphasis`:return(0,L.jsx)(`em`,{children:e.text});case`code`:return(0,L.jsx)(`code`,{children:e.text});case`link`:return(0,L.jsx)(`a`,{href:e.href,target:`_blank`,rel:`noopener noreferrer nofollow`,children:e.text});case`text`:return e.text}}function fr({unsent:e,viewerName:t,offline:n,onEdit:r,onRetry:i,onDiscard:a}){let o=e.state===`refused`;return(0,L.jsxs)(`article`,{className:k(W.row,o&&W.refused),"aria-label":`Unsent message`,"data-unsent":e.key,children:[(0,L.jsx)(Ae,{name:t,size:32}),(0,L.jsxs)(`div`,{className:W.main,children:[(0,L.jsx)(`div`,{className:W.faded,children:(0,L.jsx)(cr,{text:e.content})}),(0,L.jsxs)(`p`,{className:W.state,children:[o?(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Le,{"aria-hidden":!0}),`Not sent: `,e.problem]}):e.state===`sending`||!n&&e.problem===null?(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(Se,{className:W.turns,"aria-hidden":!0}),`Sending`]}):(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(at,{"aria-hidden":!0}),`Kept here, and sent when the gateway is reachable again.`]}),o&&(0,L.jsx)(T,{size:`sm`,icon:st,onClick:()=>i(e),children:`Send again`}),!e.tried&&(0,L.jsx)(T,{size:`sm`,variant:`ghost`,icon:m,keys:`ArrowUp`,onClick:()=>r(e),children:`Edit`}),!e.tried&&(0,L.jsx)(T,{size:`sm`,variant:`ghost`,icon:O,onClick:()=>a(e),children:`Discard`})]})]})]})}function pr({reply:e,onStop:t,onAskAgain:n,onDismiss:r}){let{agent:i,text:a,state:o}=e,s=o===`asking`||o===`writing`;return(0,L.jsxs)(`article`,{className:W.row,"aria-label":`Reply from ${i.name}`,"aria-busy":s,"data-reply":o,children:[(0,L.jsx)(Ae,{name:i.name,kind:`agent`,size:32}),(0,L.jsxs)(`div`,{className:W.main,children:[(0,L.jsxs)(`header`,{className:W.head,children:[(0,L.jsx)(`b`,{children:i.name}),s&&(0,L.jsxs)(`span`,{className:`soft`,children:[o===`asking`?`is thinking`:`is writing`,(0,L.jsx)(`span`,{className:W.dots,"aria-hidden":!0})]}),e.simulated&&(0,L.jsx)(cn,{tone:`warn`,children:`Simulated`})]}),a!==``&&(0,L.jsx)(cr,{text:a}),s&&(0,L.jsx)(`p`,{className:W.state,children:(0,L.jsx)(T,{size:`sm`,variant:`ghost`,icon:vt,onClick:t,children:`Stop`})}),(o===`interrupted`||o===`failed`)&&(0,L.jsxs)(`p`,{className:k(W.state,W.refused),children:[o===`interrupted`?(0,L.jsx)(xe,{"aria-hidden":!0}):(0,L.jsx)(Le,{"aria-hidden":!0}),o===`interrupted`?`Interrupted. The text so far is kept.`:e.problem,(0,L.jsx)(T,{size:`sm`,icon:st,onClick:()=>n(e),children:`Ask again`}),(0,L.jsx)(T,{size:`sm`,variant:`ghost`,icon:O,onClick:r,children:`Dismiss`})]})]})]})}var mr=`fragment FleetTask on Task {
  id
  title
  type
  status
  priority
  progress
  error
  createdAt
  updatedAt
}`,hr=`fragment FleetAgent on Agent {
  ...AgentFields
  health {
    ...HealthFields
  }
  metrics {
    ...AgentMetricsFields
  }
  currentTasks {
    ...FleetTask
  }
}`,gr=`fragment AgentCallFields on Event {
  ...EventFields
  ... on AgentExecuted {
    durationMs
    simulated
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentErrored {
    error
    agent {
      ...AgentFields
    }
    inSession {
      id
      name
    }
    nodeExecution {
      id
      key
      name
    }
  }
  ... on AgentStatusChanged {
    status
    agent {
      ...AgentFields
    }
  }
}`,_r=[`subscription FleetEvents($after: Cursor) {
  events(
    types: ["agent.created", "agent.updated", "agent.deleted", "agent.connected", "agent.disconnected", "agent.status_changed", "agent.execution", "agent.error", "collaboration.task_assigned", "collaboration.task_updated"]
    after: $after
  ) {
    ...EventFields
    ... on RecordChanged {
      recordId
      changes
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentStatusChanged {
      agent {
        ...AgentFields
      }
    }
    ... on AgentExecuted {
      agent {
        ...AgentFields
      }
    }
    ... on AgentErrored {
      agent {
        ...AgentFields
      }
    }
    ... on TaskAssigned {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
    ... on TaskUpdated {
      task {
        ...FleetTask
        assignedTo {
          id
        }
      }
    }
  }
}`,Ve,j,A,mr].join(`
`),vr=[`subscription AgentWatch($agentIds: [ID!], $after: Cursor) {
  agentEvents(agentIds: $agentIds, after: $after) {
    ...AgentCallFields
    ... on StreamOpened {
      snapshot {
        __typename
        id
        ... on Agent {
          ...FleetAgent
          config
          metadata
        }
      }
    }
    ... on AgentConnected {
      agent {
        ...AgentFields
      }
    }
    ... on AgentDisconnected {
      agent {
        ...AgentFields
      }
    }
  }
}`,gr,Ve,j,A,hr,P,Me,mr].join(`
`),yr=[`query AgentCalls($before: Cursor) {
  events(last: 100, before: $before, types: ["agent.execution", "agent.error"]) {
    pageInfo {
      ...PageFields
    }
    nodes {
      ...AgentCallFields
    }
  }
}`,wt,gr,Ve,j,A].join(`
`),br=[`query AgentPulse($id: ID!, $since: DateTime) {
  agent(id: $id) {
    id
    status
    lastHeartbeatAt
    circuit {
      ...CircuitFields
    }
    health {
      ...HealthFields
    }
    metrics {
      ...AgentMetricsFields
    }
    metricsHistory(since: $since, first: 500) {
      at
      metrics {
        ...AgentMetricsFields
      }
    }
    currentTasks {
      ...FleetTask
    }
    tasks(first: 10) {
      totalCount
      nodes {
        ...FleetTask
      }
    }
  }
}`,xt,P,Me,mr].join(`
`),xr=[`query AgentHeartbeats($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Agent {
      status
      lastHeartbeatAt
      health {
        ...HealthFields
      }
    }
  }
}`,P].join(`
`),Sr=`query AgentPools {
  agentPools {
    type
    desiredWorkers
    wantedWorkers
    workers
    agents
    queuedTasks
    heldTasks
    averageTaskSeconds
    changedAt
  }
}`,Cr=[`query Agents($first: Int, $after: String, $last: Int, $before: String, $filter: AgentFilter, $orderBy: AgentOrder) {
  agents(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...FleetAgent
    }
  }
}`,wt,hr,A,P,Me,mr].join(`
`),wr=[`subscription AgentReply($input: InvokeAgentInput!) {
  agentReply(input: $input) {
    delta
    done
    reply {
      content
      metadata
      simulated
      durationMs
      message {
        ...MessageFields
      }
    }
  }
}`,Ne,j].join(`
`),Tr=[`mutation CreateAgent($input: CreateAgentInput!) {
  createAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,A,F].join(`
`),Er=[`mutation DeleteAgent($input: DeleteInput!) {
  deleteAgent(input: $input) {
    deletedId
    errors {
      ...ErrorFields
    }
  }
}`,F].join(`
`),Dr=[`mutation CommandAgent($input: CommandAgentInput!) {
  commandAgent(input: $input) {
    agent {
      ...AgentFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,A,F].join(`
`);function Or(e,t){return{agent:e,question:t,text:``,state:`asking`,problem:null,simulated:!1,messageId:null}}function kr(e,t){return Mr(e)?e:t.done?{...e,state:`done`,text:t.reply?.content??e.text+t.delta,simulated:t.reply?.simulated??!1,messageId:t.reply?.message?.id??null}:{...e,state:`writing`,text:e.text+t.delta}}function Ar(e){return Mr(e)?e:{...e,state:`interrupted`}}function jr(e,t){return Mr(e)?e:{...e,state:`failed`,problem:t}}function Mr(e){return e.state===`done`||e.state===`interrupted`||e.state===`failed`}var Nr=new Set([`UNREACHABLE`,`ABORTED`,`CLOSED`,`OUTCOME_UNKNOWN`]);function Pr(e){let t=ot(),[n,r]=(0,I.useState)(null),i=(0,I.useRef)(null);return(0,I.useEffect)(()=>()=>i.current?.(),[]),{reply:n,ask:(0,I.useCallback)((n,a)=>{i.current?.(),r(Or(n,a));let o=e=>r(t=>t&&e(t)),s={agentId:n.id,message:a,...e===null?{}:{sessionId:e}};i.current=t.subscribe(wr,{input:s},{next:e=>o(t=>kr(t,e)),error:e=>o(t=>Nr.has(e.code)?Ar(t):jr(t,e.message)),complete:()=>o(Ar)})},[t,e]),cancel:(0,I.useCallback)(()=>{i.current?.(),i.current=null,r(e=>e&&Ar(e))},[]),clear:(0,I.useCallback)(()=>{i.current?.(),r(null)},[])}}var Fr=[`query Users($first: Int, $after: String, $last: Int, $before: String) {
  users(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...UserFields
    }
  }
}`,wt,Ee].join(`
`),Ir=[`query ApiKeys {
  apiKeys {
    ...ApiKeyFields
  }
}`,be,j].join(`
`),Lr=[`mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,Ee,F].join(`
`),Rr=[`mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,Ee,F].join(`
`),zr=[`mutation EndAllSessions($input: EndAllSessionsInput!) {
  endAllSessions(input: $input) {
    user {
      ...UserFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,Ee,F].join(`
`),Br=[`mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    secret
    errors {
      ...ErrorFields
    }
  }
}`,be,j,F].join(`
`),Vr=[`mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      ...ApiKeyFields
    }
    created {
      ...ApiKeyFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,be,j,F].join(`
`);function Hr({open:e,onOpenChange:t,title:n,children:r,action:i,danger:a,onConfirm:o,typeToConfirm:s}){let[c,l]=(0,I.useState)(!1),[u,d]=(0,I.useState)(null),[f,p]=(0,I.useState)(``),m=e=>{d(null),p(``),t(e)},h=async()=>{l(!0);try{await o(),m(!1)}catch(e){d(e instanceof Error?e:{message:String(e)})}finally{l(!1)}};return(0,L.jsxs)(b,{open:e,onOpenChange:m,title:n,size:`sm`,footer:(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(T,{onClick:()=>m(!1),children:`Cancel`}),(0,L.jsx)(T,{variant:a?`danger`:`primary`,busy:c,disabled:s!==void 0&&f!==s,autoFocus:!s,onClick:()=>void h(),children:i})]}),children:[r,s!==void 0&&(0,L.jsx)(bt,{label:`Type ${s} to confirm`,value:f,onChange:p,autoFocus:!0,mono:!0}),(0,L.jsx)(M,{error:u})]})}var K={frame:`_frame_1xx5t_1`,fill:`_fill_1xx5t_8`,table:`_table_1xx5t_21`,head:`_head_1xx5t_25`,row:`_row_1xx5t_34`,body:`_body_1xx5t_46`,dense:`_dense_1xx5t_60`,opens:`_opens_1xx5t_63`,open:`_open_1xx5t_63`,bad:`_bad_1xx5t_75`,warn:`_warn_1xx5t_78`,fresh:`_fresh_1xx5t_81`,arrive:`_arrive_1xx5t_185`,cell:`_cell_1xx5t_89`,end:`_end_1xx5t_102`,sort:`_sort_1xx5t_106`,sorted:`_sorted_1xx5t_117`,tick:`_tick_1xx5t_124`,foot:`_foot_1xx5t_129`,loading:`_loading_1xx5t_135`,title:`_title_1xx5t_161`,aside:`_aside_1xx5t_166`,meta:`_meta_1xx5t_171`,hidden:`_hidden_1xx5t_178`,labelled:`_labelled_1xx5t_181`};function Ur(e,t){return e?.column===t?e.direction===`asc`?{column:t,direction:`desc`}:null:{column:t,direction:`asc`}}function Wr(e,t,n){let r=t.find(e=>e.id===n?.column)?.sortValue;if(!n||!r)return e;let i=n.direction===`asc`?1:-1;return[...e].sort((e,t)=>Gr(r(e),r(t),i))}function Gr(e,t,n){return e===null||t===null?Number(e===null)-Number(t===null):typeof e==`number`&&typeof t==`number`?n*(e-t):n*String(e).localeCompare(String(t),`en`,{numeric:!0,sensitivity:`base`})}function Kr(e,t,n,r,i){let a=t[n];if(a===void 0)return e;let o=!e.has(a),s=i&&r!==null?Math.min(r,n):n,c=i&&r!==null?Math.max(r,n):n,l=new Set(e);for(let e of t.slice(s,c+1))o?l.add(e):l.delete(e);return l}function qr(e,t,n){if(e.size===0)return new Set;let r=t.findLastIndex(t=>e.has(t)),i=t.findIndex(t=>e.has(t));if(r<0)return new Set;let a=t.filter((t,a)=>!e.has(t)&&(n?a>i:a<r));return a.length>12?new Set:new Set(a)}function Jr({label:e,checked:t,some:n=!1,onTick:r}){let i=(0,I.useRef)(null);return(0,I.useEffect)(()=>{i.current&&(i.current.indeterminate=n)},[n]),(0,L.jsx)(`input`,{ref:i,type:`checkbox`,className:N.check,"aria-label":e,checked:t,onChange:e=>r(e.nativeEvent instanceof MouseEvent&&e.nativeEvent.shiftKey)})}function Yr(e){let{row:t,name:n,at:r,columns:i,measure:a,reachable:o,open:s,opens:c,fresh:l,tone:u,ticked:d}=e;return(0,L.jsxs)(`div`,{ref:a,role:`row`,"data-index":r,"data-key":n,"aria-rowindex":r+2,"aria-selected":d,"aria-current":s||void 0,tabIndex:o?0:-1,className:k(K.row,c&&K.opens,s&&K.open,l&&K.fresh,u&&K[u]),onClick:t=>e.onClick(t,n),onKeyDown:t=>e.onKeyDown(t,n),onFocus:t=>t.target===t.currentTarget&&e.onFocus(n),children:[d!==void 0&&(0,L.jsx)(`div`,{role:`gridcell`,className:k(K.cell,K.tick),children:(0,L.jsx)(Jr,{label:`Select`,checked:d,onTick:t=>e.onTick(n,t)})}),i.map(e=>(0,L.jsx)(Xr,{column:e,row:t},e.id))]})}function Xr({column:e,row:t}){let n=e.card??`meta`,r=typeof e.header==`string`?e.header:void 0,i=n===`meta`&&r!==void 0&&(e.cardLabel??e.align===`end`);return(0,L.jsx)(`div`,{role:`gridcell`,"data-label":i?r:void 0,className:k(K.cell,K[n],e.align===`end`&&K.end,i&&K.labelled),children:e.cell(t)})}function Zr(e){let t=e.target instanceof Element?e.target:null;return e.defaultPrevented||e.ctrlKey||e.metaKey||e.altKey||t?.closest(`input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=menu], .cm-editor`)?!0:document.querySelector(`[role=dialog]:not([data-drawer]), [role=alertdialog]`)!==null}function Qr(e){let[t,n]=(0,I.useState)(null),r=(0,I.useRef)(null),i=(0,I.useRef)(e),a=(0,I.useRef)(t);(0,I.useLayoutEffect)(()=>{if(i.current=e,a.current=t,r.current===null)return;let n=e.body.current?.querySelector(`[data-key="${CSS.escape(r.current)}"]`);n&&(r.current=null,n.focus({preventScroll:!0}))});let o=e=>{let{keys:t,scrollTo:a,onMove:o}=i.current,s=t[Math.max(0,Math.min(e,t.length-1))];s!==void 0&&(r.current=s,a(t.indexOf(s)),n(s),o(s))},s=e=>{let t=a.current===null?-1:i.current.keys.indexOf(a.current);o(t<0?e>0?0:i.current.keys.length-1:t+e)};return(0,I.useEffect)(()=>{if(!e.everywhere)return;let t=e=>{e.key!==`j`&&e.key!==`k`||Zr(e)||(e.preventDefault(),s(e.key===`j`?1:-1))};return document.addEventListener(`keydown`,t),()=>document.removeEventListener(`keydown`,t)}),{key:t!==null&&e.keys.includes(t)?t:e.keys[0],set:r=>{n(r),r!==t&&e.onMove(r)},onKeyDown:(e,t)=>{if(e.target!==e.currentTarget||e.ctrlKey||e.metaKey||e.altKey)return;let n=i.current.keys.length-1,r={ArrowDown:()=>s(1),ArrowUp:()=>s(-1),PageDown:()=>s(12),PageUp:()=>s(-12),Home:()=>o(0),End:()=>o(n),Enter:()=>i.current.onOpen(t)," ":()=>i.current.onTick(t,e.shiftKey)}[e.key];r&&(e.preventDefault(),r())}}}function $r(e){return typeof e==`object`?e.key:e}function ei(e,t){let n=e.length;return new Proxy(e,{get(e,r,i){if(typeof r==`string`){let i=r.charCodeAt(0);if(i>=48&&i<=57){let i=+r;if(Number.isInteger(i)&&i>=0&&i<n){let n=e[i];if(typeof n!=`object`){let r=t[i*2];n=e[i]={index:i,key:n,start:r,size:t[i*2+1],end:r+t[i*2+1],lane:0}}return n}}if(r===`length`)return n}return Reflect.get(e,r,i)}})}function q(e,t,n){let r=n.initialDeps??[],i,a=!0;function o(){let o=e();return(o.length!==r.length||o.some((e,t)=>r[t]!==e))&&(r=o,i=t(...o),n?.onChange&&!(a&&n.skipInitialOnChange)&&n.onChange(i),a=!1),i}return o.updateDeps=e=>{r=e},o}function ti(e,t){if(e===void 0)throw Error(`Unexpected undefined${t?`: ${t}`:``}`);return e}var J=(e,t)=>Math.abs(e-t)<1.01,ni=(e,t,n)=>{let r;return Object.assign(function(...i){e.clearTimeout(r),r=e.setTimeout(()=>t.apply(this,i),n)},{cancel:()=>{e.clearTimeout(r)}})};function ri({offset:e,isScrolling:t,elementMax:n,holdOffset:r,scrollOffset:i,pendingWrite:a,clampedMaxAtWrite:o}){return t&&a===null&&e===i?`spurious`:a!==null&&Math.abs(e-a.target)<1.5?`readBack`:a!==null&&!a.smooth&&n!==null&&a.target>n+r+.5&&Math.abs(e-(n+r))<1.5||a!==null&&!a.smooth&&a.lowMaxes?.some(t=>Math.abs(e-t)<1.5)?`clampedReadBack`:o!==null&&Math.abs(e-o)<1.5?`clampedEcho`:`external`}var ii=e=>e===`smooth`||e===`smoothFinishing`;function ai({kind:e,offset:t,command:n,target:r}){return e!==`spurious`&&e!==`readBack`&&e!==`clampedReadBack`&&n?.index!=null&&n.phase!==`queued`&&!ii(n.phase)&&!J(t,n.lastTargetOffset)&&!J(t,r())&&e!==`clampedEcho`}var oi=40;function si(e){let t=e[e.length-1];if(t===void 0)return!1;let n=e.length-2;for(;n>=0&&t.t-e[n].t<oi;)n--;if(n<0)return!1;let r=e[n],i=n-1;for(;i>=0&&r.t-e[i].t<oi;)i--;if(i<0)return!1;let a=e[i],o=(t.offset-r.offset)/(t.t-r.t),s=(r.offset-a.offset)/(r.t-a.t);return o*s>=0&&Math.abs(o)>=2*Math.abs(s)&&Math.abs(o)-Math.abs(s)>=.8}function ci(e){let t=e[e.length-1];if(t===void 0)return!1;let n=e.length-2;for(;n>=0&&t.t-e[n].t<oi;)n--;if(n<0)return!1;let r=e[n];return Math.abs(t.offset-r.offset)/(t.t-r.t)>=.05}var li,ui=()=>{if(li!==void 0)return li;if(typeof navigator>`u`)return li=!1;if(/iP(hone|od|ad)/.test(navigator.userAgent))return li=!0;let e=navigator.maxTouchPoints;return li=navigator.platform===`MacIntel`&&e!==void 0&&e>0},di,fi=()=>di===void 0?di=ui()&&typeof CSS<`u`&&typeof CSS.supports==`function`&&CSS.supports(`overflow-anchor: auto`):di,pi=()=>!ui()||fi(),Y={capture:!0,passive:!0},mi=class{constructor(e){this.host=e,this._touch=null,this.inMotion=()=>this._touch!==null&&this._touch.phase!==`lateFling`,this.dragging=()=>this._touch?.phase===`down`&&this._touch.moved,this.tail=()=>this._touch?.phase===`tail`?this._touch.moved?`fling`:`tap`:null,this.onScroll=({isScrolling:e,ownReadBack:t,moved:n,external:r})=>(e&&this._touch?.phase===`tail`?this._openTail(this._touch.moved||!t,!1):this._touch?.phase===`lateFling`&&(this.host.now()>this._touch.until?this._touch=null:r&&e&&n&&this._openTail(!0,!1)),!t&&e&&n&&this._touch?.phase===`down`?(this._touch.moved=!0,!0):!1),this.touchStart=()=>{this.end(),this._touch={phase:`down`,moved:!1}},this.touchEnd=()=>{let e=this._touch?.phase===`down`&&this._touch.moved;this.end(),this._openTail(e,e)},this.end=()=>{let e=this.host.getWindow();this._touch?.phase===`tail`&&e!=null&&e.clearTimeout(this._touch.timerId),this._touch=null},this.listen=e=>{let t=()=>this.touchStart(),n=()=>this.touchEnd();return e.addEventListener(`touchstart`,t,Y),e.addEventListener(`touchend`,n,Y),e.addEventListener(`touchcancel`,n,Y),()=>{e.removeEventListener(`touchstart`,t,Y),e.removeEventListener(`touchend`,n,Y),e.removeEventListener(`touchcancel`,n,Y),this.end()}},this._openTail=(e,t)=>{let n=this.host.getWindow();if(n==null)return;this.end();let r={phase:`tail`,moved:e,awaitingFling:t,timerId:n.setTimeout(()=>{this.host.tailStillMoving()?this._openTail(r.moved,r.awaitingFling):(this._touch=r.awaitingFling?{phase:`lateFling`,until:this.host.now()+1e3}:null,this.host.onTailClosed())},150)};this._touch=r}}get touch(){return this._touch}},hi=e=>{let{clientWidth:t,clientHeight:n}=e;return{width:t,height:n}},gi=e=>{let t=new Set;return{schedule:n=>{let r=e.requestAnimationFrame(()=>{t.delete(r),n()});t.add(r)},cancel:()=>{t.forEach(t=>e.cancelAnimationFrame(t)),t.clear()}}},_i=e=>e,vi=e=>{let t=e.overscan*Math.max(e.lanes??1,1),n=Math.max(e.startIndex-t,0),r=Math.min(e.endIndex+t,e.count-1)-n+1,i=Array(r);for(let e=0;e<r;e++)i[e]=n+e;return i},yi=(e,t)=>{let n=e.scrollElement;if(!n)return;let r=e.targetWindow;if(!r)return;let i=e=>{let{width:n,height:r}=e;t({width:Math.round(n),height:Math.round(r)})};if(i(hi(n)),!r.ResizeObserver)return()=>{};let a=gi(r),o=new r.ResizeObserver(()=>{let t=()=>{i(hi(n))};e.options.useAnimationFrameWithResizeObserver?a.schedule(t):t()});return o.observe(n,{box:`content-box`}),()=>{o.unobserve(n),a.cancel()}},bi={passive:!0},xi=typeof window>`u`||`onscrollend`in window,Si=(e,t,n)=>{let r=e.scrollElement;if(!r)return;let i=e.targetWindow;if(!i)return;let a=e.options.useScrollendEvent&&xi,o=0,s=a?null:ni(i,()=>t(n(r),!1),e.options.isScrollingResetDelay),c=e=>()=>{o=n(r),s?.(),t(o,e)},l=c(!0),u=c(!1);return r.addEventListener(`scroll`,l,bi),a&&r.addEventListener(`scrollend`,u,bi),()=>{r.removeEventListener(`scroll`,l),a&&r.removeEventListener(`scrollend`,u),s?.cancel()}},Ci=(e,t)=>Si(e,t,t=>{let{horizontal:n,isRtl:r}=e.options;return n?t.scrollLeft*(r&&-1||1):t.scrollTop}),wi=(e,t,n)=>{if(n.options.useCachedMeasurements){let t=n.indexFromElement(e),r=n.options.getItemKey(t);return n.itemSizeCache.get(r)??n.options.estimateSize(t)}if(t?.borderBoxSize){let e=t.borderBoxSize[0];if(e)return Math.round(e[n.options.horizontal?`inlineSize`:`blockSize`])}if(!t){let t=n.indexFromElement(e),r=n.options.getItemKey(t),i=n.itemSizeCache.get(r);if(i!==void 0)return i}return e[n.options.horizontal?`offsetWidth`:`offsetHeight`]},Ti=(e,{adjustments:t=0,behavior:n},r)=>{var i;let{scrollElement:a,options:o}=r,s=e+t,c=o.horizontal&&o.isRtl&&a!==null&&`ownerDocument`in a;(i=a?.scrollTo)==null||i.call(a,{[o.horizontal?`left`:`top`]:c?-s:s,behavior:n})},Ei=(e,t)=>e===`smooth`?t?`smoothLanded`:`smooth`:`instant`,Di=e=>e?.phase===`smooth`||e?.phase===`smoothLanded`;function Oi(e,t,n,r){if(t===0)return!1;let i=r(0),a=new Set,o=0;for(;o<e;){let e=n(o);if(e===i)break;a.add(e),o++}let s=e-o;if(s===0||s>=t)return!1;for(let e=0;e<s;e++)if(r(e)!==n(o+e))return!1;for(let e=s;e<t;e++)if(a.has(r(e)))return!1;return!0}var ki=class{constructor(e){this.unsubs=[],this.scrollElement=null,this.targetWindow=null,this.isScrolling=!1,this.scrollState=null,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache=new Map,this.itemSizeCacheVersion=0,this.laneAssignments=new Map,this.pendingMin=null,this.prevLanes=void 0,this.lanesChangedFlag=!1,this.lanesSettling=!1,this.pendingScrollAnchor=null,this.scrollRect=null,this.scrollOffset=null,this.scrollDirection=null,this._holdOffset=0,this._reportedOverscroll=!1,this._iosGesture=new mi({getWindow:()=>this.targetWindow,now:()=>this.now(),tailStillMoving:()=>{let e=this.scrollState;if(e?.phase!==`queued`||this.pendingWrite!==null)return!1;let t=this._readElementOffset();return t===null||this._lastElementOffset===null||Math.abs(t-this._lastElementOffset)<1?!1:(this._lastElementOffset=t,e.samples=[...e.samples??[],{t:this.now(),offset:t}],!0)},onTailClosed:()=>{let e=this.scrollState;e?.phase===`queued`&&ci(e.samples??[])&&(this.scrollState=null),this._flushHoldIfReady(!0),this._writeAwaitingCommand(),this._retryClampedAdjustment()}}),this._lastElementOffset=null,this.pendingWrite=null,this._clampedAdjustment=null,this.elementsCache=new Map,this._resizeBatch=null,this.now=()=>{var e;return((e=this.targetWindow?.performance)?.now)?.call(e)??Date.now()},this.observer=(()=>{let e=null,t=null,n=!1,r=!1,i=new Set,a=()=>{if(e)return e;let r=this.targetWindow;if(!r||!r.ResizeObserver)return null;let i=t=gi(r);return e=new r.ResizeObserver(e=>{let t=()=>{let t={sync:!1};this._resizeBatch=t;try{e.forEach(o)}finally{this._resizeBatch=null,t.notify&&(this.notify(t.sync),this._noteClampMax(),this._flushHoldIfReady(!0),this._retryClampedAdjustment(),this.measureElement(null))}};if(this.options.useAnimationFrameWithResizeObserver)i.schedule(t);else{n=!0;try{t()}finally{n=!1}}})},o=e=>{let t=e.target,n=this.indexFromElement(t);if(t.isConnected)this.isIndexInRange(n)&&this.shouldMeasureDuringScroll(n)&&this.resizeItem(n,this.options.measureElement(t,e,this));else{this.observer.unobserve(t);for(let[e,n]of this.elementsCache)if(n===t){this.elementsCache.delete(e);break}}};return{disconnect:()=>{var n;(n=a())==null||n.disconnect(),t?.cancel(),i.clear(),r=!1,e=null,t=null},observe:o=>{let s=a();s&&(n?(i.add(o),r||(r=!0,t?.schedule(()=>{r=!1,i.forEach(t=>{t.isConnected&&e?.observe(t,{box:`border-box`})}),i.clear()}))):s.observe(o,{box:`border-box`}))},unobserve:e=>{var t;i.delete(e),(t=a())==null||t.unobserve(e)}}})(),this.range=null,this.setOptions=e=>{let t={debug:!1,initialOffset:0,overscan:1,paddingStart:0,paddingEnd:0,scrollPaddingStart:0,scrollPaddingEnd:0,horizontal:!1,getItemKey:_i,rangeExtractor:vi,onChange:()=>{},measureElement:wi,initialRect:{width:0,height:0},scrollMargin:0,gap:0,indexAttribute:`data-index`,initialMeasurementsCache:[],lanes:1,anchorTo:`start`,followOnAppend:!1,scrollEndThreshold:1,isScrollingResetDelay:150,enabled:!0,isRtl:!1,useScrollendEvent:!1,useAnimationFrameWithResizeObserver:!1,laneAssignmentMode:`estimate`,useCachedMeasurements:!1};for(let n in e){let r=e[n];r!==void 0&&(t[n]=r)}let n=this.options,r=null,i=null,a=!1;if(n!==void 0&&n.enabled&&t.enabled&&t.anchorTo===`end`&&this.scrollElement!==null){let e=n.count,o=t.count,s=this.getMeasurements(),c=this._singleLaneMeasurements?.items??s,l=e=>$r(c[e]),u=e>0?l(0):null,d=e>0?l(e-1):null;if(o!==e||e>0&&o>0&&(t.getItemKey(0)!==u||t.getItemKey(o-1)!==d)){a=!0;let c=e>0?this.getVirtualItemForOffset(this.getScrollOffset())??s[0]:null;c&&(r=[c.key,this.getScrollOffset()-c.start]);let u=t.followOnAppend===!0?`auto`:t.followOnAppend||null;u&&o>0&&this.isAtEnd(n.scrollEndThreshold)&&(e===0||t.getItemKey(o-1)!==d)&&(o>e||Oi(e,o,l,t.getItemKey))&&(i=u)}}this.options=t,a&&(this.pendingMin=0,this.itemSizeCacheVersion++);let o=null;if(r&&this.scrollOffset!==null&&!this._awaitingCommandReadBack()){let[e,t]=r,n=this.getMeasurements(),{count:a,getItemKey:s}=this.options,c=0;for(;c<a&&s(c)!==e;)c++;if(c<a){let e=n[c];if(e){let n=Math.max(0,e.start+t);!i&&n!==this.scrollOffset&&(o=n-this.scrollOffset,this.scrollOffset=n)}}}i?this.pendingScrollAnchor={kind:`follow`,behavior:i}:o!==null&&(this._canWriteScroll()?this.pendingScrollAnchor={kind:`anchor`,delta:o}:(this._holdOffset+=o,this._followOffsetTarget(o)))},this.notify=e=>{var t,n;(n=(t=this.options).onChange)==null||n.call(t,this,e)},this.maybeNotify=q(()=>(this.calculateRange(),[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]),e=>{this.notify(e)},{key:!1,debug:()=>this.options.debug,initialDeps:[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]}),this.cleanup=()=>{var e;this.unsubs.filter(Boolean).forEach(e=>e()),this.unsubs=[],this.observer.disconnect(),this.rafId!=null&&this.targetWindow&&(this.targetWindow.cancelAnimationFrame(this.rafId),this.rafId=null),this.scrollState=null,(e=this._momentumStop)==null||e.restore(),this._momentumStop=null,this.isScrolling=!1,this.scrollDirection=null,this._holdOffset=0,this._reportedOverscroll=!1,this._clampedAdjustment=null,this.pendingWrite=null,this.scrollElement=null,this.targetWindow=null},this._didMount=()=>()=>{this.cleanup()},this._willUpdate=()=>{let e=this.options.enabled?this.options.getScrollElement():null;if(this.scrollElement!==e){if(this.cleanup(),!e){this.maybeNotify();return}this.scrollElement=e,this.targetWindow=this.scrollElement&&`ownerDocument`in this.scrollElement?this.scrollElement.ownerDocument.defaultView:this.scrollElement?.window??null,this.elementsCache.forEach(e=>{this.observer.observe(e)}),this.unsubs.push(this.options.observeElementRect(this,e=>{this.scrollRect=e,this.maybeNotify()})),this.unsubs.push(this.options.observeElementOffset(this,(e,t)=>{let n=t?this._elementMaxScrollOffset():null,r=this._reportedOverscroll;this._reportedOverscroll=e<0||n!==null&&e>n+1;let i=e;this._lastElementOffset=i,e=this._toLayoutOffset(e);let a=this._classifyScrollEvent(e,t,n);if(a===`spurious`)return;a===`readBack`?e=this.pendingWrite.target:a===`clampedReadBack`&&this.scrollState?.index!=null&&e<this.getMaxScrollOffset()-1.5?this.scrollState.lastTargetOffset=e:ai({kind:a,offset:e,command:this.scrollState,target:()=>this.getScrollStateTarget(this.scrollState)})&&(this.scrollState=null),this.pendingWrite=null,this._clampedAdjustment!==null&&Math.abs(e-this._clampedAdjustment.maxAtWrite)>=1.5&&(this._clampedAdjustment=null);let o=this.getScrollOffset(),s=this.scrollDirection;this.scrollDirection=t?o===e?this.scrollDirection:o<e?`forward`:`backward`:null,this.scrollOffset=e,this.isScrolling=t;let c=this.scrollState;if(c?.phase===`queued`&&a===`external`&&t){if(r||this._reportedOverscroll)c.samples=[];else{let e=this.now();c.samples=[...(c.samples??[]).filter(t=>e-t.t<=200),{t:e,offset:i}],(s!==null&&this.scrollDirection!==s||si(c.samples))&&(this.scrollState=null)}}this._iosGesture.onScroll({isScrolling:t,ownReadBack:a===`readBack`,moved:e!==o,external:a===`external`&&this.scrollState?.phase!==`smooth`&&this.scrollState?.phase!==`smoothFinishing`})&&this.scrollState?.phase===`queued`&&(this.scrollState=null),this._flushHoldIfReady(!0),this.scrollState&&this.scheduleScrollReconcile(),this.maybeNotify()})),`addEventListener`in this.scrollElement&&this.unsubs.push(this._iosGesture.listen(this.scrollElement)),this._scrollToOffset(this.getScrollOffset())}this._noteClampMax();let t=this.pendingScrollAnchor;this.pendingScrollAnchor=null,t&&this.scrollElement&&this.options.enabled&&(t.kind===`anchor`?this._canWriteScroll()?Di(this.scrollState)&&!J(this.getScrollOffset()-t.delta,this.scrollState.lastTargetOffset)||(this._followOffsetTarget(t.delta),this._scrollToOffset(this.getScrollOffset())):(this._holdOffset+=t.delta,this._followOffsetTarget(t.delta),this.notify(!1)):this.scrollToEnd({behavior:t.behavior})),this._flushHoldIfReady(!1),this._retryClampedAdjustment()},this._classifyScrollEvent=(e,t,n)=>ri({offset:e,isScrolling:t,elementMax:n,holdOffset:this._holdOffset,scrollOffset:this.scrollOffset,pendingWrite:this.pendingWrite,clampedMaxAtWrite:this._clampedAdjustment?.maxAtWrite??null}),this._retryClampedAdjustment=()=>{if(this._clampedAdjustment===null||!this.scrollElement||!this.options.enabled||!this._canWriteScroll())return;let{target:e,maxAtWrite:t}=this._clampedAdjustment,n=this.getMaxScrollOffset();n>t+.5&&(this._clampedAdjustment=e>n+.5?{target:e,maxAtWrite:n}:null,this._scrollToOffset(e))},this._writeAwaitingCommand=()=>{let e=this.scrollState;if(e===null||e.phase!==`queued`)return;let{behavior:t}=e;this.getMeasurements();let n=this.getScrollStateTarget(e);e.lastTargetOffset=n,this._clampedAdjustment=null,e.phase=Ei(t,e.index!=null&&J(n,this.getScrollOffset())),this._scrollToOffset(n,{behavior:t}),this.scheduleScrollReconcile()},this._readElementOffset=()=>{let e=this.scrollElement;if(e==null)return null;let{horizontal:t,isRtl:n}=this.options;return typeof e.scrollTop==`number`?t?e.scrollLeft*(n&&-1||1):e.scrollTop:typeof e.scrollY==`number`?t?e.scrollX:e.scrollY:null},this._canWriteScroll=()=>!(ui()&&this._iosGesture.inMotion())&&!this._reportedOverscroll,this._flushHoldIfReady=e=>{if(this._holdOffset===0||!this.scrollElement||!this.options.enabled||!this._canWriteScroll()||this.scrollState?.phase===`smooth`)return;this._holdOffset=0,this.scrollOffset!==null&&this.scrollOffset<0&&(this.scrollOffset=0),this.notify(e);let t=this.getCommandWrittenOffset()??this.getScrollOffset();this._clampedAdjustment=this._clampedBy(t),this._scrollToOffset(t)},this.rafId=null,this.getSize=()=>this.options.enabled?(this.scrollRect=this.scrollRect??this.options.initialRect,this.scrollRect[this.options.horizontal?`width`:`height`]):(this.scrollRect=null,0),this.getScrollOffset=()=>this.options.enabled?(this.scrollOffset=this.scrollOffset??(typeof this.options.initialOffset==`function`?this.options.initialOffset():this.options.initialOffset),this.scrollOffset):(this.scrollOffset=null,0),this.getMeasurementOptions=q(()=>[this.options.count,this.options.paddingStart,this.options.scrollMargin,this.options.getItemKey,this.options.enabled,this.options.lanes,this.options.laneAssignmentMode,this.options.gap],(e,t,n,r,i,a,o,s)=>(this.prevLanes!==void 0&&this.prevLanes!==a&&(this.lanesChangedFlag=!0),this.prevLanes=a,this.pendingMin=null,{count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s}),{key:!1}),this.isIndexInRange=e=>e>=0&&e<this.options.count,this.getMeasurements=q(()=>[this.getMeasurementOptions(),this.itemSizeCacheVersion],({count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s},c)=>{let l=this.itemSizeCache;if(!i)return this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),[];if(this.laneAssignments.size>e)for(let t of this.laneAssignments.keys())t>=e&&this.laneAssignments.delete(t);this.lanesChangedFlag&&(this.lanesChangedFlag=!1,this.lanesSettling=!0,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.pendingMin=null),this.measurementsCache.length===0&&!this.lanesSettling&&(this.measurementsCache=this.options.initialMeasurementsCache,this.measurementsCache.forEach(e=>{this.itemSizeCache.set(e.key,e.size)}));let u=this.lanesSettling?0:this.pendingMin??0;if(this.pendingMin=null,this.lanesSettling&&this.measurementsCache.length===e&&(this.lanesSettling=!1),a===1){let i=e*2,a=this._singleLaneMeasurements?.flat;if(!a||a.length<i){let e=new Float64Array(i);a&&u>0&&e.set(a.subarray(0,u*2)),a=e}let o=u===0?Array(e):this._singleLaneMeasurements.items.slice(),c;if(u===0)c=t+n;else{let e=u-1;c=a[e*2]+a[e*2+1]+s}for(let t=u;t<e;t++){let e=r(t);o[t]=e;let n=l.get(e),i=typeof n==`number`?n:this.options.estimateSize(t);a[t*2]=c,a[t*2+1]=i,c+=i+s}this._singleLaneMeasurements={flat:a,items:o};let d=ei(o,a);return this.measurementsCache=d,d}let d=this.measurementsCache.slice(0,u),f=Array(a).fill(void 0),p=new Float64Array(a),m=0;for(let e=0;e<u;e++){let t=d[e];t&&(f[t.lane]===void 0&&m++,f[t.lane]=e,p[t.lane]=t.end)}for(let i=u;i<e;i++){let e=r(i),c=this.laneAssignments.get(i),u,h,g=o===`estimate`||l.has(e);if(c!==void 0&&this.options.lanes>1){u=c;let e=f[u],r=e===void 0?void 0:d[e];h=r?r.end+s:t+n}else if(m===a){let e=0,t=p[0],n=f[0];for(let r=1;r<a;r++){let i=p[r];(i<t||i===t&&f[r]<n)&&(e=r,t=i,n=f[r])}u=e,h=t+s,g&&this.laneAssignments.set(i,u)}else u=i%this.options.lanes,h=t+n,g&&this.laneAssignments.set(i,u);let _=l.get(e),v=typeof _==`number`?_:this.options.estimateSize(i),ee=h+v;d[i]={index:i,start:h,size:v,end:ee,key:e,lane:u},f[u]===void 0&&m++,f[u]=i,p[u]=ee}return this.measurementsCache=d,d},{key:!1,debug:()=>this.options.debug}),this.calculateRange=q(()=>[this.getMeasurements(),this.getSize(),this.getScrollOffset(),this.options.lanes,this._getLayoutTotalSize()+this.options.scrollMargin],(e,t,n,r,i)=>{if(e.length===0||t===0)return this.range=null,null;let a=Math.max(i-t,0);return this.range=Mi(e,t,Math.min(n,a),r,r===1&&this._singleLaneMeasurements!==null?this._singleLaneMeasurements.flat:null),this.range},{key:!1,debug:()=>this.options.debug}),this.getVirtualIndexes=q(()=>{let e=null,t=null,n=this.calculateRange();return n&&(e=n.startIndex,t=n.endIndex),this.maybeNotify.updateDeps([this.isScrolling,e,t]),[this.options.rangeExtractor,this.options.overscan,this.options.count,e,t,this.options.lanes]},(e,t,n,r,i,a)=>r===null||i===null?[]:e({startIndex:r,endIndex:i,overscan:t,count:n,lanes:a}),{key:!1,debug:()=>this.options.debug}),this.indexFromElement=e=>{let t=this.options.indexAttribute,n=e.getAttribute(t);return n?parseInt(n,10):(console.warn(`Missing attribute name '${t}={index}' on measured element.`),-1)},this.shouldMeasureDuringScroll=e=>{if(!Di(this.scrollState))return!0;let t=this.scrollState.index??this.getVirtualItemForOffset(this.scrollState.lastTargetOffset)?.index;if(t!==void 0&&this.range){let n=Math.max(this.options.overscan,Math.ceil((this.range.endIndex-this.range.startIndex)/2)),r=Math.max(0,t-n),i=Math.min(this.options.count-1,t+n);return e>=r&&e<=i}return!0},this.measureElement=e=>{if(!e){this.elementsCache.forEach((e,t)=>{e.isConnected||(this.observer.unobserve(e),this.elementsCache.delete(t))});return}let t=this.indexFromElement(e);if(!this.isIndexInRange(t))return;let n=this.options.getItemKey(t),r=this.elementsCache.get(n);r!==e&&(r&&this.observer.unobserve(r),this.observer.observe(e),this.elementsCache.set(n,e)),e.isConnected&&(!this.isScrolling||this.scrollState)&&this.shouldMeasureDuringScroll(t)&&this.resizeItem(t,this.options.measureElement(e,void 0,this))},this.resizeItem=(e,t)=>{var n;if(!this.isIndexInRange(e))return;this._resizeBatch?.sync&&this.getMeasurements();let r,i,a,o=this._singleLaneMeasurements?.flat;if(this.options.lanes===1&&o!=null)a=this.options.getItemKey(e),i=o[e*2],r=o[e*2+1];else{let t=this.measurementsCache[e];if(!t)return;a=t.key,i=t.start,r=t.size}let s=this.itemSizeCache.get(a)??r,c=t-s;if(c!==0){let o=this.options.anchorTo===`end`&&!Di(this.scrollState)&&this.getVirtualDistanceFromEnd()<=this.options.scrollEndThreshold,l=o?this._getLayoutTotalSize():0,u=this.getScrollOffset(),d=this.itemSizeCache.has(a)?i+s<=u&&this.scrollDirection!==`backward`:i<u,f=!Di(this.scrollState)&&(this.shouldAdjustScrollPositionOnItemSizeChange===void 0?d:this.shouldAdjustScrollPositionOnItemSizeChange(this.measurementsCache[e]??{index:e,key:a,start:i,size:r,end:i+r,lane:0},c,this));(this.pendingMin===null||e<this.pendingMin)&&(this.pendingMin=e),this.itemSizeCache.set(a,t),this.itemSizeCacheVersion++;let p=!1;if(this._awaitingCommandReadBack()||(o?p=this.applyScrollAdjustment(this._getLayoutTotalSize()-l):f&&(p=this.applyScrollAdjustment(c))),this._resizeBatch){this._resizeBatch.notify=!0,(n=this._resizeBatch).sync||(n.sync=p);return}this.notify(p),this._noteClampMax(),this._flushHoldIfReady(!0),this._retryClampedAdjustment()}},this.getVirtualItems=q(()=>[this.getVirtualIndexes(),this.getMeasurements(),this._holdOffset],(e,t,n)=>{let r=[];for(let i=0,a=e.length;i<a;i++){let a=t[e[i]];r.push(n===0?a:{...a,start:a.start-n,end:a.end-n})}return r},{key:!1,debug:()=>this.options.debug}),this.getVirtualItemForOffset=e=>{let t=this.getMeasurements();if(t.length===0)return;let n=this._singleLaneMeasurements?.flat,r=this.options.lanes===1&&n!=null;return ti(t[Ai(0,t.length-1,r?e=>n[e*2]:e=>ti(t[e]).start,e)])},this._noteClampMax=()=>{if(!this._awaitingCommandReadBack())return;let e=this._elementMaxScrollOffset();if(e===null)return;let t=this.pendingWrite,n=Math.max(e,0)+this._holdOffset;if(n>=t.target)return;let r=t.lowMaxes??=[];r[r.length-1]!==n&&r.push(n)},this.getMaxScrollOffset=()=>(this._elementMaxScrollOffset()??0)+this._holdOffset,this._toLayoutOffset=e=>{let t=e+this._holdOffset;return this.pendingScrollAnchor?.kind===`anchor`&&(t+=this.pendingScrollAnchor.delta),t},this._elementMaxScrollOffset=()=>{let e=this.scrollElement;if(e===null)return null;if(`scrollHeight`in e)return this.options.horizontal?e.scrollWidth-e.clientWidth:e.scrollHeight-e.clientHeight;if(`document`in e){let t=e.document.documentElement;return this.options.horizontal?t.scrollWidth-e.innerWidth:t.scrollHeight-e.innerHeight}return null},this._momentumStop=null,this._stopMomentum=e=>{let t=this.scrollElement,n=this.targetWindow;if(t===null||n===null)return;let r=`document`in t?t.document.scrollingElement:t;if(!r?.style)return;if(this._momentumStop){this._momentumStop.done=e;return}let{style:i}=r,a=this.options.horizontal?`overflow-x`:`overflow-y`,o=i.getPropertyValue(a),s=i.getPropertyPriority(a),c=()=>this.options.horizontal?r.clientHeight:r.clientWidth,l=c();if(i.setProperty(a,`hidden`,`important`),c()!==l){i.setProperty(a,o,s);return}let u={restore:()=>i.getPropertyValue(a)!==`hidden`||i.getPropertyPriority(a)!==`important`?!1:(i.setProperty(a,o,s),!0),done:e};this._momentumStop=u,n.requestAnimationFrame(()=>n.requestAnimationFrame(()=>{this._momentumStop===u&&(this._momentumStop=null,u.restore()&&u.done())}))},this._clampedBy=e=>{let t=this._elementMaxScrollOffset();if(t===null)return null;let n=t+this._holdOffset;return e>n+.5?{target:e,maxAtWrite:n}:null},this.getVirtualDistanceFromEnd=()=>Math.max(this._getLayoutTotalSize()+this.options.scrollMargin-this.getSize()-this.getScrollOffset(),0),this.getDistanceFromEnd=()=>Math.max(this.getMaxScrollOffset()-this.getScrollOffset(),0),this.isAtEnd=(e=this.options.scrollEndThreshold)=>this.getDistanceFromEnd()<=e,this.getOffsetForAlignment=(e,t,n=0)=>{if(!this.scrollElement)return 0;let r=this.getSize(),i=this.getScrollOffset();t===`auto`&&(t=e>=i+r?`end`:`start`),t===`center`?e+=(n-r)/2:t===`end`&&(e-=r);let a=this.getMaxScrollOffset();return Math.max(Math.min(a,e),0)},this.getOffsetForIndex=(e,t=`auto`)=>{e=Math.max(0,Math.min(e,this.options.count-1));let n=this.getSize(),r=this.getScrollOffset(),i=this.getMeasurements()[e];if(!i)return;if(t===`auto`){if(i.end>=r+n-this.options.scrollPaddingEnd)t=`end`;else if(i.start<=r+this.options.scrollPaddingStart)t=`start`;else return[r,t]}if(t===`end`&&e===this.options.count-1){let e=this.getMaxScrollOffset(),n=e-this.options.paddingEnd+this.options.scrollPaddingEnd;return[Math.max(Math.min(n,e),0),t]}let a=t===`end`?i.end+this.options.scrollPaddingEnd:i.start-this.options.scrollPaddingStart;return[this.getOffsetForAlignment(a,t,i.size),t]},this.scrollToOffset=(e,{align:t=`start`,behavior:n=`auto`}={})=>{this._startScroll({index:null,align:t},this.getOffsetForAlignment(e,t),n,`absolute`)},this.scrollToIndex=(e,{align:t=`auto`,behavior:n=`auto`}={})=>{e=Math.max(0,Math.min(e,this.options.count-1));let r=this.getOffsetForIndex(e,t);if(!r)return;let[i,a]=r;this._startScroll({index:e,align:a},i,n,`absolute`)},this.scrollBy=(e,{behavior:t=`auto`}={})=>{let n=this.getOffsetForAlignment((this.getCommandWrittenOffset()??this.getScrollOffset())+e,`start`);this._startScroll({index:null,align:`start`},n,t,`relative`)},this.scrollToEnd=({behavior:e=`auto`}={})=>{this.options.count>0?this._startScroll({index:this.options.count-1,align:`end`,toEnd:!0},Math.max(this.getMaxScrollOffset(),0),e,`absolute`):this.scrollToOffset(Math.max(this.getTotalSize()-this.getSize(),0),{behavior:e})},this.cancelScroll=()=>{this.rafId!=null&&this.targetWindow&&(this.targetWindow.cancelAnimationFrame(this.rafId),this.rafId=null),this.scrollState=null},this.getTotalSize=()=>Math.max(this._getLayoutTotalSize()-this._holdOffset,0),this._getLayoutTotalSize=()=>{let e=this.getMeasurements(),t;if(e.length===0)t=this.options.paddingStart;else if(this.options.lanes===1){let n=e.length-1,r=this._singleLaneMeasurements?.flat;t=r==null?e[n]?.end??0:r[n*2]+r[n*2+1]}else{let n=Array(this.options.lanes).fill(null),r=e.length-1;for(;r>=0&&n.some(e=>e===null);){let t=e[r];n[t.lane]===null&&(n[t.lane]=t.end),r--}t=Math.max(...n.filter(e=>e!==null))}return Math.max(t-this.options.scrollMargin+this.options.paddingEnd,0)},this.takeSnapshot=()=>{let e=[];if(this.itemSizeCache.size===0)return e;let t=this.getMeasurements();for(let n of t)n&&this.itemSizeCache.has(n.key)&&e.push({index:n.index,key:n.key,start:n.start,size:n.size,end:n.end,lane:n.lane});return e},this._scrollToOffset=(e,{adjustments:t,behavior:n}={})=>{let r={target:e+(t??0),smooth:n===`smooth`};return this.pendingWrite=r,this.options.scrollToFn(e-this._holdOffset,{behavior:n,adjustments:t},this),r},this.getCommandWrittenOffset=()=>this.scrollState!==null&&this.pendingWrite!==null&&!this.pendingWrite.smooth?this.pendingWrite.target:null,this._awaitingCommandReadBack=()=>{let e=this.getCommandWrittenOffset();return!(ui()&&this._iosGesture.dragging())&&e!==null&&!J(e,this.getScrollOffset())},this._followOffsetTarget=e=>{this.scrollState!==null&&this.scrollState.index==null&&(this.scrollState.lastTargetOffset+=e)},this.measure=()=>{this.pendingMin=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.itemSizeCacheVersion++,this.notify(!1)},this.setOptions(e)}get scrollAdjustments(){return 0}applyScrollAdjustment(e,t){if(e===0)return!1;if(this._followOffsetTarget(e),this._canWriteScroll()){let n=this.getScrollOffset();this._clampedAdjustment=this._clampedBy(n+e);let r=this._scrollToOffset(n,{adjustments:e,behavior:t});return this.scrollOffset!==null&&(this.pendingWrite===r&&(this.scrollOffset+=e),this.scrollOffset<0&&(this.scrollOffset=0)),!0}return this._holdOffset+=e,this.scrollOffset!==null&&(this.scrollOffset+=e),!0}scheduleScrollReconcile(){this.targetWindow?this.rafId??=this.targetWindow.requestAnimationFrame(()=>{this.rafId=null,this.reconcileScroll()}):this.scrollState=null}getScrollStateTarget(e){let t=e.toEnd?[Math.max(this.getMaxScrollOffset(),0)]:e.index==null?void 0:this.getOffsetForIndex(e.index,e.align);return t?t[0]:e.lastTargetOffset}reconcileScroll(){if(!this.scrollState||!this.scrollElement)return;if(this.now()-this.scrollState.startedAt>5e3){this.scrollState=null;return}if(this.scrollState.phase===`queued`){this.scheduleScrollReconcile();return}this.getMeasurements();let e=this.getScrollStateTarget(this.scrollState),t=this.scrollState.index==null?1:this.options.useAnimationFrameWithResizeObserver?3:2,n=e!==this.scrollState.lastTargetOffset;if(!n&&J(e,this.getScrollOffset())){if(this.scrollState.phase===`smooth`?this.scrollState.phase=`smoothLanded`:this.scrollState.phase===`smoothFinishing`&&(this.scrollState.phase=`instant`),this.scrollState.stableFrames++,this.scrollState.stableFrames>=t){this.getScrollOffset()!==e&&this._scrollToOffset(e,{behavior:`auto`}),this.scrollState=null;return}}else if(this.scrollState.stableFrames=0,n){let t=this.getSize()||600,n=Math.abs(e-this.getScrollOffset()),r=Di(this.scrollState)&&n>t;this.scrollState.lastTargetOffset=e,r?this.scrollState.phase=`smooth`:this.scrollState.phase===`smooth`?this.scrollState.phase=`smoothFinishing`:this.scrollState.phase===`smoothLanded`&&(this.scrollState.phase=`instant`),this._scrollToOffset(e,{behavior:r?`smooth`:`auto`})}this.scheduleScrollReconcile()}_startScroll(e,t,n,r){this.pendingScrollAnchor=null,this._clampedAdjustment=null;let i=this._iosGesture.tail();if(r===`absolute`&&i!==null){if(i===`fling`&&pi()){this._stopMomentum(()=>{this.scrollState?.phase!==`queued`||this._iosGesture.tail()!==`fling`||this._reportedOverscroll||(this._iosGesture.end(),this._flushHoldIfReady(!0),this._writeAwaitingCommand())}),this.scrollState={...e,startedAt:this.now(),lastTargetOffset:t,stableFrames:0,phase:`queued`,behavior:n,samples:[]},this.scheduleScrollReconcile();return}this._iosGesture.end()}this.scrollState={...e,startedAt:this.now(),lastTargetOffset:t,stableFrames:0,behavior:n,phase:Ei(n,e.index!=null&&J(t,this.getScrollOffset()))},this._scrollToOffset(t,{behavior:n}),this.scheduleScrollReconcile()}},Ai=(e,t,n,r)=>{for(;e<=t;){let i=(e+t)/2|0,a=n(i);if(a<r)e=i+1;else if(a>r)t=i-1;else return i}return e>0?e-1:0};function ji(e,t,n){let r=0;for(;r<=t;){let i=(r+t)/2|0,a=e[i*2];if(a<n)r=i+1;else if(a>n)t=i-1;else return i}return r>0?r-1:0}function Mi(e,t,n,r,i){let a=e.length-1;if(e.length<=r)return{startIndex:0,endIndex:a};if(r===1&&i!==null){let e=ji(i,a,n),r=e,o=n+t;for(;r<a&&i[r*2]+i[r*2+1]<o;)r++;return{startIndex:e,endIndex:r}}let o=Ai(0,a,t=>e[t].start,n),s=o;if(r===1)for(;s<a&&e[s].end<n+t;)s++;else if(r>1){let i=Array(r).fill(0);for(;s<a&&i.some(e=>e<n+t);){let t=e[s];i[t.lane]=t.end,s++}let c=Array(r).fill(n+t);for(;o>=0&&c.some(e=>e>=n);){let t=e[o];c[t.lane]=t.start,o--}o=Math.max(0,o-o%r),s=Math.min(a,s+(r-1-s%r))}return{startIndex:o,endIndex:s}}var Ni=typeof document<`u`?I.useLayoutEffect:I.useEffect;function Pi({useFlushSync:e=!0,directDomUpdates:t=!1,directDomUpdatesMode:n=`transform`,...r}){let i=I.useReducer(e=>e+1,0)[1],a=I.useRef({enabled:t,mode:n,container:null,lastSize:null,lastPositions:new WeakMap,prevRange:null});a.current.enabled=t,a.current.mode=n;let o=I.useRef(!1),s=e=>{let t=a.current;if(!t.enabled||!t.container)return;let n=e.getTotalSize();if(n!==t.lastSize){t.lastSize=n;let r=e.options.horizontal?`width`:`height`;t.container.style[r]=`${n}px`}},c=(e,t,n)=>{let r=a.current,i=!!e.options.horizontal,o=t.start-e.options.scrollMargin;r.lastPositions.get(n)!==o&&(r.lastPositions.set(n,o),r.mode===`transform`?n.style.transform=i?`translate3d(${o}px, 0, 0)`:`translate3d(0, ${o}px, 0)`:n.style[i?`left`:`top`]=`${o}px`)},l=e=>{let t=a.current;if(t.enabled&&t.container){s(e);for(let t of e.getVirtualItems()){let n=e.elementsCache.get(t.key);n&&c(e,t,n)}}},u={...r,onChange:(t,n)=>{var s;let c=a.current,u=!0;if(c.enabled){l(t);let e=t.range,n=c.prevRange;u=!n||n.isScrolling!==t.isScrolling||n.startIndex!==e?.startIndex||n.endIndex!==e?.endIndex,u&&(c.prevRange=e?{startIndex:e.startIndex,endIndex:e.endIndex,isScrolling:t.isScrolling}:null)}u&&(e&&n&&!o.current?(0,zt.flushSync)(i):i()),(s=r.onChange)==null||s.call(r,t,n)}},[d]=I.useState(()=>{let e=new ki(u),t=e.measureElement;return e.measureElement=n=>{o.current=!0;try{t(n)}finally{o.current=!1}let r=a.current;if(n!==null&&r.enabled&&r.container){let t=e.measurementsCache[e.indexFromElement(n)];t&&c(e,t,n)}},Object.assign(e,{containerRef:t=>{let n=a.current;n.container=t,n.lastSize=null,t!==null&&l(e)}})});return d.setOptions(u),Ni(()=>d._didMount(),[]),Ni(()=>(s(d),d._willUpdate())),Ni(()=>{l(d)}),d}function Fi(e){return Pi({observeElementRect:yi,observeElementOffset:Ci,scrollToFn:Ti,...e})}function Ii(e){for(let t=e?.parentElement??null;t;t=t.parentElement){let{overflowY:e}=getComputedStyle(t);if(e===`auto`||e===`scroll`)return t}return document.documentElement}function Li(e,t,n,r,i){let[a,o]=(0,I.useState)(0),s=(0,I.useMemo)(()=>r?e:e&&Ii(e),[r,e]);return(0,I.useLayoutEffect)(()=>{if(!s||!t.current)return;let e=t.current.getBoundingClientRect().top-s.getBoundingClientRect().top+s.scrollTop;Math.abs(e-a)>1&&o(e)}),Fi({count:n.length,getScrollElement:()=>s,estimateSize:()=>i,overscan:10,scrollMargin:a,getItemKey:(0,I.useCallback)(e=>n[e]??e,[n]),useFlushSync:!1})}function Ri(e,t,n,r){let i=(0,I.useRef)(-1);(0,I.useEffect)(()=>{!n||!r||t===0||e<t-8||i.current===t||(i.current=t,r())},[e,t,n,r])}function zi(e,t,n){let r=(0,I.useRef)(void 0),i=(0,I.useRef)(!0),a=e.scrollElement;(0,I.useEffect)(()=>{if(!n||!a)return;let e=()=>{i.current=a.scrollHeight-a.scrollTop-a.clientHeight<60};return a.addEventListener(`scroll`,e,{passive:!0}),()=>a.removeEventListener(`scroll`,e)},[n,a]),(0,I.useLayoutEffect)(()=>{if(!n||!a)return;let o=r.current===void 0?0:t.indexOf(r.current);r.current=t[0],o>0?a.scrollTop+=e.measurementsCache[o]?.start??0:i.current&&t.length>0&&e.scrollToIndex(t.length-1,{align:`end`})},[t,n,a,e])}function Bi(e,t){let n=(0,I.useRef)(new Set),[r,i]=(0,I.useState)(n.current);return(0,I.useEffect)(()=>{let r=qr(n.current,e,t);n.current=new Set(e),r.size>0&&i(r)},[e,t]),r}function Vi(e){let{label:t,rows:n,rowKey:r,columns:i,onOpen:a,openKey:o,onCursor:s,selected:c,onSelect:l,dense:u,tone:d}=e,{loading:f,empty:p,hasMore:m=!1,onMore:h,fill:g=!1,stickToEnd:_=!1,keys:v=!0}=e,[ee,te]=(0,I.useState)(null),ne=e.onSort?e.sort??null:ee??e.sort??null,y=(0,I.useMemo)(()=>e.onSort?n:Wr(n,i,ne),[n,i,ne,e.onSort]),b=(0,I.useMemo)(()=>y.map(r),[y,r]),[re,ie]=(0,I.useState)(null),ae=(0,I.useRef)(null),x=Li(re,ae,b,g,u?30:37),oe=x.getVirtualItems();Ri(oe.at(-1)?.index??-1,y.length,m,h),zi(x,b,_);let S=Bi(b,_),se=(0,I.useRef)(null),ce=e=>y[b.indexOf(e)],C=e=>{let t=ce(e);t!==void 0&&a?.(t)},le=(e,t)=>{if(!l)return;let n=b.indexOf(e);l(Kr(c??new Set,b,n,se.current,t)),se.current=n},w=Qr({keys:b,body:ae,everywhere:v,scrollTo:e=>x.scrollToIndex(e),onMove:e=>{s?.(ce(e)??null),o&&C(e)},onOpen:C,onTick:le}),T=(e,t)=>{w.set(t),!(e.target instanceof Element&&e.target.closest(`a, button, input, label, select`))&&!window.getSelection()?.toString()&&C(t)};if(y.length===0&&f)return(0,L.jsx)(`div`,{className:K.loading,children:(0,L.jsx)(z,{shape:`table`,rows:6})});if(y.length===0)return(0,L.jsx)(L.Fragment,{children:p});let ue=i.map(e=>e.width??`minmax(0, 1fr)`).join(` `),de=x.options.scrollMargin,fe=(oe[0]?.start??de)-de,pe=x.getTotalSize()-((oe.at(-1)?.end??de)-de),me=b.length>0&&b.every(e=>c?.has(e));return(0,L.jsxs)(`div`,{ref:ie,className:k(K.frame,g&&K.fill,u&&K.dense),children:[(0,L.jsxs)(`div`,{role:`grid`,"aria-label":t,"aria-rowcount":m?-1:y.length+1,"aria-multiselectable":l?!0:void 0,className:K.table,style:{"--columns":l?`18px ${ue}`:ue},children:[(0,L.jsx)(`div`,{role:`rowgroup`,className:K.head,children:(0,L.jsxs)(`div`,{role:`row`,"aria-rowindex":1,className:K.row,children:[l&&(0,L.jsx)(`div`,{role:`columnheader`,className:k(K.cell,K.tick),children:(0,L.jsx)(Jr,{label:`Select all`,checked:me,some:!me&&!!c?.size,onTick:()=>l(me?new Set:new Set(b))})}),i.map(t=>(0,L.jsx)(Hi,{column:t,sorting:ne,onSort:t=>(e.onSort??te)(t)},t.id))]})}),(0,L.jsx)(`div`,{ref:ae,role:`rowgroup`,className:K.body,style:{paddingTop:Math.max(0,fe),paddingBottom:Math.max(0,pe)},children:oe.map(({index:e,key:t})=>{let n=y[e];if(n===void 0)return null;let r=String(t);return(0,L.jsx)(Yr,{row:n,name:r,at:e,columns:i,measure:x.measureElement,reachable:w.key===r,open:o===r,opens:!!a,fresh:S.has(r),tone:d?.(n),ticked:l?c?.has(r)??!1:void 0,onTick:le,onClick:T,onKeyDown:w.onKeyDown,onFocus:w.set},r)})})]}),m&&(0,L.jsx)(`div`,{className:K.foot,children:f?`Loading…`:`${y.length} loaded`})]})}function Hi({column:e,sorting:t,onSort:n}){let r=t?.column===e.id?t.direction:null,i=r===`desc`?w:ae;return(0,L.jsx)(`div`,{role:`columnheader`,"aria-sort":r?r===`asc`?`ascending`:`descending`:void 0,className:k(K.cell,e.align===`end`&&K.end),children:e.sortValue?(0,L.jsxs)(`button`,{type:`button`,className:k(K.sort,r&&K.sorted),onClick:()=>n(Ur(t,e.id)),children:[(0,L.jsx)(`span`,{className:`truncate`,children:e.header}),r&&(0,L.jsx)(i,{"aria-hidden":!0})]}):e.header})}var X={filters:`_filters_19vpq_1`,search:`_search_19vpq_8`,chip:`_chip_19vpq_12`,on:`_on_19vpq_25`,button:`_button_19vpq_30`,value:`_value_19vpq_48`,options:`_options_19vpq_55`,option:`_option_19vpq_55`,blank:`_blank_19vpq_83`,form:`_form_19vpq_86`,quick:`_quick_19vpq_92`,end:`_end_19vpq_97`};function Ui({filter:e,value:t,onChange:n}){return e.kind===`choice`?(0,L.jsx)(Wi,{filter:e,value:t,onChange:n}):e.kind===`instant`?(0,L.jsx)(qi,{value:t,filter:e,onChange:n}):(0,L.jsx)(Gi,{value:t,filter:e,onChange:n})}function Wi({filter:e,value:t,onChange:n}){let[r,i]=(0,I.useState)(``),a=e.many??!1,o=Qe(t),s=e.options.filter(e=>e.label.toLowerCase().includes(r.toLowerCase()));return(0,L.jsxs)(`div`,{className:X.options,role:`listbox`,"aria-label":e.label,"aria-multiselectable":a,children:[e.options.length>9&&(0,L.jsx)(Cn,{local:!0,label:`Find in ${e.label}`,value:r,onChange:i}),s.map(e=>(0,L.jsxs)(`button`,{type:`button`,role:`option`,"aria-selected":o.includes(e.value),className:X.option,onClick:()=>n(he(t,e.value,a),!a),children:[o.includes(e.value)?(0,L.jsx)(ie,{"aria-hidden":!0}):(0,L.jsx)(`span`,{className:X.blank}),(0,L.jsx)(`span`,{className:`truncate`,children:e.label})]},e.value)),s.length===0&&(0,L.jsx)(`p`,{className:`faint`,children:`None`})]})}function Gi({filter:e,value:t,onChange:n}){let[r,i]=(0,I.useState)(Qe(t)[0]??``),a=()=>n(r.trim()||void 0,!0);return(0,L.jsxs)(`div`,{className:X.form,children:[(0,L.jsx)(bt,{autoFocus:!0,label:e.label,...e.placeholder?{placeholder:e.placeholder}:{},value:r,onChange:i,onEnter:a}),(0,L.jsx)(T,{variant:`primary`,onClick:a,children:`Apply`})]})}var Ki=[[`15 min`,15],[`1 h`,60],[`6 h`,360],[`1 d`,1440],[`7 d`,10080]];function qi({filter:e,value:t,onChange:n}){let[r,i]=(0,I.useState)(Ye(Qe(t)[0])),a=()=>n(r?new Date(r).toISOString():void 0,!0);return(0,L.jsxs)(`div`,{className:X.form,children:[(0,L.jsx)(`div`,{className:X.quick,children:Ki.map(([e,t])=>(0,L.jsx)(T,{size:`sm`,onClick:()=>n(new Date(Date.now()-t*6e4).toISOString(),!0),children:e},e))}),(0,L.jsx)(bt,{type:`datetime-local`,label:e.label,value:r,onChange:i,onEnter:a}),(0,L.jsx)(T,{variant:`primary`,onClick:a,children:`Apply`})]})}function Ji({filters:e,value:t,onChange:n,search:r,children:i}){let a=e.filter(e=>h(e,t[e.id])!==null);return(0,L.jsxs)(`div`,{className:X.filters,role:`group`,"aria-label":`Filters`,children:[r&&(0,L.jsx)(Yi,{search:r,value:t,onChange:n}),e.map(e=>(0,L.jsx)(Xi,{filter:e,value:t,onChange:n},e.id)),a.length>1&&(0,L.jsx)(T,{variant:`ghost`,onClick:()=>n(Object.fromEntries(a.map(e=>[e.id,void 0]))),children:`Clear`}),i&&(0,L.jsx)(`div`,{className:X.end,children:i})]})}function Yi({search:e,value:t,onChange:n}){let r=(0,I.useRef)(void 0);(0,I.useEffect)(()=>()=>clearTimeout(r.current),[]);let i=t[e.id];return(0,L.jsx)(Cn,{className:X.search??``,label:e.placeholder,value:typeof i==`string`?i:``,onChange:t=>{clearTimeout(r.current),r.current=setTimeout(()=>n({[e.id]:t||void 0}),180)}})}function Xi({filter:e,value:t,onChange:n}){let[r,i]=(0,I.useState)(!1),a=h(e,t[e.id]),o=(0,L.jsxs)(`button`,{type:`button`,className:X.button,children:[a===null&&(0,L.jsx)(Dt,{"aria-hidden":!0}),e.label,a!==null&&(0,L.jsx)(`span`,{className:X.value,children:a})]});return(0,L.jsxs)(`div`,{className:k(X.chip,a!==null&&X.on),children:[(0,L.jsx)(yt,{label:e.label,open:r,onOpenChange:i,trigger:o,children:(0,L.jsx)(Ui,{filter:e,value:t[e.id],onChange:(t,r)=>{n({[e.id]:t}),r&&i(!1)}})}),a!==null&&(0,L.jsx)(D,{size:`sm`,icon:O,label:`Remove the filter ${e.label}`,onClick:()=>n({[e.id]:void 0})})]})}var Zi=[`query OverviewApprovals {
  approvals(first: 3, status: PENDING, forMe: true) {
    totalCount
    nodes {
      id
      title
      description
      createdAt
      expiresAt
      requestedBy {
        ...ActorFields
      }
      session {
        id
        name
      }
    }
  }
}`,j].join(`
`),Qi=`query OverviewConnections {
  connections(mine: true) {
    id
    provider
    account
    status
    lastError
    updatedAt
  }
}`,$i=`query OverviewConnectors {
  connectors {
    name
    title
    circuit {
      state
      opensUntil
    }
  }
}`,ea=`query OverviewAgents {
  agents(first: 5, filter: {status: [ERROR]}) {
    totalCount
    nodes {
      id
      name
      status
      updatedAt
    }
  }
}`,ta=`query OverviewFailures {
  executions(first: 5, filter: {status: [FAILED]}) {
    totalCount
    nodes {
      id
      error
      createdAt
      completedAt
      workflow {
        id
        name
      }
      nodes {
        key
        name
        status
        error
      }
    }
  }
}`,na=[`query OverviewWorkflows($since: DateTime!) {
  workflows(first: 50) {
    totalCount
    nodes {
      id
      name
      status
      statistics(since: $since) {
        ...WorkflowStatisticsFields
      }
    }
  }
}`,g].join(`
`),ra=`query OverviewSteps {
  agents(
    first: 1
    filter: {runtime: [WORKER, HTTP, OPENAI, LYZR, LLAMA_STACK, A2A]}
  ) {
    totalCount
  }
  workflows(first: 1) {
    totalCount
  }
  executions(first: 1) {
    totalCount
  }
}`,ia=`query DemoWorkflow($search: String!) {
  workflows(first: 5, filter: {search: $search}) {
    nodes {
      id
      name
      executions(first: 1) {
        nodes {
          id
        }
      }
    }
  }
}`,aa=`query OverviewHistory($since: DateTime!) {
  runs: events(
    last: 100
    since: $since
    types: ["workflow.started", "workflow.completed", "workflow.failed", "workflow.cancelled"]
  ) {
    totalCount
    nodes {
      __typename
      occurredAt
    }
  }
  tasks: events(
    last: 100
    since: $since
    types: ["collaboration.task_created", "collaboration.task_updated"]
  ) {
    totalCount
    nodes {
      __typename
      occurredAt
      ... on TaskUpdated {
        task {
          status
        }
      }
    }
  }
}`,oa=`Publish an article`,sa=`The water cycle`,ca=[{name:`Researcher`,type:`research`,description:`Collects facts about a topic.`},{name:`Writer`,type:`writing`,description:`Writes a draft from the facts.`},{name:`Editor`,type:`editing`,description:`Checks a draft before people see it.`}];async function la(e,t){let n=await ua(e);if(n)return{executionId:n,existed:!0};let r=0,i=async e=>{let n=await e;return t(++r),n},a=[];for(let t of ca)a.push(await i(da(e,t)));let[o=``,s=``,c=``]=a;return{executionId:await i(ma(e,await i(pa(e,{researcher:o,editor:c,draft:await i(fa(e,s))})))),existed:!1}}async function ua(e){let{workflows:t}=await e.query(ia,{search:oa});return t.nodes.find(({name:e})=>e===oa)?.executions.nodes[0]?.id??null}async function da(e,t){let n={...t,runtime:`OPENAI`,capabilities:[t.type],metadata:{demo:!0}},{createAgent:r}=await e.mutate(Tr,{input:n},{idempotencyKey:`demo-agent-${t.type}`});return ga(r.agent).id}async function fa(e,t){let n={template:`content_generation`,name:`Draft an article`,description:`Has the writer draft an article and stores it.`,parameters:{agent_id:t}},{createWorkflowFromTemplate:r}=await e.mutate(ce,{input:n},{idempotencyKey:`demo-workflow-draft`});return ga(r.workflow).id}async function pa(e,t){let n={name:oa,description:`Researches and drafts an article, asks a person, and publishes it.`,nodes:ha(t),inputSchema:{type:`object`,required:[`topic`],properties:{topic:{type:`string`,title:`Topic`}}}},{createWorkflow:r}=await e.mutate(Oe,{input:n},{idempotencyKey:`demo-workflow-publish`});return ga(r.workflow).id}async function ma(e,t){let n={workflowId:t,input:{topic:sa}},{executeWorkflow:r}=await e.mutate(ke,{input:n},{idempotencyKey:`demo-run`});return ga(r.execution).id}function ha({researcher:e,editor:t,draft:n}){return[{key:`brief`,name:`Brief`,type:`TRANSFORM`,config:{value:{topic:"${input.topic}"}}},{key:`research`,name:`Research`,type:`AGENT`,config:{agentId:e,message:"Collect facts about ${nodes.brief.output.topic}."},dependsOn:[`brief`]},{key:`draft`,name:`Draft`,type:`WORKFLOW`,config:{workflowId:n,input:{topic:"${nodes.brief.output.topic}"}},dependsOn:[`research`]},{key:`edit`,name:`Edit`,type:`AGENT`,config:{agentId:t,message:"Check the draft about ${nodes.brief.output.topic}."},dependsOn:[`draft`]},{key:`approve`,name:`Approve`,type:`APPROVAL`,config:{title:"Publish “${nodes.brief.output.topic}”?",description:`The draft is written and checked. It is published once you approve it.`,data:{topic:"${nodes.brief.output.topic}",checked:"${nodes.edit.output.content}"}},dependsOn:[`edit`]},{key:`publish`,name:`Publish`,type:`EVENT`,config:{emit:`article.published`,data:{topic:"${nodes.brief.output.topic}"}},dependsOn:[`approve`],when:`nodes.approve.output.approved`}]}function ga(e){if(e===null)throw Error(`The gateway created nothing and gave no reason.`);return e}var _a={frame:`_frame_5ukm1_1`};function va({variant:e=`plain`,onLoaded:t}){let n=ot(),r=Nt(),i=C(),a=Ze(`agents:write`),o=Ze(`workflows:write`),[s,c]=(0,I.useState)(null),[l,u]=(0,I.useState)(null),d=async()=>{c(0),u(null);try{let{executionId:e,existed:a}=await la(n,c);Ce(),t?.(e),i({title:a?`The demo is loaded already`:`The demo is loaded`,description:a?`Everything is as you left it.`:`Its run will ask you for an approval.`,action:{label:`See the run`,run:()=>void r.navigate({href:`/runs/${e}`})}})}catch(e){u(ye(e))}finally{c(null)}};return(0,L.jsxs)(`span`,{className:_a.frame,children:[(0,L.jsx)(T,{variant:e,icon:dt,busy:s!==null,disabledReason:a.reason??o.reason??null,onClick:()=>void d(),children:s===null?`Load the demo`:`Loading ${s} of 6`}),(0,L.jsx)(M,{compact:!0,error:l,onRetry:()=>void d()})]})}var ya=(0,I.lazy)(()=>x(()=>import(`./JsonEditorView-C1uArV9L.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9])));function ba(e){let{label:t,hint:n,error:r,required:i,hideLabel:a,minLines:o=4}=e;return(0,L.jsx)(ct,{label:t,hint:n,error:r,required:i,hideLabel:a,children:t=>(0,L.jsx)(I.Suspense,{fallback:(0,L.jsx)(z,{shape:`block`,height:`${o*1.2+1}rem`}),children:(0,L.jsx)(ya,{...e,describedBy:t[`aria-describedby`]})})})}function xa({value:e,onChange:t,options:n,columns:r=1,...i}){let a=(0,I.useId)();return(0,L.jsxs)(`fieldset`,{className:N.field,disabled:!!i.disabledReason,children:[(0,L.jsx)(`legend`,{className:i.hideLabel?`visually-hidden`:N.label,children:i.label}),(0,L.jsx)(`div`,{className:N.cards,style:{"--columns":r},children:n.map(({value:n,label:r,hint:i,icon:o})=>(0,L.jsxs)(`label`,{className:N.card,children:[(0,L.jsx)(`input`,{type:`radio`,className:`visually-hidden`,name:a,checked:n===e,onChange:()=>t(n)}),o&&(0,L.jsx)(o,{"aria-hidden":!0}),(0,L.jsx)(`span`,{className:N.cardLabel,children:r}),i&&(0,L.jsx)(`span`,{className:N.hint,children:i})]},n))}),(0,L.jsx)(We,{field:i,id:a})]})}function Sa({value:e,onChange:t,options:n,placeholder:r,...i}){return(0,L.jsx)(ct,{...i,children:i=>(0,L.jsxs)(`select`,{...i,className:k(N.control,N.select),value:e,onChange:e=>{let r=n.find(t=>t.value===e.target.value);r&&t(r.value)},children:[r!==void 0&&(0,L.jsx)(`option`,{value:``,disabled:!0,children:r}),n.map(e=>(0,L.jsx)(`option`,{value:e.value,disabled:e.disabled,children:e.label},e.value))]})})}var Z={bars:`_bars_etmom_1`,label:`_label_etmom_10`,track:`_track_etmom_16`,bar:`_bar_etmom_1`,value:`_value_etmom_28`,stack:`_stack_etmom_32`,share:`_share_etmom_40`,ticks:`_ticks_etmom_46`,tick:`_tick_etmom_46`,absent:`_absent_etmom_64`};function Ca({items:e,format:t=e=>e.toLocaleString(`en`),label:n}){let r=Math.max(1e-9,...e.map(e=>e.value));return(0,L.jsx)(`ul`,{className:Z.bars,"aria-label":n,children:e.map(({label:e,value:n,tone:i=`accent`,to:a})=>(0,L.jsxs)(`li`,{children:[a?(0,L.jsx)(E,{href:a,className:k(Z.label,`truncate`),children:e}):(0,L.jsx)(`span`,{className:k(Z.label,`truncate`),children:e}),(0,L.jsx)(`span`,{className:Z.track,"aria-hidden":!0,children:(0,L.jsx)(`span`,{className:Z.bar,style:{display:`block`,width:`${n/r*100}%`,"--fill":S(i)}})}),(0,L.jsx)(`span`,{className:k(Z.value,`tabular`),children:t(n)})]},`${e} ${a}`))})}function wa({parts:e,label:t}){let n=e.filter(e=>e.value>0),r=n.map(e=>`${e.value} ${e.label}`).join(`, `);return(0,L.jsx)(`div`,{className:Z.stack,role:`img`,"aria-label":`${t?`${t}: `:``}${r||`none`}`,title:r,children:n.map(e=>(0,L.jsx)(`span`,{className:Z.share,style:{"--share":e.value,"--fill":S(e.tone)}},e.label))})}function Ta({items:e,room:t=0,label:n}){let r=Math.max(0,t-e.length);return(0,L.jsxs)(`span`,{className:Z.ticks,role:`group`,"aria-label":n,children:[Array.from({length:r},(e,t)=>(0,L.jsx)(`span`,{className:k(Z.tick,Z.absent)},`absent-${t}`)),e.map(({key:e,tone:t,label:n,to:r})=>{let i={className:Z.tick,style:{"--fill":S(t)},title:n};return r?(0,L.jsx)(E,{...i,href:r,"aria-label":n},e):(0,L.jsx)(`span`,{...i,role:`img`,"aria-label":n},e)})]})}var Ea={form:`_form_peax7_1`,buttons:`_buttons_peax7_6`,reason:`_reason_peax7_10`};function Da(e,t){let[n,r]=(0,I.useState)(``),[i,{pending:a,error:o}]=tt(qe),s=C(),c=(0,I.useMemo)(de,[n]);return{feedback:n,setFeedback:r,decide:async r=>{let a=n.trim(),o=[];for(let{id:t}of e)o.push(await i({input:{id:t,approved:r,idempotencyKey:`${c}:${t}:${r}`,...a?{feedback:a}:{}}}));let l=o.filter(e=>e.error!==null),u=l.filter(e=>e.error?.code===`CONFLICT`).length;u>0&&s({title:u===1?`Decided in the meantime`:`${u} were decided in the meantime`,description:`Your decision was not recorded.`,tone:`info`}),e.length>1&&s({title:`${o.length-l.length} of ${o.length} ${r?`approved`:`rejected`}`,tone:l.length>u?`bad`:`ok`}),l.length===u&&t?.()},pending:a,error:o?.code===`CONFLICT`?null:o}}function Oa({approvals:e,reason:t,onDecided:n,keys:r}){let{feedback:i,setFeedback:a,decide:o,pending:s,error:c}=Da(e,n),l=r?.intent??null,u=(0,I.useRef)(null),d=(0,I.useRef)(null);(0,I.useEffect)(()=>{l===`approve`&&u.current?.focus(),l===`reject`&&d.current?.focus()},[l]);let f=e=>{e.key===`Escape`&&(e.stopPropagation(),r?.onIntent(null),d.current?.blur()),e.key!==`Enter`||e.shiftKey||l!==`reject`&&!e.ctrlKey&&!e.metaKey||(e.preventDefault(),t||o(l!==`reject`))},p=e.length>1?` ${e.length}`:``;return(0,L.jsxs)(`div`,{className:Ea.form,children:[(0,L.jsx)(M,{compact:!0,error:c}),t&&(0,L.jsx)(`p`,{className:Ea.reason,children:t}),!t&&(0,L.jsx)(Un,{label:`Comment`,hideLabel:!0,rows:1,maxRows:8,placeholder:l===`reject`?`Why not? Enter rejects`:`Comment (optional)`,value:i,onChange:a,onKeyDown:f,inputRef:d}),(0,L.jsxs)(`div`,{className:Ea.buttons,children:[(0,L.jsxs)(T,{ref:u,variant:`primary`,icon:ie,...r&&{keys:`A`},busy:s,disabledReason:t,onClick:()=>void o(!0),children:[`Approve`,p]}),(0,L.jsxs)(T,{variant:`danger`,icon:O,...r&&{keys:`R`},busy:s,disabledReason:t,onClick:()=>void o(!1),children:[`Reject`,p]})]})]})}var ka={APPROVE:`approved`,REJECT:`rejected`,FAIL:`failed`};function Aa({decisions:e}){return e.filter(({approved:e})=>e).length}function ja({viewerMayDecide:e,viewerMayNotBecause:t}){return e===!1?t??`You are not one of its approvers.`:null}function Ma(){let{data:e}=je(ra,{});return e?.agents.totalCount===0&&e.workflows.totalCount===0&&(0,L.jsx)(va,{})}var Q={split:`_split_j2ewt_1`,collapsed:`_collapsed_j2ewt_8`,pane:`_pane_j2ewt_11`,divider:`_divider_j2ewt_18`};function Na({children:[e,t],label:n,id:r,initial:i=400,min:a=260,collapsed:o}){let s=`parley:split:${r}`,[c,l]=(0,I.useState)(()=>Number(localStorage.getItem(s))||i),u=(0,I.useRef)(null),d=e=>{let t=u.current?.clientWidth??1280,n=Math.round(Math.max(a,Math.min(e,t-a)));l(n),localStorage.setItem(s,String(n))};return o||!t?(0,L.jsx)(`div`,{className:k(Q.split,Q.collapsed),children:(0,L.jsx)(`div`,{className:Q.pane,children:e})}):(0,L.jsxs)(`div`,{ref:u,className:Q.split,style:{"--aside":`${c}px`},children:[(0,L.jsx)(`div`,{className:Q.pane,children:e}),(0,L.jsx)(`div`,{role:`separator`,tabIndex:0,"aria-label":n,"aria-orientation":`vertical`,"aria-valuenow":c,"aria-valuemin":a,"aria-valuemax":2e3,className:Q.divider,onKeyDown:e=>{let t={ArrowLeft:24,ArrowRight:-24}[e.key];t!==void 0&&(e.preventDefault(),d(c+t))},onPointerDown:e=>e.currentTarget.setPointerCapture(e.pointerId),onPointerMove:e=>{e.currentTarget.hasPointerCapture(e.pointerId)&&u.current&&d(u.current.getBoundingClientRect().right-e.clientX)},onDoubleClick:()=>d(i)}),(0,L.jsx)(`div`,{className:Q.pane,children:t})]})}var Pa={line:`_line_w1g0a_1`,yes:`_yes_w1g0a_18`,no:`_no_w1g0a_21`};function Fa({decision:e}){let{approved:t,by:n,onBehalfOf:r,via:i,at:a,override:o,feedback:s}=e;return(0,L.jsxs)(`p`,{className:Pa.line,children:[t?(0,L.jsx)(ie,{"aria-hidden":!0,className:Pa.yes}):(0,L.jsx)(O,{"aria-hidden":!0,className:Pa.no}),(0,L.jsxs)(`span`,{children:[(0,L.jsx)(`b`,{children:n.name}),` `,t?`approved`:`rejected`,r&&` for ${r.name}`,i!==`WEB`&&i!==`GENERIC`&&` by ${mt(i)}`,o&&`, in place of the approvers`,`, `,(0,L.jsx)(St,{at:a}),s&&(0,L.jsxs)(L.Fragment,{children:[`: “`,s,`”`]})]})]})}var Ia=12;function La({data:e,label:t=`What it is about`}){if(e==null)return null;if(typeof e!=`object`)return(0,L.jsx)(`p`,{children:String(e)});let n=Object.entries(e);return n.length===0?null:Array.isArray(e)||n.length>Ia?(0,L.jsx)(Dn,{label:t,value:e,open:1}):(0,L.jsx)(Je,{items:n.map(([e,t])=>Ra(e,t))})}function Ra(e,t){let n=typeof t==`object`&&!!t,r=typeof t==`string`?t:typeof t==`boolean`?t?`Yes`:`No`:JSON.stringify(t);return{label:mt(e),value:n?(0,L.jsx)(Dn,{label:e,value:t,search:!1}):r,wide:n||r.length>60}}var $={list:`_list_1c6to_1`,item:`_item_1c6to_6`,row:`_row_1c6to_9`,words:`_words_1c6to_30`,title:`_title_1c6to_36`,meta:`_meta_1c6to_42`,aside:`_aside_1c6to_60`};function za({label:e,children:t}){return(0,L.jsx)(`ul`,{className:$.list,"aria-label":e,children:t})}function Ba({icon:e,title:t,meta:n,aside:r,to:i,onOpen:a}){let o=(0,L.jsxs)(L.Fragment,{children:[e&&(0,L.jsx)(e,{"aria-hidden":!0}),(0,L.jsxs)(`span`,{className:$.words,children:[(0,L.jsx)(`span`,{className:$.title,children:t}),n&&(0,L.jsx)(`span`,{className:$.meta,children:n})]}),r&&(0,L.jsx)(`span`,{className:$.aside,children:r})]});return(0,L.jsx)(`li`,{className:$.item,children:i?(0,L.jsx)(E,{href:i,className:$.row,children:o}):a?(0,L.jsx)(`button`,{type:`button`,className:$.row,onClick:a,children:o}):(0,L.jsx)(`div`,{className:$.row,children:o})})}function Va({error:e,fields:t}){let n=e?.field?.at(-1);return!e||n!==void 0&&t?.includes(n)?null:(0,L.jsx)(M,{error:e})}function Ha(e,...t){let n=e?.field;if(!(!e||!n||n.length<t.length))return n.slice(-t.length).every((e,n)=>e===t[n])?e.message:void 0}var Ua=[`query Connectors {
  connectors {
    ...ConnectorFields
  }
}`,Ke,xt,P,ze,lt].join(`
`),Wa=[`query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}`,Ke,xt,P,ze,lt,gt].join(`
`),Ga=[`query ConnectorActions {
  connectors {
    name
    title
    mode
    configured
    actions {
      ...ConnectorActionFields
    }
  }
}`,gt].join(`
`),Ka=[`query ExplainDelivery($userId: ID) {
  explainDelivery(userId: $userId) {
    channel
    willDeliver
    reason
    circuit
    config {
      ...IntegrationConfigFields
    }
    origins {
      setting
      tier
    }
  }
}`,He].join(`
`),qa=[`mutation BeginOAuth($input: BeginOAuthInput!) {
  beginOAuth(input: $input) {
    authorizationUrl
    state
    errors {
      ...ErrorFields
    }
  }
}`,F].join(`
`),Ja=[`mutation RefreshConnection($input: ConnectionInput!) {
  refreshConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,lt,F].join(`
`),Ya=[`mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,lt,F].join(`
`),Xa=[`mutation RunConnectorAction($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) {
    output
    simulated
    durationMs
    errors {
      ...ErrorFields
    }
  }
}`,F].join(`
`),Za=[`mutation TestConnector($input: TestConnectorInput!) {
  testConnector(input: $input) {
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,P,F].join(`
`),Qa=[`mutation SetIntegrationOverride($input: SetIntegrationOverrideInput!) {
  setIntegrationOverride(input: $input) {
    settings {
      usingDefaults
      overrides {
        ...IntegrationConfigFields
      }
      effective {
        ...IntegrationConfigFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}`,He,F].join(`
`);function $a({what:e,scope:t}){return(0,L.jsxs)(ht,{icon:ue,title:`You may not see ${e}`,children:[`It needs the scope `,(0,L.jsx)(`code`,{children:t}),`. An administrator can change your role.`]})}var eo=(0,I.lazy)(()=>x(()=>import(`./FormView-0p2hzT6N.js`),__vite__mapDeps([10,1,11,3,4,5,6,7,12])));function to(e){return(0,L.jsx)(I.Suspense,{fallback:(0,L.jsx)(z,{rows:4}),children:(0,L.jsx)(eo,{...e})})}var no=e({Diff:()=>io}),ro=(0,I.lazy)(()=>x(()=>import(`./DiffView-BKx4zyG6.js`),__vite__mapDeps([13,1,2,3,8,5,9])));function io(e){return(0,L.jsx)(I.Suspense,{fallback:(0,L.jsx)(z,{shape:`block`,height:240}),children:(0,L.jsx)(ro,{...e})})}var ao=`fragment RunNodeValues on NodeExecution {
  id
  key
  status
  input
  output
  error
}`,oo=[`subscription RunsEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
    ... on WorkflowStarted {
      execution {
        ...ExecutionFields
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...ExecutionChange
      }
    }
    ... on WorkflowFailed {
      execution {
        ...ExecutionChange
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...ExecutionChange
      }
    }
    ... on NodeWaiting {
      execution {
        ...ExecutionChange
      }
    }
    ... on NodeCompleted {
      execution {
        ...ExecutionChange
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,it,ft,Ie,j].join(`
`),so=[`query Run($id: ID!) {
  execution(id: $id) {
    ...ExecutionFields
    input
    output
    workflow {
      id
      name
      status
      version
      inputSchema
    }
    parentNode {
      id
      key
      name
      execution {
        id
        workflow {
          id
          name
        }
      }
    }
  }
}`,it,ft,Ie,j].join(`
`),co=`query RunsBefore($until: DateTime!) {
  executions(first: 1, filter: {status: [PENDING], until: $until}) {
    totalCount
  }
}`,lo=`query TasksBefore($type: String!) {
  tasks(first: 1, filter: {status: [PENDING], type: $type}) {
    totalCount
  }
}`,uo=[`query RunNode($id: ID!) {
  node(id: $id) {
    __typename
    ... on NodeExecution {
      ...RunNodeValues
      task {
        id
        title
        type
        status
        progress
        error
        attempts
        createdAt
        assignedTo {
          id
          name
        }
      }
      approval {
        ...ApprovalDetail
      }
      subRun {
        ...ExecutionChange
        workflow {
          id
          name
        }
      }
    }
  }
}`,ao,Be,p,j,ft,Ie].join(`
`),fo=[`query RunNodeAt($event: ID!) {
  event(id: $event) {
    __typename
    id
    ... on NodeStarted {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeWaiting {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeCompleted {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeFailed {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeSkipped {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeRetrying {
      node {
        ...RunNodeValues
      }
    }
    ... on NodeCancelled {
      node {
        ...RunNodeValues
      }
    }
  }
}`,ao].join(`
`),po=[`mutation RunStart($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    execution {
      ...ExecutionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,it,ft,Ie,j,F].join(`
`);function mo({type:e,id:t,children:n}){return(0,L.jsx)(rn,{type:e,id:t,to:Vt(e,t),children:n})}var ho={page:`_page_91ch9_1`,narrow:`_narrow_91ch9_7`,sheet:`_sheet_91ch9_12`,monitor:`_monitor_91ch9_22`,header:`_header_91ch9_46`,words:`_words_91ch9_55`,title:`_title_91ch9_63`,facts:`_facts_91ch9_74`,actions:`_actions_91ch9_82`,queue:`_queue_91ch9_86`},go={body:`_body_gnghp_1`,line:`_line_gnghp_6`};function _o(e){let t=bo(e);return t!==null&&Object.keys(t).length>0}function vo(e){let t={};for(let[n,r]of Object.entries(bo(e)??{}))xo(r)&&`default`in r&&(t[n]=r.default);return t}function yo(e){if(e.trim()===``)return{value:{},error:null};try{return{value:JSON.parse(e),error:null}}catch(e){return{value:null,error:e instanceof Error?e.message:`This is not JSON.`}}}function bo(e){let t=xo(e)?e.properties:null;return xo(t)?t:null}function xo(e){return typeof e==`object`&&!!e&&!Array.isArray(e)}function So({workflow:e,input:t,version:n,onClose:r,onStarted:i}){let a=_o(e.inputSchema),[o,s]=(0,I.useState)(a?`form`:`json`),[c,l]=(0,I.useState)(()=>t??vo(e.inputSchema)),[u,d]=(0,I.useState)(()=>JSON.stringify(t??vo(e.inputSchema),null,2)),[f,p]=(0,I.useState)(String(e.version)),[m,{pending:h,error:g}]=tt(po),_=et(),v=yo(u),ee=o===`form`?c:v.value,te=async()=>{if(o===`json`&&v.error)return;let t=Number(f)===e.version?{}:{version:Number(f)},{data:n}=await m({input:{workflowId:e.id,input:ee,...t}}),r=n?.executeWorkflow.execution?.id;r&&i(r)},y=e=>{e===`json`?d(JSON.stringify(c,null,2)):v.error||l(v.value),s(e)},re=n!==void 0&&n!==e.version;return(0,L.jsx)(b,{open:!0,onOpenChange:e=>!e&&r(),title:t===void 0?`Run ${e.name}`:`Run ${e.name} again`,size:`md`,footer:(0,L.jsxs)(L.Fragment,{children:[(0,L.jsx)(T,{onClick:r,children:`Cancel`}),(0,L.jsx)(T,{variant:`primary`,icon:ne,keys:`Ctrl Enter`,busy:h,disabledReason:o===`json`?v.error:null,onClick:()=>void te(),children:`Run`})]}),children:(0,L.jsxs)(`div`,{className:go.body,children:[(a||re)&&(0,L.jsxs)(`div`,{className:go.line,children:[a&&(0,L.jsx)(Vn,{label:`Input as`,value:o,onChange:y,items:[{value:`form`,label:`Form`},{value:`json`,label:`JSON`}]}),re&&(0,L.jsx)(Sa,{label:`Version`,hideLabel:!0,value:f,onChange:p,options:[{value:String(e.version),label:`Newest version (v${e.version})`},{value:String(n),label:`Same version as that run (v${n})`}]})]}),(0,L.jsx)(`div`,{ref:_,children:o===`form`?(0,L.jsx)(to,{schema:e.inputSchema,value:c,onChange:e=>l(e)}):(0,L.jsx)(ba,{label:`Input`,value:u,onChange:d,error:v.error,minLines:6,maxLines:20})}),g&&(0,L.jsx)(M,{error:g,compact:!0})]})})}var Co={MANUAL:`By hand`,SCHEDULE:`Schedule`,WEBHOOK:`Webhook`,EVENT:`Event`};function wo(e){return Co[e]??e.toLowerCase()}var To=[`query TaskBoard($pending: TaskFilter!, $assigned: TaskFilter!, $running: TaskFilter!, $completed: TaskFilter!, $failed: TaskFilter!, $cancelled: TaskFilter!) {
  pending: tasks(
    first: 60
    filter: $pending
    orderBy: {field: PRIORITY, direction: DESC}
  ) {
    ...BoardColumn
  }
  assigned: tasks(
    first: 60
    filter: $assigned
    orderBy: {field: PRIORITY, direction: DESC}
  ) {
    ...BoardColumn
  }
  running: tasks(
    first: 60
    filter: $running
    orderBy: {field: PRIORITY, direction: DESC}
  ) {
    ...BoardColumn
  }
  completed: tasks(
    first: 30
    filter: $completed
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    ...BoardColumn
  }
  failed: tasks(
    first: 30
    filter: $failed
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    ...BoardColumn
  }
  cancelled: tasks(
    first: 30
    filter: $cancelled
    orderBy: {field: UPDATED_AT, direction: DESC}
  ) {
    ...BoardColumn
  }
}`,`fragment BoardColumn on TaskConnection {
  totalCount
  nodes {
    ...TaskFields
  }
}`,Tt,j].join(`
`),Eo=[`query TaskHistory($id: ID!) {
  eventChain(of: $id, first: 100) {
    ...EventFields
    ... on TaskCreated {
      task {
        id
        status
      }
    }
    ... on TaskAssigned {
      task {
        id
        status
        assignedTo {
          id
          name
        }
      }
    }
    ... on TaskUpdated {
      note
      task {
        id
        status
        progress
        error
        attempts
      }
    }
  }
}`,Ve,j].join(`
`),Do=`query AssignableAgents($search: String) {
  agents(
    first: 50
    filter: {search: $search}
    orderBy: {field: NAME, direction: ASC}
  ) {
    nodes {
      id
      name
      type
      runtime
      status
      capabilities
    }
  }
}`,Oo=`fragment WorkflowTick on WorkflowExecution {
  id
  status
  error
  createdAt
  durationMs
}`,ko=[`query WorkflowList($first: Int, $after: String, $filter: WorkflowFilter) {
  workflows(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...WorkflowListRow
    }
  }
}`,wt,`fragment WorkflowListRow on Workflow {
  id
  name
  description
  status
  version
  updatedAt
  inputSchema
  triggers {
    ...WorkflowTriggerFields
  }
  statistics {
    ...WorkflowStatisticsFields
  }
  executions(first: 20) {
    nodes {
      ...WorkflowTick
    }
  }
}`,Xe,g,Oo].join(`
`),Ao=[`subscription WorkflowListEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
    type
    ... on StreamOpened {
      resumed
    }
    ... on StreamGap {
      reason
    }
    ... on WorkflowStarted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCompleted {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowFailed {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on WorkflowCancelled {
      execution {
        ...WorkflowTick
        workflow {
          id
        }
      }
    }
    ... on RecordChanged {
      recordId
    }
  }
}`,Oo].join(`
`),jo=[`query WorkflowPage($id: ID!) {
  workflow(id: $id) {
    ...WorkflowDetail
    statistics {
      ...WorkflowStatisticsFields
    }
    executions(first: 20) {
      nodes {
        ...WorkflowTick
      }
    }
  }
}`,y,ge,Xe,$e,re,g,Oo].join(`
`),Mo=[`query WorkflowHistory($id: ID!) {
  workflow(id: $id) {
    id
    name
    status
    version
    versions {
      version
      inputSchema
      config
      createdAt
      createdBy {
        ...ActorFields
      }
      nodes {
        ...WorkflowNodeFields
      }
    }
  }
}`,j,$e].join(`
`),No=[`mutation WorkflowStatus($id: ID!, $status: WorkflowStatus!) {
  updateWorkflow(input: {id: $id, status: $status}) {
    workflow {
      id
      status
      version
    }
    errors {
      ...ErrorFields
    }
  }
}`,F].join(`
`),Po={name:`_name_1qf66_1`,signs:`_signs_1qf66_10`,sign:`_sign_1qf66_10`,triggers:`_triggers_1qf66_39`,trigger:`_trigger_1qf66_39`,triggerWords:`_triggerWords_1qf66_52`,problem:`_problem_1qf66_58`,url:`_url_1qf66_61`,bad:`_bad_1qf66_69`,warn:`_warn_1qf66_72`,cards:`_cards_1qf66_75`,card:`_card_1qf66_75`,cardTitle:`_cardTitle_1qf66_97`,cardNodes:`_cardNodes_1qf66_100`,cardNode:`_cardNode_1qf66_100`,empty:`_empty_1qf66_115`,columns:`_columns_1qf66_120`,graph:`_graph_1qf66_125`,figures:`_figures_1qf66_130`,figure:`_figure_1qf66_130`,side:`_side_1qf66_149`,versions:`_versions_1qf66_155`,list:`_list_1qf66_162`,version:`_version_1qf66_155`,versionWords:`_versionWords_1qf66_189`,difference:`_difference_1qf66_195`,summary:`_summary_1qf66_201`};function Fo(e){let{description:t,inputSchema:n,config:r}=e;return{name:`${e.name} (copy)`,status:`DRAFT`,nodes:e.nodes.map(Io),triggers:e.triggers.map(({type:e,config:t,enabled:n})=>({type:e,enabled:n,config:e===`WEBHOOK`?{}:t})),...t?{description:t}:{},...n?{inputSchema:n}:{},...r?{config:r}:{},...e.ownAgents.length>0?{agents:e.ownAgents.flatMap(Lo)}:{}}}function Io({next:e,...t}){return t}function Lo({id:e,...t}){return e===null?[]:[{id:e,...t}]}export{ba as $,$t,Ya as A,_r as At,La as B,In as Bt,no as C,Tr as Ct,Ga as D,Sr as Dt,qa as E,xr as Et,Za as F,Un as Ft,Aa as G,Dn as Gt,Na as H,jn as Ht,Va as I,Vn as It,Ca as J,cn as Jt,ja as K,On as Kt,Ha as L,Bn as Lt,Ja as M,fr as Mt,Xa as N,cr as Nt,Wa as O,br as Ot,Qa as P,ar as Pt,xa as Q,en as Qt,za as R,Rn as Rt,io as S,Dr as St,$a as T,yr as Tt,Ma as U,An as Ut,Fa as V,kn as Vt,ka as W,Mn as Wt,Ta as X,rn as Xt,wa as Y,z as Yt,Sa as Z,nn as Zt,fo as _,Vr as _t,ko as a,Rt as an,ta as at,oo as b,Pr as bt,No as c,na as ct,Eo as d,Fi as dt,Jt as en,va as et,wo as f,Hr as ft,so as g,zr as gt,mo as h,Lr as ht,Mo as i,Ht as in,$i as it,Ka as j,pr as jt,Ua as k,vr as kt,Do as l,Ji as lt,ho as m,Br as mt,Io as n,Ut as nn,Zi as nt,Ao as o,Lt as on,aa as ot,So as p,Ir as pt,Oa as q,Cn as qt,Po as r,Vt as rn,Qi as rt,jo as s,Pt as sn,ra as st,Fo as t,Gt as tn,ea as tt,To as u,Vi as ut,uo as v,Rr as vt,to as w,Er as wt,lo as x,Cr as xt,co as y,Fr as yt,Ba as z,Ln as zt};