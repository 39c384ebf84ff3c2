// What a person sees who presses Tab: each place at which it stops, and how that looks with and without the focus.
// Whatever a pointer does to the page is an error of the test.
addEventListener('pointerdown', (event) => console.error('a pointer was used', event.target), true);

window.keyboard = (() => {
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, label, [tabindex]';
  const numbers = new WeakMap();
  const focused = new Map();
  let count = 0;
  let last = null;

  const number = (element) => numbers.get(element) ?? (numbers.set(element, ++count), count);

  const words = (element) => {
    const copy = element.cloneNode(false);
    for (const name of ['class', 'style']) copy.removeAttribute(name);
    const text = (element.innerText ?? '').replace(/\s+/g, ' ').slice(0, 40);
    return `${copy.outerHTML.replace(/<\/.*/, '').slice(0, 150)} ${text}`;
  };

  // The element and two around it: a field's frame may show the focus for it.
  const looks = (element) =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .filter(Boolean)
      .flatMap((each) => [null, '::before', '::after'].map((pseudo) => look(getComputedStyle(each, pseudo))))
      .join('|');

  const look = (style) => {
    const outline = style.outlineStyle === 'none' ? '' : style.outlineWidth + style.outlineColor;
    const { boxShadow, backgroundColor, borderColor, opacity, color, stroke, transform } = style;
    return [outline, boxShadow, backgroundColor, borderColor, opacity, color, stroke, transform].join();
  };

  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };

  const isCovered = (element) => {
    const box = element.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (right <= left || bottom <= top) return true;
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return !at || !(element.contains(at) || at.contains(element) || at.closest('label')?.control === element);
  };

  // Whatever moves or fades because of the focus, does so at once.
  const settle = () => {
    document.body.getBoundingClientRect();
    for (const each of document.getAnimations()) {
      if (each.effect?.getComputedTiming().iterations !== Infinity) each.finish();
    }
  };

  const clickOf = (element) => {
    const props = Object.entries(element).find(([name]) => name.startsWith('__reactProps'));
    return props?.[1]?.onClick;
  };

  return {
    /** The place at which Tab has stopped, and whether the one before looked the same with the focus. */
    stop() {
      const element = document.activeElement;
      settle();
      const same = last !== null && last !== element && looks(last) === focused.get(last);
      const before = same ? number(last) : 0;
      last = element === document.body ? null : element;
      if (last === null) return { number: 0, before };
      focused.set(last, looks(last));
      return { number: number(last), words: words(last), covered: isCovered(last), before };
    },
    /** All that Tab should stop at; of a group whose items are reached by arrows, an item does. */
    reachable() {
      return [...document.querySelectorAll(FOCUSABLE)]
        .filter((each) => each.tabIndex >= 0 && !each.disabled && isShown(each) && !each.closest('[inert], [aria-hidden=true]'))
        .filter((each) => !each.matches('[role=radiogroup], [role=tablist], [role=group], [role=toolbar]'))
        .map((each) => [number(each), words(each)]);
    },
    /** What reacts to a click, and neither takes the focus nor contains or is inside of something that does. */
    pointerOnly() {
      return [...document.querySelectorAll('#root *')]
        .filter((each) => clickOf(each) && isShown(each) && !each.closest(FOCUSABLE) && !each.querySelector(FOCUSABLE))
        .map(words);
    },
  };
})();
