// Composes a running gateway with a second subgraph, and executes an operation on both with Apollo's gateway.
//
//   node federate.mjs <url> <credential> <operation> <variables>
//
// Prints a JSON object: the hints of composition, the result, and the requests that the running gateway got.

import { composeServices } from '@apollo/composition'
import { ApolloGateway, LocalGraphQLDataSource, RemoteGraphQLDataSource } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'

const [url, credential, operation, variables] = process.argv.slice(2)
const headers = { 'content-type': 'application/json', ...(credential && { authorization: `Bearer ${credential}` }) }

async function sdlOf(address) {
  const response = await fetch(address, { method: 'POST', headers, body: '{"query": "{ _service { sdl } }"}' })
  const { data, errors } = await response.json()
  if (errors) throw new Error(errors[0].message)
  return data._service.sdl
}

// Reviews of agents and tasks, which belong to another team: it knows their ids only.
const reviews = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { reviews(of: [ID!]!): [Review!]! }
  type Review @key(fields: "id") { id: ID! stars: Int! agent: Agent task: Task }
  type Agent @key(fields: "id") { id: ID! averageStars: Float! }
  type Task @key(fields: "id", resolvable: false) { id: ID! }
  type PageInfo @shareable { hasNextPage: Boolean! }
`)
const resolvers = {
  Query: { reviews: (_, { of }) => of.map((id, index) => ({ id: `r${index}`, of: id })) },
  Review: {
    stars: ({ id }) => Number(id.slice(1)) + 1,
    agent: ({ of }) => (of.startsWith('agt_') ? { __typename: 'Agent', id: of } : null),
    task: ({ of }) => (of.startsWith('tsk_') ? { __typename: 'Task', id: of } : null),
  },
  Agent: { __resolveReference: ({ id }) => ({ id }), averageStars: () => 4.5 },
}

const composed = composeServices([
  { name: 'parley', url, typeDefs: parse(await sdlOf(url)) },
  { name: 'reviews', url: 'http://reviews.invalid', typeDefs: reviews },
])
if (composed.errors) {
  console.error(composed.errors.map((error) => error.message).join('\n'))
  process.exit(1)
}

const requests = []
const gateway = new ApolloGateway({
  supergraphSdl: composed.supergraphSdl,
  logger: { debug() {}, info() {}, warn: console.error, error: console.error },
  buildService: ({ name, url: address }) =>
    name === 'reviews'
      ? new LocalGraphQLDataSource(buildSubgraphSchema({ typeDefs: reviews, resolvers }))
      : new RemoteGraphQLDataSource({
          url: address,
          willSendRequest({ request }) {
            requests.push(request.query)
            if (credential) request.http.headers.set('authorization', headers.authorization)
          },
        }),
})

const { executor } = await gateway.load()
const result = await executor({
  request: { query: operation, variables: JSON.parse(variables ?? '{}') },
  document: parse(operation),
  queryHash: operation,
  context: {},
  operationName: null,
  cache: new Map(),
  schema: gateway.schema,
  metrics: {},
})
await gateway.stop()
console.log(JSON.stringify({ hints: composed.hints.map((hint) => hint.definition?.code ?? hint.code), result, requests }))
