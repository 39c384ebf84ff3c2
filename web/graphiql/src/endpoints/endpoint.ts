import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { ask } from '../gateway/http';

/** An operation that can be served over plain HTTP. */
export interface Savable {
  document: string;
  name: string;
  method: 'GET' | 'POST';
  path: string;
}

/** What can be saved, or why it cannot. */
export type Offer = { savable: Savable } | { reason: string };

/** Return what the editor's document would be as an endpoint: a query by GET, a mutation by POST. */
export function offerOf(document: string): Offer {
  const operations = operationsOf(document);
  const [operation] = operations ?? [];
  if (!operation) return { reason: operations ? 'There is no operation to save.' : 'The document has a syntax error.' };
  if (operations && operations.length > 1) return { reason: 'An endpoint has one operation; the document has several.' };
  if (operation.operation === 'subscription') return { reason: 'A subscription cannot be an endpoint.' };
  const name = operation.name?.value ?? '';
  const method = operation.operation === 'query' ? 'GET' : 'POST';
  return { savable: { document, name: words(name), method, path: pathOf(operation, name) } };
}

/** An endpoint as the gateway created it. */
export interface SavedEndpoint {
  id: string;
  path: string;
}

/** Why an endpoint was not created; the field is the last part of the input's path. */
export class NotSaved extends Error {
  constructor(
    message: string,
    readonly field: string | null,
  ) {
    super(message);
  }
}

const CREATE = `mutation CreateEndpoint($input: CreateEndpointInput!) {
  createEndpoint(input: $input) { endpoint { id path } errors { message field } }
}`;

interface Payload {
  endpoint: SavedEndpoint | null;
  errors: { message: string; field: string[] | null }[];
}

/** Create the endpoint. Throws `NotSaved`. */
export async function createEndpoint(savable: Savable, token: string | null): Promise<SavedEndpoint> {
  const { data, errors } = await ask<{ createEndpoint: Payload | null }>(CREATE, { input: savable }, token);
  const payload = data?.createEndpoint;
  if (payload?.endpoint) return payload.endpoint;
  const [problem] = payload?.errors ?? [];
  throw new NotSaved(problem?.message ?? errors?.[0]?.message ?? 'It was not saved.', problem?.field?.at(-1) ?? null);
}

function operationsOf(document: string): OperationDefinitionNode[] | null {
  try {
    return parse(document).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  } catch {
    return null;
  }
}

function pathOf(operation: OperationDefinitionNode, name: string): string {
  const hasId = operation.variableDefinitions?.some(({ variable }) => variable.name.value === 'id');
  return `${words(name).toLowerCase().replaceAll(' ', '-')}${hasId ? '/:id' : ''}`;
}

function words(name: string): string {
  const spaced = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
