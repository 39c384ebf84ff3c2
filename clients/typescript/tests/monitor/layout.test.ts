import * as dagre from '@dagrejs/dagre';
import { describe, expect, it } from 'vitest';
import { depthsOf, fitting, layOut, linksOf, NODE_HEIGHT, stepFrom } from '../../src/react/monitor/layout.js';
import { node } from './runs.js';

const diamond = [node('a'), node('b', ['a']), node('c', ['a']), node('d', ['b', 'c'])];

describe('the layout of a graph', () => {
  it('is the same each time', () => {
    expect(layOut(dagre, diamond)).toEqual(layOut(dagre, diamond));
  });

  it('puts what depends on something after it, and nothing on top of another', () => {
    const { places } = layOut(dagre, diamond);
    const x = (key: string) => places.get(key)?.x ?? NaN;
    const y = (key: string) => places.get(key)?.y ?? NaN;
    expect(x('a')).toBeLessThan(x('b'));
    expect(x('b')).toBe(x('c'));
    expect(x('c')).toBeLessThan(x('d'));
    expect(Math.abs(y('b') - y('c'))).toBeGreaterThanOrEqual(NODE_HEIGHT);
  });

  it('reads downwards if there is no room beside', () => {
    const { places } = layOut(dagre, diamond, 'TB');
    expect(places.get('a')?.y).toBeLessThan(places.get('b')?.y ?? NaN);
  });

  it('is chosen by the room', () => {
    const chain = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, index, all) => node(key, index === 0 ? [] : [all[index - 1] ?? '']));
    const both = [layOut(dagre, chain, 'LR'), layOut(dagre, chain, 'TB')] as const;
    expect(fitting(both, { width: 1200, height: 300 }).direction).toBe('LR');
    expect(fitting(both, { width: 390, height: 600 }).direction).toBe('TB');
    expect(fitting(both, { width: 0, height: 0 }).direction).toBe('LR');
  });

  it('leaves out dependencies on nodes that are not there', () => {
    expect(linksOf([node('a', ['gone', 'a'])])).toEqual([]);
  });

  it('lays out 300 nodes, each in a place of its own and after those that it depends on', () => {
    const nodes = Array.from({ length: 300 }, (_, index) =>
      node(`n${index}`, index < 10 ? [] : [`n${index - 10}`, `n${index - 1 - (index % 7)}`]),
    );
    const { places } = layOut(dagre, nodes);
    expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(300);
    for (const { key, dependsOn } of nodes) {
      for (const before of dependsOn) expect(places.get(before)?.x).toBeLessThan(places.get(key)?.x ?? NaN);
    }
  });
});

describe('the arrow keys', () => {
  const layout = layOut(dagre, diamond);

  it('follow dependencies', () => {
    expect(stepFrom(layout, null, 'forward')).toBe('a');
    const second = stepFrom(layout, 'a', 'forward');
    expect(['b', 'c']).toContain(second);
    expect(stepFrom(layout, 'd', 'forward')).toBe('d');
    expect(stepFrom(layout, 'b', 'back')).toBe('a');
  });

  it('change between nodes of the same depth', () => {
    const [upper, lower] = (layout.places.get('b')?.y ?? 0) < (layout.places.get('c')?.y ?? 0) ? ['b', 'c'] : ['c', 'b'];
    expect(stepFrom(layout, upper ?? '', 'down')).toBe(lower);
    expect(stepFrom(layout, lower ?? '', 'up')).toBe(upper);
    expect(stepFrom(layout, upper ?? '', 'up')).toBe(upper);
  });
});

describe('the depth of nodes', () => {
  it('is the longest way from the start, also if a definition is circular', () => {
    expect([...depthsOf([...diamond, node('e', ['d', 'a'])]).values()]).toEqual([0, 1, 1, 2, 3]);
    expect(depthsOf([node('x', ['y']), node('y', ['x'])]).size).toBe(2);
  });
});
