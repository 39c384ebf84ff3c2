// A classic script in the head: the chosen theme applies before the first paint.
try {
  const theme = localStorage.getItem('graphiql:theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage there is no choice.
}

// The files of the page itself are loaded beside those of every page, not once these run. The build fills in the list.
const pages = [] /* the files of each page */;
const [, files = []] = pages.find(([address]) => new RegExp(address).test(location.pathname)) ?? [];
for (const file of files) {
  const link = document.createElement('link');
  if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' });
  else link.rel = 'modulepreload';
  link.crossOrigin = '';
  link.href = new URL(file, document.currentScript.src).href;
  document.head.append(link);
}
