type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { ErrorFieldsFragmentDoc } from './fragments.js';
export type NeedsYouQueryVariables = Exact<{
  approvals: boolean;
  connections: boolean;
  connectors: boolean;
  agents: boolean;
}>;

export type NeedsYouQuery = { readonly approvals?: { readonly totalCount: number }, readonly connections?: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly status: Types.ConnectionStatus }>, readonly connectors?: ReadonlyArray<{ readonly name: string, readonly title: string, readonly circuit: { readonly state: Types.CircuitState } }>, readonly agents?: { readonly totalCount: number } };

export type ExtendTokenMutationVariables = Exact<{ [key: string]: never; }>;

export type ExtendTokenMutation = { readonly extendToken: { readonly token: string | null, readonly expiresAt: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const NeedsYouDocument = `query NeedsYou($approvals: Boolean!, $connections: Boolean!, $connectors: Boolean!, $agents: Boolean!) {
  approvals(forMe: true, first: 1) @include(if: $approvals) {
    totalCount
  }
  connections(mine: true) @include(if: $connections) {
    id
    provider
    status
  }
  connectors @include(if: $connectors) {
    name
    title
    circuit {
      state
    }
  }
  agents(first: 1, filter: {status: [ERROR]}) @include(if: $agents) {
    totalCount
  }
}` as QueryDocument<NeedsYouQuery, NeedsYouQueryVariables>;

export const ExtendTokenDocument = /* @__PURE__ */ [
  `mutation ExtendToken {
  extendToken {
    token
    expiresAt
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ExtendTokenMutation, ExtendTokenMutationVariables>;
