import { LoaderCircle, type LucideIcon } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';
import { ariaKeys, keySigns } from './keySigns';
import { Tooltip } from './Tooltip';

export type ButtonVariant = 'plain' | 'primary' | 'danger' | 'ghost';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  icon?: LucideIcon;
  /** An action is under way: the button keeps its width and cannot be pressed again. */
  busy?: boolean;
  /** Why the button cannot be pressed; shown in a tooltip. */
  disabledReason?: string | null;
  /** The key that does the same, shown as a hint. */
  keys?: string;
  /** Style the one child, usually a link, instead of rendering a button. */
  asChild?: boolean;
}

/** A button with a word on it. */
export function Button({
  variant = 'plain',
  size = 'md',
  icon: Icon,
  busy,
  disabledReason,
  disabled,
  keys,
  asChild,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = Boolean(disabled || busy || disabledReason);
  const press = (event: MouseEvent<HTMLButtonElement>) => (off ? event.preventDefault() : onClick?.(event));
  const Element = asChild ? Slot.Root : 'button';
  const button = (
    <Element
      {...(asChild ? {} : { type: 'button' as const })}
      {...rest}
      className={classes(styles.button, styles[variant], styles[size], className)}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      data-primary={variant === 'primary' || undefined}
      onClick={press}
    >
      {busy ? <LoaderCircle className={styles.spin} aria-hidden /> : Icon && <Icon aria-hidden />}
      <Slot.Slottable>{children}</Slot.Slottable>
      {keys && <KeyHint keys={keys} />}
    </Element>
  );
  return disabledReason ? <Tooltip content={disabledReason}>{button}</Tooltip> : button;
}

function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden>
      {keySigns(keys).join(' ')}
    </span>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  label: string;
  icon: LucideIcon;
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  pressed?: boolean;
  busy?: boolean;
  disabledReason?: string | null;
  keys?: string;
  /** The text of the tooltip, where it says more than the label. */
  tooltip?: ReactNode;
}

/** A button with an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon: Icon,
  variant = 'ghost',
  size = 'md',
  pressed,
  busy,
  disabledReason,
  disabled,
  keys,
  tooltip,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const off = Boolean(disabled || busy || disabledReason);
  return (
    <Tooltip content={disabledReason ?? tooltip ?? label} keys={disabledReason ? undefined : keys}>
      <button
        type="button"
        {...rest}
        className={classes(styles.button, styles.icon, styles[variant], styles[size], pressed && styles.pressed, className)}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={off || undefined}
        aria-keyshortcuts={ariaKeys(keys)}
        onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
      >
        {busy ? <LoaderCircle className={styles.spin} aria-hidden /> : <Icon aria-hidden />}
      </button>
    </Tooltip>
  );
}
