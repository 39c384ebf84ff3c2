/** The words for priorities, which the schema documents: low 1, normal 2, high 5, urgent 8. */
export const PRIORITIES = [
  { word: 'Low', value: 1, from: 0, key: '1' },
  { word: 'Normal', value: 2, from: 2, key: '2' },
  { word: 'High', value: 5, from: 5, key: '3' },
  { word: 'Urgent', value: 8, from: 8, key: '4' },
] as const;

export type PriorityWord = (typeof PRIORITIES)[number]['word'];

/** Return the word for a priority from 0 to 10: that of the highest step it reaches. */
export function priorityWord(priority: number): PriorityWord {
  return PRIORITIES.findLast((each) => each.from <= priority)?.word ?? 'Low';
}
