import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { Kind, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { startStream } from '../live/streams';
import { rememberIds } from '../operations/ids';
import { fetchSignedIn, GRAPHQL_URL } from './http';

const overHttp = createGraphiQLFetcher({ url: GRAPHQL_URL, fetch: fetchAndRemember });

/** `fetchSignedIn` that also remembers the ids in the response, for the placeholders of saved operations. */
async function fetchAndRemember(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetchSignedIn(...request);
  // A multipart response is not JSON as a whole; the saved operations have none.
  void response.clone().json().then(rememberIds, () => undefined);
  return response;
}

/**
 * Sends queries and mutations over HTTP; a subscription becomes a stream in the Live panel.
 *
 * GraphiQL parses a document shortly after the editor changes. Until then its operation name and syntax tree are those
 * of the previous document, so both are read from the text to be run.
 */
export const fetcher: Fetcher = (params, options) => {
  const document = parsed(params.query);
  const operation = document && operationOf(document, params.operationName);
  const operationName = operation ? operation.name?.value : (params.operationName ?? undefined);
  if (operation?.operation !== 'subscription') {
    return overHttp({ ...params, operationName }, { ...options, documentAST: document ?? undefined });
  }
  return startStream(operation, {
    query: params.query,
    variables: (params.variables ?? {}) as Record<string, unknown>,
    operationName,
  });
};

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch {
    // A syntax error: the gateway reports it.
    return null;
  }
}

function operationOf(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.length === 1 ? operations[0] : operations.find((operation) => operation.name?.value === name);
}
