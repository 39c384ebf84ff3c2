/**
 * When a dialog opens, put the focus on its first field, or on the dialog itself: on its Close button, a tooltip would
 * open and take the first Escape.
 */
export function focusFirstField(event: Event): void {
  focusWithin(event, 'input, textarea, [contenteditable=true], [role=combobox]');
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
