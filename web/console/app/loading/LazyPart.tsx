import { useEffect, useState, type ComponentType } from 'react';
import { useToast } from '../../parts/Toast';
import { UNAVAILABLE } from './missing';

export interface LazyPartProps {
  load: () => Promise<{ default: ComponentType }>;
  open: boolean;
  /** Take back that it is open, if it cannot be loaded. */
  close: () => void;
}

/** A part of the frame that is loaded when it is first opened, or before that when the page has nothing else to do. */
export function LazyPart({ load, open, close }: LazyPartProps) {
  const [Part, setPart] = useState<ComponentType | null>(null);
  const toast = useToast();
  useEffect(() => {
    if (!open || Part) return;
    let wanted = true;
    load().then(
      (loaded) => wanted && setPart(() => loaded.default),
      () => {
        if (!wanted) return;
        close();
        toast({ tone: 'bad', title: UNAVAILABLE });
      },
    );
    return () => {
      wanted = false;
    };
  }, [open, Part, load, close, toast]);
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), [load]);
  return Part ? <Part /> : null;
}

const IDLE_AFTER_MS = 3000;

/** Not in the way of what the page is opened for. */
function whenIdle(act: () => void): () => void {
  const timer = setTimeout(() => (typeof requestIdleCallback === 'function' ? requestIdleCallback(act) : act()), IDLE_AFTER_MS);
  return () => clearTimeout(timer);
}
