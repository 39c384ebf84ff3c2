import { Component, type ReactNode } from 'react';
import { ErrorNote } from './ErrorNote';

interface BoundaryProps {
  /** What could not be shown. */
  label?: string;
  children: ReactNode;
}

/** Keep what fails to render to its own place, so that the rest of the page stays. */
export class Boundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const what = this.props.label ? `${this.props.label} cannot be shown` : 'This cannot be shown';
    return <ErrorNote title={what} error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
