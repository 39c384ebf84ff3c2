import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { Companion } from './Companion';
import { SaveAsEndpoint } from './endpoints/SaveAsEndpoint';
import { fetcher } from './gateway/fetcher';
import { LivePanel } from './live/LivePanel';
import { OPERATIONS_PLUGIN } from './operations/OperationsPlugin';
import { SignInBar } from './session/SignInBar';
import { isNarrow } from './shared/narrow';

const PLUGINS = [OPERATIONS_PLUGIN, explorerPlugin(), HISTORY_PLUGIN];

// On a narrow screen the sidebar covers the editor, so it opens only on request.
const FIRST_PLUGIN = isNarrow() ? undefined : OPERATIONS_PLUGIN;

// JSON accepts any value; without this the variables editor marks every object as an error.
const SCALARS = { JSON: {} };

const WELCOME = `# Welcome to Parley.
#
# "Parley operations" lists saved operations:
# open one, run it with Ctrl-Enter, edit it.
#
# Subscriptions keep running in the panel below
# the response while you work in other tabs.

query Viewer {
  viewer {
    actor {
      name
    }
    organization {
      name
    }
    role
  }
}
`;

export function App() {
  return (
    <>
      <SignInBar />
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={PLUGINS}
          visiblePlugin={FIRST_PLUGIN}
          defaultEditorToolsVisibility="variables"
          defaultQuery={WELCOME}
          customScalarSchemas={SCALARS}
          inputValueDeprecation
          schemaDescription
        >
          {/* Empty: the bar above shows the name. */}
          <GraphiQL.Logo>
            <></>
          </GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, merge, copy }) => (
              <>
                {prettify}
                {merge}
                {copy}
                <SaveAsEndpoint />
              </>
            )}
          </GraphiQL.Toolbar>
          <GraphiQL.Footer>
            <LivePanel />
          </GraphiQL.Footer>
          <Companion />
        </GraphiQL>
      </main>
    </>
  );
}
