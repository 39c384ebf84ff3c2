// Shared by the Node peers of the fan-out benchmark: the schema of a session's events, the access check, and Redis.
import Redis from 'ioredis'
import pg from 'pg'
import { authenticate } from './shared.js'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })
export const redis = () => new Redis(process.env.REDIS_URL)
export { authenticate }

// The channel name contains the organization, so events need no filtering for each subscriber.
export const topic = async (caller, session) => {
  const found = await pool.query({
    name: 'session', text: 'SELECT id FROM sessions WHERE organization_id = $1 AND id = $2', values: [caller.organization, session],
  })
  if (!found.rows.length) throw new Error('NOT_FOUND')
  return `${caller.organization}:${session}`
}

export const typeDefs = `
scalar JSON
scalar DateTime
enum MessageType { TEXT SYSTEM TOOL_CALL TOOL_RESULT ERROR }
interface Event { id: ID! cursor: String! type: String! occurredAt: DateTime! }
interface SessionEvent implements Event { id: ID! cursor: String! type: String! occurredAt: DateTime! }
type StreamOpened implements SessionEvent & Event { id: ID! cursor: String! type: String! occurredAt: DateTime! resumed: Boolean! }
type MessageSent implements SessionEvent & Event { id: ID! cursor: String! type: String! occurredAt: DateTime! message: Message! }
type Message { id: ID! content: String! type: MessageType! metadata: JSON! createdAt: DateTime! }
type Query { ok: Boolean! }
type Subscription { sessionEvents(sessionId: ID!): SessionEvent! }`
