import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { activeTabStore, closeAllStreams, closeStreamsOutside } from './live/streams';
import { forgetIds } from './operations/ids';
import { useLinkedOperation } from './operations/useLinkedOperation';
import { sessionStore } from './session/session';
import { tokenStore } from './session/token';
import { useStore } from './shared/store';
import { useEditorTheme } from './theme/editors';

/** Renders nothing: it sits inside GraphiQL to keep it in sync with the rest of the page. */
export function Companion() {
  useEditorTheme();
  useTabsForStreams();
  useSchemaForCredential();
  useNothingLeftAfterSignOut();
  useHintInEmptyResponse();
  useSidebarFromTop();
  useActiveTabInView();
  useLinkedOperation();
  useThemeOfOtherTabs();
  return null;
}

/** The console has the same choice of colours, under the key that GraphiQL uses. */
function useThemeOfOtherTabs(): void {
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === 'graphiql:theme') setTheme(newValue === 'light' || newValue === 'dark' ? newValue : null);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, [setTheme]);
}

/** With many tabs their row scrolls, and a new tab would open out of view. */
function useActiveTabInView(): void {
  const active = useGraphiQL((state) => state.activeTabIndex);
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
}

/** All sidebar plugins share one scrolling element; without this the next one opens scrolled halfway down. */
function useSidebarFromTop(): void {
  const visiblePlugin = useGraphiQL((state) => state.visiblePlugin);
  useEffect(() => {
    document.querySelector('.graphiql-plugin')?.scrollTo(0, 0);
  }, [visiblePlugin]);
}

function useTabsForStreams(): void {
  const ids = useGraphiQL((state) => state.tabs.map((tab) => tab.id));
  const active = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.id ?? '');
  useEffect(() => activeTabStore.set(active), [active]);
  useEffect(() => closeStreamsOutside(ids), [ids]);
}

/** Introspection can depend on the credential, so the schema is fetched again when the credential changes. */
function useSchemaForCredential(): void {
  const { value } = useStore(tokenStore);
  const { introspect } = useGraphiQLActions();
  const fetchError = useGraphiQL((state) => state.fetchError);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const fetchedWith = useRef(value);
  const shown = useRef<string | null>(null);

  useEffect(() => {
    if (fetchedWith.current === value) return;
    fetchedWith.current = value;
    void introspect();
  }, [value, introspect]);

  // GraphiQL writes the failure into the response pane and leaves it there when a later attempt succeeds.
  useEffect(() => {
    if (fetchError) shown.current = fetchError;
    else if (shown.current !== null && responseEditor?.getValue() === shown.current) responseEditor.setValue('');
  }, [fetchError, responseEditor]);
}

/** After a sign-out, the next person at this screen sees none of the former user's responses, events and ids. */
function useNothingLeftAfterSignOut(): void {
  const session = useStore(sessionStore);
  const tabs = useGraphiQL((state) => state.tabs);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  const { updateActiveTabValues } = useGraphiQLActions();
  const signedOut = session.status === 'anonymous' && session.problem === undefined;
  const wasSignedOut = useRef(signedOut);

  useEffect(() => {
    if (signedOut && !wasSignedOut.current) {
      closeAllStreams();
      forgetIds();
      // GraphiQL can change only the active tab; it reads the others' responses when they are opened.
      for (const tab of tabs) tab.response = null;
      updateActiveTabValues({ response: null });
      responseEditor?.setValue('');
    }
    wasSignedOut.current = signedOut;
  }, [signedOut, tabs, responseEditor, updateActiveTabValues]);
}

/** An empty response pane says how to fill it; graphiql.css contains the text. */
function useHintInEmptyResponse(): void {
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    if (!responseEditor) return;
    const pane = responseEditor.getContainerDomNode();
    const show = () => pane.toggleAttribute('data-empty', responseEditor.getValue() === '');
    show();
    const listening = responseEditor.onDidChangeModelContent(show);
    return () => listening.dispose();
  }, [responseEditor]);
}
