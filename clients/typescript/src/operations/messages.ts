type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
import type * as Types from './types.js';

import type { MessageFieldsFragment, ErrorFieldsFragment } from './fragments.js';
import type { MutationDocument } from '../document.js';
import { MessageFieldsFragmentDoc, ActorFieldsFragmentDoc, ErrorFieldsFragmentDoc } from './fragments.js';
export type SendMessageMutationVariables = Exact<{
  input: Types.SendMessageInput;
}>;

export type SendMessageMutation = { readonly sendMessage: { readonly message: MessageFieldsFragment | null, readonly errors: ReadonlyArray<ErrorFieldsFragment> } };

export const SendMessageDocument = /* @__PURE__ */ [
  `mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message {
      ...MessageFields
    }
    errors {
      ...ErrorFields
    }
  }
}`,
  MessageFieldsFragmentDoc,
  ActorFieldsFragmentDoc,
  ErrorFieldsFragmentDoc,
].join('\n') as MutationDocument<SendMessageMutation, SendMessageMutationVariables>;
