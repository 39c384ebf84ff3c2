import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { context, typeDefs, withLoaders } from './shared.js'

const server = new ApolloServer({ typeDefs, resolvers: withLoaders, csrfPrevention: false })
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1', path: '/' },
  context: ({ req }) => context(req.headers.authorization),
})
