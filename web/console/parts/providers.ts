import { words } from './tones';

const NAMES: Readonly<Record<string, string>> = { github: 'GitHub' };

/** Return the name of an OAuth provider as it writes it itself. */
export function providerName(provider: string): string {
  return NAMES[provider] ?? words(provider);
}
