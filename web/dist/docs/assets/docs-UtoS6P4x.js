// Shows /openapi.json with Swagger UI. One credential, given in the bar, is sent for the description and by "Execute".
(() => {
  // GraphiQL's key: whoever is signed in there is signed in here.
  const KEY = 'parley:token';

  const form = document.getElementById('credential');
  const field = document.getElementById('token');
  const forget = document.getElementById('forget');
  const state = document.getElementById('state');
  const place = document.getElementById('description');

  let shown = null;

  const storedToken = () => sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
  const forgetToken = () => [sessionStorage, localStorage].forEach((storage) => storage.removeItem(KEY));
  const credential = (token) => (token ? { authorization: `Bearer ${token}` } : {});

  /** Hide what the bar replaces, and repair what assistive technology stumbles over. */
  const adapted = ({ React }) => {
    const nothing = () => () => null;
    return {
      fn: { resolveSubtree: async (spec, path) => ({ spec: resolved(spec, path), errors: [] }) },
      statePlugins: {
        layout: { wrapActions: { parseDeepLinkHash: (open) => (hash) => withoutHistory(() => open(hash)) } },
      },
      wrapComponents: {
        authorizeBtn: nothing,
        authorizeOperationBtn: nothing,
        SchemesContainer: nothing,
        ServersContainer: nothing,
        // The command is copied, and shown on screens that others see.
        curl: (Original) => ({ request, ...props }) => {
          const credential = ['headers', 'authorization'];
          const shared = request.hasIn(credential) ? request.setIn(credential, 'Bearer <token>') : request;
          return React.createElement(Original, { ...props, request: shared });
        },
        // The button around an operation's path must not contain a link too; opening it changes the address anyway.
        DeepLink: (Original) => (props) =>
          props.path?.includes('/') ? React.createElement('span', null, props.text) : React.createElement(Original, props),
        InfoContainer: (Original) => (props) =>
          React.createElement('section', { 'aria-label': 'About' }, React.createElement(Original, props)),
        // The groups are headings of the third level.
        operations: (Original) => (props) => [
          React.createElement('h2', { key: 'heading', className: 'unseen' }, 'Endpoints'),
          React.createElement(Original, { ...props, key: 'operations' }),
        ],
      },
    };
  };

  /**
   * Return the part of the description at a path, with what its references name in their place. Swagger UI would parse
   * and normalize all of a description of OpenAPI 3.1 for each part, which takes seconds.
   */
  function resolved(spec, path) {
    const at = (names) => names.reduce((value, name) => value?.[name], spec);
    const named = (reference) => at(reference.slice(2).split('/').map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~')));
    const inlined = (value, within) => {
      if (value === null || typeof value !== 'object') return value;
      if (Array.isArray(value)) return value.map((each) => inlined(each, within));
      const { $ref: reference } = value;
      if (typeof reference === 'string' && reference.startsWith('#/') && !within.includes(reference))
        return inlined(named(reference), [...within, reference]);
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inlined(each, within)]));
    };
    return inlined(at(path), []);
  }

  /** Open something without a new entry in the history: the address names it already, and "Back" would lead nowhere. */
  function withoutHistory(open) {
    history.pushState = () => {};
    try {
      open();
    } finally {
      delete history.pushState; // the prototype still has it
    }
  }

  /** Name what Swagger UI leaves without a name, and let the keyboard scroll what can be scrolled. */
  function repair() {
    for (const row of place.querySelectorAll('tr[data-param-name]')) {
      const controls = row.querySelectorAll('input, select, textarea');
      controls.forEach((control) => control.setAttribute('aria-label', row.dataset.paramName));
    }
    for (const table of place.querySelectorAll('.responses-table[role=region]')) {
      const operation = table.closest('.opblock').querySelector('.opblock-summary-control').textContent;
      table.setAttribute('aria-label', `${table.className.includes('live') ? 'Response' : 'Responses'} of ${operation}`);
    }
    for (const code of place.querySelectorAll('pre.microlight')) code.tabIndex = 0;
  }
  new MutationObserver(repair).observe(place, { childList: true, subtree: true });

  /** Leave out that integers have 32 bits: Swagger UI would show the smallest one as the example of each. */
  function withoutWidths(value) {
    if (value === null || typeof value !== 'object') return;
    if (value.minimum === -(2 ** 31)) delete value.minimum;
    if (value.maximum === 2 ** 31 - 1) delete value.maximum;
    Object.values(value).forEach(withoutWidths);
  }

  function show(spec, token) {
    // "Execute" must reach the gateway that serves this page, under whatever address that is.
    spec.servers = [{ url: location.origin }];
    delete spec.security;
    // Problems differ only in their text, so one of them shows the shape of all.
    const { BadRequest: _shown, ...others } = spec.components.responses;
    for (const response of Object.values(others)) {
      delete response.content;
      delete response.headers;
    }
    withoutWidths([spec.paths, spec.components.schemas]);
    place.replaceChildren();
    shown = window.SwaggerUIBundle({
      spec,
      domNode: place,
      deepLinking: true,
      docExpansion: 'list',
      defaultModelsExpandDepth: -1,
      displayRequestDuration: true,
      validatorUrl: null,
      plugins: [adapted],
      syntaxHighlight: { theme: 'tomorrow-night' },
      requestInterceptor: (request) => {
        Object.assign(request.headers, credential(token));
        return request;
      },
    });
  }

  function say(text, isProblem = false) {
    state.textContent = text;
    state.classList.toggle('problem', isProblem);
  }

  async function load(token) {
    const response = await fetch('/openapi.json', { headers: credential(token) });
    const body = await response.json();
    if (response.ok) {
      show(body, token);
      return null;
    }
    return body.detail ?? `The gateway returned ${response.status}.`;
  }

  async function start(token) {
    say('');
    try {
      const problem = await load(token);
      if (problem === null) {
        signedIn(token);
        return;
      }
      place.replaceChildren();
      if (token) forgetToken();
      signedIn(null);
      say(token ? `${problem} Give another credential.` : 'Give a token or an API key above to see the endpoints.', Boolean(token));
      field.focus();
    } catch {
      say('The gateway cannot be reached. Reload the page to try again.', true);
    }
  }

  function signedIn(token) {
    field.disabled = Boolean(token);
    field.value = token ?? '';
    form.querySelector('[type=submit]').hidden = Boolean(token);
    forget.hidden = !token;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const token = field.value.trim();
    sessionStorage.setItem(KEY, token);
    start(token);
  });
  forget.addEventListener('click', () => {
    forgetToken();
    signedIn(null);
    start(null);
  });

  /** Open and show what the hash names: Swagger UI does so only for the address with which the page was loaded. */
  function follow() {
    const hash = decodeURIComponent(location.hash);
    const [, tag, operation] = hash.split('/');
    if (!shown || !tag) return;
    shown.layoutActions.parseDeepLinkHash(hash);
    const id = operation ? ['operations', tag, operation] : ['operations-tag', tag];
    const name = id.map((part) => CSS.escape(part.replace(/\s/g, '_'))).join('-'); // as Swagger UI names its elements
    requestAnimationFrame(() => document.getElementById(name)?.scrollIntoView());
  }
  // What is opened with the mouse changes the address without this event.
  window.addEventListener('hashchange', follow);

  start(storedToken());
})();
