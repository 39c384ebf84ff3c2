import { CreateWorkflowFromTemplateDocument, WorkflowTemplatesDocument, type WorkflowTemplatesQuery } from '@parley-gateway/client/operations/workflows';
import { typeWord, useMutate } from '@parley-gateway/client/react';
import { useState } from 'react';
import { useRead } from '../../app/reading/useRead';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorNote } from '../../parts/ErrorNote';
import { SchemaForm } from '../../parts/SchemaForm';
import { Skeleton } from '../../parts/Skeleton';
import { TextField } from '../../parts/TextField';
import styles from './Workflows.module.css';

type Template = WorkflowTemplatesQuery['workflowTemplates'][number];

/** The templates as cards; choosing one asks for its parameters. */
export function Templates({ onCreated, disabledReason }: { onCreated: (id: string) => void; disabledReason?: string | null }) {
  const { data, error, loading, reload } = useRead(WorkflowTemplatesDocument, {});
  const [chosen, setChosen] = useState<Template | null>(null);
  if (error && !data) return <ErrorNote error={error} onRetry={reload} />;
  if (loading || !data) return <Skeleton rows={4} />;
  return (
    <>
      <div className={styles.cards}>
        {data.workflowTemplates.map((template) => (
          <button key={template.name} type="button" className={styles.card} aria-disabled={Boolean(disabledReason)} title={disabledReason ?? undefined} onClick={() => !disabledReason && setChosen(template)}>
            <span className={styles.cardTitle}>{template.title}</span>
            <span className="soft">{template.description}</span>
            <span className={styles.cardNodes}>
              {kindsOf(template).map(([type, count]) => (
                <span key={type} className={styles.cardNode}>
                  {typeWord(type)}
                  {count > 1 && ` × ${count}`}
                </span>
              ))}
            </span>
          </button>
        ))}
      </div>
      {chosen && <FromTemplate template={chosen} onClose={() => setChosen(null)} onCreated={onCreated} />}
    </>
  );
}

function kindsOf(template: Template): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of template.nodes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts];
}

function FromTemplate({ template, onClose, onCreated }: { template: Template; onClose: () => void; onCreated: (id: string) => void }) {
  const [name, setName] = useState(template.title);
  const [parameters, setParameters] = useState<unknown>({});
  const [run, { pending, error }] = useMutate(CreateWorkflowFromTemplateDocument);
  const create = async () => {
    const { data } = await run({ input: { template: template.name, name, parameters } });
    const id = data?.createWorkflowFromTemplate.workflow?.id;
    if (id) onCreated(id);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={template.title}
      description={template.description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={pending} disabledReason={name.trim() === '' ? 'It needs a name.' : null} onClick={() => void create()}>
            Create
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} error={error?.field?.includes('name') ? error.message : null} />
      <SchemaForm schema={template.parameters} value={parameters} onChange={(next) => setParameters(next)} />
      {error && <ErrorNote error={error} compact />}
    </Dialog>
  );
}
