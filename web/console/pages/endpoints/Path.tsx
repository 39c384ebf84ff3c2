import { classes } from '../../parts/classes';
import { segmentsOf } from './endpoint';
import styles from './Path.module.css';

/** The method and path of an endpoint, with the parameters marked. */
export function Path({ method, path }: { method: string; path: string }) {
  return (
    <span className={styles.call}>
      <span className={classes(styles.method, styles[method.toLowerCase()])}>{method}</span>
      <span className={classes(styles.path, 'truncate')} title={path}>
        {segmentsOf(path).map(({ text, isParameter }, at) => (
          <span key={at} className={isParameter ? styles.parameter : undefined}>{text}</span>
        ))}
      </span>
    </span>
  );
}
