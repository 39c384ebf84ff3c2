import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Boundary } from './Boundary';
import { IconButton } from './Button';
import styles from './Dialog.module.css';
import { focusItself } from './focus';
import { useNarrow } from './narrow';

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Status, ids and times below the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** In pixels; the whole width on a phone. */
  width?: number;
  children?: ReactNode;
}

/** One record beside the list it comes from. The list stays usable; on a phone it is a sheet over it. */
export function Drawer({ open, onOpenChange, title, meta, actions, footer, width = 480, children }: DrawerProps) {
  const narrow = useNarrow();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={narrow}>
      <Radix.Portal>
        {narrow && <Radix.Overlay className={styles.overlay} />}
        <Radix.Content
          className={styles.drawer}
          data-drawer={narrow ? undefined : ''}
          style={{ '--drawer': `${width}px` }}
          aria-describedby={undefined}
          onOpenAutoFocus={focusItself}
          onInteractOutside={(event) => !narrow && event.preventDefault()}
        >
          <header className={styles.head}>
            <div className={styles.heads}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              {meta && <div className={styles.meta}>{meta}</div>}
            </div>
            <div className={styles.tools}>
              {actions}
              <Radix.Close asChild>
                <IconButton label="Close" icon={X} keys="Escape" />
              </Radix.Close>
            </div>
          </header>
          <div className={styles.body}>
            <Boundary>{children}</Boundary>
          </div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
