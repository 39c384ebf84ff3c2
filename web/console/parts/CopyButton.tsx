import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './Button';
import styles from './Code.module.css';
import { classes } from './classes';

/** Put a text on the clipboard and show for a moment that it is there. */
export function CopyButton({ text, label = 'Copy', className }: { text: string | (() => string); label?: string; className?: string | undefined }) {
  const [copied, copy] = useCopy();
  return (
    <IconButton
      size="sm"
      className={classes(className, copied && styles.done)}
      label={copied ? 'Copied' : label}
      icon={copied ? Check : Copy}
      onClick={(event) => {
        event.stopPropagation();
        copy(typeof text === 'string' ? text : text());
      }}
    />
  );
}

/** Return whether a text was just copied, and what copies one. */
export function useCopy(): [copied: boolean, copy: (text: string) => void] {
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(0), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied > 0, (text) => void writeText(text).then(() => setCopied((count) => count + 1))];
}

async function writeText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without HTTPS a page has no clipboard, unless it is opened from this machine.
  const area = Object.assign(document.createElement('textarea'), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
