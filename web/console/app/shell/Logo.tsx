/** Parley's mark. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path fill="var(--accent)" d="M10 3h9a7 7 0 0 1 0 14h-4l-6 5v-5.1A7 7 0 0 1 10 3z" />
      <path
        fill="var(--status-ok)"
        d="M25 13.5a6.5 6.5 0 0 1-2 11.7V29l-5-3.6h-3.6a6 6 0 0 1-3.7-1.3L16.5 19.5H19a9.5 9.5 0 0 0 6-6z"
      />
    </svg>
  );
}
