type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { ConnectorFieldsFragment, HealthFieldsFragment, ConnectionFieldsFragment, ConnectorActionFieldsFragment, IntegrationConfigFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument, QueryDocument } from '../document.js';
import { ConnectorFieldsFragmentDoc, CircuitFieldsFragmentDoc, HealthFieldsFragmentDoc, CallMetricsFieldsFragmentDoc, ConnectionFieldsFragmentDoc, ConnectorActionFieldsFragmentDoc, IntegrationConfigFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type ConnectorsQueryVariables = Exact<{ [key: string]: never; }>;

export type ConnectorsQuery = { readonly connectors: ReadonlyArray<ConnectorFieldsFragment> };

export type ConnectorQueryVariables = Exact<{
  name: string;
}>;

export type ConnectorQuery = { readonly connector: (
    { readonly actions: ReadonlyArray<ConnectorActionFieldsFragment> }
    & ConnectorFieldsFragment
  ) | null };

export type ConnectorActionsQueryVariables = Exact<{ [key: string]: never; }>;

export type ConnectorActionsQuery = { readonly connectors: ReadonlyArray<{ readonly name: string, readonly title: string, readonly mode: Types.ConnectorMode, readonly configured: boolean, readonly actions: ReadonlyArray<ConnectorActionFieldsFragment> }> };

export type ConnectionsQueryVariables = Exact<{
  provider?: string | null | undefined;
  mine?: boolean | null | undefined;
}>;

export type ConnectionsQuery = { readonly connections: ReadonlyArray<ConnectionFieldsFragment> };

export type ChannelLinksQueryVariables = Exact<{ [key: string]: never; }>;

export type ChannelLinksQuery = { readonly channelLinks: ReadonlyArray<{ readonly id: string, readonly channel: Types.Channel, readonly teamId: string, readonly externalUserId: string, readonly how: Types.LinkMethod, readonly verifiedAt: string, readonly createdAt: string, readonly user: { readonly id: string, readonly name: string } }> };

export type IntegrationDefaultsQueryVariables = Exact<{ [key: string]: never; }>;

export type IntegrationDefaultsQuery = { readonly integrationDefaults: ReadonlyArray<IntegrationConfigFieldsFragment> };

export type IntegrationSettingsQueryVariables = Exact<{
  userId?: string | null | undefined;
}>;

export type IntegrationSettingsQuery = { readonly integrationSettings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<IntegrationConfigFieldsFragment>, readonly effective: ReadonlyArray<IntegrationConfigFieldsFragment>, readonly user: { readonly id: string, readonly name: string } } };

export type ExplainDeliveryQueryVariables = Exact<{
  userId?: string | null | undefined;
}>;

export type ExplainDeliveryQuery = { readonly explainDelivery: ReadonlyArray<{ readonly channel: Types.DeliveryChannel, readonly willDeliver: boolean, readonly reason: string, readonly circuit: Types.CircuitState, readonly config: IntegrationConfigFieldsFragment, readonly origins: ReadonlyArray<{ readonly setting: string, readonly tier: Types.SettingTier }> }> };

export type BeginOAuthMutationVariables = Exact<{
  input: Types.BeginOAuthInput;
}>;

