// Mercurius with one Redis subscription that feeds its in-process emitter, which costs less than an emitter over Redis.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import mqemitter from 'mqemitter'
import { authenticate, redis, topic, typeDefs } from './events.js'

const emitter = mqemitter({ concurrency: 5 })
const listener = redis()
await listener.psubscribe('org_*')
listener.on('pmessage', (_, channel, text) =>
  emitter.emit({ topic: channel, payload: { sessionEvents: JSON.parse(text) } }, () => {}),
)
const app = Fastify()
app.register(mercurius, {
  schema: typeDefs,
  jit: 1,
  resolvers: {
    Subscription: {
      sessionEvents: {
        subscribe: async (_, { sessionId }, { caller, pubsub }) => pubsub.subscribe(await topic(caller, sessionId)),
      },
    },
  },
  subscription: {
    emitter,
    onConnect: async ({ payload }) => ({ caller: await authenticate(payload?.authorization) }),
  },
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
