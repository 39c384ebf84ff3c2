/** Return whether a JSON Schema names fields, so that a form can ask for them. */
export function hasFields(schema: unknown): boolean {
  const fields = propertiesOf(schema);
  return fields !== null && Object.keys(fields).length > 0;
}

/** Return an input to begin with: the defaults that the schema names. */
export function sampleOf(schema: unknown): Record<string, unknown> {
  const sample: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(propertiesOf(schema) ?? {})) {
    if (isRecord(field) && 'default' in field) sample[name] = field['default'];
  }
  return sample;
}

/** Read the text of an input. Nothing is an empty object. */
export function parseInput(text: string): { value: unknown; error: string | null } {
  if (text.trim() === '') return { value: {}, error: null };
  try {
    return { value: JSON.parse(text), error: null };
  } catch (error) {
    return { value: null, error: error instanceof Error ? error.message : 'This is not JSON.' };
  }
}

function propertiesOf(schema: unknown): Record<string, unknown> | null {
  const properties = isRecord(schema) ? schema['properties'] : null;
  return isRecord(properties) ? properties : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
