// Runs before the first paint: Swagger UI's dark colours depend on a class, ours on the browser's preference.
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', prefersDark.matches);
prefersDark.addEventListener('change', follow);
follow();
