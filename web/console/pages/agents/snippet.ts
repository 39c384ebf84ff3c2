/** The settings of a new worker: gateway, credential and task type. */
export interface WorkerOf {
  readonly url: string;
  readonly token: string;
  readonly agentId: string;
  readonly taskType: string;
  readonly name: string;
}

export type SnippetKind = 'python' | 'shell' | 'curl';

/** Return the program or command that starts a worker, with its id and key filled in. */
export function snippetOf(kind: SnippetKind, worker: WorkerOf): string {
  switch (kind) {
    case 'python':
      return pythonOf(worker);
    case 'shell':
      return shellOf(worker);
    case 'curl':
      return curlOf(worker);
  }
}

/** The worker's program; its identity comes from the environment, so the key is in no file. */
function pythonOf({ name, taskType }: WorkerOf): string {
  return `# pip install ./clients/python        (in a checkout of Parley)
# Set the variables of "Environment" before you start it.
from parley_client import BaseAgent, Json, Task


class ${classOf(name)}(BaseAgent):
    task_types = (${quoted(taskType)},)

    async def execute_task(self, task: Task) -> Json:
        await self.report_progress(task, 0.5, "halfway")
        return {"received": task.payload}


${classOf(name)}().run()
`;
}

function shellOf({ url, token, agentId }: WorkerOf): string {
  return `export PARLEY_URL=${shell(url)}
export PARLEY_TOKEN=${shell(token)}
export PARLEY_AGENT=${shell(agentId)}
`;
}

/** A first heartbeat from any language: what the worker's client sends every ten seconds. */
function curlOf({ url, token, agentId }: WorkerOf): string {
  const body = JSON.stringify({
    query: 'mutation ($id: ID!) { agentHeartbeat(input: {agentId: $id}) { agent { status } errors { message } } }',
    variables: { id: agentId },
  });
  return `curl ${shell(`${url}/graphql`)} \\
  -H ${shell(`Authorization: Bearer ${token}`)} \\
  -H 'Content-Type: application/json' \\
  -d ${shell(body)}
`;
}

/** Return a class name made of a name's words, or one that is always valid. */
export function classOf(name: string): string {
  const words = name.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, ' ').trim().split(' ').filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : 'Worker';
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
