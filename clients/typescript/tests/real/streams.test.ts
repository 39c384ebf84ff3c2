import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ItemOf, type Parley, patch, upsert } from '../../src/index.js';
import { CreateSessionDocument, SessionEventsDocument, SessionMessagesDocument } from '../../src/operations/sessions.js';
import { SendMessageDocument } from '../../src/operations/messages.js';
import { CreateApiKeyDocument, CreateUserDocument, RevokeApiKeyDocument } from '../../src/operations/people.js';
import { CreateTaskDocument, TaskEventsDocument, type TaskEventsSubscription, TasksDocument, UpdateTaskDocument } from '../../src/operations/tasks.js';
import { SignInDocument, ViewerDocument } from '../../src/operations/viewer.js';
import { until } from '../support.js';
import { address, clientOf, interrupt, key } from './support.js';

// A gateway that shares its machine with other tests takes seconds to start.
vi.setConfig({ testTimeout: 240_000 });

const open: Parley[] = [];
const client = (...options: Parameters<typeof clientOf>): Parley => {
  const parley = clientOf(...options);
  open.push(parley);
  return parley;
};
afterEach(() => {
  for (const parley of open.splice(0)) parley.close();
});

/** Ten writers, each of which writes ten times a second as long as the gateway keeps up: 100 mutations a second. */
const WRITERS = 10;
const PACE = 100;
const INTERRUPTIONS = ['kill', 'kill', 'stop', 'kill', 'kill', 'kill'] as const;

const present = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
};

const taskList = (parley: Parley, first = 100) =>
  parley.liveList({
    query: TasksDocument,
    variables: { first },
    rows: (data) => data.tasks.nodes,
    stream: TaskEventsDocument,
    streamVariables: {},
    fold: (rows, event) => ('task' in event ? upsert(rows, event.task) : rows),
  });

