import { useParley, useStream } from '@parley-gateway/client/react';
import { LayoutChangesDocument } from '@parley-gateway/client/operations/designer';
import { PatchDocumentDocument, SharedDocumentDocument } from '@parley-gateway/client/operations/documents';
import type { Parley } from '@parley-gateway/client';
import { useEffect, useRef } from 'react';
import { positionsIn } from '../model/convert';
import type { Positions } from '../model/document';
import { asJson, asObject, equal } from '../model/json';
import type { Designer } from './designer';
import { layoutKey } from './load';

const AFTER_MS = 500;

/** Share where nodes are: what is moved here is seen by others, and the other way round. */
export function useLayoutDocument(id: string | null, designer: Designer): void {
  const parley = useParley();
  const shared = useRef<Positions>(designer.design.positions);
  // What this page wrote comes back as an event, possibly after the next move.
  const written = useRef<readonly Positions[]>([]);

  useEffect(() => {
    if (id === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    shared.current = designer.design.positions;
    const stop = designer.subscribe(() => {
      const { positions } = designer.design;
      if (positions === shared.current) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        shared.current = positions;
        written.current = [...written.current.slice(-20), positions];
        // A draft has the positions, too: those who may not write documents keep their own.
        writePositions(parley, id, positions).catch(() => undefined);
      }, AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [parley, id, designer]);

  useStream(
    LayoutChangesDocument,
    {},
    (event) => {
      if (event.__typename !== 'DocumentChanged' || id === null || event.document.key !== layoutKey(id)) return;
      const theirs = positionsIn(asObject(event.document.value).nodes);
      if ([designer.design.positions, ...written.current].some((each) => equal(asJson(theirs), asJson(each)))) return;
      shared.current = theirs;
      const { history } = designer.get();
      // No change of the user's: it is not undone, and undoing something else must not take it back.
      designer.set({ history: { ...history, present: { ...history.present, positions: theirs } } });
    },
    { skip: id === null },
  );
}

/** Write the positions; if somebody was faster, over theirs. */
export async function writePositions(parley: Parley, id: string, positions: Positions): Promise<void> {
  const key = layoutKey(id);
  for (let tries = 0; tries < 3; tries++) {
    const { sharedDocument } = await parley.query(SharedDocumentDocument, { key });
    const patch = [{ op: 'add', path: '/nodes', value: positions }];
    try {
      await parley.mutate(PatchDocumentDocument, { input: { key, baseVersion: sharedDocument?.version ?? 0, patch } });
      return;
    } catch (error) {
      if (tries === 2) throw error;
    }
  }
}
