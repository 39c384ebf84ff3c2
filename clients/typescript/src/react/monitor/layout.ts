import { placeInLayers } from './layered.js';

/** The size of a node, which is fixed: nothing has to be measured. */
export const NODE_WIDTH = 236;
export const NODE_HEIGHT = 60;

/** The direction in which the graph is read. */
export type Direction = 'LR' | 'TB';

/** What a layout needs to know of a node. */
export interface LayoutNode {
  readonly key: string;
  readonly dependsOn: readonly string[];
}

/** The place of a node's upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A dependency, drawn as an edge. */
export interface Link {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** Where everything is. */
export interface Layout {
  readonly direction: Direction;
  readonly places: ReadonlyMap<string, Place>;
  readonly links: readonly Link[];
  readonly width: number;
  readonly height: number;
}

/** The part of dagre's graph that is used. Its own types need a bundler, and the package is optional. */
export interface DagreGraph {
  setGraph(label: object): unknown;
  setDefaultEdgeLabel(label: () => object): unknown;
  setNode(key: string, label: object): unknown;
  setEdge(source: string, target: string): unknown;
  node(key: string): unknown;
}

/** The part of dagre that is used, so that it can be loaded on demand. */
export interface Dagre {
  readonly Graph: new () => DagreGraph;
  layout(graph: DagreGraph): unknown;
}

/** Return the dependencies of nodes as edges; those on unknown nodes are left out. */
export function linksOf(nodes: readonly LayoutNode[]): readonly Link[] {
  const known = new Set(nodes.map((node) => node.key));
  return nodes.flatMap(({ key, dependsOn }) =>
    dependsOn
      .filter((source) => known.has(source) && source !== key)
      .map((source) => ({ id: `${source}→${key}`, source, target: key })),
  );
}

const LARGE = 80;

/** Return the layout of a graph: the same for everyone who looks at the same nodes. */
export function layOut(dagre: Dagre, nodes: readonly LayoutNode[], direction: Direction = 'LR'): Layout {
  const links = linksOf(nodes);
  const places = nodes.length > LARGE ? placeInLayers(nodes, links, direction) : place(dagre, nodes, links, direction);
  return { direction, places, links, ...extentOf([...places.values()]) };
}

function place(dagre: Dagre, nodes: readonly LayoutNode[], links: readonly Link[], direction: Direction): Map<string, Place> {
  const graph = new dagre.Graph();
  graph.setGraph({ rankdir: direction, nodesep: 28, ranksep: 64, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { key } of nodes) graph.setNode(key, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { source, target } of links) graph.setEdge(source, target);
  dagre.layout(graph);
  return new Map(nodes.map(({ key }) => [key, cornerOf(graph.node(key))]));
}

function cornerOf(label: unknown): Place {
  if (!isCentre(label)) return { x: 0, y: 0 };
  return { x: Math.round(label.x - NODE_WIDTH / 2), y: Math.round(label.y - NODE_HEIGHT / 2) };
}

function isCentre(label: unknown): label is Place {
  return typeof label === 'object' && label !== null && 'x' in label && 'y' in label;
}

/** The room for a graph. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Return the layout that can be shown larger: from left to right, unless reading downwards fits clearly better. */
export function fitting([across, down]: readonly [Layout, Layout], room: Size): Layout {
  if (room.width === 0 || room.height === 0) return across;
  return scaleIn(down, room) > scaleIn(across, room) * 1.15 ? down : across;
}

function scaleIn(layout: Layout, room: Size): number {
  return Math.min(1, room.width / Math.max(1, layout.width), room.height / Math.max(1, layout.height));
}

function extentOf(places: readonly Place[]): { width: number; height: number } {
  const width = Math.max(0, ...places.map(({ x }) => x + NODE_WIDTH));
  const height = Math.max(0, ...places.map(({ y }) => y + NODE_HEIGHT));
  return { width, height };
}

/** Return how many dependencies deep each node is, by key: 0 for those that depend on nothing. */
export function depthsOf(nodes: readonly LayoutNode[]): ReadonlyMap<string, number> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const depths = new Map<string, number>();
  const depthOf = (key: string, above: ReadonlySet<string>): number => {
    const known = depths.get(key);
    if (known !== undefined) return known;
    const before = (byKey.get(key)?.dependsOn ?? []).filter((each) => byKey.has(each) && !above.has(each));
    const within = new Set(above).add(key);
    const depth = before.length === 0 ? 0 : 1 + Math.max(...before.map((each) => depthOf(each, within)));
    depths.set(key, depth);
    return depth;
  };
  for (const { key } of nodes) depthOf(key, new Set([key]));
  return depths;
}

/** An arrow key, as the graph is read. */
export type Step = 'forward' | 'back' | 'up' | 'down';

/** Return the node that an arrow key leads to: along a dependency, or to the neighbour of the same depth. */
export function stepFrom(layout: Layout, key: string | null, step: Step): string | null {
  const ordered = [...layout.places.keys()].sort(readingOrder(layout));
  if (key === null || !layout.places.has(key)) return ordered[0] ?? null;
  if (step === 'forward' || step === 'back') return alongEdge(layout, key, step) ?? key;
  return neighbour(layout, ordered, key, step === 'down' ? 1 : -1) ?? key;
}

function alongEdge(layout: Layout, key: string, step: 'forward' | 'back'): string | null {
  const ends = layout.links
    .filter((link) => (step === 'forward' ? link.source : link.target) === key)
    .map((link) => (step === 'forward' ? link.target : link.source));
  const across = acrossOf(layout, key);
  const distance = (end: string) => Math.abs(acrossOf(layout, end) - across);
  return ends.sort((a, b) => distance(a) - distance(b) || a.localeCompare(b))[0] ?? null;
}

function neighbour(layout: Layout, ordered: readonly string[], key: string, by: 1 | -1): string | null {
  const rank = ordered.filter((each) => alongOf(layout, each) === alongOf(layout, key));
  return rank[rank.indexOf(key) + by] ?? null;
}

function readingOrder(layout: Layout): (a: string, b: string) => number {
  return (a, b) =>
    alongOf(layout, a) - alongOf(layout, b) || acrossOf(layout, a) - acrossOf(layout, b) || a.localeCompare(b);
}

function alongOf(layout: Layout, key: string): number {
  const { x, y } = layout.places.get(key) ?? { x: 0, y: 0 };
  return layout.direction === 'LR' ? x : y;
}

function acrossOf(layout: Layout, key: string): number {
  const { x, y } = layout.places.get(key) ?? { x: 0, y: 0 };
  return layout.direction === 'LR' ? y : x;
}
