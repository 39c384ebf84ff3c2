import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The licences under which a package may be passed on with the gateway. */
const ALLOWED = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|CC0-1\.0|OFL-1\.1|Unlicense|\(MIT OR CC0-1\.0\))$/;

/** Write LICENSES.txt next to the built files, with the notice of every package in them; fail on another licence. */
export function licenses(): Plugin {
  return {
    name: 'licenses',
    generateBundle() {
      const folders = new Set([...this.getModuleIds()].map(packageFolder).filter((folder) => folder !== null));
      const refused = [...folders].filter((folder) => !ALLOWED.test(manifest(folder).license ?? ''));
      if (refused.length > 0) this.error(`These packages have a licence that is not allowed: ${refused.join(', ')}`);
      const notices = [...folders].map(notice).sort();
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: [...new Set(notices)].join('\n\n') });
    },
  };
}

function packageFolder(id: string): string | null {
  // Rollup marks its own helper modules with a leading NUL.
  const path = id.replace('\0', '').split('?')[0] ?? '';
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

function manifest(folder: string): { name: string; version: string; license?: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function notice(folder: string): string {
  const { name, version, license } = manifest(folder);
  const heading = `${name} ${version} (${license ?? 'see below'})`;
  const text = licenseFile(folder);
  const body = text ? readFileSync(text, 'utf8').trim() : 'No licence file in the package.';
  return `${'='.repeat(100)}\n${heading}\n${'='.repeat(100)}\n${body}`;
}

function licenseFile(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const found = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return found ? join(folder, found) : null;
}
