import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const watch = new MutationObserver(listener);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  query.addEventListener('change', listener);
  return () => {
    watch.disconnect();
    query.removeEventListener('change', listener);
  };
}

/** Return whether the page is light or dark now, for drawings on a canvas, which know no tokens. */
export function useScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, () => {
    const chosen = document.documentElement.dataset.theme;
    if (chosen === 'light' || chosen === 'dark') return chosen;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  });
}
