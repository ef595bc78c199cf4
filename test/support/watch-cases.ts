/** The verbs by which members follow tickets, as they are typed. */
import type { VerbCase } from './verb-case.ts'

export const WATCH_CASES = {
  watch: [{ words: [], after: { watchers: ['mara'] }, sends: {}, says: 'You follow #12.' }],
  unwatch: [{ words: [], sends: {}, says: 'You follow #12 no longer.' }],
} as const satisfies Readonly<Record<string, readonly VerbCase[]>>
