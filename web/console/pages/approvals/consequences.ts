/** A node of a workflow, as far as it matters for what follows. */
export interface FlowNode {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly dependsOn: readonly string[];
  readonly when: string | null;
  readonly config: unknown;
}

/** The names of the nodes that follow an approval, by its result. */
export interface Consequences {
  readonly approved: readonly string[];
  readonly rejected: readonly string[];
  /** Those that run whatever is decided. */
  readonly either: readonly string[];
}

type Branch = keyof Consequences;

const OPPOSITE: Record<Branch, Branch> = { approved: 'rejected', rejected: 'approved', either: 'either' };

/**
 * Return which nodes follow a decision, as far as their conditions can be read: `nodes.<key>.output.approved`, negated
 * or compared with a literal, in the node itself or in a CONDITION before it. With any other condition it is either.
 */
export function consequencesOf(key: string, nodes: readonly FlowNode[]): Consequences {
  const found: Record<Branch, string[]> = { approved: [], rejected: [], either: [] };
  const visit = (from: string, reference: string, meaning: Branch, context: Branch) => {
    for (const node of nodes) {
      if (!node.dependsOn.includes(from)) continue;
      const own = node.when === null ? 'either' : branchOf(node.when, reference, meaning);
      const branch = own === 'either' ? context : own;
      if (node.type !== 'CONDITION') found[branch].push(node.name);
      else visit(node.key, `nodes.${node.key}.output.value`, branchOf(expressionOf(node), reference, meaning), branch);
    }
  };
  visit(key, `nodes.${key}.output.approved`, 'approved', 'either');
  return { approved: unique(found.approved), rejected: unique(found.rejected), either: unique(found.either) };
}

/** Return the branch in which a condition is true, if `meaning` is the one in which the reference is. */
function branchOf(condition: string, reference: string, meaning: Branch): Branch {
  const text = condition.replace(/^\s*\$\{|\}\s*$/g, '').trim();
  const name = reference.replaceAll('.', '\\.');
  if (new RegExp(`^${name}(\\s*(==\\s*true|!=\\s*false))?$`).test(text)) return meaning;
  if (new RegExp(`^(!\\s*${name}|!\\s*\\(\\s*${name}\\s*\\)|${name}\\s*(==\\s*false|!=\\s*true))$`).test(text)) return OPPOSITE[meaning];
  return 'either';
}

function expressionOf(node: FlowNode): string {
  const { config } = node;
  return typeof config === 'object' && config !== null && 'expression' in config && typeof config.expression === 'string' ? config.expression : '';
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
