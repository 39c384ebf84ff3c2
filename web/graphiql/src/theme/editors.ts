import { useGraphiQL, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';

const FONT = 'ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';

interface Palette {
  accent: string;
  raised: string;
  field: string;
  strong: string;
  rules: { token: string; foreground: string }[];
}

// The hexadecimal forms of the colours in graphiql.css: Monaco cannot read CSS variables.
const LIGHT: Palette = {
  accent: '#5546d6',
  raised: '#ffffff',
  field: '#46506a14',
  strong: '#23283a',
  rules: [
    { token: 'keyword', foreground: '8a3ab9' },
    { token: 'argument.identifier.gql', foreground: '3a63c8' },
    { token: 'type.identifier.gql', foreground: '0b7f72' },
    { token: 'key.identifier.gql', foreground: '23283a' },
    { token: 'string.key.json', foreground: '3a63c8' },
    { token: 'string.value.json', foreground: '0b7f72' },
    { token: 'string', foreground: '0b7f72' },
    { token: 'number', foreground: 'a65a00' },
    { token: 'comment', foreground: '646c80' },
  ],
};
const DARK: Palette = {
  accent: '#a99dff',
  raised: '#1e2230',
  field: '#b9c1d914',
  strong: '#ffffff',
  rules: [
    { token: 'keyword', foreground: 'd49bf5' },
    { token: 'argument.identifier.gql', foreground: '8fb4ff' },
    { token: 'type.identifier.gql', foreground: '5fd6c3' },
    { token: 'key.identifier.gql', foreground: 'dfe3ee' },
    { token: 'string.key.json', foreground: '8fb4ff' },
    { token: 'string.value.json', foreground: '5fd6c3' },
    { token: 'string', foreground: '5fd6c3' },
    { token: 'number', foreground: 'f0b56a' },
    { token: 'comment', foreground: '8a93ab' },
  ],
};

/** Give the editors Parley's colours and a system font (GraphiQL would load its own). */
export function useEditorTheme(): void {
  const monaco = useMonaco((state) => state.monaco);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const editors = useGraphiQL((state) => [
    state.queryEditor,
    state.variableEditor,
    state.headerEditor,
    state.responseEditor,
  ]);
  useEffect(() => {
    // GraphiQL's own theme names: redefining the active theme redraws the editors immediately.
    monaco?.editor.defineTheme('graphiql-LIGHT', { base: 'vs', inherit: true, rules: LIGHT.rules, colors: colors(LIGHT) });
    monaco?.editor.defineTheme('graphiql-DARK', { base: 'vs-dark', inherit: true, rules: DARK.rules, colors: colors(DARK) });
  }, [monaco]);
  useEffect(() => {
    for (const editor of editors) editor?.updateOptions({ fontFamily: FONT, fontSize: 13, lineHeight: 20 });
    // Comments are prose.
    queryEditor?.updateOptions({ wordWrap: 'on' });
  }, [queryEditor, ...editors]);
}

function colors({ accent, raised, field, strong }: Palette): Record<string, string> {
  const tint = `${accent}22`;
  return {
    'editor.background': '#ffffff00',
    'scrollbar.shadow': '#ffffff00',
    'textLink.foreground': accent,
    'textLink.activeForeground': accent,
    'editorLink.activeForeground': accent,
    'editorHoverWidget.background': raised,
    'editorWidget.background': raised,
    'editorSuggestWidget.background': raised,
    'editorSuggestWidget.selectedBackground': tint,
    'editorSuggestWidget.selectedForeground': accent,
    'list.hoverBackground': tint,
    'list.highlightForeground': accent,
    'list.focusHighlightForeground': accent,
    'menu.background': raised,
    'menu.selectionBackground': tint,
    'menu.selectionForeground': accent,
    'quickInput.background': raised,
    'quickInputList.focusBackground': tint,
    'quickInputList.focusForeground': strong,
    'input.background': field,
    'inputOption.hoverBackground': tint,
    'toolbar.hoverBackground': tint,
    'editorWidget.resizeBorder': accent,
    'pickerGroup.foreground': accent,
    focusBorder: accent,
  };
}
