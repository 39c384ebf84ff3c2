import { useEffect, useRef, type RefObject } from 'react';

const FIELDS = 'input, textarea, [contenteditable=true], [role=combobox]';

/**
 * When a dialog opens, put the focus on its first field, or on the dialog itself: on its Close button, a tooltip would
 * open and take the first Escape.
 */
export function focusFirstField(event: Event): void {
  focusWithin(event, FIELDS);
}

/**
 * Return a ref for the part of a dialog in which one begins to type. Its first field gets the focus as soon as it is there:
 * an editor is loaded when it is first needed, after the dialog has opened.
 */
export function useFirstField(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let before: Element | null = null;
    const focus = (): boolean => {
      const field = place.current?.querySelector<HTMLElement>(FIELDS);
      // A user who has moved to another control meanwhile stays there.
      if (field && document.activeElement === before) field.focus();
      return Boolean(field);
    };
    const observer = new MutationObserver(() => focus() && observer.disconnect());
    const timer = setTimeout(() => {
      before = document.activeElement;
      if (!focus() && place.current) observer.observe(place.current, { childList: true, subtree: true });
    });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
  return place;
}

/** When a drawer opens, put the focus on it: the keys of the page go on working. */
export function focusItself(event: Event): void {
  focusWithin(event, null);
}

function focusWithin(event: Event, fields: string | null): void {
  const { currentTarget: content } = event;
  if (!(content instanceof HTMLElement)) return;
  event.preventDefault();
  if (content.contains(document.activeElement)) return;
  const field = fields === null ? null : content.querySelector<HTMLElement>(fields);
  (field ?? content).focus();
}
