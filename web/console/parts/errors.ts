/** Return an error's message without its code, for a line that has little room: `UPSTREAM_ERROR: It failed` becomes `It failed`. */
export function withoutCode(message: string): string {
  return message.replace(/^((?:[\w-]+: )?)[A-Z][A-Z_]+: /, '$1');
}
