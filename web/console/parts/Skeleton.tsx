import styles from './Skeleton.module.css';
import { classes } from './classes';

const WIDTHS = ['88%', '62%', '74%', '51%', '80%', '67%'];

/** The shape of what is being loaded; it appears only when loading takes longer than 300 ms. */
export function Skeleton({
  shape = 'text',
  rows = 3,
  height = 120,
  className,
}: {
  shape?: 'text' | 'block' | 'table';
  rows?: number;
  height?: number | string;
  className?: string;
}) {
  return (
    <div className={classes(styles.skeleton, className)} role="status" aria-label="Loading">
      {shape === 'block' ? <div className={styles.block} style={{ height }} /> : lines(shape, rows)}
    </div>
  );
}

function lines(shape: 'text' | 'table', rows: number) {
  return Array.from({ length: rows }, (_, row) =>
    shape === 'text' ? (
      <div key={row} className={styles.bar} style={{ width: WIDTHS[row % WIDTHS.length] }} />
    ) : (
      <div key={row} className={styles.row}>
        {[0, 1, 2, 3].map((cell) => (
          <div key={cell} className={styles.cell} style={{ width: WIDTHS[(row + cell) % WIDTHS.length] }} />
        ))}
      </div>
    ),
  );
}
