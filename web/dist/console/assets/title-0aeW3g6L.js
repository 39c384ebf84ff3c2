import{r as e}from"./rolldown-runtime-QQ38H6s1.js";import{i as t}from"./react-DTDkG8bU.js";import{o as n,s as r}from"./CopyButton-DW5q_azO.js";import{n as i,t as a}from"./environment-DMdEqXfo.js";var o=e(t(),1),s={" ":`Space`,Esc:`Escape`,Left:`ArrowLeft`,Right:`ArrowRight`},c=[`Ctrl`,`Alt`,`Shift`];function ee(e){let t=s[e.key]??e.key,n=/^\p{L}$/u.test(t),r=n?t.toLowerCase():t,i=e.shiftKey&&(n||t.length>1),a=[e.ctrlKey||e.metaKey,e.altKey,i];return[...c.filter((e,t)=>a[t]),r].join(` `)}function l(e){let t=[],n=[];for(let r of e.split(` `).filter(Boolean)){if(c.includes(r)){n.push(r);continue}let e=/^\p{Lu}$/u.test(r),i=s[r]??r,a=new Set([...n,...e?[`Shift`]:[]]);t.push([...c.filter(e=>a.has(e)),e?i.toLowerCase():i].join(` `)),n=[]}return t}var u=n([]),te=`[data-radix-popper-content-wrapper] :is([role=menu], [role=listbox])`,ne=1500,d=``,f=0;function re(e){return u.set([...u.get(),e]),()=>u.set(u.get().filter(t=>t!==e))}function ie(){addEventListener(`keydown`,ae)}function ae(e){if(e.defaultPrevented||e.isComposing||[`Shift`,`Control`,`Alt`,`Meta`].includes(e.key))return;let t=ee(e);if([`Enter`,`Space`].includes(t)&&ce(e.target))return;let n=Date.now()-f<ne?d:``;d=``;let r=n&&p([n,t])||p([t]),i=se(e.target);r&&(!i||r.whileTyping)&&(!m()||r.whileTyping)?(e.preventDefault(),r.run(e)):!i&&!m()&&oe(t)&&(d=t,f=Date.now())}function p(e){let t=e.join(`
`);for(let{keys:e}of u.get().toReversed()){let n=Object.keys(e).find(e=>l(e).join(`
`)===t);if(n)return e[n]}}function oe(e){return u.get().some(({keys:t})=>Object.keys(t).some(t=>{let n=l(t);return n.length>1&&n[0]===e}))}function se(e){return e instanceof HTMLElement?e.isContentEditable||e.closest(`[role=textbox], [role=combobox], .cm-editor`)?!0:e instanceof HTMLInputElement?![`checkbox`,`radio`,`button`,`submit`,`range`].includes(e.type):e instanceof HTMLTextAreaElement||e instanceof HTMLSelectElement:!1}function ce(e){return e instanceof HTMLElement&&e.closest(`button, a[href], summary, [role=button], [role=tab]`)!==null}function m(){return document.getElementById(`root`)?.getAttribute(`aria-hidden`)===`true`||document.querySelector(te)!==null}function h(e,t){try{return _(e).getItem(t)}catch{return null}}function g(e,t,n){try{n===null?_(e).removeItem(t):_(e).setItem(t,n)}catch{}}function _(e){return e===`local`?localStorage:sessionStorage}var le=`fragment ActorFields on Actor {
  __typename
  id
  name
}`,ue=`fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`,de=`fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}`,fe=`fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}`,pe=`fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}`,me=`fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}`,he=`fragment AgentFields on Agent {
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
}`,ge=`fragment AgentMetricsFields on AgentMetrics {
  cpuUsage
  memoryUsage
  tasksCompleted
  tasksFailed
  averageTaskSeconds
  requests
  failures
  averageLatencyMs
  eventsProcessed
}`,_e=`fragment TaskFields on Task {
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
  leaseExpiresAt
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
}`,ve=`fragment TaskDetail on Task {
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
}`,ye=`fragment WorkflowNodeFields on WorkflowNode {
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
}`,be=`fragment WorkflowTriggerFields on WorkflowTrigger {
  id
  type
  config
  enabled
  nextRunAt
  url
}`,v=`fragment WorkflowAgentFields on WorkflowAgent {
  id
  name
  description
  type
  capabilities
  integrations
  agentId
}`,y=`fragment WorkflowFields on Workflow {
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
}`,b=`fragment WorkflowDetail on Workflow {
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
}`,x=`fragment WorkflowStatisticsFields on WorkflowStatistics {
  total
  completed
  failed
  cancelled
  running
  successRate
  p50Seconds
  p95Seconds
}`,S=`fragment ProgressFields on Progress {
  completed
  total
  fraction
}`,C=`fragment ExecutionChange on WorkflowExecution {
  id
  status
  error
  startedAt
  completedAt
  durationMs
  progress {
    ...ProgressFields
  }
}`,w=`fragment ExecutionFields on WorkflowExecution {
  ...ExecutionChange
  version
  trigger
  createdAt
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
}`,T=`fragment NodeExecutionFields on NodeExecution {
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
}`,E=`fragment NodeExecutionDetail on NodeExecution {
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
}`,D=`fragment ExecutionDetail on WorkflowExecution {
  ...ExecutionFields
  input
  output
  nodes {
    ...NodeExecutionDetail
  }
}`,O=`fragment ParticipantFields on Participant {
  joinedAt
  lastSeenAt
  presence
  actor {
    ...ActorFields
  }
}`,k=`fragment SessionFields on Session {
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
}`,A=`fragment SessionDetail on Session {
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
}`,j=`fragment MessageFields on Message {
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
}`,M=`fragment DocumentFields on SharedDocument {
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
}`,N=`fragment ApprovalFields on Approval {
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
}`,xe=`fragment ConnectionFields on ConnectedAccount {
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
}`,Se=`fragment ConnectorFields on Connector {
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
}`,Ce=`fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}`,we=`fragment IntegrationConfigFields on IntegrationConfig {
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
}`,Te=`fragment DeliveryAttemptFields on DeliveryAttempt {
  number
  at
  durationMs
  ok
  statusCode
  error
}`,Ee=`fragment DeliveryFields on Delivery {
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
}`,De=`fragment EventDestinationFields on EventDestination {
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
}`,Oe=`fragment EventDeliveryFields on EventDelivery {
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
}`,ke=`fragment EndpointFields on Endpoint {
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
}`,Ae=`fragment UserFields on User {
  id
  name
  email
  role
  active
  createdAt
  updatedAt
}`,je=`fragment ApiKeyFields on ApiKey {
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
}`,Me=`fragment EventFields on Event {
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
}`,P=class extends Error{},Ne=`actor { __typename id name } organization { id name } role scopes expiresAt gatewayVersion`;async function F(e){let{data:t,errors:n}=await I(i,{query:`query Viewer { viewer { ${Ne} } }`},e),r=t?.viewer;if(Re(r))return r;let[a]=n??[],o=a?.message??`The gateway returned no viewer.`;throw a?.extensions?.code===`UNAUTHENTICATED`?new P(o):Error(o)}async function Pe(e,t){let{data:n,errors:r}=await I(i,{query:`mutation SignIn($input: SignInInput!) { signIn(input: $input) { token errors { message } } }`,variables:{input:{email:e,password:t}}}),a=n?.signIn?.errors[0]??r?.[0];if(a||!n?.signIn?.token)throw new P(a?.message??`The gateway returned no token.`);return n.signIn.token}async function Fe(e){let{token:t,errors:n}=await I(`${a}/auth/sign-in`,{code:e});if(!t)throw new P(n?.[0]?.message??`The sign-in link is not valid.`);return t}async function Ie(){let e=await fetch(`${a}/auth/sign-in`,{headers:{accept:`application/json`}});return e.ok?e.json():{oidc:null}}function Le(e){I(i,{query:`mutation SignOut { signOut { errors { message } } }`},e).catch(()=>void 0)}async function I(e,t,n){let r={accept:`application/json`,"content-type":`application/json`};n&&(r.authorization=`Bearer ${n}`);let i;try{i=await fetch(e,{method:`POST`,headers:r,body:JSON.stringify(t)})}catch{throw Error(`The gateway cannot be reached.`)}if(!/json/.test(i.headers.get(`content-type`)??``))throw Error(`The gateway cannot be reached: ${new URL(e).host} returned ${i.status}.`);return i.json()}function Re(e){return typeof e==`object`&&!!e&&`actor`in e&&`scopes`in e}var L=`parley:token`,R=n(ze());function z(e,t){g(t?`local`:`session`,L,e),g(t?`session`:`local`,L,null);let n=R.get();(n.value!==e||n.remembered!==t)&&R.set({value:e,remembered:t})}function B(){g(`session`,L,null),g(`local`,L,null),R.get().value!==null&&R.set({value:null,remembered:!1})}function ze(){let e=h(`session`,L);if(e)return{value:e,remembered:!1};let t=h(`local`,L);return{value:t,remembered:t!==null}}var V=n({status:R.get().value===null?`anonymous`:`checking`}),Be=3e3,H=0,U;async function Ve(){addEventListener(`hashchange`,()=>void K()),addEventListener(`storage`,Ge),await K()||await W()}async function W(){let{value:e,remembered:t}=R.get();if(e===null)return;let n=++H;clearTimeout(U);try{let r=await F(e);n===H&&J(e,t,r)}catch(e){if(n!==H)return;e instanceof P?Ue(e.message):We(X(e))}}async function He(e,t,n){await G(await Pe(e,t),n)}async function G(e,t){let n=++H,r=await F(e);n===H&&J(e,t,r)}async function K(){let e=/^#sign-in=(.+)$/.exec(location.hash)?.[1];if(!e)return!1;history.replaceState(history.state,``,location.pathname+location.search);let t=V.get();V.set({status:`checking`});try{await G(await Fe(decodeURIComponent(e)),Y(location.hostname))}catch(e){t.status===`signedIn`?V.set(t):R.get().value===null?V.set({status:`anonymous`,problem:X(e)}):await W()}return!0}function q(){H+=1,clearTimeout(U);let e=V.get(),t=R.get().value;t!==null&&e.status===`signedIn`&&e.viewer.expiresAt!==null&&Le(t),B(),V.set({status:`anonymous`})}function Ue(e){let t=V.get();t.status!==`refused`&&(t.status===`signedIn`?V.set({status:`refused`,viewer:t.viewer,reason:e}):(B(),V.set({status:`anonymous`,problem:e})))}function J(e,t,n){clearTimeout(U),z(e,t),V.set({status:`signedIn`,viewer:n})}function We(e){V.get().status!==`signedIn`&&V.set({status:`unknown`,problem:e}),U=setTimeout(()=>void W(),Be)}function Ge(e){e.key===`parley:token`&&R.get().remembered&&(e.newValue===null?q():e.newValue!==R.get().value&&G(e.newValue,!0).catch(()=>void 0))}function Y(e){return[`localhost`,`127.0.0.1`,`[::1]`].includes(e)}function X(e){return e instanceof Error?e.message:String(e)}function Z(){let e=r(V);if(e.status===`signedIn`||e.status===`refused`)return e.viewer;throw Error(`This part of the page needs a signed-in user.`)}function Ke(e){let{scopes:t,role:n}=Z();return t.includes(e)?{allowed:!0}:{allowed:!1,reason:`Needs the scope ${e}, which your credential does not have (role ${n.toLowerCase()}).`}}function qe(e,t=`This page`){let n=(0,o.useRef)(e);(0,o.useEffect)(()=>{n.current=e});let r=JSON.stringify(Object.entries(e));(0,o.useEffect)(()=>{let e=Object.entries(n.current).map(([e,t])=>[e,{...t,run:t=>n.current[e]?.run(t)}]);return re({title:t,keys:Object.fromEntries(e)})},[t,r])}var Q=n({title:``}),$=n(0);function Je({title:e,crumbs:t}){let n=JSON.stringify(t??[]),r=(0,o.useMemo)(()=>({title:e,crumbs:JSON.parse(n)}),[e,n]);(0,o.useEffect)(()=>Q.set(r),[r])}function Ye(){let e=()=>{let e=$.get(),{title:t}=Q.get();document.title=`${e>0?`(${e}) `:``}${t?`${t} · `:``}Parley`};Q.subscribe(e),$.subscribe(e)}export{b as $,M as A,we as B,me as C,Se as D,Ce as E,Me as F,O as G,E as H,C as I,k as J,S as K,D as L,de as M,Oe as N,Te as O,De as P,v as Q,w as R,N as S,xe as T,T as U,j as V,ue as W,_e as X,ve as Y,Ae as Z,Ie as _,qe as a,g as at,ge as b,Ve as c,V as d,y as et,He as f,R as g,z as h,Je as i,h as it,ke as j,Ee as k,W as l,q as m,$ as n,x as nt,Ke as o,ie as ot,G as p,A as q,Q as r,be as rt,Z as s,u as st,Ye as t,ye as tt,X as u,le as v,pe as w,je as x,he as y,fe as z};