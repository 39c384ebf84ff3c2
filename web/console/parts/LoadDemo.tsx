import { useParley } from '@parley-gateway/client/react';
import { asParleyError, type ParleyError } from '@parley-gateway/client';
import { useRouter } from '@tanstack/react-router';
import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { refreshShown } from '../app/reading/reading';
import { useMay } from '../app/viewer';
import { Button, type ButtonVariant } from './Button';
import { DEMO_STEPS, loadDemo } from './demo/demo';
import { ErrorNote } from './ErrorNote';
import styles from './LoadDemo.module.css';
import { useToast } from './Toast';

/** Fill an empty gateway with something to look at: agents, workflows, and a run that waits for an approval. */
export function LoadDemo({ variant = 'plain', onLoaded }: { variant?: ButtonVariant; onLoaded?: (executionId: string) => void }) {
  const parley = useParley();
  const router = useRouter();
  const toast = useToast();
  const agents = useMay('agents:write');
  const workflows = useMay('workflows:write');
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<ParleyError | null>(null);
  const load = async () => {
    setDone(0);
    setError(null);
    try {
      const { executionId, existed } = await loadDemo(parley, setDone);
      refreshShown();
      onLoaded?.(executionId);
      toast({
        title: existed ? 'The demo is loaded already' : 'The demo is loaded',
        description: existed ? 'Everything is as you left it.' : 'Its run will ask you for an approval.',
        action: { label: 'See the run', run: () => void router.navigate({ href: `/runs/${executionId}` }) },
      });
    } catch (problem) {
      setError(asParleyError(problem));
    } finally {
      setDone(null);
    }
  };
  return (
    <span className={styles.frame}>
      <Button
        variant={variant}
        icon={Sparkles}
        busy={done !== null}
        disabledReason={agents.reason ?? workflows.reason ?? null}
        onClick={() => void load()}
      >
        {done === null ? 'Load the demo' : `Loading ${done} of ${DEMO_STEPS}`}
      </Button>
      <ErrorNote compact error={error} onRetry={() => void load()} />
    </span>
  );
}
