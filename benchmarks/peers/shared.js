// Shared by the Node peers: the same rows, the same token, the same filter by organization, the same responses.
import crypto from 'node:crypto'
import DataLoader from 'dataloader'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL) })
// A named statement is prepared once for each connection, which is the fastest option in pg.
const rows = (name, text, values) => pool.query({ name, text, values }).then((result) => result.rows)

const TASK = `id, title, type, description, priority, payload, status, progress, attempts, created_at AS "createdAt",
  assigned_to_id AS "assignedToId"`
const AGENT = `id, name, type, runtime, description, status, capabilities, max_concurrent_tasks AS "maxConcurrentTasks",
  created_at AS "createdAt", updated_at AS "updatedAt"`

export const agent = async (organization, id) =>
  (await rows('agent', `SELECT ${AGENT} FROM agents WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL`, [
    organization, id,
  ]))[0] ?? null

export const tasks = (organization, first) =>
  rows('tasks', `SELECT ${TASK} FROM tasks WHERE organization_id = $1 ORDER BY id DESC LIMIT $2`, [organization, first])

export const agents = (organization, first) =>
  rows('agents', `SELECT ${AGENT} FROM agents WHERE organization_id = $1 AND deleted_at IS NULL ORDER BY id DESC LIMIT $2`, [
    organization, first,
  ])

export const agentsById = async (organization, ids) => {
  const found = await rows('agentsById', `SELECT ${AGENT} FROM agents WHERE organization_id = $1 AND id = ANY($2)`, [
    organization, [...new Set(ids)],
  ])
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

export const latestTasks = async (organization, ids, first) => {
  const found = await rows(
    'latestTasks',
    `SELECT t.* FROM unnest($2::text[]) a(id) CROSS JOIN LATERAL
     (SELECT ${TASK} FROM tasks WHERE organization_id = $1 AND assigned_to_id = a.id ORDER BY id DESC LIMIT $3) t`,
    [organization, ids, first],
  )
  const byAgent = new Map(ids.map((id) => [id, []]))
  for (const row of found) byAgent.get(row.assignedToId).push(row)
  return ids.map((id) => ({ nodes: byAgent.get(id) }))
}

// The row and its event in one transaction, as in Parley. These events are not relayed: that is not part of the peers' work.
export const createTask = async (caller, input) => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const id = `tsk_${crypto.randomBytes(13).toString('hex')}`
    const [task] = (await client.query({
      name: 'createTask',
      text: `INSERT INTO tasks (id, organization_id, created_at, updated_at, title, type, priority, urgency, payload,
               requirements, required_capabilities, status, attempts, max_attempts, timeout_seconds, retry_delay_seconds, overdue, created_by_id)
             VALUES ($1, $2, now(), now(), $3, $4, $5, 10 - $5, $6, '{}', '[]', 'PENDING', 0, 3, 300, 0, false, $7)
             RETURNING *, created_at AS "createdAt"`,
      values: [id, caller.organization, input.title, input.type, input.priority ?? 2, JSON.stringify(input.payload ?? {}),
        caller.id],
    })).rows
    await client.query({
      name: 'recordEvent',
      text: `INSERT INTO peer_outbox (id, shard, organization_id, kind, type, actor_id, occurred_at, task_id, payload)
             VALUES ($1, 0, $2, 'TaskCreated', 'task.created', $3, now(), $4, $5)`,
      values: [`evt_${crypto.randomBytes(13).toString('hex')}`, caller.organization, caller.id, id, JSON.stringify({ task })],
    })
    await client.query('COMMIT')
    return { task, errors: [] }
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

// ---------------------------------------------------------------- authentication

const key = Buffer.from(process.env.TOKEN_KEY, 'hex')
const callers = new Map()

// Verifies HS256, the times and the token's user, who is cached for as long as Parley caches users.
export const authenticate = async (header) => {
  const [head, claims, signature] = (header ?? '').replace(/^Bearer /, '').split('.')
  const expected = crypto.createHmac('sha256', key).update(`${head}.${claims}`).digest()
  const given = Buffer.from(signature ?? '', 'base64url')
  if (given.length !== expected.length || !crypto.timingSafeEqual(given, expected)) throw new Error('UNAUTHENTICATED')
  const { sub, exp, iss, aud } = JSON.parse(Buffer.from(claims, 'base64url'))
  if (exp <= Date.now() / 1000 || iss !== 'parley' || aud !== 'parley') throw new Error('UNAUTHENTICATED')
  const cached = callers.get(sub)
  if (cached && cached.until > Date.now()) return cached.caller
  const [user] = await rows('user', 'SELECT id, organization_id, active FROM users WHERE id = $1', [sub])
  if (!user?.active) throw new Error('UNAUTHENTICATED')
  const caller = { id: user.id, organization: user.organization_id }
  callers.set(sub, { caller, until: Date.now() + 5000 })
  return caller
}

// ---------------------------------------------------------------- the schema

export const typeDefs = `
scalar JSON
scalar DateTime
enum TaskStatus { PENDING ASSIGNED RUNNING COMPLETED FAILED CANCELLED }
enum AgentStatus { OFFLINE IDLE BUSY ERROR STOPPED }
enum AgentRuntime { WORKER LYZR OPENAI LLAMA_STACK A2A HTTP BUILTIN }
type Query { agent(id: ID!): Agent tasks(first: Int = 20): TaskConnection! agents(first: Int = 20): AgentConnection! }
type Mutation { createTask(input: CreateTaskInput!): TaskPayload! }
input CreateTaskInput { title: String! type: String! priority: Int payload: JSON }
type TaskPayload { task: Task errors: [UserError!]! }
type UserError { code: String! message: String! }
type TaskConnection { nodes: [Task!]! }
type AgentConnection { nodes: [Agent!]! }
type Agent {
  id: ID! name: String! type: String! runtime: AgentRuntime! description: String status: AgentStatus!
  capabilities: [String!]! maxConcurrentTasks: Int! createdAt: DateTime! updatedAt: DateTime!
  tasks(first: Int = 20): TaskConnection!
}
type Task {
  id: ID! title: String! type: String! description: String priority: Int! payload: JSON! status: TaskStatus!
  progress: Float attempts: Int! createdAt: DateTime! assignedTo: Agent
}`

export const resolvers = {
  Query: {
    agent: (_, { id }, { caller }) => agent(caller.organization, id),
    tasks: async (_, { first }, { caller }) => ({ nodes: await tasks(caller.organization, first) }),
    agents: async (_, { first }, { caller }) => ({ nodes: await agents(caller.organization, first) }),
  },
  Mutation: { createTask: (_, { input }, { caller }) => createTask(caller, input) },
}

// For servers that have no loaders of their own.
export const withLoaders = {
  ...resolvers,
  Task: { assignedTo: (task, _, { loaders }) => (task.assignedToId ? loaders.agents.load(task.assignedToId) : null) },
  Agent: { tasks: (parent, { first }, { loaders }) => loaders.tasks(first).load(parent.id) },
}

export const context = async (header) => {
  const caller = await authenticate(header)
  const byFirst = new Map()
  return {
    caller,
    loaders: {
      agents: new DataLoader((ids) => agentsById(caller.organization, ids)),
      tasks: (first) => {
        if (!byFirst.has(first)) {
          byFirst.set(first, new DataLoader((ids) => latestTasks(caller.organization, ids, first)))
        }
        return byFirst.get(first)
      },
    },
  }
}
