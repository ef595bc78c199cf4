/** The verbs that link a ticket with issues, as they are typed. */
import type { VerbCase } from './verb-case.ts'

export const ISSUE_CASES = {
  'link-issue': [{ words: ['--issue', '#5'], sends: { issue: 5 }, says: '#12 is linked with issue 5.' }],
  'unlink-issue': [
    { words: ['--issue', '5'], sends: { issue: 5, reason: null }, says: '#12 is no longer linked with issue 5.' },
    {
      words: ['--issue', '5', '--reason', 'another fault'],
      sends: { issue: 5, reason: 'another fault' },
      says: '#12 is no longer linked with issue 5.',
    },
  ],
} as const satisfies Readonly<Record<string, readonly VerbCase[]>>
