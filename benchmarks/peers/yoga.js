import { createServer } from 'node:http'
import { useGraphQlJit } from '@envelop/graphql-jit'
import { createSchema, createYoga } from 'graphql-yoga'
import { context, typeDefs, withLoaders } from './shared.js'

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: withLoaders }),
  context: ({ request }) => context(request.headers.get('authorization')),
  logging: false,
  plugins: [useGraphQlJit()], // Yoga caches parsed and validated documents by default
})
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1')
