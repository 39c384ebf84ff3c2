import Fastify from 'fastify'
import mercurius from 'mercurius'
import { agentsById, authenticate, latestTasks, resolvers, typeDefs } from './shared.js'

const app = Fastify()
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: async (request) => ({ caller: await authenticate(request.headers.authorization) }),
  loaders: {
    Task: {
      assignedTo: {
        loader: (queries, { caller }) => agentsById(caller.organization, queries.map(({ obj }) => obj.assignedToId)),
      },
    },
    Agent: {
      tasks: {
        loader: (queries, { caller }) =>
          latestTasks(caller.organization, queries.map(({ obj }) => obj.id), queries[0].params.first),
        opts: { cache: false },
      },
    },
  },
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