describe.skipIf(!address)('against a real gateway', () => {
  test('killed five times and stopped once under load, nothing is missed, doubled or left behind', async () => {
    const parley = client({ patience: 120_000 });
    const items: ItemOf<TaskEventsSubscription>[] = [];
    parley.subscribe(TaskEventsDocument, {}, (item) => items.push(item));
    const list = taskList(parley);
    list.subscribe(() => {});
    await until(() => list.get().live.status === 'live' && items.length === 1);

    const titles: string[] = [];
    const failures: unknown[] = [];
    let running = true;
    const write = async (writer: number) => {
      for (let number = 0; running; number += 1) {
        const begun = Date.now();
        const title = `task ${writer}.${number}`;
        try {
          const { createTask } = await parley.mutate(CreateTaskDocument, { input: { title } });
          titles.push(title);
          if (number % 4 === 0) await parley.mutate(UpdateTaskDocument, { input: { id: present(createTask.task).id, priority: 3 } }).catch(() => {});
        } catch (error) {
          failures.push(error);
        }
        await new Promise((resolve) => setTimeout(resolve, begun + PACE - Date.now()));
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
    for (const how of INTERRUPTIONS) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await interrupt(how);
      await until(() => list.get().live.status === 'live', 'the reconnection', 60_000);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    running = false;
    await Promise.all(writers);
    expect(failures).toEqual([]);

    const created = () => items.flatMap((item) => (item.__typename === 'TaskCreated' ? [item.task.title] : []));
    await until(() => new Set(created()).size === titles.length, 'every task to be reported', 60_000);
    expect([...created()].sort()).toEqual([...titles].sort());
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.map(({ __typename }) => __typename)).not.toContain('StreamGap');
    expect(items.filter((item) => item.__typename === 'StreamOpened' && item.resumed).length).toBeGreaterThanOrEqual(INTERRUPTIONS.length);
    await until(() => list.get().live.status === 'live');
    const fresh = await parley.query(TasksDocument, { first: 100 });
    await until(() => JSON.stringify(list.get().rows.slice(0, 100)) === JSON.stringify(fresh.tasks.nodes), 'the list to be as after a fresh load');
    expect(list.get().totalCount).toBe(fresh.tasks.totalCount);
  });

  test('a session follows its snapshot, its messages and its participants', async () => {
    const parley = client();
    const { createSession } = await parley.mutate(CreateSessionDocument, { input: { name: 'Live' } });
    const sessionId = present(createSession.session).id;
    const session = parley.liveObject({
      stream: SessionEventsDocument,
      variables: { sessionId },
      snapshot: (opened) => {
        const snapshot = opened.__typename === 'StreamOpened' ? opened.snapshot : null;
        return snapshot?.__typename === 'Session' ? { name: snapshot.name, said: [] as string[] } : null;
      },
      fold: (value, event) => (event.__typename === 'MessageSent' ? { ...value, said: [...value.said, event.message.content] } : value),
    });
    session.subscribe(() => {});
    await until(() => session.get().value !== null);
    for (const content of ['one', 'two', 'three']) await parley.mutate(SendMessageDocument, { input: { sessionId, content } });
    await until(() => session.get().value?.said.length === 3);
    expect(session.get().value).toEqual({ name: 'Live', said: ['one', 'two', 'three'] });
    const read = await parley.query(SessionMessagesDocument, { id: sessionId, first: 10 });
    expect(present(read.session).messages.totalCount).toBe(3);
  });

  test('a key that is revoked loses nothing: with another one, the streams go on', async () => {
    const owner = client();
    const made = async () => (await owner.mutate(CreateApiKeyDocument, { input: { name: 'test' } })).createApiKey;
    const [first, second] = [await made(), await made()];
    let token = present(first.secret);
    const parley = client({ token: () => token });
    const list = taskList(parley, 5);
    list.subscribe(() => {});
    await until(() => list.get().live.status === 'live');
    await owner.mutate(RevokeApiKeyDocument, { input: { id: present(first.apiKey).id } });
    await until(() => list.get().live.status === 'refused', 'the revocation');
    const { createTask } = await owner.mutate(CreateTaskDocument, { input: { title: 'meanwhile' } });
    token = present(second.secret);
    await parley.renew();
    await until(() => list.get().rows[0]?.id === present(createTask.task).id, 'the task of meanwhile');
    expect(list.get().live).toMatchObject({ status: 'live', reloadedAt: null });
  });

  test('a token is renewed on the open socket, and the streams do not notice', async () => {
    const owner = client();
    const email = `renewing-${Date.now()}@example.com`;
    const password = 'correct horse battery staple';
    await owner.mutate(CreateUserDocument, { input: { email, name: 'Renewing', role: 'MEMBER', password } });
    const signIn = async () => present((await client({ token: null }).mutate(SignInDocument, { input: { email, password } })).signIn.token);
    let token = await signIn();
    const parley = client({ token: () => token });
    const items: string[] = [];
    parley.subscribe(TaskEventsDocument, {}, ({ __typename }) => items.push(__typename));
    await until(() => items.length === 1);
    token = await signIn();
    await parley.renew();
    await parley.mutate(CreateTaskDocument, { input: { title: 'renewed' } });
    await until(() => items.length === 2);
    expect(items).toEqual(['StreamOpened', 'TaskCreated']);

    // A key of someone else on the same client: cursors and snapshots of the former user are worth nothing.
    token = key;
    await parley.renew();
    await until(() => items.length === 3);
    expect(items[2]).toBe('StreamOpened');
    expect((await parley.query(ViewerDocument, {})).viewer.role).toBe('ADMIN');
  });

  test('a record that is patched keeps what the event does not have', async () => {
    const parley = client();
    const { createTask } = await parley.mutate(CreateTaskDocument, { input: { title: 'patched' } });
    const rows = [{ ...present(createTask.task), note: 'kept' }];
    const { updateTask } = await parley.mutate(UpdateTaskDocument, { input: { id: present(rows[0]).id, priority: 4 } });
    expect(patch(rows, present(updateTask.task))).toMatchObject([{ priority: 4, note: 'kept' }]);
    expect(patch(patch(rows, present(updateTask.task)), present(createTask.task))).toMatchObject([{ priority: 4 }]);
  });
});
