// PostGraphile 5: derives its schema from Parley's tables and turns its plans into SQL. It has the same token check and
// tenant filter as the other peers.
import { createServer } from 'node:http'
import pg from 'pg'
import { postgraphile } from 'postgraphile'
import { TYPES } from 'postgraphile/@dataplan/pg'
import { makePgService } from 'postgraphile/adaptors/pg'
import { constant, context, object } from 'postgraphile/grafast'
import { grafserv } from 'postgraphile/grafserv/node'
import { sql } from 'postgraphile/pg-sql2'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { extendSchema, jsonPgSmartTags } from 'postgraphile/utils'
import { authenticate } from './shared.js'

// PostGraphile requires Node 22; this is the only function that is missing from Node 20.
Promise.withResolvers ??= function () {
  let resolve, reject
  const promise = new this((...both) => ([resolve, reject] = both))
  return { promise, resolve, reject }
}

// Both inserts are in one function, and thus in one transaction and one statement: the cheapest way in PostGraphile.
const CREATE_TASK = `
CREATE SCHEMA IF NOT EXISTS peers;
CREATE OR REPLACE FUNCTION peers.record_task(
  organization text, caller text, title text, type text, priority int, payload jsonb
) RETURNS public.tasks LANGUAGE sql VOLATILE AS $$
  WITH task AS (
    INSERT INTO public.tasks (id, organization_id, created_at, updated_at, title, type, priority, urgency, payload,
      requirements, required_capabilities, status, attempts, max_attempts, timeout_seconds, retry_delay_seconds,
      overdue, created_by_id)
    VALUES ('tsk_' || left(replace(gen_random_uuid()::text, '-', ''), 26), organization, now(), now(), title, type,
      coalesce(priority, 2), 10 - coalesce(priority, 2), coalesce(payload, '{}'), '{}', '[]', 'PENDING', 0, 3, 300, 0,
      false, caller)
    RETURNING *
  ), event AS (
    INSERT INTO public.peer_outbox (id, shard, organization_id, kind, type, actor_id, occurred_at, task_id, payload)
    SELECT 'evt_' || left(replace(gen_random_uuid()::text, '-', ''), 26), 0, organization, 'TaskCreated',
      'task.created', caller, now(), task.id, jsonb_build_object('task', to_jsonb(task)) FROM task
  )
  SELECT * FROM task
$$`
const setup = new pg.Client({ connectionString: process.env.DATABASE_URL })
await setup.connect()
await setup.query(CREATE_TASK)
await setup.end()

// Parley's tables reference each other by id without foreign keys; only the mutation below may call the function.
const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: { 'public.tasks': { tags: { foreignKey: '(assigned_to_id) references public.agents (id)' } } },
    procedure: { 'peers.record_task': { tags: { behavior: '-*' } } },
  },
})

const organization = () => context().get('caller').get('organization')

// Every SELECT from one of Parley's tables filters by organization and excludes deleted agents.
const tenants = {
  name: 'Tenants',
  version: '1.0.0',
  gather: {
    hooks: {
      pgTables_PgResourceOptions(_info, { resourceOptions }) {
        const columns = resourceOptions.codec.attributes ?? {}
        if (!columns.organization_id) return
        resourceOptions.selectAuth = ($rows) => {
          if ($rows.mode === 'mutation') return // the function returns the row that it has just created for the caller
          $rows.where(sql`${$rows}.organization_id = ${$rows.placeholder(organization(), TYPES.text)}`)
          if (columns.deleted_at) $rows.where(sql`${$rows}.deleted_at IS NULL`)
        }
      },
    },
  },
}

const createTask = extendSchema((build) => {
  const { peers_record_task: recordTask } = build.pgResources
  return {
    typeDefs: `
      input CreateTaskInput { title: String! type: String! priority: Int payload: JSON }
      type UserError { code: String! message: String! }
      type TaskPayload { task: Task errors: [UserError!]! }
      extend type Mutation { createTask(input: CreateTaskInput!): TaskPayload }`,
    objects: {
      Mutation: {
        plans: {
          createTask(_, { $input }) {
            const caller = context().get('caller')
            const values = { organization: caller.get('organization'), caller: caller.get('id') }
            for (const name of ['title', 'type', 'priority', 'payload']) values[name] = $input.get(name)
            const parameters = Object.entries(values).map(([name, step]) => ({ name, step }))
            return object({ task: recordTask.execute(parameters, 'mutation'), errors: constant([]) })
          },
        },
      },
    },
  }
})

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [tags, tenants, createTask],
  // The mutations that it derives from tables would let callers name any organization, and would record no event.
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['public', 'peers'],
      poolConfig: { max: Number(process.env.POOL) },
    }),
  ],
  grafserv: { graphqlPath: '/graphql', watch: false },
  grafast: {
    explain: false,
    context: async ({ node }) => ({ caller: await authenticate(node.req.headers.authorization) }),
  },
}
const server = createServer()
await postgraphile(preset).createServ(grafserv).addTo(server)
server.listen(Number(process.env.PORT), '127.0.0.1')
