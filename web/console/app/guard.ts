import { useToast } from '../parts/Toast';

/**
 * Return what makes an action of a key that may not be possible: it runs, or says why not, as its button does.
 *
 * `n: { label: 'New task', run: guard(reason, create) }`
 */
export function useGuard(): (reason: string | null | undefined, run: () => void) => () => void {
  const toast = useToast();
  return (reason, run) => () => {
    if (reason) toast({ title: reason, tone: 'info' });
    else run();
  };
}
