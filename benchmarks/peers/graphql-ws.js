// graphql-ws on ws with graphql-js, and Redis through Yoga's createPubSub: the combination that both document.
import { createServer } from 'node:http'
import { createPubSub } from '@graphql-yoga/subscription'
import { createRedisEventTarget } from '@graphql-yoga/redis-event-target'
import { useServer } from 'graphql-ws/use/ws'
import { createSchema } from 'graphql-yoga'
import { WebSocketServer } from 'ws'
import { authenticate, redis, topic, typeDefs } from './events.js'

const pubSub = createPubSub({ eventTarget: createRedisEventTarget({ publishClient: redis(), subscribeClient: redis() }) })
const schema = createSchema({
  typeDefs,
  resolvers: {
    Subscription: {
      sessionEvents: {
        subscribe: async (_, { sessionId }, { caller }) => pubSub.subscribe(await topic(caller, sessionId)),
        resolve: (event) => event,
      },
    },
  },
})
const server = createServer()
useServer(
  {
    schema,
    onConnect: async (context) => {
      context.extra.caller = await authenticate(context.connectionParams?.authorization)
    },
    context: ({ extra }) => ({ caller: extra.caller }),
  },
  new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }),
)
server.listen(Number(process.env.PORT), '127.0.0.1')