export type BeginOAuthMutation = { readonly beginOAuth: { readonly authorizationUrl: string | null, readonly state: string | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type StoreOAuthTokenMutationVariables = Exact<{
  input: Types.StoreOAuthTokenInput;
}>;

export type StoreOAuthTokenMutation = { readonly storeOAuthToken: { readonly connection: ConnectionFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RefreshConnectionMutationVariables = Exact<{
  input: Types.ConnectionInput;
}>;

export type RefreshConnectionMutation = { readonly refreshConnection: { readonly connection: ConnectionFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type DisconnectMutationVariables = Exact<{
  input: Types.ConnectionInput;
}>;

export type DisconnectMutation = { readonly disconnect: { readonly connection: ConnectionFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type TestConnectionMutationVariables = Exact<{
  input: Types.ConnectionInput;
}>;

export type TestConnectionMutation = { readonly testConnection: { readonly connection: ConnectionFieldsFragment | null, readonly health: HealthFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RunConnectorActionMutationVariables = Exact<{
  input: Types.RunConnectorActionInput;
}>;

export type RunConnectorActionMutation = { readonly runConnectorAction: { readonly output: unknown, readonly simulated: boolean | null, readonly durationMs: number | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type TestConnectorMutationVariables = Exact<{
  input: Types.TestConnectorInput;
}>;

export type TestConnectorMutation = { readonly testConnector: { readonly health: HealthFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type LinkChannelUserMutationVariables = Exact<{
  input: Types.LinkChannelUserInput;
}>;

export type LinkChannelUserMutation = { readonly linkChannelUser: { readonly code: string | null, readonly expiresAt: string | null, readonly link: { readonly id: string, readonly channel: Types.Channel, readonly externalUserId: string } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type UnlinkChannelUserMutationVariables = Exact<{
  input: Types.UnlinkChannelUserInput;
}>;

export type UnlinkChannelUserMutation = { readonly unlinkChannelUser: { readonly link: { readonly id: string } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type SetIntegrationDefaultMutationVariables = Exact<{
  input: Types.SetIntegrationDefaultInput;
}>;

export type SetIntegrationDefaultMutation = { readonly setIntegrationDefault: { readonly config: IntegrationConfigFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type SetIntegrationOverrideMutationVariables = Exact<{
  input: Types.SetIntegrationOverrideInput;
}>;

export type SetIntegrationOverrideMutation = { readonly setIntegrationOverride: { readonly settings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<IntegrationConfigFieldsFragment>, readonly effective: ReadonlyArray<IntegrationConfigFieldsFragment> } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type RemoveIntegrationOverrideMutationVariables = Exact<{
  input: Types.RemoveIntegrationOverrideInput;
}>;

export type RemoveIntegrationOverrideMutation = { readonly removeIntegrationOverride: { readonly settings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<IntegrationConfigFieldsFragment>, readonly effective: ReadonlyArray<IntegrationConfigFieldsFragment> } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export type ResetIntegrationOverridesMutationVariables = Exact<{
  input: Types.ResetIntegrationOverridesInput;
}>;

export type ResetIntegrationOverridesMutation = { readonly resetIntegrationOverrides: { readonly settings: { readonly usingDefaults: boolean, readonly overrides: ReadonlyArray<IntegrationConfigFieldsFragment>, readonly effective: ReadonlyArray<IntegrationConfigFieldsFragment> } | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const ConnectorsDocument = /* @__PURE__ */ [
  `query Connectors {
  connectors {
    ...ConnectorFields
  }
}`,
  ConnectorFieldsFragmentDoc,
  CircuitFieldsFragmentDoc,
  HealthFieldsFragmentDoc,
  CallMetricsFieldsFragmentDoc,
  ConnectionFieldsFragmentDoc,
].join('\n') as QueryDocument<ConnectorsQuery, ConnectorsQueryVariables>;

export const ConnectorDocument = /* @__PURE__ */ [
  `query Connector($name: String!) {
  connector(name: $name) {
    ...ConnectorFields
    actions {
      ...ConnectorActionFields
    }
  }
}`,
  ConnectorFieldsFragmentDoc,
  CircuitFieldsFragmentDoc,
  HealthFieldsFragmentDoc,
  CallMetricsFieldsFragmentDoc,
  ConnectionFieldsFragmentDoc,
  ConnectorActionFieldsFragmentDoc,
].join('\n') as QueryDocument<ConnectorQuery, ConnectorQueryVariables>;

export const ConnectorActionsDocument = /* @__PURE__ */ [
  `query ConnectorActions {
  connectors {
    name
    title
    mode
    configured
    actions {
      ...ConnectorActionFields
    }
  }
}`,
  ConnectorActionFieldsFragmentDoc,
].join('\n') as QueryDocument<ConnectorActionsQuery, ConnectorActionsQueryVariables>;

export const ConnectionsDocument = /* @__PURE__ */ [
  `query Connections($provider: String, $mine: Boolean) {
  connections(provider: $provider, mine: $mine) {
    ...ConnectionFields
  }
}`,
  ConnectionFieldsFragmentDoc,
].join('\n') as QueryDocument<ConnectionsQuery, ConnectionsQueryVariables>;

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

export const IntegrationDefaultsDocument = /* @__PURE__ */ [
  `query IntegrationDefaults {
  integrationDefaults {
    ...IntegrationConfigFields
  }
}`,
  IntegrationConfigFieldsFragmentDoc,
].join('\n') as QueryDocument<IntegrationDefaultsQuery, IntegrationDefaultsQueryVariables>;

export const IntegrationSettingsDocument = /* @__PURE__ */ [
  `query IntegrationSettings($userId: ID) {
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
}`,
  IntegrationConfigFieldsFragmentDoc,
].join('\n') as QueryDocument<IntegrationSettingsQuery, IntegrationSettingsQueryVariables>;

export const ExplainDeliveryDocument = /* @__PURE__ */ [
  `query ExplainDelivery($userId: ID) {
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
}`,
  IntegrationConfigFieldsFragmentDoc,
].join('\n') as QueryDocument<ExplainDeliveryQuery, ExplainDeliveryQueryVariables>;

export const BeginOAuthDocument = /* @__PURE__ */ [
  `mutation BeginOAuth($input: BeginOAuthInput!) {
  beginOAuth(input: $input) {
    authorizationUrl
    state
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<BeginOAuthMutation, BeginOAuthMutationVariables>;

export const StoreOAuthTokenDocument = /* @__PURE__ */ [
  `mutation StoreOAuthToken($input: StoreOAuthTokenInput!) {
  storeOAuthToken(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ConnectionFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<StoreOAuthTokenMutation, StoreOAuthTokenMutationVariables>;

export const RefreshConnectionDocument = /* @__PURE__ */ [
  `mutation RefreshConnection($input: ConnectionInput!) {
  refreshConnection(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ConnectionFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RefreshConnectionMutation, RefreshConnectionMutationVariables>;

export const DisconnectDocument = /* @__PURE__ */ [
  `mutation Disconnect($input: ConnectionInput!) {
  disconnect(input: $input) {
    connection {
      ...ConnectionFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ConnectionFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<DisconnectMutation, DisconnectMutationVariables>;

export const TestConnectionDocument = /* @__PURE__ */ [
  `mutation TestConnection($input: ConnectionInput!) {
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
}`,
  ConnectionFieldsFragmentDoc,
  HealthFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<TestConnectionMutation, TestConnectionMutationVariables>;

export const RunConnectorActionDocument = /* @__PURE__ */ [
  `mutation RunConnectorAction($input: RunConnectorActionInput!) {
  runConnectorAction(input: $input) {
    output
    simulated
    durationMs
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RunConnectorActionMutation, RunConnectorActionMutationVariables>;

export const TestConnectorDocument = /* @__PURE__ */ [
  `mutation TestConnector($input: TestConnectorInput!) {
  testConnector(input: $input) {
    health {
      ...HealthFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  HealthFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<TestConnectorMutation, TestConnectorMutationVariables>;

export const LinkChannelUserDocument = /* @__PURE__ */ [
  `mutation LinkChannelUser($input: LinkChannelUserInput!) {
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
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<LinkChannelUserMutation, LinkChannelUserMutationVariables>;

export const UnlinkChannelUserDocument = /* @__PURE__ */ [
  `mutation UnlinkChannelUser($input: UnlinkChannelUserInput!) {
  unlinkChannelUser(input: $input) {
    link {
      id
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<UnlinkChannelUserMutation, UnlinkChannelUserMutationVariables>;

export const SetIntegrationDefaultDocument = /* @__PURE__ */ [
  `mutation SetIntegrationDefault($input: SetIntegrationDefaultInput!) {
  setIntegrationDefault(input: $input) {
    config {
      ...IntegrationConfigFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  IntegrationConfigFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SetIntegrationDefaultMutation, SetIntegrationDefaultMutationVariables>;

export const SetIntegrationOverrideDocument = /* @__PURE__ */ [
  `mutation SetIntegrationOverride($input: SetIntegrationOverrideInput!) {
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
}`,
  IntegrationConfigFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SetIntegrationOverrideMutation, SetIntegrationOverrideMutationVariables>;

export const RemoveIntegrationOverrideDocument = /* @__PURE__ */ [
  `mutation RemoveIntegrationOverride($input: RemoveIntegrationOverrideInput!) {
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
}`,
  IntegrationConfigFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<RemoveIntegrationOverrideMutation, RemoveIntegrationOverrideMutationVariables>;

export const ResetIntegrationOverridesDocument = /* @__PURE__ */ [
  `mutation ResetIntegrationOverrides($input: ResetIntegrationOverridesInput!) {
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
}`,
  IntegrationConfigFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<ResetIntegrationOverridesMutation, ResetIntegrationOverridesMutationVariables>;
