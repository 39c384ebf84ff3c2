import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './Button';
import styles from './Code.module.css';
import { classes } from './classes';
import { writeText } from './clipboard';

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

/** Return whether a text was just copied, and a function that copies one. */
export function useCopy(): [copied: boolean, copy: (text: string) => void] {
  const [copied, setCopied] = useState(0);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(0), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (text: string) => {
    writeText(text).then(
      () => setCopied((count) => count + 1),
      // The browser does not allow it: the button keeps its sign.
      () => undefined,
    );
  };
  return [copied > 0, copy];
}
