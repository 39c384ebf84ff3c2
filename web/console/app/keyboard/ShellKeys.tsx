import { useRouter } from '@tanstack/react-router';
import { openBehind } from '../behind/behind';
import { useKeys } from '../keys';
import { openPalette } from '../palette/palette';
import { PLACES } from '../shell/navigation';
import { openHelp } from './help';

/** The keys that work on every page. */
export function ShellKeys() {
  const router = useRouter();
  useKeys(
    {
      'Ctrl k': { label: 'Search and commands', run: openPalette, whileTyping: true },
      '/': { label: 'Filter', run: focusSearch },
      '.': { label: 'The GraphQL behind this', run: openBehind },
      '?': { label: 'All keys', run: openHelp },
    },
    'Everywhere',
  );
  useKeys(
    Object.fromEntries(
      PLACES.flat().map(({ key, label, path }) => [`g ${key}`, { label, run: () => void router.navigate({ href: path }) }]),
    ),
    'Go to',
  );
  return null;
}

function focusSearch(): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-search]')];
  fields.find((field) => field.offsetParent !== null)?.focus();
}
