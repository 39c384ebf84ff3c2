type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { PageFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { PageFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type DataSchemaFieldsFragment = { readonly id: string, readonly name: string, readonly format: Types.SchemaFormat, readonly platform: Types.Platform, readonly version: string, readonly definition: unknown, readonly compatibility: Types.Compatibility, readonly createdAt: string };

export type SyncJobFieldsFragment = { readonly id: string, readonly source: Types.Platform, readonly target: Types.Platform, readonly key: string, readonly strategy: Types.SyncStrategy, readonly conflictResolution: Types.ConflictResolution, readonly status: Types.SyncStatus, readonly data: unknown, readonly result: unknown, readonly schema: string | null, readonly error: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly conflicts: ReadonlyArray<{ readonly path: string, readonly message: string }> };

export type DataSchemasQueryVariables = Exact<{
  name?: string | null | undefined;
  platform?: Types.Platform | null | undefined;
}>;

export type DataSchemasQuery = { readonly dataSchemas: ReadonlyArray<DataSchemaFieldsFragment> };

export type ValidateDataQueryVariables = Exact<{
  schema: string;
  data: unknown;
  version?: string | null | undefined;
}>;

export type ValidateDataQuery = { readonly validateData: { readonly valid: boolean, readonly errors: ReadonlyArray<{ readonly path: string, readonly message: string }> } };

export type SyncJobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;

export type SyncJobsQuery = { readonly syncJobs: { readonly totalCount: number, readonly pageInfo: PageFieldsFragment, readonly nodes: ReadonlyArray<SyncJobFieldsFragment> } };

export type RegisterSchemaMutationVariables = Exact<{
  input: Types.RegisterSchemaInput;
}>;

export type RegisterSchemaMutation = { readonly registerSchema: { readonly schema: DataSchemaFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type TriggerSyncMutationVariables = Exact<{
  input: Types.TriggerSyncInput;
}>;

export type TriggerSyncMutation = { readonly triggerSync: { readonly job: SyncJobFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const DataSchemaFieldsFragmentDoc = `fragment DataSchemaFields on DataSchema {
  id
  name
  format
  platform
  version
  definition
  compatibility
  createdAt
}`;

export const SyncJobFieldsFragmentDoc = `fragment SyncJobFields on SyncJob {
  id
  source
  target
  key
  strategy
  conflictResolution
  status
  data
  result
  schema
  error
  createdAt
  completedAt
  conflicts {
    path
    message
  }
}`;

export const DataSchemasDocument = /* @__PURE__ */ [
  `query DataSchemas($name: String, $platform: Platform) {
  dataSchemas(name: $name, platform: $platform) {
    ...DataSchemaFields
  }
}`,
  DataSchemaFieldsFragmentDoc,
].join('\n') as QueryDocument<DataSchemasQuery, DataSchemasQueryVariables>;

export const ValidateDataDocument = `query ValidateData($schema: String!, $data: JSON!, $version: String) {
  validateData(schema: $schema, data: $data, version: $version) {
    valid
    errors {
      path
      message
    }
  }
}` as QueryDocument<ValidateDataQuery, ValidateDataQueryVariables>;

export const SyncJobsDocument = /* @__PURE__ */ [
  `query SyncJobs($first: Int, $after: String, $last: Int, $before: String) {
  syncJobs(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...SyncJobFields
    }
  }
}`,
  PageFieldsFragmentDoc,
  SyncJobFieldsFragmentDoc,
].join('\n') as QueryDocument<SyncJobsQuery, SyncJobsQueryVariables>;

export const RegisterSchemaDocument = /* @__PURE__ */ [
  `mutation RegisterSchema($input: RegisterSchemaInput!) {
  registerSchema(input: $input) {
    schema {
      ...DataSchemaFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  DataSchemaFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RegisterSchemaMutation, RegisterSchemaMutationVariables>;

export const TriggerSyncDocument = /* @__PURE__ */ [
  `mutation TriggerSync($input: TriggerSyncInput!) {
  triggerSync(input: $input) {
    job {
      ...SyncJobFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  SyncJobFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<TriggerSyncMutation, TriggerSyncMutationVariables>;
