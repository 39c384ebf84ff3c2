import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { isNarrow } from '../shared/narrow';
import type { SavedOperation } from './catalog';
import { fillIds } from './ids';

/**
 * Open a saved operation: in its own tab if open and unchanged, otherwise in the empty tab, otherwise in a new tab. Its
 * placeholders are filled with the ids that the gateway returned last.
 */
export function useOpenOperation(): (operation: SavedOperation) => void {
  const openDocument = useOpenDocument();
  return ({ document, variables }) => openDocument(document, fillIds(variables));
}

/** Open a document with its variables, as a saved operation. */
export function useOpenDocument(): (document: string, variables: string) => void {
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  const { addTab, changeTab, setVisiblePlugin, updateActiveTabValues } = useGraphiQLActions();

  return (document, variables) => {
    // On a narrow screen the list covers the editor.
    if (isNarrow()) setVisiblePlugin(null);
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
