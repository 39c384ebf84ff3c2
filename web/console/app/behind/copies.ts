import type { OperationRecord } from '@parley-gateway/client';

/** What is needed to write an operation down for somewhere else. */
export type Written = Pick<OperationRecord, 'kind' | 'document' | 'variables'> & Partial<Pick<OperationRecord, 'result'>>;

/** Return the operation as a curl command, for a shell where `PARLEY_TOKEN` is set. */
export function asCurl({ kind, document, variables }: Written, url: string): string {
  const body = JSON.stringify({ query: document.trim(), variables: variables ?? {} });
  const stream = kind === 'subscription' ? " -N -H 'Accept: text/event-stream'" : '';
  return [
    `curl -s${stream} ${url}`,
    `-H "Authorization: Bearer $PARLEY_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `-d '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join(' \\\n  ');
}

/** Return the operation as TypeScript with the client package. */
export function asTypeScript({ kind, document, variables }: Written, url: string): string {
  const call = { query: 'query', mutation: 'mutate', subscription: 'subscribe' }[kind];
  const then = kind === 'subscription' ? ', (event) => console.log(event)' : '';
  return `import { createParley } from '@parley-gateway/client';

const parley = createParley({ url: '${url}', token: process.env.PARLEY_TOKEN });
const document = \`
${indented(document.replaceAll(/[\\\`$]/g, String.raw`\$&`))}
\`;
${kind === 'subscription' ? '' : 'const data = await '}parley.${call}(document, ${json(variables)}${then});
`;
}

/** Return the operation as Python with the client package. */
export function asPython({ kind, document, variables }: Written, url: string): string {
  const call =
    kind === 'subscription'
      ? 'async for event in client.subscribe(DOCUMENT, VARIABLES):\n            print(event)'
      : 'print(await client.query(DOCUMENT, VARIABLES))';
  return `import asyncio, json, os
from parley_client import ParleyClient

DOCUMENT = """
${indented(document)}
"""
VARIABLES = json.loads(${JSON.stringify(JSON.stringify(variables ?? {}))})


async def main():
    async with ParleyClient("${url.replace(/\/graphql$/, '')}", os.environ["PARLEY_TOKEN"]) as client:
        ${call}


asyncio.run(main())
`;
}

/** Return the address that opens the operation in GraphiQL, a stream after its last event. A fragment is never sent. */
export function graphiqlHref({ kind, document, variables, result }: Written): string {
  const parts = new URLSearchParams({ query: document.trim() });
  if (variables !== undefined && variables !== null) parts.set('variables', JSON.stringify(variables, null, 2));
  if (kind === 'subscription' && hasCursor(result)) parts.set('cursor', result.cursor);
  return `/graphiql#${parts.toString()}`;
}

function hasCursor(item: unknown): item is { cursor: string } {
  return typeof item === 'object' && item !== null && 'cursor' in item && typeof item.cursor === 'string';
}

function indented(document: string): string {
  return document.trim().replaceAll(/^(?=.)/gm, '  ');
}

function json(variables: unknown): string {
  return JSON.stringify(variables ?? {}, null, 2);
}
