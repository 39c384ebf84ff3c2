import { useParley } from '@parley-gateway/client/react';
import { DesignerAgentsDocument, DesignerUsersDocument, DesignerWorkflowsDocument } from '@parley-gateway/client/operations/designer';
import { createContext, useContext, useEffect, useState } from 'react';

export type Choice = { readonly id: string; readonly name: string };
export type Records = (kind: string) => readonly Choice[];

export const RecordsContext = createContext<Records>(() => []);

/** Return the records that nodes can refer to, by kind. */
export function useRecords(): Records {
  return useContext(RecordsContext);
}

/** Read the records that nodes can refer to. What the user may not read is left out; its ids can still be typed. */
export function useReadRecords(): Records {
  const parley = useParley();
  const [found, setFound] = useState<Readonly<Record<string, readonly Choice[]>>>({});
  useEffect(() => {
    const keep = (kind: string) => (nodes: readonly Choice[]) => {
      setFound((before) => ({ ...before, [kind]: nodes }));
    };
    const ignore = () => undefined;
    parley.query(DesignerAgentsDocument, {}).then(({ agents }) => agents.nodes).then(keep('agent'), ignore);
    parley.query(DesignerUsersDocument, {}).then(({ users }) => users.nodes).then(keep('user'), ignore);
    parley.query(DesignerWorkflowsDocument, {}).then(({ workflows }) => workflows.nodes).then(keep('workflow'), ignore);
  }, [parley]);
  const [records, setRecords] = useState<Records>(() => () => []);
  useEffect(() => {
    setRecords(() => (kind: string) => found[kind] ?? []);
  }, [found]);
  return records;
}
