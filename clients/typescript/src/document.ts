import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** The text of an operation, with the types of its result and its variables; any GraphQL client takes it as a string. */
export type TypedDocument<Result, Variables> = string & DocumentTypeDecoration<Result, Variables>;

/** The text of a query. */
export type QueryDocument<Result, Variables> = TypedDocument<Result, Variables> & { readonly __operation?: 'query' };

/** The text of a mutation. */
export type MutationDocument<Result, Variables> = TypedDocument<Result, Variables> & { readonly __operation?: 'mutation' };

/** The text of a subscription. */
export type SubscriptionDocument<Result, Variables> = TypedDocument<Result, Variables> & {
  readonly __operation?: 'subscription';
};
