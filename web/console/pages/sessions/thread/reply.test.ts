import { expect, it } from 'vitest';
import { asked, failed, interrupted, written } from './reply';

const ada = { id: 'agt_1', name: 'Ada' };
const chunk = (delta: string) => ({ delta, done: false, reply: null });

it('grows by what the agent writes, and ends with the whole reply', () => {
  const writing = [chunk('Good '), chunk('morn')].reduce(written, asked(ada, 'Hello'));
  expect(writing).toMatchObject({ state: 'writing', text: 'Good morn' });
  const done = written(writing, { delta: '', done: true, reply: { content: 'Good morning', simulated: true, message: { id: 'msg_1' } } });
  expect(done).toMatchObject({ state: 'done', text: 'Good morning', simulated: true, messageId: 'msg_1' });
});

it('keeps what was written if the connection breaks, and ignores what arrives later', () => {
  const broken = interrupted(written(asked(ada, 'Hello'), chunk('Good ')));
  expect(broken).toMatchObject({ state: 'interrupted', text: 'Good ' });
  expect(written(broken, chunk('morning'))).toBe(broken);
  expect(failed(broken, 'no')).toBe(broken);
});
