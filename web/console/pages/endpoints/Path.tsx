import { Fragment } from 'react';
import { classes } from '../../parts/classes';
import { segmentsOf } from './endpoint';
import styles from './Path.module.css';

/** The method and path of an endpoint, with the parameters marked. */
export function Path({ method, path }: { method: string; path: string }) {
  return (
    <span className={styles.call}>
      <span className={classes(styles.method, styles[method.toLowerCase()])}>{method}</span>
      <span className={styles.path} title={path}>
        {segmentsOf(path).map(({ text, isParameter }, at) => (
          <span key={at} className={isParameter ? styles.parameter : undefined}>{breakable(text)}</span>
        ))}
      </span>
    </span>
  );
}

/** Return a part of a path that a line may end before each slash of. */
function breakable(text: string) {
  return text.split('/').map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <><wbr />/</>}
      {part}
    </Fragment>
  ));
}
