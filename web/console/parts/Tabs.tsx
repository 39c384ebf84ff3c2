import type { LucideIcon } from 'lucide-react';
import { Tabs as Radix, ToggleGroup } from 'radix-ui';
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';
import { Kbd } from './Kbd';
import styles from './Tabs.module.css';
import { Tooltip } from './Tooltip';

export interface TabItem<Value extends string> {
  value: Value;
  label: string;
  count?: number | string | null | undefined;
  icon?: LucideIcon;
  keys?: string;
}

export interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  items: readonly TabItem<Value>[];
}

/**
 * What keeps the ring of the focus for the keyboard: Radix moves the focus to what is clicked by a script, for which browsers show it.
 */
const ringForKeys = {
  onPointerDownCapture: ({ currentTarget }: PointerEvent<HTMLElement>) => void (currentTarget.dataset.pointer = ''),
  onKeyDownCapture: ({ currentTarget }: KeyboardEvent<HTMLElement>) => void delete currentTarget.dataset.pointer,
  onBlurCapture: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) delete currentTarget.dataset.pointer;
  },
};

/** The parts of a page or record, one shown at a time, below. */
export function Tabs<Value extends string>({ label, value, onChange, items }: TabsProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={chooser(items, onChange)} activationMode="automatic" asChild>
      <Radix.List className={styles.tabs} aria-label={label} {...ringForKeys}>
        {items.map(({ value: tab, label: word, count, icon: Icon }) => (
          // The page renders what a tab shows, so there is no panel whose id the tab could name.
          <Radix.Trigger key={tab} value={tab} className={styles.tab} aria-controls={undefined}>
            {Icon && <Icon aria-hidden />}
            {word}
            {count !== null && count !== undefined && <span className={`${styles.count} tabular`}>{count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
    </Radix.Root>
  );
}

/** A small switch between views of the same thing. */
export function Segments<Value extends string>({ label, value, onChange, items }: TabsProps<Value>) {
  const choose = chooser(items, onChange);
  return (
    <ToggleGroup.Root type="single" className={styles.segments} aria-label={label} value={value} onValueChange={choose} {...ringForKeys}>
      {items.map(({ value: choice, label: word, icon: Icon, keys }) => {
        const segment = (
          <ToggleGroup.Item key={choice} value={choice} className={styles.segment}>
            {Icon && <Icon aria-hidden />}
            {word}
          </ToggleGroup.Item>
        );
        return keys ? (
          <Tooltip key={choice} content={<Kbd keys={keys} inverse />}>
            {segment}
          </Tooltip>
        ) : (
          segment
        );
      })}
    </ToggleGroup.Root>
  );
}

function chooser<Value extends string>(items: readonly TabItem<Value>[], onChange: (value: Value) => void) {
  return (chosen: string) => {
    const item = items.find((one) => one.value === chosen);
    if (item) onChange(item.value);
  };
}
