import { useGraphiQL } from '@graphiql/react';
import { useEffect, useEffectEvent } from 'react';
import { takeLinked } from './linked';
import { useOpenDocument } from './useOpenOperation';

/** Open the operation that the page's address contains, at the start and when a link changes the fragment. */
export function useLinkedOperation(): void {
  const isReady = useGraphiQL((state) => state.queryEditor !== undefined && state.variableEditor !== undefined);
  const openDocument = useOpenDocument();
  const open = useEffectEvent(() => {
    const linked = takeLinked();
    if (linked) openDocument(linked.document, linked.variables);
  });
  useEffect(() => {
    if (!isReady) return;
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, [isReady]);
}
