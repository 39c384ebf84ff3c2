type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MutationDocument, QueryDocument } from '../document.js';
export type ConnectorsQueryVariables = Exact<{ [key: string]: never; }>;

export type ConnectorsQuery = { readonly connectors: ReadonlyArray<{ readonly name: string, readonly title: string, readonly description: string, readonly auth: Types.ConnectorAuth, readonly mode: Types.ConnectorMode, readonly configured: boolean, readonly missing: ReadonlyArray<string>, readonly circuit: { readonly state: Types.CircuitState, readonly failures: number, readonly opensUntil: string | null, readonly failureThreshold: number, readonly recoveryTimeoutSeconds: number, readonly halfOpenRequests: number }, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly metrics: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null }, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } } | null }> };

export type ConnectorQueryVariables = Exact<{
  name: string;
}>;

export type ConnectorQuery = { readonly connector: { readonly name: string, readonly title: string, readonly description: string, readonly auth: Types.ConnectorAuth, readonly mode: Types.ConnectorMode, readonly configured: boolean, readonly missing: ReadonlyArray<string>, readonly actions: ReadonlyArray<{ readonly name: string, readonly title: string, readonly description: string, readonly inputSchema: unknown, readonly outputSchema: unknown, readonly idempotent: boolean }>, readonly circuit: { readonly state: Types.CircuitState, readonly failures: number, readonly opensUntil: string | null, readonly failureThreshold: number, readonly recoveryTimeoutSeconds: number, readonly halfOpenRequests: number }, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null }, readonly metrics: { readonly requests: number, readonly failures: number, readonly retries: number, readonly averageLatencyMs: number | null }, readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } } | null } | null };

export type ConnectorActionsQueryVariables = Exact<{ [key: string]: never; }>;

export type ConnectorActionsQuery = { readonly connectors: ReadonlyArray<{ readonly name: string, readonly title: string, readonly mode: Types.ConnectorMode, readonly configured: boolean, readonly actions: ReadonlyArray<{ readonly name: string, readonly title: string, readonly description: string, readonly inputSchema: unknown, readonly outputSchema: unknown, readonly idempotent: boolean }> }> };

export type ConnectionsQueryVariables = Exact<{
  provider?: string | null | undefined;
  mine?: boolean | null | undefined;
}>;

export type ConnectionsQuery = { readonly connections: ReadonlyArray<{ readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } }> };

export type ChannelLinksQueryVariables = Exact<{ [key: string]: never; }>;

export type ChannelLinksQuery = { readonly channelLinks: ReadonlyArray<{ readonly id: string, readonly channel: Types.Channel, readonly teamId: string, readonly externalUserId: string, readonly how: Types.LinkMethod, readonly verifiedAt: string, readonly createdAt: string, readonly user: { readonly id: string, readonly name: string } }> };

export type IntegrationDefaultsQueryVariables = Exact<{ [key: string]: never; }>;

export type IntegrationDefaultsQuery = { readonly integrationDefaults: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }> };

export type IntegrationSettingsQueryVariables = Exact<{
  userId?: string | null | undefined;
}>;

export type IntegrationSettingsQuery = { readonly integrationSettings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }>, readonly effective: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }>, readonly user: { readonly id: string, readonly name: string } } };

export type ExplainDeliveryQueryVariables = Exact<{
  userId?: string | null | undefined;
}>;

export type ExplainDeliveryQuery = { readonly explainDelivery: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly willDeliver: boolean, readonly reason: string, readonly circuit: Types.CircuitState, readonly config: { readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }, readonly origins: ReadonlyArray<{ readonly setting: string, readonly tier: Types.SettingTier }> }> };

export type BeginOAuthMutationVariables = Exact<{
  input: Types.BeginOAuthInput;
}>;

