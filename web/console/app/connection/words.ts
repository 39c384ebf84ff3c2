import type { LiveState } from '@parley-gateway/client';
import { clockTime } from '../../parts/times';
import { counted } from '../../parts/numbers';

/** What a state of the connection is called, and what it means for the page. */
export interface Words {
  word: string;
  sentence: string;
}

/** Return the words for a state of the connection. */
export function wordsOf(state: LiveState): Words {
  switch (state.status) {
    case 'live':
      return { word: 'Live', sentence: 'Changes appear as they happen.' };
    case 'connecting':
      return { word: 'Connecting', sentence: 'The connection to the gateway is being opened.' };
    case 'offline':
      return {
        word: `Offline since ${timeOf(state.since)}`,
        sentence: `Not connected since ${timeOf(state.since)}. The page shows the last known state.`,
      };
    case 'catching-up':
      return { word: 'Catching up', sentence: `Catching up: ${counted(state.behind, 'event')}.` };
    case 'gap':
      return { word: 'Reloaded', sentence: `Some events were missed (${state.reason}), so everything was reloaded.` };
    case 'paused':
      return { word: 'Paused', sentence: `${counted(state.behind, 'new event')} ${state.behind === 1 ? 'is' : 'are'} waiting.` };
    case 'refused':
      return { word: 'Refused', sentence: state.reason ?? 'The gateway no longer accepts the credential.' };
  }
}

function timeOf(instant: number): string {
  return clockTime(instant, Date.now(), 'local');
}
