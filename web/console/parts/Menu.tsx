import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd';
import styles from './Menu.module.css';
import { classes } from './classes';

export interface MenuAction {
  label: string;
  onSelect: () => void;
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabledReason?: string | null | undefined;
  /** Given, the item shows whether it is chosen. */
  checked?: boolean;
}

export type MenuItem = MenuAction | 'separator' | { heading: string };

/** More actions behind one button. */
export function Menu({ trigger, items, align = 'end', label }: { trigger: ReactElement; items: readonly MenuItem[]; align?: 'start' | 'end'; label?: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8} aria-label={label}>
          {items.map((item, at) => (
            <Item key={at} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  if (item === 'separator') return <DropdownMenu.Separator className={styles.separator} />;
  if ('heading' in item) return <DropdownMenu.Label className={styles.heading}>{item.heading}</DropdownMenu.Label>;
  const { label, onSelect, icon: Icon, keys, danger, disabledReason, checked } = item;
  const content = (
    <>
      {checked !== undefined ? checked ? <Check aria-hidden /> : <span className={styles.mark} /> : Icon && <Icon aria-hidden />}
      <span className={styles.words}>
        {label}
        {disabledReason && <span className={styles.reason}> · {disabledReason}</span>}
      </span>
      {keys && <Kbd keys={keys} />}
    </>
  );
  const shared = { className: classes(styles.item, danger && styles.danger), disabled: Boolean(disabledReason), onSelect };
  if (checked === undefined) return <DropdownMenu.Item {...shared}>{content}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...shared} checked={checked}>
      {content}
    </DropdownMenu.CheckboxItem>
  );
}
