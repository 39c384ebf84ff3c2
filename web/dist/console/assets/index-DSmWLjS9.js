const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/Behind-BuY-N7vQ.js","assets/rolldown-runtime-QQ38H6s1.js","assets/braces-Bmt7gKNg.js","assets/Kbd-DzzKb9h7.js","assets/react-DTDkG8bU.js","assets/classes-hZG6twJP.js","assets/Kbd-CZ86unOW.css","assets/Button-BN-UqUNc.js","assets/radix-CsobjDQ-.js","assets/Button-Sql3xrI5.css","assets/Badge-CZSbK22T.js","assets/Badge-CmbhaQa7.css","assets/Empty-keNOC2zN.js","assets/Empty-Cjw61qhX.css","assets/Drawer-CPL3o5-G.js","assets/Boundary-BnEFI2Cg.js","assets/focus-VguRdhZR.js","assets/focus-BoP4MA3n.css","assets/narrow-CiCcY_uR.js","assets/JsonTree-BN9BvCsP.js","assets/SearchField-BfjfXtgT.js","assets/Menu.module-Ceew9JD8.js","assets/Menu-BOwsgNRg.css","assets/Field.module-rSq5DDAo.js","assets/Field-BHGJdO_s.css","assets/JsonTree-LNq1ZaNx.css","assets/environment-DMdEqXfo.js","assets/store-CRIP2rdv.js","assets/copies-BvFALiX5.js","assets/Behind-D752nMB2.css","assets/Why-B_wgStFr.js","assets/log-LdyOV11S.js","assets/Time-AtWi8Q0_.js","assets/context-B0NfIRVY.js","assets/times-BOdooEu6.js","assets/links-zn7xwPZb.js","assets/EventType-Qu26BUx3.js","assets/tones-U-DwEnnp.js","assets/EventType-CMJqVH1B.css","assets/LiveBanner-BNW8LWaQ.js","assets/LiveBanner-BuQ4_8F5.css","assets/ObjectLink-BHsu-Yru.js","assets/bot-BJFqMgv7.js","assets/circle-check-big-Cnqe_rSX.js","assets/list-checks-DWdEZ_T-.js","assets/square-arrow-up-right-exit-40wanAls.js","assets/unplug-DoQdyFuN.js","assets/IdLabel-BxsXIr91.js","assets/IdLabel-CEgwdU-T.css","assets/Skeleton-CbO0nLhq.js","assets/Skeleton-C_p3NF5j.css","assets/Why-BGvgnbzW.css","assets/Palette-Dt252gRG.js","assets/router-Cm__lA-g.js","assets/Palette-Bvt6SAoY.css","assets/drafts-Biw_D3iL.js","assets/AgentsPage-PeC8exYX.js","assets/plus-BlVgvshH.js","assets/guard-lm5Bc-FD.js","assets/title-Dg2fKNk7.js","assets/DataTable-CAeDTGnZ.js","assets/arrow-up-DFVC_WI4.js","assets/esm-DL1Ov88b.js","assets/DataTable-CS3tItXn.css","assets/Filters-CU0ilrrk.js","assets/TextField-AkZ3TvZK.js","assets/filter-BT9BeyVT.js","assets/Filters-B5jstyPI.css","assets/LoadDemo-CA6ZD5Zx.js","assets/reading-C3nwIkwc.js","assets/agents-CRrmw6Dy.js","assets/executions-DPhjp1Zi.js","assets/workflows-DpmTmz2_.js","assets/LoadDemo-COHmVOe_.css","assets/Panel-B4pHTkKl.js","assets/Panel-rJ_OaBzv.css","assets/Status-3GcI4MIV.js","assets/Status-DX4-Z2Hx.css","assets/useAgentActions-ulQ7TUKB.js","assets/mutate-Bv5AsWD5.js","assets/Tabs-CxC8DqNv.js","assets/Tabs-DNV0QexM.css","assets/TextArea-BvayU03w.js","assets/useReply-Dn9GSJe_.js","assets/clock-3-BhOwI8rR.js","assets/undo-2-DTyk44iY.js","assets/markdown-CKKwGY4K.js","assets/useReply-Crz4Q3wu.css","assets/Confirm-XND5Slkl.js","assets/useAgentActions-B7SMXlmc.css","assets/people-__j23DCm.js","assets/JsonEditor-Y0AhDb24.js","assets/RadioCards-ChcAsS9T.js","assets/Select-DgdjYd0w.js","assets/AgentsPage-DHpKNhRq.css","assets/AgentPage-DBzpwjmb.js","assets/ellipsis-DjOdUHcC.js","assets/git-fork-D4A6OEj0.js","assets/trash-Co2IV-w5.js","assets/PathLink-BHk3PcSu.js","assets/AgentPage-DncYuXnd.css","assets/ApprovalsPage-B2gpbtRR.js","assets/Facts-B0tBGOo4.js","assets/Facts-BSiLsqNL.css","assets/List-BOKu07aJ.js","assets/List-0mMbAulH.css","assets/approvals-C3WmVcel.js","assets/ApprovalsPage-5YxgR3js.css","assets/DeliveriesPage-Bdremcfc.js","assets/Bars-Diwzwcw0.js","assets/Bars-B-9Ctkoe.css","assets/FormError--LvGiHW-.js","assets/upsert-BfY8gjqI.js","assets/DeliveriesPage-BXD-VjK_.css","assets/DesignerPage-DJ40mbn8.js","assets/integrations-oSjZELeG.js","assets/documents-FnIxblij.js","assets/flow-CObA56rJ.js","assets/flow-DLioOiRN.css","assets/layout-BIlldopZ.js","assets/monitor-Ez82heXS.js","assets/clock-7kGEE-W8.js","assets/webhook-QH4heBrR.js","assets/minus-CWkGswnv.js","assets/circle-check-COwXz5Tn.js","assets/rotate-ccw-BsZg8zS1.js","assets/monitor-DjAz0wOl.js","assets/useMonitor-CP18F34l.js","assets/DesignerPage-COkk7las.css","assets/EndpointsPage-BfgubqxQ.js","assets/book-open-Bonr8sSL.js","assets/Forbidden-BeRPoWk9.js","assets/EndpointsPage-z-EhHuMg.css","assets/EventsPage-BzAoJKAS.js","assets/pause-C5zRimRF.js","assets/Sparkline-B1R1zvFr.js","assets/Sparkline-DWTxL1LJ.css","assets/EventsPage-C7lBzsdL.css","assets/IntegrationsPage-C8in0c1O.js","assets/useFresh-BZ4Vaq4G.js","assets/events-Dmnk68nC.js","assets/useFresh-BJYcifHf.css","assets/IntegrationPage-DhchW9rv.js","assets/SchemaForm-VpBb3rYP.js","assets/OverviewPage-PveOZSJ-.js","assets/scale-ZF46YzRA.js","assets/OverviewPage-DI0GgIrP.css","assets/PeoplePage-BtxLOiz_.js","assets/user-plus-CSskSbS1.js","assets/PeoplePage-DETKQ9mP.css","assets/RunsPage-CGBzUtGw.js","assets/useRuns-dPI3jooZ.js","assets/runs-BslAu1rd.js","assets/words-rWIr3Kzz.js","assets/useRuns-CBda69jR.css","assets/RunPage-CBltlr8V.js","assets/RunPage.module-9NDfTpHS.js","assets/RunPage-B8TK6aUw.css","assets/format-BlZRraPf.js","assets/NodeLine-CYMv5B-b.js","assets/RunDialog-CfHSZhxP.js","assets/RunDialog-kDWRIz0O.css","assets/RunPage-FBZxq1Jn.css","assets/SessionsPage-Cu5HfPxU.js","assets/threads-B9Xjj-OD.js","assets/boards-BVAtdowe.js","assets/SessionsPage-DoK3vImS.css","assets/SessionPage-CY4uvzdo.js","assets/NewTask-CpHH8bHb.js","assets/NewTask-Cme3QSyo.css","assets/SessionPage-BNMBLWrN.css","assets/TasksPage-C7vvocrJ.js","assets/TasksPage-DG9V2gKI.css","assets/WorkflowsPage-RzQoTN2U.js","assets/duplicate-BLh4Gsoo.js","assets/duplicate-BMXvFjeu.css","assets/workflowColumns-myljdd5M.js","assets/WorkflowPage-D3_TFJma.js","assets/DefinitionGraph-CaEv6noa.js","assets/WorkflowVersionsPage-PxTgBa-r.js","assets/Diff-CdPvs8O_.js"])))=>i.map(i=>d[i]);
import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{C as t,D as n,E as r,O as i,S as a,T as o,U as s,b as c,c as l,d as u,f as d,k as f,l as p,m as ee,p as m,u as te,v as h,w as g,x as _,y as ne}from"./radix-CsobjDQ-.js";import{a as v,c as y,i as re,n as b,o as x,p as ie,r as ae,s as S,t as oe}from"./router-Cm__lA-g.js";import{i as se,r as ce,t as le}from"./react-DTDkG8bU.js";import{_ as ue,a as de,b as fe,c as pe,d as C,f as me,g as w,h as he,i as ge,l as T,m as _e,n as ve,o as ye,p as be,r as xe,s as Se,t as Ce,u as we,v as Te,x as Ee,y as De}from"./title-Dg2fKNk7.js";import{a as Oe,f as ke,g as Ae,h as E,i as je,l as Me,m as Ne,p as D,r as Pe,u as Fe}from"./Time-AtWi8Q0_.js";import{a as Ie,i as Le,n as Re,o as ze,r as Be,s as Ve,t as He}from"./context-B0NfIRVY.js";import{n as O,t as k}from"./store-CRIP2rdv.js";import{i as Ue,n as We,r as Ge,t as Ke}from"./environment-DMdEqXfo.js";import{i as qe,n as Je,r as Ye,s as Xe,t as A}from"./Button-BN-UqUNc.js";import{t as Ze}from"./circle-check-COwXz5Tn.js";import{r as j,t as Qe}from"./Kbd-DzzKb9h7.js";import{n as $e,r as et,t as tt}from"./reading-C3nwIkwc.js";import{n as nt}from"./times-BOdooEu6.js";import{a as rt,i as it,o as at,r as ot,t as st}from"./TextField-AkZ3TvZK.js";import{t as ct}from"./book-open-Bonr8sSL.js";import{t as lt}from"./bot-BJFqMgv7.js";import{t as ut}from"./braces-Bmt7gKNg.js";import{t as dt}from"./Field.module-rSq5DDAo.js";import{l as ft,r as pt,s as mt,t as ht}from"./Empty-keNOC2zN.js";import{n as gt,t as M}from"./Menu.module-Ceew9JD8.js";import{t as N}from"./classes-hZG6twJP.js";import{n as _t}from"./filter-BT9BeyVT.js";var vt=document.querySelector(`meta[name="csp-nonce"]`)?.content??``;vt&&s(vt);var P=e(se(),1),yt=le(),bt=`This needs the gateway, which is unavailable`,xt=`parley:reloaded`,St=6e4;function Ct(){addEventListener(`vite:preloadError`,e=>{`payload`in e&&e.payload instanceof Error&&(e.payload.message=bt),Et()})}function wt(e){return e instanceof Error&&e.message===`This needs the gateway, which is unavailable`}async function Tt(){return await kt()!==null&&At()}async function Et(){let e=await kt();e!==null&&!Dt(e,Ot())&&At()}function Dt(e,t){return t===null||e.includes(t)}function Ot(){return document.querySelector(`script[type=module][src]`)?.getAttribute(`src`)??null}async function kt(){try{let e=await fetch(location.pathname,{headers:{accept:`text/html`},cache:`no-store`});return e.ok?await e.text():null}catch{return null}}function At(){let e=Number(Te(`session`,xt)??0);return Date.now()-e<St?!1:(De(`session`,xt,String(Date.now())),location.reload(),!0)}function jt(e,t=Math.random){return Math.min(500*2**e,8e3)*(.5+t()/2)}function Mt(e,t){return new Promise((n,r)=>{let i=()=>{clearTimeout(a),r(t?.reason)},a=setTimeout(()=>{t?.removeEventListener(`abort`,i),n()},e);t?.aborted?i():t?.addEventListener(`abort`,i,{once:!0})})}var Nt=new Set([`createAgent`,`createEndpoint`,`createEventDestination`,`createSession`,`createTask`,`createWorkflow`,`createWorkflowFromTemplate`,`delegateApprovals`,`deliver`,`executeWorkflow`,`invokeAgent`,`publishEvent`,`replayEventDestination`,`requestApproval`,`respondToApproval`,`runConnectorAction`,`sendMessage`,`submitRequest`,`triggerSync`]);async function Pt(e){return(typeof e==`function`?await e():e)??null}var Ft=`application/graphql-response+json, application/json`;function It(e,t,n={}){return Vt(e,t,n,!0)}async function Lt(e,t,n={}){let r=Rt(t,n.idempotencyKey),i=await Vt(e,{...t,variables:r},n,Bt(r)),a=Ae(i);if(a!==null)throw a;return i}function Rt({query:e,variables:t},n){if(!F(t)||!F(t.input))return t;let r=/\{\s*(?:\w+\s*:\s*)?(\w+)/.exec(e)?.[1]??``;return n===void 0&&(!Nt.has(r)||t.input.idempotencyKey)?t:{...t,input:{...t.input,idempotencyKey:n??zt()}}}function zt(){return Array.from(crypto.getRandomValues(new Uint8Array(16)),e=>e.toString(16).padStart(2,`0`)).join(``)}var F=e=>typeof e==`object`&&!!e&&!Array.isArray(e),Bt=e=>F(e)&&F(e.input)&&!!e.input.idempotencyKey;async function Vt(e,t,n,r){let i=Date.now()+(n.patience??6e4);for(let a=0;;a+=1)try{return await Ht(e,t,n.signal)}catch(e){let t=D(e),o=Math.max((t.retryAfterSeconds??0)*1e3,jt(a));if(!t.retryable||!r&&t.code!==`RATE_LIMITED`||Date.now()+o>i)throw t;await Mt(o,n.signal).catch(e=>{throw D(e)})}}async function Ht(e,t,n){let r=await Pt(e.token),i={"content-type":`application/json`,accept:Ft};r!==null&&(i.authorization=`Bearer ${r}`);let{fetch:a}=e,o,s;try{o=await a(e.url,{method:`POST`,headers:i,body:JSON.stringify(t),signal:n??null}),s=await o.text()}catch(e){throw n?.aborted?D(e):E({code:`UNREACHABLE`,message:`The gateway did not respond.`,cause:e})}return Ut(o,s)}function Ut(e,t){let n=Gt(t);if(!F(n)||!(`data`in n||`errors`in n))throw Kt(e,t);let r=n.errors;if(!Array.isArray(r)||r.length===0)return n.data;let i=Ne(r[0],n.data);throw i.retryAfterSeconds!==null||qt(e)===null?i:E({...Wt(i),retryAfterSeconds:qt(e)})}var Wt=({code:e,message:t,field:n,retryable:r,errorId:i,data:a})=>({code:e,message:t,field:n,retryable:r,errorId:i,data:a});function Gt(e){try{return JSON.parse(e)}catch{return}}function Kt(e,t){let n=`${e.url} returned ${e.status} and no GraphQL response: ${t.slice(0,200)}`,r=e.status>=500||e.status===429?`UNAVAILABLE`:`INTERNAL`;return E({code:r,message:n,retryAfterSeconds:qt(e)})}function qt(e){let t=e.headers.get(`retry-after`)??``;return/^\d+$/.test(t)?Number(t):null}var Jt=Object.freeze([]),Yt=20,Xt=class{folding;live;cell;more=null;constructor(e,t){this.folding=t,this.live=new Fe(e,{fromOpening:!1,begin:(e,t)=>this.read(t?.rows.length??0),fold:(e,t)=>this.fold(e,t),reloadOn:e=>t.reloadOn?.(e)??!1,interval:t.interval}),this.cell=new Le(Zt(this.live.get()))}get=()=>this.cell.get();subscribe=e=>{let t=this.live.subscribe(()=>this.cell.set(Zt(this.live.get()))),n=this.cell.subscribe(e);return()=>{n(),t()}};reload=()=>this.live.reload();pause=()=>this.live.pause();resume=()=>this.live.resume();loadMore=()=>(this.more??=this.next().finally(()=>{this.more=null}),this.more);async next(){let e=this.live.get().value;if(e?.page?.hasNextPage)try{let t=await this.folding.read(e.page.endCursor);this.live.change(e=>({...t,rows:this.joined(e.rows,t.rows)}))}catch(e){this.live.report(e)}}async read(e){let t=await this.folding.read(null);for(let n=1;t.rows.length<e&&t.page?.hasNextPage&&n<Yt;n+=1){let e=await this.folding.read(t.page.endCursor);t={...e,rows:this.joined(t.rows,e.rows)}}return t}joined(e,t){let n=new Set(e.map(this.folding.key));return[...e,...t.filter(e=>!n.has(this.folding.key(e)))]}fold(e,t){let n=this.folding.fold(e.rows,t,{hasMore:e.page?.hasNextPage??!1});if(Object.is(n,e.rows))return e;let r=e.totalCount===null?null:e.totalCount+n.length-e.rows.length;return{...e,rows:n,totalCount:r}}};function Zt({value:e,live:t,loading:n,error:r,pending:i}){return{rows:e?.rows??Jt,totalCount:e?.totalCount??null,hasMore:e?.page?.hasNextPage??!1,live:t,loading:n,error:r===null?null:D(r),pending:i}}var Qt=e=>typeof e==`object`&&!!e;function $t(e,t=3){if(!Qt(e)||Array.isArray(e)||t===0)return null;if(Array.isArray(e.nodes))return e;for(let n of Object.values(e)){let e=$t(n,t-1);if(e!==null)return e}return null}function en(e){let t=e?.pageInfo;return!Qt(t)||typeof t.hasNextPage!=`boolean`?null:{hasNextPage:t.hasNextPage,endCursor:typeof t.endCursor==`string`?t.endCursor:null}}var tn=0,nn=e=>/\b(?:query|mutation|subscription)\s+(\w+)/.exec(e)?.[1]??`(anonymous)`,rn=class{observer;record;constructor(e,t,n,r){this.observer=e,tn+=1,this.record={id:tn,kind:t,name:nn(n),document:n,variables:r,startedAt:Date.now(),durationMs:null,count:0,result:null,error:null},this.observer?.(this.record)}result(e){this.update({result:e,count:this.record.count+1})}end(e=null){let t=Date.now()-this.record.startedAt;this.update({durationMs:t,error:e===null?null:D(e)})}async of(e){try{let t=await e;return this.result(t),this.end(),t}catch(e){throw this.end(e),e}}update(e){this.observer!==void 0&&(this.record={...this.record,...e},this.observer(this.record))}};function I(e){return e===null?`null`:Array.isArray(e)?`array`:typeof e}function L(e){return I(e)===`object`}function an(e){return Array.isArray(e)&&e.length>0&&e.every(e=>`message`in e)}function on(e,t){return e.length<124?e:t}var R=(e=>(e[e.InternalServerError=4500]=`InternalServerError`,e[e.InternalClientError=4005]=`InternalClientError`,e[e.BadRequest=4400]=`BadRequest`,e[e.BadResponse=4004]=`BadResponse`,e[e.Unauthorized=4401]=`Unauthorized`,e[e.Forbidden=4403]=`Forbidden`,e[e.SubprotocolNotAcceptable=4406]=`SubprotocolNotAcceptable`,e[e.ConnectionInitialisationTimeout=4408]=`ConnectionInitialisationTimeout`,e[e.ConnectionAcknowledgementTimeout=4504]=`ConnectionAcknowledgementTimeout`,e[e.SubscriberAlreadyExists=4409]=`SubscriberAlreadyExists`,e[e.TooManyInitialisationRequests=4429]=`TooManyInitialisationRequests`,e))(R||{}),z=(e=>(e.ConnectionInit=`connection_init`,e.ConnectionAck=`connection_ack`,e.Ping=`ping`,e.Pong=`pong`,e.Subscribe=`subscribe`,e.Next=`next`,e.Error=`error`,e.Complete=`complete`,e))(z||{});function sn(e){if(!L(e))throw Error(`Message is expected to be an object, but got ${I(e)}`);if(!e.type)throw Error(`Message is missing the 'type' property`);if(typeof e.type!=`string`)throw Error(`Message is expects the 'type' property to be a string, but got ${I(e.type)}`);switch(e.type){case`connection_init`:case`connection_ack`:case`ping`:case`pong`:if(e.payload!=null&&!L(e.payload))throw Error(`"${e.type}" message expects the 'payload' property to be an object or nullish or missing, but got "${e.payload}"`);break;case`subscribe`:if(typeof e.id!=`string`)throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${I(e.id)}`);if(!e.id)throw Error(`"${e.type}" message requires a non-empty 'id' property`);if(!L(e.payload))throw Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${I(e.payload)}`);if(typeof e.payload.query!=`string`)throw Error(`"${e.type}" message payload expects the 'query' property to be a string, but got ${I(e.payload.query)}`);if(e.payload.variables!=null&&!L(e.payload.variables))throw Error(`"${e.type}" message payload expects the 'variables' property to be a an object or nullish or missing, but got ${I(e.payload.variables)}`);if(e.payload.operationName!=null&&I(e.payload.operationName)!==`string`)throw Error(`"${e.type}" message payload expects the 'operationName' property to be a string or nullish or missing, but got ${I(e.payload.operationName)}`);if(e.payload.extensions!=null&&!L(e.payload.extensions))throw Error(`"${e.type}" message payload expects the 'extensions' property to be a an object or nullish or missing, but got ${I(e.payload.extensions)}`);break;case`next`:if(typeof e.id!=`string`)throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${I(e.id)}`);if(!e.id)throw Error(`"${e.type}" message requires a non-empty 'id' property`);if(!L(e.payload))throw Error(`"${e.type}" message expects the 'payload' property to be an object, but got ${I(e.payload)}`);break;case`error`:if(typeof e.id!=`string`)throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${I(e.id)}`);if(!e.id)throw Error(`"${e.type}" message requires a non-empty 'id' property`);if(!an(e.payload))throw Error(`"${e.type}" message expects the 'payload' property to be an array of GraphQL errors, but got ${JSON.stringify(e.payload)}`);break;case`complete`:if(typeof e.id!=`string`)throw Error(`"${e.type}" message expects the 'id' property to be a string, but got ${I(e.id)}`);if(!e.id)throw Error(`"${e.type}" message requires a non-empty 'id' property`);break;default:throw Error(`Invalid message 'type' property "${e.type}"`)}return e}function cn(e,t){return sn(typeof e==`string`?JSON.parse(e,t):e)}function B(e,t){return sn(e),JSON.stringify(e,t)}function ln(e){let{url:t,connectionParams:n,lazy:r=!0,onNonLazyError:i=console.error,lazyCloseTimeout:a=0,keepAlive:o=0,disablePong:s,connectionAckWaitTimeout:c=0,retryAttempts:l=5,retryWait:u=async function(e){let t=2**e;await new Promise(e=>setTimeout(e,t*1e3+Math.floor(Math.random()*2700+300)))},shouldRetry:d=dn,on:f,webSocketImpl:p,generateID:ee=function(){return`xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx`.replace(/[xy]/g,e=>{let t=Math.random()*16|0;return(e==`x`?t:t&3|8).toString(16)})},jsonMessageReplacer:m,jsonMessageReviver:te}=e,h;if(p){if(!pn(p))throw Error(`Invalid WebSocket implementation provided`);h=p}else typeof WebSocket<`u`?h=WebSocket:typeof global<`u`?h=global.WebSocket||global.MozWebSocket:typeof window<`u`&&(h=window.WebSocket||window.MozWebSocket);if(!h)throw Error("WebSocket implementation missing; on Node you can `import WebSocket from 'ws';` and pass `webSocketImpl: WebSocket` to `createClient`");let g=h,_=(()=>{let e=(()=>{let e={};return{on(t,n){return e[t]=n,()=>{delete e[t]}},emit(t){`id`in t&&e[t.id]?.(t)}}})(),t={connecting:f?.connecting?[f.connecting]:[],opened:f?.opened?[f.opened]:[],connected:f?.connected?[f.connected]:[],ping:f?.ping?[f.ping]:[],pong:f?.pong?[f.pong]:[],message:f?.message?[e.emit,f.message]:[e.emit],closed:f?.closed?[f.closed]:[],error:f?.error?[f.error]:[]};return{onMessage:e.on,on(e,n){let r=t[e];return r.push(n),()=>{let e=r.indexOf(n);e>-1&&r.splice(e,1)}},emit(e,...n){for(let r of[...t[e]])r(...n)}}})();function ne(e){let t=[_.on(`error`,n=>{t.forEach(e=>e()),e(n)}),_.on(`closed`,n=>{t.forEach(e=>e()),e(n)})];return()=>t.forEach(e=>e())}let v,y=0,re,b=!1,x=0,ie=!1;async function ae(){clearTimeout(re);let[e,r]=await(v??=new Promise((e,r)=>(async()=>{if(b){if(await u(x),!y)return v=void 0,r({code:1e3,reason:`All Subscriptions Gone`});x++}_.emit(`connecting`,b);let i=new g(typeof t==`function`?await t():t,`graphql-transport-ws`),a,l;function d(){isFinite(o)&&o>0&&(clearTimeout(l),l=setTimeout(()=>{i.readyState===g.OPEN&&(i.send(B({type:z.Ping})),_.emit(`ping`,!1,void 0))},o))}ne(e=>{v=void 0,clearTimeout(a),clearTimeout(l),r(e),e instanceof un&&(i.close(4499,`Terminated`),i.onerror=null,i.onclose=null)}),i.onerror=e=>_.emit(`error`,e),i.onclose=e=>_.emit(`closed`,e),i.onopen=async()=>{try{_.emit(`opened`,i);let e=typeof n==`function`?await n():n;if(i.readyState!==g.OPEN)return;i.send(B(e?{type:z.ConnectionInit,payload:e}:{type:z.ConnectionInit},m)),isFinite(c)&&c>0&&(a=setTimeout(()=>{i.close(R.ConnectionAcknowledgementTimeout,`Connection acknowledgement timeout`)},c)),d()}catch(e){_.emit(`error`,e),i.close(R.InternalClientError,on(e instanceof Error?e.message:String(e),`Internal client error`))}};let f=!1;i.onmessage=({data:t})=>{try{let n=cn(t,te);if(_.emit(`message`,n),n.type===`ping`||n.type===`pong`){_.emit(n.type,!0,n.payload),n.type===`pong`?d():s||(i.send(B(n.payload?{type:z.Pong,payload:n.payload}:{type:z.Pong},m)),_.emit(`pong`,!1,n.payload));return}if(f)return;if(n.type!==z.ConnectionAck)throw Error(`First message cannot be of type ${n.type}`);clearTimeout(a),f=!0,_.emit(`connected`,i,n.payload,b),b=!1,x=0;let r=new Promise((e,t)=>ne(t));r.catch(()=>{}),e([i,r])}catch(e){i.onmessage=null,_.emit(`error`,e),i.close(R.BadResponse,on(e instanceof Error?e.message:String(e),`Bad response`))}}})()));e.readyState===g.CLOSING&&await r;let i=()=>{},l=new Promise(e=>i=e);return[e,i,new Promise((t,n)=>{let i=ne(n);e.readyState!==g.OPEN&&r.catch(n),l.then(()=>{if(i(),!y){let t=()=>e.close(1e3,`Normal Closure`);isFinite(a)&&a>0?(clearTimeout(re),re=setTimeout(()=>{!y&&e.readyState===g.OPEN&&t()},a)):t()}t()})})]}function S(e){if(dn(e)&&(fn(e.code)||[R.InternalServerError,R.InternalClientError,R.BadRequest,R.BadResponse,R.Unauthorized,R.SubprotocolNotAcceptable,R.SubscriberAlreadyExists,R.TooManyInitialisationRequests].includes(e.code)))throw e;if(ie)return!1;if(dn(e)&&e.code===1e3)return y>0;if(!l||x>=l||!d(e))throw e;return b=!0}r||(async()=>{for(y++;;)try{let[,,e]=await ae();await e}catch(e){try{if(!S(e))return}catch(e){return i?.(e)}}})();function oe(e,t){let n=ee(e),r=!1,i=!1,a=()=>{y--,r=!0};return(async()=>{for(y++;;)try{let[o,s,c]=await ae();if(r)return c.catch(()=>{}),s();let l=_.onMessage(n,e=>{switch(e.type){case z.Next:t.next(e.payload);return;case z.Error:i=!0,r=!0,t.error(e.payload),a();return;case z.Complete:r=!0,a();return}});o.send(B({id:n,type:z.Subscribe,payload:e},m)),a=()=>{!r&&o.readyState===g.OPEN&&o.send(B({id:n,type:z.Complete},m)),y--,r=!0,s()},await c.finally(l);return}catch(e){if(!S(e))return}})().then(()=>{i||t.complete()}).catch(e=>{t.error(e)}),()=>{r||a()}}return{on:_.on,subscribe:oe,iterate(e){let t=[],n={done:!1,error:null,resolve:()=>{}},r=oe(e,{next(e){t.push(e),n.resolve()},error(e){n.done=!0,n.error=e,n.resolve()},complete(){n.done=!0,n.resolve()}}),i=async function*(){for(;;){for(t.length||await new Promise(e=>n.resolve=e);t.length;)yield t.shift();if(n.error)throw n.error;if(n.done)return}}();return i.throw=async e=>(n.done||(n.done=!0,n.error=e,n.resolve()),{done:!0,value:void 0}),i.return=async()=>(r(),{done:!0,value:void 0}),i},async dispose(){if(ie=!0,v){let[e]=await v;e.close(1e3,`Normal Closure`)}},terminate(){v&&_.emit(`closed`,new un)}}}var un=class extends Error{name=`TerminatedCloseEvent`;message=`4499: Terminated`;code=4499;reason=`Terminated`;wasClean=!1};function dn(e){return L(e)&&`code`in e&&`reason`in e}function fn(e){return![1e3,1001,1006,1005,1012,1013,1014].includes(e)&&e>=1e3&&e<=1999}function pn(e){return typeof e==`function`&&`constructor`in e&&`CLOSED`in e&&`CLOSING`in e&&`CONNECTING`in e&&`OPEN`in e}var V=ce(),mn=`fragment ActorFields on Actor {
  __typename
  id
  name
}`,hn=`fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`,gn=`fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,_n=`fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}`,vn=`fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}`,yn=`fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}`,bn=`fragment AgentFields on Agent {
  id
  name
  type
  runtime
  description
  status
  capabilities
  maxConcurrentTasks
  lastHeartbeatAt
  createdAt
  updatedAt
}`,xn=`fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}`,Sn=`fragment TaskFields on Task {
  id
  title
  type
  description
  priority
  status
  progress
  error
  attempts
  maxAttempts
  timeoutSeconds
  retryAt
  dueAt
  overdue
  createdAt
  assignedAt
  startedAt
  completedAt
  updatedAt
  assignedTo {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  session {
    id
    name
  }
}`,Cn=`fragment TaskDetail on Task {
  ...TaskFields
  payload
  requirements
  result
  retryDelaySeconds
  node {
    id
    key
    name
  }
}`,wn=`fragment WorkflowNodeFields on WorkflowNode {
  key
  name
  type
  config
  dependsOn
  next
  when
  retry {
    maxAttempts
    delaySeconds
    backoff
  }
  timeoutSeconds
  onError
}`,Tn=`fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}`,En=`fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}`,Dn=`fragment WorkflowFields on Workflow {
  id
  name
  description
  status
  version
  createdAt
  updatedAt
  triggers {
    ...WorkflowTriggerFields
  }
}`,On=`fragment WorkflowDetail on Workflow {
  ...WorkflowFields
  inputSchema
  config
  nodes {
    ...WorkflowNodeFields
  }
  startNodes {
    key
  }
  ownAgents {
    ...WorkflowAgentFields
  }
}`,kn=`fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}`,An=`fragment ProgressFields on Progress {
  completed
  total
  fraction
}`,jn=`fragment ExecutionFields on WorkflowExecution {
  id
  version
  status
  error
  trigger
  createdAt
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
  workflow {
    id
    name
  }
  session {
    id
    name
  }
  startedBy {
    ...ActorFields
  }
}`,Mn=`fragment NodeExecutionFields on NodeExecution {
  id
  key
  name
  type
  dependsOn
  status
  input
  output
  error
  attempts
  retryAt
  startedAt
  completedAt
  durationMs
}`,Nn=`fragment NodeExecutionDetail on NodeExecution {
  ...NodeExecutionFields
  task {
    id
    title
    status
  }
  approval {
    id
    title
    status
  }
}`,Pn=`fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}`,Fn=`fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}`,In=`fragment SessionFields on Session {
  id
  name
  description
  status
  channel
  totalRequests
  lastRequestAt
  expiresAt
  createdAt
  updatedAt
  owner {
    ...ActorFields
  }
}`,Ln=`fragment SessionDetail on Session {
  ...SessionFields
  context
  metadata
  config {
    maxParticipants
    autoApproval
  }
  participants {
    ...ParticipantFields
  }
  agents {
    id
    name
    status
  }
  currentAgent {
    id
    name
  }
}`,Rn=`fragment MessageFields on Message {
  id
  content
  type
  metadata
  createdAt
  from {
    ...ActorFields
  }
  to {
    ...ActorFields
  }
  replyTo {
    id
  }
}`,zn=`fragment DocumentFields on SharedDocument {
  id
  key
  version
  value
  updatedAt
  session {
    id
  }
  updatedBy {
    ...ActorFields
  }
}`,Bn=`fragment ApprovalFields on Approval {
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
}`,Vn=`fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}`,Hn=`fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}`,Un=`fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}`,Wn=`fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}`,Gn=`fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`,Kn=`fragment DeliveryFields on Delivery {
  id
  channel
  subject
  content
  status
  errorMessage
  priority
  retryCount
  retryDelaySeconds
  nextAttemptAt
  expiresAt
  externalId
  createdAt
  updatedAt
  completedAt
  simulated
  user {
    id
    name
  }
  createdBy {
    ...ActorFields
  }
  attempts {
    ...DeliveryAttemptFields
  }
}`,qn=`fragment EventDestinationFields on EventDestination {
  id
  name
  type
  eventTypes
  enabled
  createdAt
  updatedAt
  disabledReason
  environmentName
  config
  status
  usage {
    requests
    failures
    retries
    averageLatencyMs
    lastAttemptAt
    lastError
  }
}`,Jn=`fragment EventDeliveryFields on EventDelivery {
  id
  status
  nextAttemptAt
  createdAt
  completedAt
  event {
    __typename
    id
    type
    occurredAt
    cursor
  }
  attempts {
    ...DeliveryAttemptFields
  }
}`,Yn=`fragment EndpointFields on Endpoint {
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
}`,Xn=`fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}`,Zn=`fragment ApiKeyFields on ApiKey {
  id
  name
  prefix
  scopes
  expiresAt
  lastUsedAt
  revokedAt
  createdAt
  createdByKeyId
  actor {
    ...ActorFields
  }
}`,Qn=`fragment EventFields on Event {
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
}`,$n=[`mutation RenewToken($input: RenewTokenInput!) {
  renewToken(input: $input) {
    expiresAt
    errors {
      ...ErrorFields
    }
  }
}`,gn].join(`
`),er=`{ viewer { actor { id } organization { id } expiresAt } }`,tr=6e4,nr=15e3,rr=2**31-1,ir=class{http;expiring;startOver;who=null;timer;constructor(e,t,n){this.http=e,this.expiring=t,this.startOver=n}async compare(e){if(this.who===null)return;let t=sr(await It({...this.http,token:e},{query:er,variables:{}},{patience:0,signal:AbortSignal.timeout(2e3)}).catch(()=>null));t!==this.who&&(this.who=t,this.startOver())}follow(e){e({query:er,variables:{}},{next:({data:e})=>{this.who=sr(e)??this.who,this.schedule(cr(e))},error:()=>{},complete:()=>{}})}renew(e,t){return new Promise(n=>{t({query:$n,variables:{input:{token:e}}},{next:({data:e})=>{let r=lr(e);r&&this.follow(t),n(r)},error:()=>n(!1),complete:()=>n(!1)})})}stop(){clearTimeout(this.timer)}schedule(e){if(clearTimeout(this.timer),e===null)return;let t=e-tr-Date.now();this.timer=setTimeout(()=>{this.expiring(),this.schedule(Date.now()+tr+nr)},Math.min(Math.max(t,0),rr))}},ar=e=>typeof e==`object`&&!!e,or=(e,...t)=>t.reduce((e,t)=>ar(e)?e[t]:void 0,e);function sr(e){let t=or(e,`viewer`,`actor`,`id`),n=or(e,`viewer`,`organization`,`id`);return typeof t==`string`&&typeof n==`string`?`${n}/${t}`:null}function cr(e){let t=or(e,`viewer`,`expiresAt`);return typeof t==`string`?Date.parse(t):null}function lr(e){let t=or(e,`renewToken`,`errors`);return Array.isArray(t)&&t.length===0}var ur=[`online`,`pageshow`,`visibilitychange`];function dr(e){let t=globalThis;if(!t.addEventListener||!t.removeEventListener)return()=>{};let n=typeof document>`u`?null:document,r=()=>{n?.visibilityState!==`hidden`&&e()};for(let e of ur)(e===`visibilitychange`?n:t)?.addEventListener?.(e,r);return()=>{for(let e of ur)(e===`visibilitychange`?n:t)?.removeEventListener?.(e,r)}}var fr=class{end=null;wait(e){return new Promise(t=>{let n=setTimeout(()=>this.wake(),e);this.end=()=>{clearTimeout(n),this.end=null,t()}})}wake(){this.end?.()}},pr=new Set([1009,4400,4401,4406,4409,4429]),mr=4403,hr=1e4,gr=5e3,_r=e=>typeof e==`object`&&!!e&&`code`in e&&typeof e.code==`number`;function vr(e){let t=e??globalThis.WebSocket;return t===void 0?"This runtime has no WebSocket: pass one as `webSocket`.":typeof t==`function`&&`CLOSED`in t&&`OPEN`in t?null:"`webSocket` is not a WebSocket class."}var yr=class{url;http;webSocket;state=new Le({...Ie,since:Date.now()});connections=0;client=null;pause=new fr;identity;stopWaking;dead;rejected=null;token=null;open=!1;heardAt=0;closed=!1;constructor(e,t,n,r){this.url=e,this.http=t,this.webSocket=n,this.identity=new ir(t,()=>void this.renew(),r),this.stopWaking=dr(()=>this.woken())}operate(e,t){let n=this.client===null?vr(this.webSocket):null;return n===null?(this.client??=this.connect(),this.client.subscribe(e,t)):(this.set(`refused`,{reason:n}),queueMicrotask(()=>t.error(E({code:`NO_WEBSOCKET`,message:n}))),()=>{})}reconnect(){this.pause.wake()}async renew(){let e=await Pt(this.http.token);this.open&&e!==this.token&&e!==null?await this.identity.renew(e,(e,t)=>this.operate(e,t))?this.token=e:this.client?.terminate():(this.open&&e!==this.token&&this.client?.terminate(),this.rejected!==null&&e!==this.rejected.token&&(this.rejected=null),this.pause.wake())}refuse(e){this.rejected??={token:this.token,reason:e},this.open&&this.client?.terminate()}close(){this.closed=!0,this.stopWaking(),this.identity.stop(),clearTimeout(this.dead),this.rejected=null,this.pause.wake(),this.client?.dispose()}connect(){let{url:e,webSocket:t}=this;return ln({url:async()=>(await this.admitted(),e),...(t??null)===null?{}:{webSocketImpl:t},connectionParams:()=>this.credentials(),lazyCloseTimeout:1e3,connectionAckWaitTimeout:1e4,keepAlive:hr,retryAttempts:1/0,retryWait:e=>this.beforeRetry(e),shouldRetry:e=>!_r(e)||!pr.has(e.code),on:{connected:()=>this.connected(),message:()=>this.heard(),ping:e=>!e&&this.expectPong(),closed:e=>this.lost(e),error:()=>this.lost(null)}})}async admitted(){for(;this.rejected!==null&&!this.closed;){let e=await this.fresh();if(e!==void 0&&e!==this.rejected.token)break;this.set(`refused`,{reason:this.rejected.reason}),await this.pause.wait(3e4)}this.rejected=null}async credentials(){let e=await this.fresh();return e===void 0?(this.client?.terminate(),{}):(e!==this.token&&await this.identity.compare(e),this.token=e,e===null?{}:{Authorization:`Bearer ${e}`})}async fresh(){try{return await Pt(this.http.token)}catch{return}}async beforeRetry(e){if(this.rejected!==null&&e===0)return;let t=jt(e);this.set(this.state.get().status,{nextTryAt:Date.now()+t}),await this.pause.wait(t),this.set(this.state.get().status,{nextTryAt:null})}connected(){this.connections+=1,this.open=!0,this.heard(),this.set(`live`),this.identity.follow((e,t)=>this.operate(e,t))}lost(e){if(this.open=!1,clearTimeout(this.dead),this.identity.stop(),this.closed)return;let t=_r(e)?e:null;if(t?.code===1e3)return this.set(`connecting`);t?.code===mr&&(this.rejected={token:this.token,reason:t.reason||`The credential is no longer valid.`}),t!==null&&pr.has(t.code)?this.set(`refused`,{reason:t.reason||`Closed with ${t.code}`}):this.state.get().status!==`refused`&&this.set(`offline`)}heard(){this.heardAt=Date.now(),clearTimeout(this.dead),this.dead=void 0}expectPong(){this.dead??=setTimeout(()=>this.client?.terminate(),gr)}woken(){this.pause.wake(),this.open&&Date.now()-this.heardAt>15e3&&this.client?.terminate()}set(e,t={}){this.state.set(ze(this.state.get(),e,t))}},br=e=>typeof e==`object`&&!!e,xr=e=>typeof e==`string`?e:null;function Sr(e){if(!br(e))return null;let{__typename:t,id:n,cursor:r,occurredAt:i,resumed:a,reason:o}=e;return typeof t!=`string`||typeof r!=`string`?null:{__typename:t,id:xr(n)??r,cursor:r,occurredAt:xr(i),resumed:typeof a==`boolean`?a:null,reason:xr(o)}}var Cr={1009:{code:`BAD_USER_INPUT`,message:`The document or its variables are too large for the socket.`},4429:{code:`RATE_LIMITED`,message:`Too many sockets, streams or messages of one user or key.`}};function wr(e){if(Array.isArray(e))return Ne(e[0]);if(br(e)&&typeof e.code==`number`&&!(e instanceof ke)){let t=xr(e.reason),n=Cr[e.code],r=t||n?.message||`The gateway closed the socket with ${e.code}.`;return E({code:n?.code??`INTERNAL`,message:r,retryable:!1})}return D(e)}var Tr=class{most;ids=new Set;constructor(e=1024){this.most=e}add(e){if(this.ids.has(e))return!1;if(this.ids.add(e),this.ids.size>this.most)for(let e of this.ids)return this.ids.delete(e);return!0}clear(){this.ids.clear()}},Er=200,Dr=250,Or=256,kr=class{socket;payload;report;listeners=new Set;seen=new Tr;cell=new Le({...Ie,since:Date.now()});resumable;once;replayed=[];cursor=null;openedBefore=!1;openedOn=0;openedAt=null;retries=0;operation=null;sent=!1;unfollow=null;release;retry;quiet;constructor(e,t,n){this.socket=e,this.payload=t,this.report=n,this.resumable=t.query.includes(`$after`),this.once=/\bagentReply\b/.test(t.query)}get replayable(){return!this.once&&this.replayed!==null}get shareable(){return!this.once}add(e){if(clearTimeout(this.release),this.listeners.add(e),this.unfollow===null)this.start();else{if(e.replay)for(let{item:t,event:n,arrivedAt:r}of this.replayed??[])this.hand(e,t,n,r);this.tell(e)}return()=>this.remove(e)}startOver(){this.cursor=null}restart(){this.unfollow===null||this.once||(clearTimeout(this.retry),this.dispose(),this.cursor=null,this.operate())}remove(e){!this.listeners.delete(e)||this.listeners.size>0||(clearTimeout(this.release),this.once?this.stop():this.release=setTimeout(()=>this.stop(),Dr))}start(){this.unfollow=this.socket.state.subscribe(()=>this.connectionChanged()),this.set(this.statusNow()),this.operate()}stop(e=null){for(let e of[this.release,this.retry,this.quiet])clearTimeout(e);this.unfollow?.(),this.unfollow=null,this.dispose(),this.listeners.clear(),this.report.ended(e)}operate(){let{query:e,variables:t}=this.payload,n={dispose:()=>{}},r=()=>(this.sent=!0,this.cursor),i={query:e,get variables(){let e=r();return e===null?t:{...t,after:e}}},a=()=>this.operation===n;this.operation=n,n.dispose=this.socket.operate(i,{next:e=>a()&&this.received(e),error:e=>a()&&this.again(wr(e)),complete:()=>a()&&this.completed()})}dispose(){let{operation:e}=this;this.operation=null,e?.dispose()}received({data:e,errors:t}){let n=typeof e==`object`&&e?Object.values(e)[0]:null;if(n==null){t?.length&&this.again(wr(t));return}let r=Sr(n);r===null?this.follow(n):this.resume(n,r)}follow(e){this.retries=0,this.openedOn=this.socket.connections,this.openedBefore=!0,this.spread(e,null),this.set(`live`,{lastEventAt:Date.now()})}resume(e,t){if(this.retries=0,t.__typename===`StreamOpened`)this.opened(t);else if(t.__typename!==`StreamGap`&&!this.seen.add(t.id))return;this.keep(e,t),this.spread(e,t),this.cursor=this.resumable?t.cursor:null,this.settle(t)}opened(e){this.openedOn=this.socket.connections,this.openedAt=e.occurredAt,e.resumed===!1?(this.replayed=[],this.seen.clear()):this.openedBefore&&this.set(`catching-up`),this.openedBefore=!0}settle(e){let t=e.__typename===`StreamOpened`?this.cell.get().lastEventAt:Date.now();clearTimeout(this.quiet);let n=this.cell.get();if(e.__typename===`StreamGap`)return this.set(`gap`,{reason:e.reason,lastEventAt:t});let r=(e.occurredAt??``)<=(this.openedAt??``);if(n.status===`catching-up`&&r){let r=e.__typename===`StreamOpened`?0:n.behind+1;this.set(`catching-up`,{behind:r,lastEventAt:t}),this.quiet=setTimeout(()=>this.set(`live`),Er)}else this.set(`live`,{lastEventAt:t})}keep(e,t){this.replayed!==null&&(this.replayed.length<Or?this.replayed.push({item:e,event:t,arrivedAt:Date.now()}):this.replayed=null)}spread(e,t){this.report.item(e);for(let n of[...this.listeners])this.hand(n,e,t,Date.now())}hand(e,t,n,r){if(this.listeners.has(e))try{e.next(t,n,r)}catch(t){this.remove(e),e.error?.(D(t))}}again(e){if(this.dispose(),e.code===`UNAUTHENTICATED`)this.socket.refuse(e.message);else if(this.once||!e.retryable)return this.end(e);let t=Math.max((e.retryAfterSeconds??0)*1e3,jt(this.retries));this.retries+=1,this.set(this.openedBefore?`offline`:`connecting`,{reason:e.message,nextTryAt:Date.now()+t}),this.retry=setTimeout(()=>this.operate(),t)}completed(){let e=[...this.listeners];this.stop();for(let t of e)t.complete?.()}end(e){let t=[...this.listeners];this.set(`refused`,{reason:e.message}),this.stop(e);for(let n of t)n.error?.(e)}connectionChanged(){let{status:e}=this.socket.state.get();if(this.once&&e===`offline`&&this.sent)return this.end(E({code:`OUTCOME_UNKNOWN`,message:`The reply was interrupted. Ask again.`}));clearTimeout(this.quiet),this.set(this.statusNow())}statusNow(){let{status:e}=this.socket.state.get();return e===`live`?this.openedOn===this.socket.connections&&this.openedBefore?this.cell.get().status:this.openedBefore?`catching-up`:`connecting`:e}set(e,t={}){let{nextTryAt:n,reason:r,since:i,status:a}=this.socket.state.get(),o=e===a&&(e===`offline`||e===`refused`)?{nextTryAt:n,reason:r,since:i}:{},s=ze(this.cell.get(),e,{...o,...t});this.cell.set(s);for(let e of[...this.listeners])this.tell(e)}tell(e){e.state?.(this.cell.get())}};function Ar(e){return new jr(e)}var jr=class{options;connection;http;socket;streams=new Map;all=new Set;constructor(e){this.options=e;let t=e.fetch??((e,t)=>globalThis.fetch(e,t));this.http={url:e.url,token:e.token,fetch:t};let n=e.url.replace(/^http/,`ws`);this.socket=new yr(n,this.http,e.webSocket,()=>{for(let e of this.all)e.startOver()}),this.connection=this.socket.state}query(e,t,n){let r=It(this.http,{query:e,variables:t},{patience:this.options.patience,...n});return this.observed(`query`,e,t).of(r)}mutate(e,t,n){let r=Lt(this.http,{query:e,variables:t},{patience:this.options.patience,...n});return this.observed(`mutation`,e,t).of(r)}subscribe(e,t,n){let r=typeof n==`function`?{next:n}:n;return this.source(e,t).add({replay:r.replay??!1,next:(e,t,n)=>r.next(e,n),state:Ve(e=>r.state?.(e)),error:e=>r.error?.(e),complete:()=>r.complete?.()})}liveObject(e){return new Fe(()=>this.source(e.stream,e.variables),{fromOpening:!0,begin:t=>e.snapshot(t),fold:(t,n)=>e.fold(t,n),interval:e.interval})}liveList(e){return new Xt(()=>this.source(e.stream,e.streamVariables),{read:async t=>{let n=t===null?e.variables:{...e.variables,after:t},r=await this.query(e.query,n),i=$t(r),a=typeof i?.totalCount==`number`?i.totalCount:null;return{rows:e.rows(r),page:e.pageInfo?.(r)??en(i),totalCount:a}},fold:(t,n,r)=>e.fold(t,n,r),reloadOn:t=>e.reloadOn?.(t)??!1,key:e.key??Mr,interval:e.interval})}reconnect(){this.socket.reconnect()}renew(){return this.socket.renew()}close(){this.socket.close()}observed(e,t,n){return new rn(this.options.observe,e,t,n)}source(e,t){let n=null;return{add:r=>(n=this.stream(e,t,r.replay??!1),n.add(r)),restart:()=>n?.restart()}}stream(e,t,n){let r=JSON.stringify([e,t]),i=this.streams.get(r);if(i&&i.shareable&&(!n||i.replayable))return i;let a=this.observed(`subscription`,e,t),o=new kr(this.socket,{query:e,variables:Nr(t)},{item:e=>a.result(e),ended:e=>{a.end(e),this.all.delete(o),this.streams.get(r)===o&&this.streams.delete(r)}});return this.all.add(o),this.streams.set(r,o),o}};function Mr(e){if(typeof e==`object`&&e&&`id`in e&&typeof e.id==`string`)return e.id;throw E({code:`BAD_USER_INPUT`,message:"The rows of a live list have no `id`: give it a `key`."})}var Nr=e=>typeof e==`object`&&e?{...e}:{},Pr=k(!1),H=k([]);function Fr(){Pr.set(!0)}function Ir(){Pr.set(!1)}function Lr(e){let t=H.get().filter(t=>t.id!==e.id&&!zr(t,e));H.set([...t,e].toSorted((e,t)=>e.startedAt-t.startedAt).slice(-60))}function Rr(){H.set(H.get().filter(e=>e.kind===`subscription`&&e.durationMs===null))}function zr(e,t){return e.kind===`mutation`||e.document!==t.document?!1:JSON.stringify(Br(e.variables))===JSON.stringify(Br(t.variables))}function Br(e){return typeof e==`object`&&e?{...e,after:void 0}:e}var Vr=Ar({url:We,token:()=>w.get().value,observe:Ur,...Ue===We.replace(/^http/,`ws`)?{}:{webSocket:Wr()}});function Hr(){w.subscribe(()=>{w.get().value!==null&&Vr.renew()})}function Ur(e){Lr(e),e.error?.code===`UNAUTHENTICATED`&&T()}function Wr(){return class extends WebSocket{constructor(e,t){super(Ue,t)}}}var Gr={name:`bell`,size:24,node:[[`path`,{d:`M10.268 21a2 2 0 0 0 3.464 0`,key:`vwvbt9`}],[`path`,{d:`M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326`,key:`11g9vi`}]]};Gr.node;var Kr=j(Gr),qr={name:`cable`,size:24,node:[[`path`,{d:`M17 19a1 1 0 0 1-1-1v-2a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v2a1 1 0 0 1-1 1z`,key:`trhst0`}],[`path`,{d:`M17 21v-2`,key:`ds4u3f`}],[`path`,{d:`M19 14V6.5a1 1 0 0 0-7 0v11a1 1 0 0 1-7 0V10`,key:`1mo9zo`}],[`path`,{d:`M21 21v-2`,key:`eo0ou`}],[`path`,{d:`M3 5V3`,key:`1k5hjh`}],[`path`,{d:`M4 10a2 2 0 0 1-2-2V6a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v2a2 2 0 0 1-2 2z`,key:`1dd30t`}],[`path`,{d:`M7 5V3`,key:`1t1388`}]]};qr.node;var Jr=j(qr),Yr={name:`chevron-left`,size:24,node:[[`path`,{d:`m15 18-6-6 6-6`,key:`1wnfg3`}]]};Yr.node;var Xr=j(Yr),Zr={name:`compass`,size:24,node:[[`circle`,{cx:`12`,cy:`12`,r:`10`,key:`1mglay`}],[`path`,{d:`m16.24 7.76-1.804 5.411a2 2 0 0 1-1.265 1.265L7.76 16.24l1.804-5.411a2 2 0 0 1 1.265-1.265z`,key:`9ktpf1`}]]};Zr.node;var Qr=j(Zr),$r={name:`eraser`,size:24,node:[[`path`,{d:`M21 21H8a2 2 0 0 1-1.42-.587l-3.994-3.999a2 2 0 0 1 0-2.828l10-10a2 2 0 0 1 2.829 0l5.999 6a2 2 0 0 1 0 2.828L12.834 21`,key:`g5wo59`}],[`path`,{d:`m5.082 11.09 8.828 8.828`,key:`1wx5vj`}]]};$r.node;var ei=j($r),ti={name:`house`,size:24,node:[[`path`,{d:`M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8`,key:`5wwlr5`}],[`path`,{d:`M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z`,key:`r6nss1`}]],aliases:[`home`]};ti.node;var ni=j(ti),ri={name:`info`,size:24,node:[[`circle`,{cx:`12`,cy:`12`,r:`10`,key:`1mglay`}],[`path`,{d:`M12 16v-4`,key:`1dtifu`}],[`path`,{d:`M12 8h.01`,key:`e9boi3`}]]};ri.node;var ii=j(ri),ai={name:`key-round`,size:24,node:[[`path`,{d:`M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z`,key:`1s6t7t`}],[`circle`,{cx:`16.5`,cy:`7.5`,r:`.5`,fill:`currentColor`,key:`w0ekpg`}]]};ai.node;var oi=j(ai),si={name:`keyboard`,size:24,node:[[`path`,{d:`M10 8h.01`,key:`1r9ogq`}],[`path`,{d:`M12 12h.01`,key:`1mp3jc`}],[`path`,{d:`M14 8h.01`,key:`1primd`}],[`path`,{d:`M16 12h.01`,key:`1l6xoz`}],[`path`,{d:`M18 8h.01`,key:`emo2bl`}],[`path`,{d:`M6 8h.01`,key:`x9i8wu`}],[`path`,{d:`M7 16h10`,key:`wp8him`}],[`path`,{d:`M8 12h.01`,key:`czm47f`}],[`rect`,{width:`20`,height:`16`,x:`2`,y:`4`,rx:`2`,key:`18n3k1`}]]};si.node;var ci=j(si),li={name:`list-todo`,size:24,node:[[`path`,{d:`M13 5h8`,key:`a7qcls`}],[`path`,{d:`M13 12h8`,key:`h98zly`}],[`path`,{d:`M13 19h8`,key:`c3s6r1`}],[`path`,{d:`m3 17 2 2 4-4`,key:`1jhpwq`}],[`rect`,{x:`3`,y:`4`,width:`6`,height:`6`,rx:`1`,key:`cif1o7`}]]};li.node;var ui=j(li),di={name:`log-in`,size:24,node:[[`path`,{d:`m10 17 5-5-5-5`,key:`1bsop3`}],[`path`,{d:`M15 12H3`,key:`6jk70r`}],[`path`,{d:`M15 3h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-4`,key:`u53s6r`}]]};di.node;var fi=j(di),pi={name:`log-out`,size:24,node:[[`path`,{d:`m16 17 5-5-5-5`,key:`1bji2h`}],[`path`,{d:`M21 12H9`,key:`dn1m92`}],[`path`,{d:`M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4`,key:`1uf3rs`}]]};pi.node;var mi=j(pi),hi={name:`mail`,size:24,node:[[`path`,{d:`m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7`,key:`132q7q`}],[`rect`,{x:`2`,y:`4`,width:`20`,height:`16`,rx:`2`,key:`izxlao`}]]};hi.node;var gi=j(hi),_i={name:`menu`,size:24,node:[[`path`,{d:`M4 5h16`,key:`1tepv9`}],[`path`,{d:`M4 12h16`,key:`1lakjw`}],[`path`,{d:`M4 19h16`,key:`1djgab`}]]};_i.node;var vi=j(_i),yi={name:`messages-square`,size:24,node:[[`path`,{d:`M16 10a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 14.286V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2z`,key:`1n2ejm`}],[`path`,{d:`M20 9a2 2 0 0 1 2 2v10.286a.71.71 0 0 1-1.212.502l-2.202-2.202A2 2 0 0 0 17.172 19H10a2 2 0 0 1-2-2v-1`,key:`1qfcsi`}]]};yi.node;var bi=j(yi),xi={name:`monitor`,size:24,node:[[`rect`,{width:`20`,height:`14`,x:`2`,y:`3`,rx:`2`,key:`48i651`}],[`line`,{x1:`8`,x2:`16`,y1:`21`,y2:`21`,key:`1svkeh`}],[`line`,{x1:`12`,x2:`12`,y1:`17`,y2:`21`,key:`vw1qmm`}]]};xi.node;var Si=j(xi),Ci={name:`moon`,size:24,node:[[`path`,{d:`M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401`,key:`kfwtm`}]]};Ci.node;var wi=j(Ci),Ti={name:`play`,size:24,node:[[`path`,{d:`M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z`,key:`10ikf1`}]]};Ti.node;var Ei=j(Ti),Di={name:`plug`,size:24,node:[[`path`,{d:`M12 22v-5`,key:`1ega77`}],[`path`,{d:`M15 8V2`,key:`18g5xt`}],[`path`,{d:`M17 8a1 1 0 0 1 1 1v4a4 4 0 0 1-4 4h-4a4 4 0 0 1-4-4V9a1 1 0 0 1 1-1z`,key:`1xoxul`}],[`path`,{d:`M9 8V2`,key:`14iosj`}]]};Di.node;var Oi=j(Di),ki={name:`radio`,size:24,node:[[`path`,{d:`M16.247 7.761a6 6 0 0 1 0 8.478`,key:`1fwjs5`}],[`path`,{d:`M19.075 4.933a10 10 0 0 1 0 14.134`,key:`ehdyv1`}],[`path`,{d:`M4.925 19.067a10 10 0 0 1 0-14.134`,key:`1q22gi`}],[`path`,{d:`M7.753 16.239a6 6 0 0 1 0-8.478`,key:`r2q7qm`}],[`circle`,{cx:`12`,cy:`12`,r:`2`,key:`1c9p78`}]]};ki.node;var Ai=j(ki),ji={name:`refresh-cw`,size:24,node:[[`path`,{d:`M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8`,key:`v9h5vc`}],[`path`,{d:`M21 3v5h-5`,key:`1q7to0`}],[`path`,{d:`M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16`,key:`3uifl3`}],[`path`,{d:`M8 16H3v5`,key:`1cv678`}]]};ji.node;var Mi=j(ji),Ni={name:`send`,size:24,node:[[`path`,{d:`M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z`,key:`1ffxy3`}],[`path`,{d:`m21.854 2.147-10.94 10.939`,key:`12cjpa`}]]};Ni.node;var Pi=j(Ni),Fi={name:`shield-check`,size:24,node:[[`path`,{d:`M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z`,key:`oel41y`}],[`path`,{d:`m9 12 2 2 4-4`,key:`dzmm74`}]]};Fi.node;var Ii=j(Fi),Li={name:`sun`,size:24,node:[[`circle`,{cx:`12`,cy:`12`,r:`4`,key:`4exip2`}],[`path`,{d:`M12 2v2`,key:`tus03m`}],[`path`,{d:`M12 20v2`,key:`1lh1kg`}],[`path`,{d:`m4.93 4.93 1.41 1.41`,key:`149t6j`}],[`path`,{d:`m17.66 17.66 1.41 1.41`,key:`ptbguv`}],[`path`,{d:`M2 12h2`,key:`1t8f8n`}],[`path`,{d:`M20 12h2`,key:`1q8mjw`}],[`path`,{d:`m6.34 17.66-1.41 1.41`,key:`1m8zz5`}],[`path`,{d:`m19.07 4.93-1.41 1.41`,key:`1shlcs`}]]};Li.node;var Ri=j(Li),zi={name:`users`,size:24,node:[[`path`,{d:`M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2`,key:`1yyitq`}],[`path`,{d:`M16 3.128a4 4 0 0 1 0 7.744`,key:`16gr8j`}],[`path`,{d:`M22 21v-2a4 4 0 0 0-3-3.87`,key:`kshegd`}],[`circle`,{cx:`9`,cy:`7`,r:`4`,key:`nufk8`}]]};zi.node;var Bi=j(zi),Vi={name:`workflow`,size:24,node:[[`rect`,{width:`8`,height:`8`,x:`3`,y:`3`,rx:`2`,key:`by2w9f`}],[`path`,{d:`M7 11v4a2 2 0 0 0 2 2h4`,key:`xkn7yn`}],[`rect`,{width:`8`,height:`8`,x:`13`,y:`13`,rx:`2`,key:`1cgmvn`}]]};Vi.node;var Hi=j(Vi),U={place:`_place_hyqzl_1`,toast:`_toast_hyqzl_22`,rise:`_rise_hyqzl_69`,ok:`_ok_hyqzl_38`,bad:`_bad_hyqzl_41`,info:`_info_hyqzl_44`,words:`_words_hyqzl_47`,title:`_title_hyqzl_51`,description:`_description_hyqzl_54`},Ui={ok:Ze,bad:Xe,info:ii},Wi=(0,P.createContext)(()=>{});function Gi(){return(0,P.useContext)(Wi)}function Ki({children:e}){let[t,n]=(0,P.useState)([]),r=(0,P.useCallback)(e=>{n(t=>[...t.slice(-2),{...e,id:(t.at(-1)?.id??0)+1}])},[]),i=e=>n(t=>t.filter(t=>t.id!==e));return(0,V.jsx)(Wi,{value:r,children:(0,V.jsxs)(d,{swipeDirection:`right`,children:[e,t.map(e=>(0,V.jsx)(qi,{toast:e,onClose:()=>i(e.id)},e.id)),(0,V.jsx)(ee,{className:U.place})]})})}function qi({toast:{title:e,description:t,tone:n=`ok`,action:r},onClose:i}){let a=Ui[n];return(0,V.jsxs)(l,{className:U.toast,type:n===`bad`?`foreground`:`background`,duration:r||n===`bad`?1e4:4e3,onOpenChange:e=>!e&&i(),children:[(0,V.jsx)(a,{className:U[n],"aria-hidden":!0}),(0,V.jsxs)(`div`,{className:U.words,children:[(0,V.jsx)(m,{className:U.title,children:e}),t&&(0,V.jsx)(u,{className:U.description,children:t})]}),r&&(0,V.jsx)(p,{asChild:!0,altText:r.label,children:(0,V.jsx)(A,{size:`sm`,onClick:r.run,children:r.label})}),(0,V.jsx)(te,{asChild:!0,children:(0,V.jsx)(Je,{size:`sm`,label:`Dismiss`,icon:qe})})]})}function Ji({load:e,open:t,close:n}){let[r,i]=(0,P.useState)(null),a=Gi();return(0,P.useEffect)(()=>{if(!t||r)return;let o=!0;return e().then(e=>o&&i(()=>e.default),()=>{o&&(n(),a({tone:`bad`,title:bt}))}),()=>{o=!1}},[t,r,e,n,a]),(0,P.useEffect)(()=>Xi(()=>void e().catch(()=>void 0)),[e]),r?(0,V.jsx)(r,{}):null}var Yi=3e3;function Xi(e){let t=setTimeout(()=>typeof requestIdleCallback==`function`?requestIdleCallback(e):e(),Yi);return()=>clearTimeout(t)}var Zi=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),Qi=function(e){return`/console/`+e},$i={},ea={},ta=function(e){return e.pathname.endsWith(`.css`)},na=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw delete e[t],n});return e[t]=i,i},W=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=Qi(t,n);let r=s(t),i=ta(r);return na($i,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}let t=i?e.styles:e.all,n=i?ea[r.href]:void 0;if(!n&&t.has(r.href))return;let o=document.createElement(`link`);if(o.rel=i?`stylesheet`:Zi,i||(o.as=`script`),o.crossOrigin=``,o.href=r.href,a&&o.setAttribute(`nonce`,a),n&&delete ea[r.href],n?.isConnected?n.replaceWith(o):document.head.appendChild(o),i)return new Promise((e,t)=>{let n=i=>{o.removeEventListener(`load`,n),o.removeEventListener(`error`,n),i.type===`error`?(ea[r.href]=o,t(Error(`Unable to preload CSS for ${r}`))):e(i)};o.addEventListener(`load`,n),o.addEventListener(`error`,n)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},ra=()=>W(()=>import(`./Behind-BuY-N7vQ.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29]));function ia(){return(0,V.jsx)(Ji,{load:ra,open:O(Pr),close:Ir})}var aa=1e3,oa=null,sa=null,ca=null;function la(e){sa=e,ca??=setTimeout(ua,0)}function ua(){oa??=da(),sa===null?ca=null:(oa.textContent=sa,sa=null,ca=setTimeout(ua,aa))}function da(){let e=document.createElement(`div`);return e.className=`visually-hidden`,e.setAttribute(`role`,`status`),e.setAttribute(`aria-live`,`polite`),document.body.append(e),e}function fa(e){switch(e.status){case`live`:return{word:`Live`,sentence:`Changes appear as they happen.`};case`connecting`:return{word:`Connecting`,sentence:`The connection to the gateway is being opened.`};case`offline`:return{word:`Offline since ${pa(e.since)}`,sentence:`Not connected since ${pa(e.since)}. Shown is what was known then.`};case`catching-up`:return{word:`Catching up`,sentence:`Catching up: ${e.behind} events.`};case`gap`:return{word:`Reloaded`,sentence:`Some events are missing (${e.reason}), so everything was read again.`};case`paused`:return{word:`Paused`,sentence:`${e.behind} new events wait.`};case`refused`:return{word:`Refused`,sentence:e.reason??`The gateway no longer accepts the credential.`}}}function pa(e){return nt(e,Date.now(),`local`)}function ma(){let e=Re(),t=e.status===`offline`||e.status===`refused`,n=(0,P.useRef)(!1);(0,P.useEffect)(()=>{Oe(t?`stopped`:`running`),t?document.documentElement.dataset.live=`off`:delete document.documentElement.dataset.live,!t&&n.current&&(la(`Connected again.`),et(),T()),n.current=t},[t]),(0,P.useEffect)(()=>{(e.status===`offline`||e.status===`gap`)&&la(fa(e).sentence),e.status===`refused`&&T()},[e.status])}function ha({children:e}){let{actor:t,organization:n}=Se(),r=`${n.id}/${t.id}`;return(0,P.useEffect)(()=>$e,[r]),(0,V.jsx)(He,{client:Vr,children:e},r)}var ga=k(!1);function _a(){ga.set(!0)}var va={groups:`_groups_1gyzb_1`};function ya(){let e=O(Ee),t=[...new Set(e.map(({title:e})=>e))].toReversed();return(0,V.jsx)(at,{open:O(ga),onOpenChange:e=>ga.set(e),title:`Keyboard shortcuts`,size:`lg`,children:(0,V.jsx)(`div`,{className:va.groups,children:t.map(t=>(0,V.jsxs)(`section`,{children:[(0,V.jsx)(`h3`,{children:t}),(0,V.jsx)(`dl`,{children:e.filter(e=>e.title===t).flatMap(({keys:e})=>Object.entries(e)).filter(([,{hidden:e}])=>!e).map(([e,{label:t}])=>(0,V.jsxs)(`div`,{children:[(0,V.jsx)(`dt`,{children:t}),(0,V.jsx)(`dd`,{children:(0,V.jsx)(Qe,{keys:e})})]},`${e} ${t}`))})]},t))})})}var ba=k(!1),G=k([]);function xa(){ba.set(!0)}function Sa(){ba.set(!1)}function Ca(e){let t=(0,P.useRef)(e);(0,P.useEffect)(()=>{t.current=e});let n=JSON.stringify(e);(0,P.useEffect)(()=>{let e=t.current.map(e=>({...e,run:()=>t.current.find(({id:t})=>t===e.id)?.run()}));return G.set([...G.get(),...e]),()=>G.set(G.get().filter(t=>!e.includes(t)))},[n])}var K=[[{label:`Overview`,path:`/`,icon:ni,key:`o`}],[{label:`Sessions`,path:`/sessions`,icon:bi,key:`s`},{label:`Workflows`,path:`/workflows`,icon:Hi,key:`w`},{label:`Runs`,path:`/runs`,icon:Ei,key:`r`},{label:`Approvals`,path:`/approvals`,icon:Ii,key:`a`},{label:`Agents`,path:`/agents`,icon:lt,key:`g`},{label:`Tasks`,path:`/tasks`,icon:ui,key:`t`}],[{label:`Integrations`,path:`/integrations`,icon:Oi,key:`i`},{label:`Deliveries`,path:`/deliveries`,icon:Pi,key:`d`},{label:`Events`,path:`/events`,icon:Ai,key:`e`},{label:`Endpoints`,path:`/endpoints`,icon:Jr,key:`p`}],[{label:`People`,path:`/people`,icon:Bi,key:`u`}]],wa=Ge?[{label:`GraphiQL`,path:`/graphiql`,icon:ut},{label:`REST API`,path:`/docs`,icon:ct}]:[],Ta=[`/`,`/runs`,`/approvals`,`/sessions`];function Ea(e){let t=`/${e.split(`/`)[1]??``}`;return K.flat().find(({path:e})=>e===t)}function Da(){let e=ie();return de({"Ctrl k":{label:`Search and commands`,run:xa,whileTyping:!0},"/":{label:`Filter`,run:Oa},".":{label:`The GraphQL behind this`,run:Fr},"?":{label:`All keys`,run:_a}},`Everywhere`),de(Object.fromEntries(K.flat().map(({key:t,label:n,path:r})=>[`g ${t}`,{label:n,run:()=>void e.navigate({href:r})}])),`Go to`),null}function Oa(){[...document.querySelectorAll(`[data-search]`)].find(e=>e.offsetParent!==null)?.focus()}var ka=k(null);function Aa(e){ka.set(e)}function ja(){ka.set(null)}var Ma=()=>W(()=>import(`./Why-B_wgStFr.js`),__vite__mapDeps([30,1,14,7,8,4,3,5,6,9,15,12,13,16,17,18,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,27,51]));function Na(){return(0,V.jsx)(Ji,{load:Ma,open:O(ka)!==null,close:ja})}var Pa=()=>W(()=>import(`./Palette-Dt252gRG.js`),__vite__mapDeps([52,1,53,4,8,3,5,6,27,33,42,35,54]));function Fa(){return(0,V.jsx)(Ji,{load:Pa,open:O(ba),close:Sa})}var q={page:`_page_1o16m_1`,card:`_card_1o16m_11`,form:`_form_1o16m_27`,or:`_or_1o16m_38`,foot:`_foot_1o16m_55`,wait:`_wait_1o16m_64`,aside:`_aside_1o16m_74`};function Ia({value:e,onChange:t,indeterminate:n=!1,...r}){let i=rt(r),a=(0,P.useRef)(null);return(0,P.useEffect)(()=>{a.current&&(a.current.indeterminate=n)},[n]),(0,V.jsxs)(`div`,{className:dt.choice,children:[(0,V.jsx)(`input`,{...i,ref:a,type:`checkbox`,className:dt.check,checked:e,onChange:e=>t(e.target.checked)}),(0,V.jsx)(ot,{field:r,htmlFor:i.id}),(0,V.jsx)(it,{field:r,id:i.id})]})}function La({value:e,onChange:t,...n}){let r=rt(n);return(0,V.jsxs)(`div`,{className:dt.choice,children:[(0,V.jsx)(`input`,{...r,type:`checkbox`,role:`switch`,className:dt.switch,checked:e,onChange:e=>t(e.target.checked)}),(0,V.jsx)(ot,{field:n,htmlFor:r.id}),(0,V.jsx)(it,{field:n,id:r.id})]})}function Ra(){let[e,t]=(0,P.useState)(null);if((0,P.useEffect)(()=>{ue().then(e=>t(e.oidc),()=>void 0)},[]),!e)return null;let n=location.pathname+location.search;return(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(A,{asChild:!0,icon:fi,children:(0,V.jsxs)(`a`,{href:`${Ke}${e.start}?return_to=${encodeURIComponent(n)}`,children:[`Sign in with `,e.name]})}),(0,V.jsx)(`p`,{className:q.or,children:`or`})]})}function za({problem:e}){let[t,n]=(0,P.useState)(!1),[r,i]=(0,P.useState)(``),[a,o]=(0,P.useState)(``),[s,c]=(0,P.useState)(``),[l,u]=(0,P.useState)(w.get().remembered),[d,f]=(0,P.useState)(e),[p,ee]=(0,P.useState)(!1),m=async e=>{e.preventDefault(),ee(!0),f(void 0);try{await(t?be(s.trim(),l):me(r.trim(),a,l))}catch(e){f(we(e))}finally{ee(!1)}};return(0,V.jsxs)(`form`,{className:q.form,onSubmit:e=>void m(e),children:[(0,V.jsx)(Ra,{}),t?(0,V.jsx)(st,{label:`API key or token`,type:`password`,value:s,onChange:c,autoFocus:!0,mono:!0}):(0,V.jsxs)(V.Fragment,{children:[(0,V.jsx)(st,{label:`E-mail address`,type:`email`,autoComplete:`username`,value:r,onChange:i,autoFocus:!0}),(0,V.jsx)(st,{label:`Password`,type:`password`,autoComplete:`current-password`,value:a,onChange:o})]}),(0,V.jsx)(Ia,{label:`Stay signed in on this device`,value:l,onChange:u}),d&&(0,V.jsx)(pt,{compact:!0,error:d}),(0,V.jsx)(A,{type:`submit`,variant:`primary`,busy:p,children:`Sign in`}),(0,V.jsx)(A,{type:`button`,variant:`ghost`,icon:t?gi:oi,onClick:()=>{n(!t),f(void 0)},children:t?`Use e-mail and password`:`Use an API key`})]})}function Ba({name:e}){let[t,n]=(0,P.useState)(!0);return(0,V.jsxs)(V.Fragment,{children:[!t&&(0,V.jsx)(`div`,{className:q.aside,children:(0,V.jsx)(A,{variant:`primary`,onClick:()=>n(!0),children:`Sign in again`})}),(0,V.jsx)(at,{open:t,onOpenChange:n,size:`sm`,title:`Sign in again`,description:`Your session has ended, ${e}. This page stays as it is.`,footer:(0,V.jsx)(A,{onClick:_e,children:`Sign out instead`}),children:(0,V.jsx)(za,{})})]})}function Va({size:e=22}){return(0,V.jsxs)(`svg`,{width:e,height:e,viewBox:`0 0 32 32`,"aria-hidden":`true`,children:[(0,V.jsx)(`path`,{fill:`var(--accent)`,d:`M10 3h9a7 7 0 0 1 0 14h-4l-6 5v-5.1A7 7 0 0 1 10 3z`}),(0,V.jsx)(`path`,{fill:`var(--status-ok)`,d:`M25 13.5a6.5 6.5 0 0 1-2 11.7V29l-5-3.6h-3.6a6 6 0 0 1-3.7-1.3L16.5 19.5H19a9.5 9.5 0 0 0 6-6z`})]})}function Ha({problem:e}){return ge({title:`Sign in`}),(0,V.jsxs)(`main`,{className:q.page,children:[(0,V.jsxs)(`div`,{className:q.card,children:[(0,V.jsx)(Va,{size:32}),(0,V.jsx)(`h1`,{children:`Sign in to Parley`}),(0,V.jsx)(za,{problem:e},e)]}),Ge&&(0,V.jsxs)(`p`,{className:q.foot,children:[`First time here? Open the link that the gateway printed when it started, or run`,` `,(0,V.jsx)(`code`,{children:`.venv/bin/python cli.py sign-in-link`}),`.`]})]})}function Ua({problem:e}){return(0,V.jsxs)(`main`,{className:q.wait,children:[(0,V.jsx)(Va,{size:32}),(0,V.jsx)(`p`,{role:`status`,children:e}),(0,V.jsx)(A,{icon:mt,onClick:()=>void T(),children:`Try now`})]})}function Wa({children:e}){let t=O(C);switch(t.status){case`checking`:return null;case`anonymous`:return(0,V.jsx)(Ha,{problem:t.problem});case`unknown`:return(0,V.jsx)(Ua,{problem:t.problem});case`signedIn`:case`refused`:return(0,V.jsxs)(V.Fragment,{children:[e,t.status===`refused`&&(0,V.jsx)(Ba,{name:t.viewer.actor.name})]})}}var J={bar:`_bar_htpgk_1`,item:`_item_htpgk_5`,more:`_more_htpgk_39`};function Ga(){let[e,t]=(0,P.useState)(!1),n=oe({select:({location:e})=>Ea(e.pathname)?.path}),r=K.flat(),i=Ta.map(e=>r.find(t=>t.path===e)).filter(e=>e!==void 0),a=i.some(({path:e})=>e===n);return(0,V.jsxs)(`nav`,{className:J.bar,"aria-label":`Pages`,children:[i.map(e=>(0,V.jsx)(Ka,{place:e,current:n},e.path)),(0,V.jsxs)(`button`,{type:`button`,className:J.item,"data-current":!a,onClick:()=>t(!0),children:[(0,V.jsx)(vi,{}),`More`]}),(0,V.jsx)(at,{open:e,onOpenChange:t,title:`Pages`,children:(0,V.jsxs)(`div`,{className:J.more,onClick:()=>t(!1),children:[r.map(e=>(0,V.jsx)(Ka,{place:e,current:n},e.path)),wa.map(({label:e,path:t,icon:n})=>(0,V.jsxs)(`a`,{className:J.item,href:t,children:[(0,V.jsx)(n,{}),e]},t))]})})]})}function Ka({place:{icon:e,label:t,path:n},current:r}){return(0,V.jsxs)(y,{to:n,className:J.item,"data-current":n===r,"aria-current":n===r?`page`:void 0,children:[(0,V.jsx)(e,{}),t]})}var Y={list:`_list_12w9u_1`,item:`_item_12w9u_6`,wide:`_wide_12w9u_9`,label:`_label_12w9u_12`,value:`_value_12w9u_17`};function qa({items:e,columns:t=2}){return(0,V.jsx)(`dl`,{className:Y.list,style:{"--columns":t},children:e.map(e=>e&&(0,V.jsxs)(`div`,{className:N(Y.item,e.wide&&Y.wide),children:[(0,V.jsx)(`dt`,{className:Y.label,children:e.label}),(0,V.jsx)(`dd`,{className:Y.value,children:e.value??(0,V.jsx)(`span`,{className:`faint`,children:`–`})})]},e.label))})}function Ja({trigger:e,children:t,label:n,align:r=`start`,open:i,onOpenChange:a}){return(0,V.jsxs)(h,{...i===void 0?{}:{open:i},...a?{onOpenChange:a}:{},children:[(0,V.jsx)(_,{asChild:!0,children:e}),(0,V.jsx)(c,{children:(0,V.jsx)(ne,{className:M.popover,align:r,sideOffset:4,collisionPadding:8,"aria-label":n,children:t})})]})}var Ya={pill:`_pill_1eeac_1`,dot:`_dot_1eeac_26`,details:`_details_1eeac_63`,again:`_again_1eeac_73`};function Xa({at:e}){let t=(0,P.useSyncExternalStore)(Za,()=>Math.floor(Date.now()/1e3)*1e3),n=e===null?0:Math.ceil((e-t)/1e3);return(0,V.jsx)(`span`,{className:`tabular faint`,children:n>0?`Next try in ${n} s`:`Trying …`})}function Za(e){let t=setInterval(e,1e3);return()=>clearInterval(t)}function Qa(){let e=Re(),{word:t,sentence:n}=fa(e);return(0,V.jsx)(Ja,{label:`Connection`,align:`end`,trigger:(0,V.jsxs)(`button`,{type:`button`,className:Ya.pill,"data-status":e.status,"aria-label":`Connection: ${t}`,children:[(0,V.jsx)(`i`,{className:Ya.dot,"aria-hidden":`true`}),(0,V.jsx)(`span`,{children:t})]}),children:(0,V.jsxs)(`div`,{className:Ya.details,children:[(0,V.jsx)(`p`,{children:n}),(0,V.jsx)(qa,{items:[{label:`Since`,value:(0,V.jsx)(Pe,{at:e.since})},{label:`Last event`,value:e.lastEventAt===null?`none yet`:(0,V.jsx)(Pe,{at:e.lastEventAt})},{label:`Gateway`,value:(0,V.jsx)(`span`,{className:`mono`,children:new URL(We).host})}]}),e.status===`offline`&&(0,V.jsx)($a,{nextTryAt:e.nextTryAt})]})})}function $a({nextTryAt:e}){let t=Be();return(0,V.jsxs)(`div`,{className:Ya.again,children:[(0,V.jsx)(A,{size:`sm`,icon:mt,onClick:()=>t.reconnect(),children:`Try now`}),(0,V.jsx)(Xa,{at:e})]})}function eo({href:e,onClick:t,...n}){let r=ie(),i=n=>{t?.(n),n.defaultPrevented||n.button!==0||n.metaKey||n.ctrlKey||n.shiftKey||(n.preventDefault(),r.navigate({href:e}))};return(0,V.jsx)(`a`,{...n,href:e,onClick:i})}var to={header:`_header_tddx8_1`,crumbs:`_crumbs_tddx8_12`,mark:`_mark_tddx8_61`,search:`_search_tddx8_65`},no={bell:`_bell_3yjjl_1`,list:`_list_3yjjl_36`},ro=`query NeedsYou($approvals: Boolean!, $connections: Boolean!, $connectors: Boolean!) {
  approvals(forMe: true, first: 1) @include(if: $approvals) {
    totalCount
  }
  connections(mine: true) @include(if: $connections) {
    id
    provider
    status
  }
  connectors @include(if: $connectors) {
    name
    title
    circuit {
      state
    }
  }
}`,io=[`mutation ExtendToken {
  extendToken {
    token
    expiresAt
    errors {
      ...ErrorFields
    }
  }
}`,gn].join(`
`),ao=`subscription NeedsYouEvents($types: [String!], $after: Cursor) {
  events(types: $types, after: $after) {
    __typename
    id
    cursor
  }
}`;function oo(e,t,{skip:n=!1,keep:r=!1}={}){let i=Be(),a=JSON.stringify(t),o=(0,P.useMemo)(()=>tt(i,e,t),[i,e,a]),{data:s,error:c,loading:l}=(0,P.useSyncExternalStore)(o.subscribe,o.get);(0,P.useEffect)(()=>{n||o.refresh()},[o,n]);let u=(0,P.useCallback)(()=>void o.reload(),[o]),d=(0,P.useRef)(void 0);(0,P.useEffect)(()=>{s!==void 0&&(d.current=s)},[s]);let f=s??(r?d.current:void 0);return{data:f,error:c,loading:!n&&l&&f===void 0,stale:!n&&l&&f!==void 0,reload:u}}function so(e,t){let n=(0,P.useRef)(e),r=(0,P.useRef)(void 0);return(0,P.useEffect)(()=>{n.current=e}),(0,P.useEffect)(()=>()=>clearTimeout(r.current),[]),(0,P.useCallback)(()=>{r.current??=setTimeout(()=>{r.current=void 0,n.current()},t)},[t])}var co=[`collaboration.approval_requested`,`collaboration.approval_responded`,`connection.changed`],lo=3e4,uo=300;function fo(){let{data:e,reload:t}=oo(ro,{approvals:ye(`approvals:read`).allowed,connections:ye(`connections:read`).allowed,connectors:ye(`connectors:read`).allowed});Me(ao,{types:co},so(t,uo),{skip:!ye(`events:read`).allowed}),(0,P.useEffect)(()=>{let e=setInterval(()=>document.visibilityState===`visible`&&t(),lo);return()=>clearInterval(e)},[t]);let n=e?.connections?.filter(({status:e})=>e===`REAUTH_REQUIRED`)??[],r=e?.connectors?.filter(({circuit:e})=>e.state===`OPEN`)??[],i=[{label:`Approvals to decide`,count:e?.approvals?.totalCount??0,href:`/approvals`},{label:`Accounts to connect again`,count:n.length,href:po(n[0]?.provider)},{label:`Services that fail`,count:r.length,href:po(r[0]?.name)}].filter(({count:e})=>e>0),a=i.reduce((e,{count:t})=>e+t,0);return(0,P.useEffect)(()=>ve.set(a),[a]),i}function po(e){return e?`/integrations/${encodeURIComponent(e)}`:`/integrations`}function mo(){let e=fo(),[t,n]=(0,P.useState)(!1),r=e.reduce((e,{count:t})=>e+t,0),i=r===0?`Nothing needs you`:`${r} ${r===1?`thing needs`:`things need`} you`;return(0,V.jsx)(Ja,{label:`Needs you`,align:`end`,open:t,onOpenChange:n,trigger:(0,V.jsxs)(`button`,{type:`button`,className:no.bell,"data-waiting":r>0,"aria-label":i,children:[(0,V.jsx)(Kr,{}),r>0&&(0,V.jsx)(`span`,{className:`tabular`,children:r>99?`99+`:r})]}),children:(0,V.jsxs)(`div`,{className:no.list,children:[e.length===0&&(0,V.jsx)(`p`,{children:i}),e.map(({label:e,count:t,href:r})=>(0,V.jsxs)(eo,{href:r,onClick:()=>n(!1),children:[e,(0,V.jsx)(`span`,{className:`tabular`,children:t})]},e))]})})}var ho=null;function go(){return(0,P.useSyncExternalStore)(C.subscribe,_o)}function _o(){let e=C.get();return e.status===`signedIn`&&(ho??=e.viewer.gatewayVersion,ho!==e.viewer.gatewayVersion)}function vo(){return go()?(0,V.jsx)(Ye,{content:`The gateway was upgraded; this page is of the version before.`,children:(0,V.jsx)(A,{size:`sm`,variant:`primary`,icon:Mi,onClick:()=>location.reload(),children:`Reload`})}):null}var yo={avatar:`_avatar_1eq5e_1`,agent:`_agent_1eq5e_16`,presence:`_presence_1eq5e_23`,ONLINE:`_ONLINE_1eq5e_34`,AWAY:`_AWAY_1eq5e_37`};function bo(e){let t=7;for(let n of e)t=(t*31+(n.codePointAt(0)??0))%3600;return Math.round(t/10)}function xo(e){let[t=``,...n]=e.trim().split(/[\s@._-]+/),r=n.at(-1)??``;return(t.charAt(0)+r.charAt(0)).toUpperCase()||`?`}function So({name:e,kind:t=`user`,size:n=24,presence:r}){return(0,V.jsxs)(`span`,{className:N(yo.avatar,t===`agent`&&yo.agent),style:{"--size":`${n}px`,"--hue":bo(e)},title:r?`${e}, ${r.toLowerCase()}`:e,"aria-hidden":!0,children:[t===`agent`?(0,V.jsx)(lt,{}):xo(e),r&&(0,V.jsx)(`span`,{className:N(yo.presence,yo[r])})]})}function Co({trigger:e,items:t,align:r=`end`,label:i}){return(0,V.jsxs)(a,{modal:!1,children:[(0,V.jsx)(f,{asChild:!0,children:e}),(0,V.jsx)(n,{children:(0,V.jsx)(g,{className:M.menu,align:r,sideOffset:4,collisionPadding:8,"aria-label":i,children:t.map((e,t)=>(0,V.jsx)(wo,{item:e},t))})})]})}function wo({item:e}){if(e===`separator`)return(0,V.jsx)(i,{className:M.separator});if(`heading`in e)return(0,V.jsx)(r,{className:M.heading,children:e.heading});let{label:n,onSelect:a,icon:s,keys:c,danger:l,disabledReason:u,checked:d}=e,f=(0,V.jsxs)(V.Fragment,{children:[d===void 0?s&&(0,V.jsx)(s,{"aria-hidden":!0}):d?(0,V.jsx)(ft,{"aria-hidden":!0}):(0,V.jsx)(`span`,{className:M.mark}),(0,V.jsxs)(`span`,{className:M.words,children:[n,u&&(0,V.jsxs)(`span`,{className:M.reason,children:[` · `,u]})]}),c&&(0,V.jsx)(Qe,{keys:c})]}),p={className:N(M.item,l&&M.danger),disabled:!!u,onSelect:a};return d===void 0?(0,V.jsx)(o,{...p,children:f}):(0,V.jsx)(t,{...p,checked:d,children:f})}var To=`graphiql:theme`,Eo=k(Ao(Te(`local`,To)));function Do(e){De(`local`,To,e===`system`?null:e),ko(e)}function Oo(){addEventListener(`storage`,e=>{e.key===To&&ko(Ao(e.newValue))})}function ko(e){Eo.set(e),e===`system`?delete document.documentElement.dataset.theme:document.documentElement.dataset.theme=e}function Ao(e){return e===`light`||e===`dark`?e:`system`}var jo={user:`_user_1pabg_1`};function Mo(){let{actor:e,role:t}=Se(),n=O(Eo),[r,i]=je();return(0,V.jsx)(Co,{align:`end`,label:`${e.name}, ${t.toLowerCase()}`,trigger:(0,V.jsx)(`button`,{type:`button`,className:jo.user,"aria-label":`Signed in as ${e.name}`,children:(0,V.jsx)(So,{name:e.name,kind:e.__typename===`Agent`?`agent`:`user`})}),items:[{heading:`${e.name} · ${t.toLowerCase()}`},`separator`,{heading:`Appearance`},{label:`System`,icon:Si,checked:n===`system`,onSelect:()=>Do(`system`)},{label:`Light`,icon:Ri,checked:n===`light`,onSelect:()=>Do(`light`)},{label:`Dark`,icon:wi,checked:n===`dark`,onSelect:()=>Do(`dark`)},`separator`,{heading:`Times`},{label:`Relative`,checked:r===`relative`,onSelect:()=>i(`relative`)},{label:`Local`,checked:r===`local`,onSelect:()=>i(`local`)},{label:`UTC`,checked:r===`utc`,onSelect:()=>i(`utc`)},`separator`,{label:`Keyboard shortcuts`,icon:ci,keys:`?`,onSelect:_a},{label:`Sign out`,icon:mi,onSelect:_e},{label:`Sign out and delete drafts`,icon:ei,onSelect:()=>void No()}]})}async function No(){let{forgetAllDrafts:e}=await W(async()=>{let{forgetAllDrafts:e}=await import(`./drafts-Biw_D3iL.js`).then(e=>e.t);return{forgetAllDrafts:e}},__vite__mapDeps([55,1]));await e(),_e()}function Po(){return(0,V.jsxs)(`header`,{className:to.header,children:[(0,V.jsx)(Fo,{}),(0,V.jsxs)(`button`,{type:`button`,className:to.search,onClick:xa,"aria-label":`Search and commands`,children:[(0,V.jsx)(gt,{}),(0,V.jsx)(`span`,{children:`Search`}),(0,V.jsx)(Qe,{keys:`Ctrl K`})]}),(0,V.jsx)(vo,{}),(0,V.jsx)(mo,{}),(0,V.jsx)(Qa,{}),(0,V.jsx)(Mo,{})]})}function Fo(){let{title:e,crumbs:t=[]}=O(xe);return(0,V.jsxs)(`nav`,{className:to.crumbs,"aria-label":`Breadcrumb`,children:[t.length===0&&(0,V.jsx)(`span`,{className:to.mark,children:(0,V.jsx)(Va,{size:20})}),(0,V.jsxs)(`ol`,{children:[t.map(({label:e,to:t},n)=>(0,V.jsxs)(`li`,{children:[n===0&&(0,V.jsx)(Xr,{"aria-hidden":!0}),t?(0,V.jsx)(eo,{href:t,children:e}):(0,V.jsx)(`span`,{children:e})]},e)),(0,V.jsx)(`li`,{"aria-current":`page`,className:`visually-hidden`,children:e})]})]})}var X={rail:`_rail_1xsvl_1`,home:`_home_1xsvl_13`,organization:`_organization_1xsvl_29`,groups:`_groups_1xsvl_35`,group:`_group_1xsvl_35`,item:`_item_1xsvl_50`,dot:`_dot_1xsvl_90`};function Io(){let{organization:e}=Se(),t=oe({select:({location:e})=>Ea(e.pathname)?.path});return(0,V.jsxs)(`nav`,{className:X.rail,"aria-label":`Pages`,children:[(0,V.jsxs)(y,{to:`/`,className:X.home,"aria-label":`Parley, ${e.name}`,children:[(0,V.jsx)(Va,{}),(0,V.jsx)(`span`,{className:X.organization,children:e.name})]}),(0,V.jsx)(`div`,{className:X.groups,children:K.map(e=>(0,V.jsx)(`ul`,{className:X.group,children:e.map(e=>(0,V.jsx)(Lo,{place:e,current:e.path===t},e.path))},e[0]?.path))}),wa.length>0&&(0,V.jsx)(`ul`,{className:X.group,children:wa.map(({label:e,path:t,icon:n})=>(0,V.jsx)(`li`,{children:(0,V.jsxs)(`a`,{className:X.item,href:t,title:e,children:[(0,V.jsx)(n,{}),(0,V.jsx)(`span`,{children:e})]})},t))})]})}function Lo({place:{icon:e,label:t,path:n,key:r},current:i}){let a=O(ve);return(0,V.jsx)(`li`,{children:(0,V.jsxs)(y,{to:n,className:X.item,"aria-current":i?`page`:void 0,title:`${t} (g ${r})`,"aria-keyshortcuts":`g ${r}`,children:[(0,V.jsx)(e,{}),(0,V.jsx)(`span`,{children:t}),n===`/approvals`&&a>0&&(0,V.jsx)(`i`,{className:X.dot,"aria-hidden":`true`})]})})}var Ro={shell:`_shell_1qon5_1`,rail:`_rail_1qon5_8`,main:`_main_1qon5_20`,skip:`_skip_1qon5_31`};function zo(){return(0,V.jsx)(Ki,{children:(0,V.jsx)(Wa,{children:(0,V.jsxs)(ha,{children:[(0,V.jsxs)(`div`,{className:Ro.shell,children:[(0,V.jsx)(`a`,{className:Ro.skip,href:`#main`,children:`Skip to the page`}),(0,V.jsx)(Io,{}),(0,V.jsx)(Po,{}),(0,V.jsx)(`main`,{id:`main`,className:Ro.main,tabIndex:-1,children:(0,V.jsx)(re,{})}),(0,V.jsx)(Ga,{})]}),(0,V.jsx)(Da,{}),(0,V.jsx)(ya,{}),(0,V.jsx)(Fa,{}),(0,V.jsx)(ia,{}),(0,V.jsx)(Na,{}),(0,V.jsx)(Bo,{})]})})})}function Bo(){return ma(),null}var Z=x({component:zo}),Vo=[`BUSY`,`IDLE`,`ERROR`,`OFFLINE`,`STOPPED`],Ho=[`WORKER`,`HTTP`,`OPENAI`,`LYZR`,`LLAMA_STACK`,`A2A`,`BUILTIN`],Uo=[{value:`1h`,label:`1 h`,ms:36e5},{value:`6h`,label:`6 h`,ms:216e5},{value:`24h`,label:`24 h`,ms:864e5}];function Wo(e){let t=e=>Array.isArray(e)?e:[e],n=Vo.filter(n=>t(e.status).includes(n)),r=Ho.filter(n=>t(e.runtime).includes(n));return{...typeof e.q==`string`&&e.q?{q:e.q}:{},...n.length>0?{status:n}:{},...r.length>0?{runtime:r}:{},...e.new===!0?{new:!0}:{}}}function Go(e){let t=Uo.find(t=>t.value===e.range)?.value;return t?{range:t}:{}}var Ko=[S({getParentRoute:()=>Z,path:`/agents`,validateSearch:Wo,component:v(()=>W(()=>import(`./AgentsPage-PeC8exYX.js`),__vite__mapDeps([56,1,53,4,42,3,5,6,57,58,59,27,26,7,8,9,60,61,49,50,23,24,62,63,12,13,64,20,21,22,65,16,17,66,34,67,39,40,68,33,32,69,70,71,72,73,74,15,75,76,37,77,78,79,80,81,82,83,84,85,46,10,11,86,87,88,89,90,91,92,93,94])))}),S({getParentRoute:()=>Z,path:`/agents/$id`,validateSearch:Go,component:v(()=>W(()=>import(`./AgentPage-DBzpwjmb.js`).then(e=>e.t),__vite__mapDeps([95,1,53,4,42,3,5,6,96,97,12,7,8,9,13,85,98,58,59,27,26,10,11,47,48,19,2,20,21,22,23,24,25,39,34,40,74,15,49,50,75,76,37,77,32,33,99,35,80,81,78,79,65,16,17,82,83,84,46,86,70,87,88,89,90,100])))})];function qo(e){return{...e.list===`others`||e.list===`decided`?{list:e.list}:{},...typeof e.approval==`string`&&e.approval!==``?{approval:e.approval}:{}}}var Jo=S({getParentRoute:()=>Z,path:`/approvals`,validateSearch:qo,component:v(()=>W(()=>import(`./ApprovalsPage-B2gpbtRR.js`),__vite__mapDeps([101,1,59,4,27,26,80,8,3,5,6,7,9,81,43,60,61,49,50,23,24,62,63,14,15,12,13,16,17,18,39,34,40,102,32,33,19,2,20,21,22,25,37,103,76,77,82,65,97,35,10,11,41,42,44,45,46,47,48,104,105,74,75,106,79,107])))}),Yo=[Jo],Xo=[`PENDING`,`RETRYING`,`SUCCESS`,`FAILED`,`EXPIRED`];function Zo(e){let t=Array.isArray(e.status)?e.status:[e.status],n=Xo.filter(e=>t.includes(e)),r=t=>typeof e[t]==`string`&&e[t]!==``?{[t]:e[t]}:{};return{...n.length>0?{status:n}:{},...r(`to`),...r(`delivery`),...r(`destination`)}}var Qo=S({getParentRoute:()=>Z,path:`/deliveries`,validateSearch:Zo,component:v(()=>W(()=>import(`./DeliveriesPage-Bdremcfc.js`),__vite__mapDeps([108,1,57,3,4,5,6,12,7,8,9,13,58,59,27,26,60,61,49,50,23,24,62,63,64,20,21,22,65,16,17,66,34,67,39,40,74,15,75,37,10,11,76,77,32,33,109,110,97,35,14,18,47,48,19,2,25,41,42,43,44,45,46,79,111,93,112,113])))}),$o=[Qo],es=v(()=>W(()=>import(`./DesignerPage-DJ40mbn8.js`),__vite__mapDeps([114,1,32,4,33,34,115,53,59,27,26,12,3,5,6,7,8,9,13,49,50,55,116,72,117,118,119,18,57,120,19,2,20,21,22,23,24,25,14,15,16,17,76,37,77,98,80,81,93,65,91,106,79,35,41,42,43,44,45,46,47,48,82,121,122,92,123,124,71,85,96,10,11,125,126,127,128])));function ts(e){return typeof e==`string`&&e?e:void 0}var ns=[S({getParentRoute:()=>Z,path:`/workflows/new`,component:es,validateSearch:e=>{let[t,n]=[ts(e.template),ts(e.from)];return{...t?{template:t}:{},...n?{from:n}:{}}}}),S({getParentRoute:()=>Z,path:`/workflows/$id/edit`,component:es})],rs=[`active`,`deprecated`,`sunset`,`disabled`,`broken`],is=[`operation`,`try`,`settings`];function as(e){let t=Array.isArray(e.state)?e.state:[e.state],n=rs.filter(e=>t.includes(e)),r=is.find(t=>t===e.tab),i=[`own`,`preset`].find(t=>t===e.source);return{...typeof e.q==`string`&&e.q?{q:e.q}:{},...i?{source:i}:{},...n.length>0?{state:n}:{},...typeof e.endpoint==`string`?{endpoint:e.endpoint}:{},...r?{tab:r}:{}}}var os=[S({getParentRoute:()=>Z,path:`/endpoints`,validateSearch:as,component:v(()=>W(()=>import(`./EndpointsPage-BfgubqxQ.js`),__vite__mapDeps([129,1,53,4,130,3,5,6,57,45,26,58,59,27,10,11,7,8,9,60,61,49,50,23,24,62,63,12,13,64,20,21,22,65,16,17,66,34,67,131,39,40,76,37,77,32,33,28,14,15,18,80,81,79,98,88,111,93,91,19,2,25,82,31,132])))})],ss=[`at`,`event`,`session`,`run`,`actor`,`since`,`until`,`q`];function cs(e){let t=ss.flatMap(t=>{let n=e[t];return typeof n==`string`&&n!==``?[[t,n]]:[]}),n=(Array.isArray(e.types)?e.types:[e.types]).filter(e=>typeof e==`string`&&e!==``);return{...Object.fromEntries(t),...n.length>0?{types:n}:{}}}function ls(e){return{...e.types?{types:e.types}:{},...e.session?{sessionId:e.session}:{},...e.run?{executionId:e.run}:{},...e.actor?{actorId:e.actor}:{},...e.since?{since:e.since}:{},...e.until?{until:e.until}:{}}}var us=[S({getParentRoute:()=>Z,path:`/events`,validateSearch:cs,component:v(()=>W(()=>import(`./EventsPage-BzAoJKAS.js`),__vite__mapDeps([133,1,53,4,31,33,3,5,6,121,19,7,8,9,12,13,2,20,21,22,23,24,25,96,134,59,27,26,64,57,65,16,17,66,34,67,131,39,40,49,50,36,37,35,38,97,14,15,18,47,48,41,42,43,44,45,46,32,28,80,81,135,136,137])))})],ds=S({getParentRoute:()=>Z,path:`/integrations`,component:v(()=>W(()=>import(`./IntegrationsPage-C8in0c1O.js`),__vite__mapDeps([138,1,115,4,59,27,26,60,61,3,5,6,49,50,23,24,62,63,12,7,8,9,13,74,15,75,79,32,33,34,10,11,76,37,77,139,140,141])))}),fs=S({getParentRoute:()=>Z,path:`/integrations/$connector`,validateSearch:e=>typeof e.action==`string`?{action:e.action}:{},component:v(()=>W(()=>import(`./IntegrationPage-DhchW9rv.js`),__vite__mapDeps([142,1,115,79,4,32,33,34,3,5,6,58,59,27,26,7,8,9,12,13,74,15,49,50,75,76,37,77,46,10,11,88,65,16,17,23,24,139,140,141,19,2,20,21,22,25,91,143,80,81])))}),ps=[ds,fs],ms=[S({getParentRoute:()=>Z,path:`/`,component:v(()=>W(()=>import(`./OverviewPage-PveOZSJ-.js`),__vite__mapDeps([144,1,68,33,4,32,34,53,3,5,6,69,59,27,26,7,8,9,70,71,72,12,13,73,39,40,35,104,105,74,15,49,50,75,42,124,43,46,44,145,109,37,110,135,136,140,80,81,146])))})],hs=[`ACTIVE`,`EXPIRED`,`REVOKED`];function gs(e){let t=Array.isArray(e.state)?e.state:[e.state],n=hs.filter(e=>t.includes(e));return{...e.tab===`keys`||typeof e.key==`string`?{tab:`keys`}:{},...typeof e.q==`string`&&e.q?{q:e.q}:{},...n.length>0?{state:n}:{},...typeof e.user==`string`?{user:e.user}:{},...typeof e.key==`string`?{key:e.key}:{}}}var _s=[S({getParentRoute:()=>Z,path:`/people`,validateSearch:gs,component:v(()=>W(()=>import(`./PeoplePage-BtxLOiz_.js`),__vite__mapDeps([147,1,53,4,148,3,5,6,58,59,27,26,7,8,9,64,57,20,21,22,23,24,12,13,65,16,17,66,34,67,131,80,81,37,90,79,32,33,111,92,97,35,88,14,15,18,47,48,41,42,43,44,45,46,76,77,123,60,61,49,50,62,63,39,40,93,104,105,10,11,31,149])))})],vs=[`summary`,`input`,`output`,`attempts`],ys=[`PENDING`,`RUNNING`,`WAITING`,`COMPLETED`,`FAILED`,`CANCELLED`],bs=[`MANUAL`,`SCHEDULE`,`WEBHOOK`,`EVENT`];function Q(e,t){let n=_t(t),r=e.filter(e=>n.includes(e));return r.length>0?r:void 0}function xs(e){return{status:Q(ys,e.status),trigger:Q(bs,e.trigger),workflow:ws(e.workflow),session:ws(e.session),since:Es(e.since),until:Es(e.until)}}function Ss(e){let t=e.view,[n,r]=[Ts(e.from),Ts(e.to)],i=n!==void 0&&r!==void 0&&n<r;return{view:t===`timeline`||t===`table`?t:void 0,node:ws(e.node),tab:Q(vs,e.tab)?.[0],at:ws(e.at),from:i?n:void 0,to:i?r:void 0}}function Cs(e){let t=Q(ys,e.status),n=Q(bs,e.trigger);return{...t?{status:[...t]}:{},...n?{trigger:[...n]}:{},...e.workflow?{workflowId:e.workflow}:{},...e.session?{sessionId:e.session}:{},...e.since?{since:e.since}:{},...e.until?{until:e.until}:{}}}function ws(e){return typeof e==`number`?String(e):typeof e==`string`&&e!==``?e:void 0}function Ts(e){return typeof e==`number`&&Number.isFinite(e)?e:void 0}function Es(e){let t=ws(e);return t!==void 0&&!Number.isNaN(Date.parse(t))?t:void 0}var Ds=S({getParentRoute:()=>Z,path:`/runs`,validateSearch:xs,component:v(()=>W(()=>import(`./RunsPage-CGBzUtGw.js`),__vite__mapDeps([150,1,126,72,79,4,32,33,34,125,3,5,6,59,27,26,7,8,9,60,61,49,50,23,24,62,63,12,13,64,57,20,21,22,65,16,17,66,67,39,40,68,53,69,70,71,73,74,15,75,37,151,112,47,48,76,77,152,153,41,42,43,44,45,46,35,154])))}),Os=S({getParentRoute:()=>Z,path:`/runs/$id`,validateSearch:Ss,component:v(()=>W(()=>import(`./RunPage-CBltlr8V.js`),__vite__mapDeps([155,1,126,152,4,156,120,32,33,34,157,119,158,159,127,79,59,27,26,12,3,5,6,7,8,9,13,39,40,88,65,16,17,23,24,18,102,19,2,20,21,22,25,37,103,97,49,50,76,77,80,81,109,110,153,41,42,43,44,45,46,47,48,35,82,160,91,93,143,161,125,10,11,162])))}),ks=[Ds,Os],As=[`ACTIVE`,`INACTIVE`,`EXPIRED`,`ARCHIVED`];function js(e){let t=Array.isArray(e.status)?e.status:[e.status],n=As.filter(e=>t.includes(e));return{...typeof e.q==`string`&&e.q?{q:e.q}:{},...n.length>0?{status:n}:{}}}function Ms(e){let t=e.side===`work`||e.side===`documents`||e.side===`people`?e.side:void 0;return{...t?{side:t}:{},...typeof e.document==`string`?{document:e.document}:{}}}var Ns=[S({getParentRoute:()=>Z,path:`/sessions`,validateSearch:js,component:v(()=>W(()=>import(`./SessionsPage-Cu5HfPxU.js`),__vite__mapDeps([163,1,164,3,4,5,6,32,33,34,53,57,58,59,27,26,10,11,7,8,9,60,61,49,50,23,24,62,63,12,13,64,20,21,22,65,16,17,66,67,39,40,74,15,75,76,37,77,165,79,86,166])))}),S({getParentRoute:()=>Z,path:`/sessions/$id`,validateSearch:Ms,component:v(()=>W(()=>import(`./SessionPage-CY4uvzdo.js`),__vite__mapDeps([167,1,53,4,59,27,26,14,7,8,3,5,6,9,15,12,13,16,17,18,39,34,40,49,50,102,32,33,19,2,20,21,22,23,24,25,37,103,164,79,96,97,88,65,47,48,76,77,80,81,116,91,165,42,148,99,35,44,57,168,82,169,106,61,86,83,84,85,46,10,11,70,87,124,62,170])))})],Ps=[`PENDING`,`ASSIGNED`,`RUNNING`,`COMPLETED`,`FAILED`,`CANCELLED`],Fs=new Set([`COMPLETED`,`FAILED`,`CANCELLED`]);function Is(e){return[e.pending,e.assigned,e.running,e.completed,e.failed,e.cancelled].flatMap(e=>e.nodes)}function Ls(e,t){let{search:n,type:r,assignedTo:i,sessionId:a,minPriority:o,overdue:s,status:c}=t;return(!c||c.length===0||c.includes(e.status))&&(!r||e.type===r)&&(!i||e.assignedTo?.id===i)&&(!a||e.session?.id===a)&&(o===void 0||e.priority>=o)&&(s===void 0||e.overdue===s)&&(!n||[e.title,e.description??``,e.type].some(e=>e.toLowerCase().includes(n.toLowerCase())))}function Rs(e,t,n){if(!(`task`in t))return e;if(t.__typename!==`TaskUpdated`||t.task.status!==`RUNNING`)return zs(e,t.task,n);let r=t.note??e.find(e=>e.id===t.task.id)?.note??null;return zs(e,{...t.task,note:r},n)}function zs(e,t,n){let r=e.findIndex(e=>e.id===t.id),i=e[r];return i&&i.updatedAt>t.updatedAt?e:Ls(t,n)?i?e.with(r,t):[t,...e]:i?e.filter(e=>e.id!==t.id):e}function Bs(e){let t=new Map(Ps.map(e=>[e,[]]));for(let n of e)t.get(n.status)?.push(n);for(let[e,n]of t)n.sort(Fs.has(e)?Hs:Vs);return t}function Vs(e,t){return t.priority-e.priority||Us(e.id,t.id)}function Hs(e,t){return Us(t.completedAt??t.updatedAt,e.completedAt??e.updatedAt)||Us(t.id,e.id)}function Us(e,t){return e<t?-1:+(e>t)}function Ws(e,t){return t.size===0?e:e.map(e=>{let n=t.get(e.id);return n&&n.updatedAt===e.updatedAt?{...e,status:n.to}:e})}var Gs=[`CREATED_AT`,`PRIORITY`,`DUE_AT`,`UPDATED_AT`];function Ks(e){let t=t=>typeof e[t]==`string`&&e[t]!==``?e[t]:void 0,n=Array.isArray(e.status)?e.status:[e.status],r=Ps.filter(e=>n.includes(e)),i=Gs.find(t=>t===e.sort),a=typeof e.priority==`number`?String(e.priority):t(`priority`);return Zs({view:e.view===`table`?`table`:void 0,task:t(`task`),q:t(`q`),status:r.length>0?r:void 0,type:t(`type`),agent:t(`agent`),session:t(`session`),priority:a!==void 0&&/^\d+$/.test(a)?a:void 0,overdue:e.overdue===`yes`?`yes`:void 0,sort:i,direction:e.direction===`ASC`||e.direction===`DESC`?e.direction:void 0})}function qs(e){return Zs({search:e.q,status:e.status,type:e.type,assignedTo:e.agent,sessionId:e.session,minPriority:e.priority===void 0?void 0:Number(e.priority),overdue:e.overdue===`yes`||void 0})}function Js(e,t){let{status:n,...r}=e;return t?{...r,status:t}:r}function Ys(e){let t=t=>Js(e,e.status&&!e.status.includes(t)?[]:[t]);return{pending:t(`PENDING`),assigned:t(`ASSIGNED`),running:t(`RUNNING`),completed:t(`COMPLETED`),failed:t(`FAILED`),cancelled:t(`CANCELLED`)}}function Xs({sort:e,direction:t}){return{field:e??`CREATED_AT`,direction:t??`DESC`}}function Zs(e){let t=Object.entries(e).filter(([,e])=>e!==void 0);return Object.fromEntries(t)}var Qs=[S({getParentRoute:()=>Z,path:`/tasks`,validateSearch:Ks,component:v(()=>W(()=>import(`./TasksPage-C7vvocrJ.js`),__vite__mapDeps([171,1,165,53,4,3,5,6,44,57,58,59,27,26,7,8,9,12,13,64,20,21,22,23,24,65,16,17,66,34,67,39,40,68,33,32,69,70,71,72,73,74,15,49,50,75,80,81,37,91,82,168,79,76,77,169,18,84,97,99,35,14,47,48,19,2,25,60,61,62,63,172])))})],$s=[`ACTIVE`,`PAUSED`,`DRAFT`,`ARCHIVED`];function ec(e){let t=tc(e.status),n=e.q;return{status:t.length>0?t:void 0,q:typeof n==`string`&&n!==``?n:void 0}}function tc(e){let t=_t(e);return $s.filter(e=>t.includes(e))}function nc(e){let t=e.node;return{a:rc(e.a),b:rc(e.b),node:typeof t==`string`?t:void 0}}function rc(e){return typeof e==`number`&&Number.isInteger(e)&&e>0?e:void 0}var ic=S({getParentRoute:()=>Z,path:`/workflows`,validateSearch:ec,component:v(()=>W(()=>import(`./WorkflowsPage-RzQoTN2U.js`),__vite__mapDeps([173,1,3,4,5,6,57,53,58,59,27,26,7,8,9,60,61,49,50,23,24,62,63,65,16,17,12,13,64,20,21,22,66,34,67,39,40,68,33,32,69,70,71,72,73,74,15,75,37,160,79,80,81,91,93,143,152,161,158,174,175,176,35,109,110,76,77,122,96,134,98,88])))}),ac=S({getParentRoute:()=>Z,path:`/workflows/$id`,component:v(()=>W(()=>import(`./WorkflowPage-D3_TFJma.js`),__vite__mapDeps([177,1,174,175,178,4,156,120,32,33,34,157,158,176,35,109,5,37,110,76,77,3,6,122,12,7,8,9,13,160,79,16,17,65,23,24,80,81,91,49,50,93,143,152,161,96,134,98,53,59,27,26,88,72,60,61,62,63,47,48,74,15,75,151,112,153,41,42,43,44,45,46,154])))}),oc=S({getParentRoute:()=>Z,path:`/workflows/$id/versions`,validateSearch:nc,component:v(()=>W(()=>import(`./WorkflowVersionsPage-PxTgBa-r.js`),__vite__mapDeps([179,1,174,175,72,178,4,156,120,32,33,34,157,158,79,125,3,5,6,59,27,26,10,11,7,8,9,88,65,16,17,23,24,12,13,180,49,50,74,15,75])))}),sc=[ic,ac,oc],$={page:`_page_1hrf4_1`,fill:`_fill_1hrf4_12`,narrow:`_narrow_1hrf4_18`,header:`_header_1hrf4_21`,line:`_line_1hrf4_27`,words:`_words_1hrf4_36`,titles:`_titles_1hrf4_43`,title:`_title_1hrf4_43`,meta:`_meta_1hrf4_56`,description:`_description_1hrf4_64`,actions:`_actions_1hrf4_68`};function cc({fill:e,narrow:t,className:n,children:r}){return(0,V.jsx)(`div`,{className:N($.page,e&&$.fill,t&&$.narrow,n),children:r})}function lc({title:e,description:t,meta:n,actions:r,tabs:i}){return(0,V.jsxs)(`header`,{className:$.header,children:[(0,V.jsxs)(`div`,{className:$.line,children:[(0,V.jsxs)(`div`,{className:$.words,children:[(0,V.jsxs)(`div`,{className:$.titles,children:[(0,V.jsx)(`h1`,{className:$.title,children:e}),n&&(0,V.jsx)(`div`,{className:$.meta,children:n})]}),t&&(0,V.jsx)(`p`,{className:$.description,children:t})]}),r&&(0,V.jsx)(`div`,{className:$.actions,children:r})]}),i]})}function uc({error:e,reset:t}){return wt(e)?(0,V.jsx)(fc,{}):(0,V.jsx)(cc,{children:(0,V.jsx)(pt,{title:`This page cannot be shown`,error:e instanceof Error?e:String(e),onRetry:t})})}var dc=3e3;function fc(){return(0,P.useEffect)(()=>{let e=setInterval(()=>void Tt(),dc);return()=>clearInterval(e)},[]),(0,V.jsx)(cc,{children:(0,V.jsx)(pt,{title:bt,error:`The page is shown as soon as it is back.`,onRetry:()=>void Tt()})})}function pc(){return ge({title:`No such page`}),(0,V.jsx)(cc,{children:(0,V.jsx)(ht,{icon:Qr,title:`There is no such page`,action:(0,V.jsx)(A,{asChild:!0,children:(0,V.jsx)(eo,{href:`/`,children:`Go to the overview`})})})})}var mc=Z.addChildren([...ms,...Ns,...sc,...ns,...ks,...Yo,...Ko,...Qs,...ps,...$o,...us,...os,..._s]),hc=ae({routeTree:mc,defaultPreload:`intent`,defaultErrorComponent:uc,defaultNotFoundComponent:pc,scrollRestoration:!0});hc.subscribe(`onBeforeLoad`,({pathChanged:e})=>{e&&Rr()});var gc=15e3,_c=2**31-1,vc,yc=null;function bc(){C.subscribe(()=>{let e=C.get(),t=e.status===`signedIn`?e.viewer.expiresAt:null;t!==yc&&(yc=t,clearTimeout(vc),t!==null&&xc(Date.now()+(Date.parse(t)-Date.now())*.8))})}function xc(e){let t=Math.max(e-Date.now(),0);vc=t>_c?setTimeout(xc,_c,e):setTimeout(()=>void Sc(),t)}async function Sc(){let e=w.get();try{let{extendToken:t}=await Vr.mutate(io,{},{patience:0}),n=w.get();if(t.token===null||n.value!==e.value)return;he(t.token,n.remembered),await T()}catch(e){e instanceof ke&&e.retryable&&xc(Date.now()+gc)}}Oo(),Ce(),fe(),Hr(),bc(),Ct(),pe();var Cc=document.getElementById(`root`);if(!Cc)throw Error(`The page has no element #root.`);(0,yt.createRoot)(Cc).render((0,V.jsx)(P.StrictMode,{children:(0,V.jsx)(b,{router:hc})}));export{Sa as $,En as $t,rs as A,Gn as At,so as B,_n as Bt,bs as C,Zn as Ct,fs as D,Vn as Dt,hs as E,vn as Et,Uo as F,Jn as Ft,Ia as G,hn as Gt,eo as H,Rn as Ht,Ho as I,qn as It,Aa as J,Ln as Jt,La as K,Fn as Kt,Vo as L,Qn as Lt,Xo as M,zn as Mt,Zo as N,Yn as Nt,ds as O,Un as Ot,Jo as P,gn as Pt,G as Q,Xn as Qt,Co as R,Pn as Rt,ys as S,xn as St,xs as T,yn as Tt,Ja as U,Nn as Ut,oo as V,Wn as Vt,qa as W,Mn as Wt,wa as X,Cn as Xt,ka as Y,In as Yt,K as Z,Sn as Zt,Ls as _,Kr as _t,ic as a,Hi as at,Os as b,mn as bt,ec as c,Mi as ct,Js as d,Ei as dt,On as en,ba as et,Xs as f,bi as ft,Rs as g,oi as gt,Bs as h,ui as ht,ac as i,Tn as in,Gi as it,Qo as j,Kn as jt,ls as k,Hn as kt,Ys as l,Ai as lt,Fs as m,fi as mt,lc as n,wn as nn,la as nt,$s as o,Bi as ot,Ps as p,mi as pt,ja as q,An as qt,oc as r,kn as rn,W as rt,tc as s,Pi as st,cc as t,Dn as tn,Ca as tt,qs as u,Oi as ut,Is as v,Pr as vt,Cs as w,Bn as wt,Ds as x,bn as xt,Ws as y,H as yt,So as z,jn as zt};