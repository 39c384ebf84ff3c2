import { depthsOf, NODE_HEIGHT, NODE_WIDTH, type Direction, type LayoutNode, type Link, type Place } from './layout.js';

const SWEEPS = 4;
const BESIDE = 28;
const BETWEEN = 72;

/**
 * Place a large graph: a layer for each depth, in which nodes are near those that they depend on. It takes
 * milliseconds where dagre takes seconds, and looks alike.
 */
export function placeInLayers(nodes: readonly LayoutNode[], links: readonly Link[], direction: Direction): Map<string, Place> {
  const layers = layersOf(nodes);
  const before = neighbours(links, 'target', 'source');
  const after = neighbours(links, 'source', 'target');
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = orderOf(layers);
    for (const layer of layers) sortByNeighbours(layer, before, order);
    for (const layer of [...layers].reverse()) sortByNeighbours(layer, after, order);
  }
  return placesOf(layers, direction);
}

function layersOf(nodes: readonly LayoutNode[]): string[][] {
  const layers: string[][] = [];
  for (const [key, depth] of depthsOf(nodes)) (layers[depth] ??= []).push(key);
  return layers.map((layer) => layer ?? []);
}

function neighbours(links: readonly Link[], of: 'source' | 'target', are: 'source' | 'target'): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const link of links) {
    const list = found.get(link[of]);
    if (list) list.push(link[are]);
    else found.set(link[of], [link[are]]);
  }
  return found;
}

function orderOf(layers: readonly string[][]): Map<string, number> {
  const order = new Map<string, number>();
  for (const layer of layers) layer.forEach((key, index) => order.set(key, index - layer.length / 2));
  return order;
}

function sortByNeighbours(layer: string[], neighboursOf: ReadonlyMap<string, string[]>, order: Map<string, number>): void {
  const middles = new Map(layer.map((key) => [key, middleOf(key, neighboursOf.get(key) ?? [], order)]));
  const value = (key: string) => middles.get(key) ?? 0;
  layer.sort((a, b) => value(a) - value(b) || a.localeCompare(b));
  layer.forEach((key, index) => order.set(key, index - layer.length / 2));
}

function middleOf(key: string, near: readonly string[], order: ReadonlyMap<string, number>): number {
  if (near.length === 0) return order.get(key) ?? 0;
  return near.reduce((sum, each) => sum + (order.get(each) ?? 0), 0) / near.length;
}

function placesOf(layers: readonly string[][], direction: Direction): Map<string, Place> {
  const [alongSize, acrossSize] = direction === 'LR' ? [NODE_WIDTH, NODE_HEIGHT] : [NODE_HEIGHT, NODE_WIDTH];
  const widest = Math.max(0, ...layers.map((layer) => layer.length));
  const places = new Map<string, Place>();
  layers.forEach((layer, depth) => {
    const begin = ((widest - layer.length) * (acrossSize + BESIDE)) / 2;
    layer.forEach((key, index) => {
      const along = depth * (alongSize + BETWEEN);
      const across = begin + index * (acrossSize + BESIDE);
      places.set(key, direction === 'LR' ? { x: along, y: across } : { x: across, y: along });
    });
  });
  return places;
}