export type BeginOAuthMutation = { readonly beginOAuth: { readonly authorizationUrl: string | null, readonly state: string | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type StoreOAuthTokenMutationVariables = Exact<{
  input: Types.StoreOAuthTokenInput;
}>;

export type StoreOAuthTokenMutation = { readonly storeOAuthToken: { readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RefreshConnectionMutationVariables = Exact<{
  input: Types.ConnectionInput;
}>;

export type RefreshConnectionMutation = { readonly refreshConnection: { readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type DisconnectMutationVariables = Exact<{
  input: Types.ConnectionInput;
}>;

export type DisconnectMutation = { readonly disconnect: { readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type TestConnectionMutationVariables = Exact<{
  input: Types.ConnectionInput;
}>;

export type TestConnectionMutation = { readonly testConnection: { readonly connection: { readonly id: string, readonly provider: string, readonly account: string | null, readonly status: Types.ConnectionStatus, readonly expiresAt: string | null, readonly lastRefreshedAt: string | null, readonly lastError: string | null, readonly createdAt: string, readonly updatedAt: string, readonly scopes: ReadonlyArray<string>, readonly refreshable: boolean, readonly user: { readonly id: string, readonly name: string } } | null, readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RunConnectorActionMutationVariables = Exact<{
  input: Types.RunConnectorActionInput;
}>;

export type RunConnectorActionMutation = { readonly runConnectorAction: { readonly output: unknown, readonly simulated: boolean | null, readonly durationMs: number | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type TestConnectorMutationVariables = Exact<{
  input: Types.TestConnectorInput;
}>;

export type TestConnectorMutation = { readonly testConnector: { readonly health: { readonly status: Types.HealthStatus, readonly message: string | null, readonly checkedAt: string | null, readonly latencyMs: number | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type LinkChannelUserMutationVariables = Exact<{
  input: Types.LinkChannelUserInput;
}>;

export type LinkChannelUserMutation = { readonly linkChannelUser: { readonly code: string | null, readonly expiresAt: string | null, readonly link: { readonly id: string, readonly channel: Types.Channel, readonly externalUserId: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type UnlinkChannelUserMutationVariables = Exact<{
  input: Types.UnlinkChannelUserInput;
}>;

export type UnlinkChannelUserMutation = { readonly unlinkChannelUser: { readonly link: { readonly id: string } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type SetIntegrationDefaultMutationVariables = Exact<{
  input: Types.SetIntegrationDefaultInput;
}>;

export type SetIntegrationDefaultMutation = { readonly setIntegrationDefault: { readonly config: { readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type SetIntegrationOverrideMutationVariables = Exact<{
  input: Types.SetIntegrationOverrideInput;
}>;

export type SetIntegrationOverrideMutation = { readonly setIntegrationOverride: { readonly settings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }>, readonly effective: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type RemoveIntegrationOverrideMutationVariables = Exact<{
  input: Types.RemoveIntegrationOverrideInput;
}>;

export type RemoveIntegrationOverrideMutation = { readonly removeIntegrationOverride: { readonly settings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }>, readonly effective: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export type ResetIntegrationOverridesMutationVariables = Exact<{
  input: Types.ResetIntegrationOverridesInput;
}>;

export type ResetIntegrationOverridesMutation = { readonly resetIntegrationOverrides: { readonly settings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }>, readonly effective: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly enabled: boolean, readonly priority: number, readonly retryCount: number, readonly retryDelaySeconds: number, readonly source: Types.SettingSource, readonly overridden: ReadonlyArray<string>, readonly config: unknown, readonly createdAt: string | null, readonly updatedAt: string | null }> } | null, readonly errors: ReadonlyArray<{ readonly code: Types.ErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null, readonly retryable: boolean, readonly retryAfterSeconds: number | null }> } };

export const ConnectorsDocument = `query Connectors {
  connectors {
    ...ConnectorFields
  }
}
fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}
fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}` as QueryDocument<ConnectorsQuery, ConnectorsQueryVariables>;

export const ConnectorDocument = `query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}
fragment ConnectorFields on Connector {
  name
  title
  description
  auth
  mode
  configured
  missing
  circuit {
    ...CircuitFields
  }
  health {
    ...HealthFields
  }
  metrics {
    ...CallMetricsFields
  }
  connection {
    ...ConnectionFields
  }
}
fragment CircuitFields on Circuit {
  state
  failures
  opensUntil
  failureThreshold
  recoveryTimeoutSeconds
  halfOpenRequests
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment CallMetricsFields on ConnectorMetrics {
  requests
  failures
  retries
  averageLatencyMs
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}` as QueryDocument<ConnectorQuery, ConnectorQueryVariables>;

export const ConnectorActionsDocument = `query ConnectorActions {
  connectors {
    name
    title
    mode
    configured
    actions {
      ...ConnectorActionFields
    }
  }
}
fragment ConnectorActionFields on ConnectorAction {
  name
  title
  description
  inputSchema
  outputSchema
  idempotent
}` as QueryDocument<ConnectorActionsQuery, ConnectorActionsQueryVariables>;

export const ConnectionsDocument = `query Connections($provider: String, $mine: Boolean) {
  connections(provider: $provider, mine: $mine) {
    ...ConnectionFields
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}` as QueryDocument<ConnectionsQuery, ConnectionsQueryVariables>;

export const ChannelLinksDocument = `query ChannelLinks {
  channelLinks {
    id
    channel
    teamId
    externalUserId
    how
    verifiedAt
    createdAt
    user {
      id
      name
    }
  }
}` as QueryDocument<ChannelLinksQuery, ChannelLinksQueryVariables>;

export const IntegrationDefaultsDocument = `query IntegrationDefaults {
  integrationDefaults {
    ...IntegrationConfigFields
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}` as QueryDocument<IntegrationDefaultsQuery, IntegrationDefaultsQueryVariables>;

export const IntegrationSettingsDocument = `query IntegrationSettings($userId: ID) {
  integrationSettings(userId: $userId) {
    usingDefaults
    overrides {
      ...IntegrationConfigFields
    }
    effective {
      ...IntegrationConfigFields
    }
    user {
      id
      name
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}` as QueryDocument<IntegrationSettingsQuery, IntegrationSettingsQueryVariables>;

export const ExplainDeliveryDocument = `query ExplainDelivery($userId: ID) {
  explainDelivery(userId: $userId) {
    channel
    willDeliver
    reason
    circuit
    config {
      ...IntegrationConfigFields
    }
    origins {
      setting
      tier
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}` as QueryDocument<ExplainDeliveryQuery, ExplainDeliveryQueryVariables>;

export const BeginOAuthDocument = `mutation BeginOAuth($input: BeginOAuthInput!) {
  beginOAuth(input: $input) {
    authorizationUrl
    state
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<BeginOAuthMutation, BeginOAuthMutationVariables>;

export const StoreOAuthTokenDocument = `mutation StoreOAuthToken($input: StoreOAuthTokenInput!) {
  storeOAuthToken(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<StoreOAuthTokenMutation, StoreOAuthTokenMutationVariables>;

export const RefreshConnectionDocument = `mutation RefreshConnection($input: ConnectionInput!) {
  refreshConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RefreshConnectionMutation, RefreshConnectionMutationVariables>;

export const DisconnectDocument = `mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<DisconnectMutation, DisconnectMutationVariables>;

export const TestConnectionDocument = `mutation TestConnection($input: ConnectionInput!) {
  testConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ConnectionFields on ConnectedAccount {
  id
  provider
  account
  status
  expiresAt
  lastRefreshedAt
  lastError
  createdAt
  updatedAt
  scopes
  refreshable
  user {
    id
    name
  }
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<TestConnectionMutation, TestConnectionMutationVariables>;

export const RunConnectorActionDocument = `mutation RunConnectorAction($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) {
    output
    simulated
    durationMs
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RunConnectorActionMutation, RunConnectorActionMutationVariables>;

export const TestConnectorDocument = `mutation TestConnector($input: TestConnectorInput!) {
  testConnector(input: $input) {
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment HealthFields on Health {
  status
  message
  checkedAt
  latencyMs
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<TestConnectorMutation, TestConnectorMutationVariables>;

export const LinkChannelUserDocument = `mutation LinkChannelUser($input: LinkChannelUserInput!) {
  linkChannelUser(input: $input) {
    code
    expiresAt
    link {
      id
      channel
      externalUserId
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<LinkChannelUserMutation, LinkChannelUserMutationVariables>;

export const UnlinkChannelUserDocument = `mutation UnlinkChannelUser($input: UnlinkChannelUserInput!) {
  unlinkChannelUser(input: $input) {
    link {
      id
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<UnlinkChannelUserMutation, UnlinkChannelUserMutationVariables>;

export const SetIntegrationDefaultDocument = `mutation SetIntegrationDefault($input: SetIntegrationDefaultInput!) {
  setIntegrationDefault(input: $input) {
    config {
      ...IntegrationConfigFields
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<SetIntegrationDefaultMutation, SetIntegrationDefaultMutationVariables>;

export const SetIntegrationOverrideDocument = `mutation SetIntegrationOverride($input: SetIntegrationOverrideInput!) {
  setIntegrationOverride(input: $input) {
    settings {
      usingDefaults
      overrides {
        ...IntegrationConfigFields
      }
      effective {
        ...IntegrationConfigFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<SetIntegrationOverrideMutation, SetIntegrationOverrideMutationVariables>;

export const RemoveIntegrationOverrideDocument = `mutation RemoveIntegrationOverride($input: RemoveIntegrationOverrideInput!) {
  removeIntegrationOverride(input: $input) {
    settings {
      usingDefaults
      overrides {
        ...IntegrationConfigFields
      }
      effective {
        ...IntegrationConfigFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<RemoveIntegrationOverrideMutation, RemoveIntegrationOverrideMutationVariables>;

export const ResetIntegrationOverridesDocument = `mutation ResetIntegrationOverrides($input: ResetIntegrationOverridesInput!) {
  resetIntegrationOverrides(input: $input) {
    settings {
      usingDefaults
      overrides {
        ...IntegrationConfigFields
      }
      effective {
        ...IntegrationConfigFields
      }
    }
    errors {
      ...ErrorFields
    }
  }
}
fragment IntegrationConfigFields on IntegrationConfig {
  channel
  enabled
  priority
  retryCount
  retryDelaySeconds
  source
  overridden
  config
  createdAt
  updatedAt
}
fragment ErrorFields on UserError {
  code
  message
  field
  retryable
  retryAfterSeconds
}` as MutationDocument<ResetIntegrationOverridesMutation, ResetIntegrationOverridesMutationVariables>;
