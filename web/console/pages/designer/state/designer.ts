import type { Branch } from '../model/branches';
import { type Design, type Point, type Positions, type WorkflowDraft, nodeOf } from '../model/document';
import { type Clip, type Edit, type NewNode, addNode, clipOf, keyFor, keysFor, moveNodes, paste, placeAll, removeNodes, renameKey } from '../model/edits';
import { type History, begin, changed, redone, undone } from '../model/history';
import { NODE, placed, withRoom } from '../model/layout';
import type { Problem } from '../model/problems';

/** A version of the workflow at the gateway. */
export interface Published {
  readonly version: number;
  readonly updatedAt: string;
  readonly workflow: WorkflowDraft;
  readonly by?: string | null;
  readonly at?: string | null;
}

/** What is being looked for: a node to add, or one to connect to. */
export type Finding =
  | { readonly kind: 'add'; readonly after?: string; readonly branch?: Branch; readonly before?: string; readonly at?: Point }
  | { readonly kind: 'connect'; readonly from: string };

/** What one sees and has chosen; what is only shown in one place is kept there. */
export interface DesignerState {
  readonly history: History<Design>;
  readonly selected: readonly string[];
  readonly edge: string | null;
  readonly finding: Finding | null;
  readonly reported: readonly Problem[];
  /** The field that a problem leads to; a new object each time, so that asking twice focuses twice. */
  readonly goTo: { readonly node: string | null; readonly field: readonly string[] } | null;
  readonly base: Published | null;
  /** The newest version, if it is newer than the one the design is based on. */
  readonly theirs: Published | null;
  readonly kept: { readonly at: number } | { readonly failed: string } | null;
  readonly run: string | null;
}

/** What was copied last: also from another workflow. */
let clipboard: Clip | null = null;

/** The state of the designer and everything that changes it. Components read it with `useDesigner`. */
export class Designer {
  private state: DesignerState;
  private readonly listeners = new Set<() => void>();
  private pastes = 0;

  constructor(
    design: Design,
    base: Published | null,
    private readonly now: () => number = Date.now,
  ) {
    const history = begin(design);
    this.state = { history, selected: [], edge: null, finding: null, reported: [], goTo: null, base, theirs: null, kept: null, run: null };
  }

  readonly get = (): DesignerState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  get design(): Design {
    return this.state.history.present;
  }

  readonly set = (change: Partial<DesignerState>): void => {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  };

  /** Apply an edit. Edits with one tag in quick succession are undone together. */
  readonly edit = (edit: Edit, tag: string | null = null): void => {
    const next = edit(this.design);
    if (next !== this.design) this.set({ history: changed(this.state.history, next, tag, this.now()) });
  };

  readonly undo = (): void => {
    this.show(undone(this.state.history));
  };

  readonly redo = (): void => {
    this.show(redone(this.state.history));
  };

  private show(history: History<Design>): void {
    const { workflow } = history.present;
    this.set({ history, selected: this.state.selected.filter((key) => nodeOf(workflow, key)), edge: null });
  }

  /** Begin again with a design, such as the version at the gateway. */
  readonly restart = (design: Design, base: Published | null): void => {
    this.set({ history: begin(design), base, theirs: null, selected: [], edge: null, reported: [], goTo: null });
  };

  /** Continue on a version that was just published from here; what can be undone stays. */
  readonly rebase = (base: Published): void => {
    const { history } = this.state;
    const present = { ...history.present, workflow: base.workflow };
    this.set({ history: { ...history, present, tag: null }, base, theirs: null, reported: [], kept: null });
  };

  readonly select = (...keys: readonly string[]): void => {
    const { selected, edge } = this.state;
    const same = edge === null && selected.length === keys.length && keys.every((key) => selected.includes(key));
    if (!same) this.set({ selected: keys, edge: null });
  };

  readonly selectEdge = (edge: string | null): void => {
    this.set({ edge, selected: [] });
  };

  /** Add a node where it was asked for and select it. */
  readonly add = (node: NewNode, place: Omit<Extract<Finding, { kind: 'add' }>, 'kind'> = {}): void => {
    const key = keyFor(this.design, node);
    const free = Object.keys(this.design.positions).length === 0;
    const at = place.at && this.design.workflow.nodes.length > 0 ? place.at : undefined;
    const frozen = at && free ? placed(this.design) : this.design.positions;
    const { at: _at, ...where } = place;
    let next = addNode(node, { ...where, ...(at ? { at } : {}) })({ ...this.design, positions: frozen });
    if (where.after !== undefined && where.before !== undefined && !free) {
      next = { ...next, positions: withRoom(next, key, where.after, where.before) };
    }
    this.edit(() => next);
    this.set({ selected: [key], edge: null, finding: null });
  };

  readonly remove = (): void => {
    const { selected, edge } = this.state;
    if (edge !== null) return;
    const next = this.design.workflow.nodes.find((node) => selected.includes(node.key))?.dependsOn[0];
    this.edit(removeNodes(selected));
    this.set({ selected: next === undefined || selected.includes(next) ? [] : [next] });
  };

  readonly rename = (from: string, to: string): void => {
    this.edit(renameKey(from, to), `key ${from}`);
    if (nodeOf(this.design.workflow, to)) this.set({ selected: this.state.selected.map((key) => (key === from ? to : key)) });
  };

  /** Move nodes by hand: from now on every node keeps its place. */
  readonly move = (to: Positions): void => {
    this.edit((design) => moveNodes(to)({ ...design, positions: placed(design) }));
  };

  /** Return to the places that follow from the dependencies. */
  readonly layOut = (): void => {
    if (Object.keys(this.design.positions).length > 0) this.edit(placeAll({}));
  };

  readonly copy = (): Clip | null => {
    if (this.state.selected.length === 0) return null;
    this.pastes = 0;
    clipboard = clipOf({ ...this.design, positions: placed(this.design) }, this.state.selected);
    return clipboard;
  };

  readonly paste = (): void => {
    if (clipboard) this.insert(clipboard);
  };

  readonly duplicate = (): void => {
    const clip = clipOf({ ...this.design, positions: placed(this.design) }, this.state.selected);
    if (clip.nodes.length > 0) this.insert(clip);
  };

  private insert(clip: Clip): void {
    this.pastes += 1;
    const by = { x: (NODE.width + 28) * this.pastes, y: 0 };
    const free = Object.keys(this.design.positions).length === 0;
    const keys = [...keysFor(this.design, clip).values()];
    this.edit((design) => {
      const next = paste(clip, by)(design);
      return free ? { ...next, positions: design.positions } : next;
    });
    this.set({ selected: keys, edge: null });
  }
}
