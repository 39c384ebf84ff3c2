import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { context, typeDefs, withLoaders } from './shared.js'

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: withLoaders }),
  context: ({ request }) => context(request.headers.get('authorization')),
  logging: false,
})
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1')
