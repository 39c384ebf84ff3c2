import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { SavedOperation } from './catalog';

/** Opens a ready-made document: in its tab if it is open and unchanged, else in the empty tab, else in a new one. */
export function useOpenOperation(): (operation: SavedOperation) => void {
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();

  return ({ document, variables }) => {
    const opened = tabs.findIndex((tab) => tab.query === document);
    if (opened >= 0) {
      if (opened !== activeTabIndex) changeTab(opened);
      return;
    }
    if (queryEditor?.getValue().trim()) addTab();
    updateActiveTabValues({ query: document, variables, response: null });
    queryEditor?.setValue(document);
    variableEditor?.setValue(variables);
    queryEditor?.focus();
  };
}
