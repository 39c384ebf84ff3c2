import { shareable } from './convert';
import type { Design, WorkflowDraft } from './document';

/** A design that was not published yet, as it is kept in the browser. */
export interface Draft {
  /** Whose it is, and the id of the workflow or `new` and a name of its own. */
  readonly id: string;
  readonly design: Design;
  /** What the draft is based on; null for a workflow that was never published. */
  readonly base: { readonly version: number; readonly updatedAt: string; readonly workflow: WorkflowDraft } | null;
  readonly keptAt: number;
}

const DATABASE = 'parley-designer';
const STORE = 'drafts';

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 2);
    request.onupgradeneeded = () => {
      // Before version 2, drafts did not say whose they are.
      if (request.result.objectStoreNames.contains(STORE)) request.result.deleteObjectStore(STORE);
      request.result.createObjectStore(STORE, { keyPath: 'id' });
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB cannot be opened.'));
    };
  });
}

async function run<Result>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      // Strict: "kept" must be true even if the machine loses power the next moment.
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = transaction.onerror = () => {
        reject(transaction.error ?? new Error('The draft could not be kept.'));
      };
    });
  } finally {
    database.close();
  }
}

/** Keep a draft. It is there after a crash of the browser. Secrets that were typed into triggers are left out. */
export async function keepDraft(draft: Draft): Promise<void> {
  const design = { ...draft.design, workflow: shareable(draft.design.workflow) };
  await run<IDBValidKey>('readwrite', (store) => store.put({ ...draft, design }));
}

/** Return the draft of a workflow; null if none is kept. */
export async function keptDraft(id: string): Promise<Draft | null> {
  const found: Draft | undefined = await run<Draft | undefined>('readonly', (store) => store.get(id));
  return found ?? null;
}

/** Forget the draft of a workflow, once it is published or discarded. */
export async function forgetDraft(id: string): Promise<void> {
  await run<undefined>('readwrite', (store) => store.delete(id));
}

/** Forget every draft, when somebody signs out and asks for it. */
export async function forgetAllDrafts(): Promise<void> {
  await run<undefined>('readwrite', (store) => store.clear());
}
