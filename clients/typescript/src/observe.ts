import { type ParleyError, asParleyError } from './errors.js';

/** One operation of the client, as far as it is known; given again under the same id when there is more. */
export interface OperationRecord {
  readonly id: number;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly document: string;
  readonly variables: unknown;
  /** When it began, in milliseconds as of `Date.now()`. */
  readonly startedAt: number;
  /** How long it took; null while it runs. */
  readonly durationMs: number | null;
  /** How many results have arrived. */
  readonly count: number;
  /** The last result: the data of a query or mutation, the item of a subscription. */
  readonly result: unknown;
  readonly error: ParleyError | null;
}

/** Receives the client's operations. */
export type Observer = (record: OperationRecord) => void;

let last = 0;

const nameIn = (document: string): string => /\b(?:query|mutation|subscription)\s+(\w+)/.exec(document)?.[1] ?? '(anonymous)';

/** Reports one operation to the observer, if there is one. */
export class Observed {
  private record: OperationRecord;

  constructor(
    private readonly observer: Observer | undefined,
    kind: OperationRecord['kind'],
    document: string,
    variables: unknown,
  ) {
    last += 1;
    this.record = {
      id: last,
      kind,
      name: nameIn(document),
      document,
      variables,
      startedAt: Date.now(),
      durationMs: null,
      count: 0,
      result: null,
      error: null,
    };
    this.observer?.(this.record);
  }

  /** Report a result. */
  result(result: unknown): void {
    this.update({ result, count: this.record.count + 1 });
  }

  /** Report the end, with the error if there was one. */
  end(error: unknown = null): void {
    const durationMs = Date.now() - this.record.startedAt;
    this.update({ durationMs, error: error === null ? null : asParleyError(error) });
  }

  /** Wait for a result and report it. */
  async of<T>(promise: Promise<T>): Promise<T> {
    try {
      const result = await promise;
      this.result(result);
      this.end();
      return result;
    } catch (error) {
      this.end(error);
      throw error;
    }
  }

  private update(change: Partial<OperationRecord>): void {
    if (this.observer === undefined) return;
    this.record = { ...this.record, ...change };
    this.observer(this.record);
  }
}
