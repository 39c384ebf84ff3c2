import styles from './Code.module.css';
import { CopyButton } from './CopyButton';
import { classes } from './classes';

/** Text to be copied: an operation, a command, a secret. */
export function Code({ text, language, copy = true, wrap }: { text: string; language?: string; copy?: boolean; wrap?: boolean }) {
  return (
    <div className={styles.code}>
      {language && <div className={styles.language}>{language}</div>}
      {/* A region that scrolls must be reachable by keyboard. */}
      <pre className={classes(styles.text, wrap && styles.wrap)} tabIndex={0} aria-label={language ?? 'Code'} role="region">
        {text}
      </pre>
      {copy && <CopyButton className={styles.copy} text={text} />}
    </div>
  );
}
