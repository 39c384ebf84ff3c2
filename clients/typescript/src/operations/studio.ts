type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, ActorFieldsFragment } from './fragments.js';
import type { QueryDocument } from '../document.js';
import { PageFieldsFragmentDoc, ActorFieldsFragmentDoc } from './fragments.js';
export type StudioInstancesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type StudioInstancesQuery = { readonly studioInstances: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly placeId: string | null, readonly placeName: string, readonly pluginVersion: string | null, readonly studioVersion: string | null, readonly status: Types.InstanceStatus, readonly connectedAt: string, readonly lastSeenAt: string, readonly owner: ActorFieldsFragment, readonly session: { readonly id: string, readonly name: string } | null }> } };

export type StudioCommandsQueryVariables = Exact<{
  instanceId?: string | null | undefined;
  first?: number | null | undefined;
}>;

export type StudioCommandsQuery = { readonly studioCommands: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly method: string, readonly status: Types.CommandStatus, readonly error: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly version: number | null, readonly script: { readonly id: string, readonly path: string } | null, readonly createdBy: ActorFieldsFragment }> } };

export const StudioInstancesDocument = /* @__PURE__ */ [
  `query StudioInstances($first: Int, $after: String) {
  studioInstances(first: $first, after: $after) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      id
      name
      placeId
      placeName
      pluginVersion
      studioVersion
      status
      connectedAt
      lastSeenAt
      owner {
        ...ActorFields
      }
      session {
        id
        name
      }
    }
  }
}`,
  PageFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<StudioInstancesQuery, StudioInstancesQueryVariables>;

export const StudioCommandsDocument = /* @__PURE__ */ [
  `query StudioCommands($instanceId: ID, $first: Int) {
  studioCommands(instanceId: $instanceId, first: $first) {
    totalCount
    nodes {
      id
      method
      status
      error
      createdAt
      completedAt
      version
      script {
        id
        path
      }
      createdBy {
        ...ActorFields
      }
    }
  }
}`,
  ActorFieldsFragmentDoc,
].join('\n') as QueryDocument<StudioCommandsQuery, StudioCommandsQueryVariables>;
