type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type DataSchemaFieldsFragment = { readonly id: string, readonly name: string, readonly format: Types.SchemaFormat, readonly platform: Types.Platform, readonly version: string, readonly definition: unknown, readonly compatibility: Types.Compatibility, readonly createdAt: string };

export type SyncJobFieldsFragment = { readonly id: string, readonly source: Types.Platform, readonly target: Types.Platform, readonly key: string, readonly strategy: Types.SyncStrategy, readonly conflictResolution: Types.ConflictResolution, readonly status: Types.SyncStatus, readonly data: unknown, readonly result: unknown, readonly schema: string | null, readonly error: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly conflicts: ReadonlyArray<{ readonly path: string, readonly message: string }> };

export type DataSchemasQueryVariables = Exact<{
  name?: string | null | undefined;
  platform?: Types.Platform | null | undefined;
}>;

export type DataSchemasQuery = { readonly dataSchemas: ReadonlyArray<{ readonly id: string, readonly name: string, readonly format: Types.SchemaFormat, readonly platform: Types.Platform, readonly version: string, readonly definition: unknown, readonly compatibility: Types.Compatibility, readonly createdAt: string }> };

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

export type SyncJobsQuery = { readonly syncJobs: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly source: Types.Platform, readonly target: Types.Platform, readonly key: string, readonly strategy: Types.SyncStrategy, readonly conflictResolution: Types.ConflictResolution, readonly status: Types.SyncStatus, readonly data: unknown, readonly result: unknown, readonly schema: string | null, readonly error: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly conflicts: ReadonlyArray<{ readonly path: string, readonly message: string }> }> } };

export type RegisterSchemaMutationVariables = Exact<{
  input: Types.RegisterSchemaInput;
}>;

export type RegisterSchemaMutation = { readonly registerSchema: { readonly schema: { readonly id: string, readonly name: string, readonly format: Types.SchemaFormat, readonly platform: Types.Platform, readonly version: string, readonly definition: unknown, readonly compatibility: Types.Compatibility, readonly createdAt: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type TriggerSyncMutationVariables = Exact<{
  input: Types.TriggerSyncInput;
}>;

export type TriggerSyncMutation = { readonly triggerSync: { readonly job: { readonly id: string, readonly source: Types.Platform, readonly target: Types.Platform, readonly key: string, readonly strategy: Types.SyncStrategy, readonly conflictResolution: Types.ConflictResolution, readonly status: Types.SyncStatus, readonly data: unknown, readonly result: unknown, readonly schema: string | null, readonly error: string | null, readonly createdAt: string, readonly completedAt: string | null, readonly conflicts: ReadonlyArray<{ readonly path: string, readonly message: string }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const DataSchemasDocument = `query DataSchemas($name: String, $platform: Platform) {
  dataSchemas(name: $name, platform: $platform) {
    ...DataSchemaFields
  }
}
fragment DataSchemaFields on DataSchema {
  id
  name
  format
  platform
  version
  definition
  compatibility
  createdAt
}` as QueryDocument<DataSchemasQuery, DataSchemasQueryVariables>;

export const ValidateDataDocument = `query ValidateData($schema: String!, $data: JSON!, $version: String) {
  validateData(schema: $schema, data: $data, version: $version) {
    valid
    errors {
      path
      message
    }
  }
}` as QueryDocument<ValidateDataQuery, ValidateDataQueryVariables>;

export const SyncJobsDocument = `query SyncJobs($first: Int, $after: String, $last: Int, $before: String) {
  syncJobs(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo {
      ...PageFields
    }
    nodes {
      ...SyncJobFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}
fragment SyncJobFields on SyncJob {
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
}` as QueryDocument<SyncJobsQuery, SyncJobsQueryVariables>;

export const RegisterSchemaDocument = `mutation RegisterSchema($input: RegisterSchemaInput!) {
  registerSchema(input: $input) {
    schema {
      ...DataSchemaFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment DataSchemaFields on DataSchema {
  id
  name
  format
  platform
  version
  definition
  compatibility
  createdAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RegisterSchemaMutation, RegisterSchemaMutationVariables>;

export const TriggerSyncDocument = `mutation TriggerSync($input: TriggerSyncInput!) {
  triggerSync(input: $input) {
    job {
      ...SyncJobFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment SyncJobFields on SyncJob {
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
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<TriggerSyncMutation, TriggerSyncMutationVariables>;
