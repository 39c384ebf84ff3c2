import { describe, expect, it } from 'vitest';
import { delivered, editable, next, queued, restored, retried, sending, settled, unseen, type Outbox } from './outbox';

const me = { id: 'usr_1' };
const write = (outbox: Outbox, content: string, key: string, after = 0) =>
  queued(outbox, { content, type: 'TEXT', toAgentId: null, replyToId: null }, key, '2026-11-29T10:00:00Z', after);
const message = (id: string, content: string) => ({ id, content, type: 'TEXT', from: me });

describe('the outbox', () => {
  it('sends one at a time, in the order of writing', () => {
    let outbox = write(write([], 'one', 'k1'), 'two', 'k2');
    expect(next(outbox)?.key).toBe('k1');
    outbox = sending(outbox, 'k1');
    expect(next(outbox)).toBeNull();
    outbox = settled(outbox, 'k1', { kind: 'sent', messageId: 'msg_1' });
    expect(next(outbox)?.key).toBe('k2');
  });

  it('tries an unreached message again under the same key, and passes over a refused one', () => {
    let outbox = settled(sending(write([], 'one', 'k1'), 'k1'), 'k1', { kind: 'unreached', problem: 'no connection' });
    expect(next(outbox)?.key).toBe('k1');
    outbox = write(settled(outbox, 'k1', { kind: 'refused', problem: 'too long' }), 'two', 'k2');
    expect(next(outbox)?.key).toBe('k2');
    expect(next(retried(outbox, 'k1'))?.key).toBe('k1');
  });

  it('gives back for editing only what is certainly not in the session', () => {
    const written = write([], 'one', 'k1');
    expect(editable(written)?.key).toBe('k1');
    expect(editable(sending(written, 'k1'))).toBeNull();
    const unreached = settled(sending(written, 'k1'), 'k1', { kind: 'unreached', problem: 'lost' });
    expect(editable(unreached)).toBeNull();
    expect(editable(restored(JSON.stringify(sending(written, 'k1'))))).toBeNull();
    expect(editable(settled(unreached, 'k1', { kind: 'refused', problem: 'no' }))?.key).toBe('k1');
  });

  it('shows a message once, whether its event or the answer to its mutation comes first', () => {
    const tried = sending(write([], 'ok', 'k1', 1), 'k1');
    const thread = [message('msg_0', 'ok')];
    expect(unseen(tried, thread, me.id)).toHaveLength(1);
    expect(unseen(tried, [...thread, message('msg_1', 'ok')], me.id)).toHaveLength(0);
    const sent = settled(tried, 'k1', { kind: 'sent', messageId: 'msg_1' });
    expect(unseen(sent, thread, me.id)).toHaveLength(1);
    expect(unseen(sent, [...thread, message('msg_1', 'ok')], me.id)).toHaveLength(0);
    expect(delivered(sent, thread)).toBe(sent);
    expect(delivered(sent, [...thread, message('msg_1', 'ok')])).toEqual([]);
  });

  it('does not take one arrived message for two equal ones', () => {
    const two = sending(write(write([], 'ok', 'k1'), 'ok', 'k2'), 'k1');
    expect(unseen(two, [message('msg_1', 'ok')], me.id).map((each) => each.key)).toEqual(['k2']);
  });

  it('survives the page, and ignores what it cannot read', () => {
    const outbox = restored(JSON.stringify(sending(write([], 'one', 'k1'), 'k1')));
    expect(outbox).toMatchObject([{ key: 'k1', content: 'one', state: 'waiting' }]);
    expect(restored('{')).toEqual([]);
    expect(restored('[1, {"key": 2}]')).toEqual([]);
    expect(restored(null)).toEqual([]);
  });
});
