import { useConnection } from '@parley-gateway/client/react';
import { useEffect, useRef } from 'react';
import { setClock } from '../../parts/clock';
import { announce } from '../announcer';
import { refreshShown } from '../reading/reading';
import { checkSession } from '../session/session';
import { wordsOf } from './words';

/** Stop clocks and animations while the page is not live, say so once to readers, and read again what is shown after it. */
export function useConnectionEffects(): void {
  const state = useConnection();
  const isLost = state.status === 'offline' || state.status === 'refused';
  const wasLost = useRef(false);
  useEffect(() => {
    setClock(isLost ? 'stopped' : 'running');
    if (isLost) document.documentElement.dataset.live = 'off';
    else delete document.documentElement.dataset.live;
    if (!isLost && wasLost.current) {
      announce('Connected again.');
      refreshShown();
      // The gateway may have been upgraded, and the user's role may have changed.
      void checkSession();
    }
    wasLost.current = isLost;
  }, [isLost]);
  useEffect(() => {
    if (state.status === 'offline' || state.status === 'gap') announce(wordsOf(state).sentence);
    if (state.status === 'refused') void checkSession();
  }, [state.status]);
}
