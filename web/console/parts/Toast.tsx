import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { Button, IconButton } from './Button';
import styles from './Toast.module.css';

export interface ToastContent {
  title: string;
  description?: string;
  tone?: 'ok' | 'bad' | 'info';
  action?: { label: string; run: () => void };
}

const ICONS = { ok: CircleCheck, bad: CircleAlert, info: Info };
const Show = createContext<(toast: ToastContent) => void>(() => {});

/** Return what tells the user that something has happened which the page itself does not show. */
export function useToast(): (toast: ToastContent) => void {
  return useContext(Show);
}

/** The place where toasts appear; around the whole page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (ToastContent & { id: number })[]>([]);
  const show = useCallback((toast: ToastContent) => {
    setToasts((others) => [...others.slice(-2), { ...toast, id: (others.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const remove = (id: number) => setToasts((others) => others.filter((toast) => toast.id !== id));
  return (
    <Show value={show}>
      <Radix.Provider swipeDirection="right">
        {children}
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} onClose={() => remove(toast.id)} />
        ))}
        <Radix.Viewport className={styles.place} />
      </Radix.Provider>
    </Show>
  );
}

function OneToast({ toast: { title, description, tone = 'ok', action }, onClose }: { toast: ToastContent; onClose: () => void }) {
  const Icon = ICONS[tone];
  return (
    <Radix.Root
      className={styles.toast}
      type={tone === 'bad' ? 'foreground' : 'background'}
      duration={action || tone === 'bad' ? 10_000 : 4_000}
      onOpenChange={(open) => !open && onClose()}
    >
      <Icon className={styles[tone]} aria-hidden />
      <div className={styles.words}>
        <Radix.Title className={styles.title}>{title}</Radix.Title>
        {description && <Radix.Description className={styles.description}>{description}</Radix.Description>}
      </div>
      {action && (
        <Radix.Action asChild altText={action.label}>
          <Button size="sm" onClick={action.run}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton size="sm" label="Dismiss" icon={X} />
      </Radix.Close>
    </Radix.Root>
  );
}
