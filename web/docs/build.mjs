// Write dist/docs: the page, and its assets under names that contain a hash of their content.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DIST = join(HERE, '../dist/docs');
const LIBRARY = join(HERE, 'node_modules/swagger-ui-dist');

rmSync(DIST, { recursive: true, force: true });
mkdirSync(join(DIST, 'assets'), { recursive: true });

/** Copy a file to the assets and return its address. */
function asset(path) {
  // Maps are not served, so browsers should not request them.
  const content = readFileSync(path, 'utf8').replace(/\n?(\/\/|\/\*)# sourceMappingURL=.*/g, '');
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  const extension = extname(path);
  const name = `${basename(path, extension)}-${hash}${extension}`;
  writeFileSync(join(DIST, 'assets', name), content);
  return `/docs/assets/${name}`;
}

const addresses = {
  '%library.js%': asset(join(LIBRARY, 'swagger-ui-bundle.js')),
  '%library.css%': asset(join(LIBRARY, 'swagger-ui.css')),
  '%theme.js%': asset(join(HERE, 'src/theme.js')),
  '%docs.js%': asset(join(HERE, 'src/docs.js')),
  '%docs.css%': asset(join(HERE, 'src/docs.css')),
  '%favicon.svg%': asset(join(HERE, 'src/favicon.svg')),
};
const page = readFileSync(join(HERE, 'index.html'), 'utf8');
writeFileSync(join(DIST, 'index.html'), page.replace(/%[\w.]+%/g, (name) => addresses[name]));

const { version, license } = JSON.parse(readFileSync(join(LIBRARY, 'package.json'), 'utf8'));
const notices = ['NOTICE', 'LICENSE', 'swagger-ui-bundle.js.LICENSE.txt'];
const texts = notices.map((name) => readFileSync(join(LIBRARY, name), 'utf8').trim());
writeFileSync(join(DIST, 'LICENSES.txt'), [`swagger-ui-dist ${version} (${license})`, ...texts].join('\n\n') + '\n');
