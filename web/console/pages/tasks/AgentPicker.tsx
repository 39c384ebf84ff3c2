import { AssignableAgentsDocument, type AssignableAgentsQuery } from '@parley-gateway/client/operations/boards';
import { useState } from 'react';
import { useRead } from '../../app/reading/useRead';
import { Avatar } from '../../parts/Avatar';
import { classes } from '../../parts/classes';
import { ErrorNote } from '../../parts/ErrorNote';
import { SearchField } from '../../parts/SearchField';
import { Status } from '../../parts/Status';
import styles from './AgentPicker.module.css';

export type AssignableAgent = AssignableAgentsQuery['agents']['nodes'][number];

interface AgentPickerProps {
  chosen: string | null;
  onChoose: (agent: AssignableAgent) => void;
  /** Capabilities that the work needs; an agent without one cannot claim it. */
  needs?: readonly string[];
}

/** Agents to choose one from, by name or type. */
export function AgentPicker({ chosen, onChoose, needs = [] }: AgentPickerProps) {
  const [text, setText] = useState('');
  const { data, error, reload } = useRead(AssignableAgentsDocument, { search: text === '' ? null : text }, { keep: true });
  const agents = data?.agents.nodes ?? [];
  return (
    <div className={styles.picker}>
      <SearchField local label="Find an agent" value={text} onChange={setText} />
      <ErrorNote error={error} onRetry={reload} compact />
      <ul className={styles.list} aria-label="Agents">
        {agents.map((agent) => {
          const lacks = needs.filter((need) => !agent.capabilities.includes(need));
          return (
            <li key={agent.id}>
              <button
                type="button"
                className={classes(styles.row, chosen === agent.id && styles.chosen)}
                aria-pressed={chosen === agent.id}
                aria-disabled={agent.status === 'STOPPED' || undefined}
                onClick={() => agent.status !== 'STOPPED' && onChoose(agent)}
              >
                <Avatar name={agent.name} kind="agent" size={24} />
                <span className={styles.words}>
                  <span className="truncate">{agent.name}</span>
                  <span className={styles.meta}>{lacks.length > 0 ? `lacks ${lacks.join(', ')}` : agent.type}</span>
                </span>
                <Status value={agent.status} />
              </button>
            </li>
          );
        })}
        {data && agents.length === 0 && <li className={styles.none}>No agent has this in its name or type.</li>}
      </ul>
    </div>
  );
}
