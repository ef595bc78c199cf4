/** The verbs that sort tickets, as they are typed. */
import type { VerbCase } from './verb-case.ts'

export const SORTING_CASES = {
  triage: [
    {
      words: ['--severity', '0', '--priority', 'p0', '--reason', 'all down'],
      after: { severity: 0, priority: 'p0' },
      sends: { severity: 0, priority: 'p0', reason: 'all down' },
      says: '#12 is p0, severity 0.',
    },
  ],
  propose: [
    {
      words: ['--severity', '1', '--reason', 'their demo is at noon'],
      sends: { severity: 1, priority: null, reason: 'their demo is at noon' },
      says: 'The proposal stands on #12; support decides.',
    },
  ],
  'answer-form': [
    {
      words: ['--answer', 'impact=deployment', '--answer', 'steps=a = b'],
      after: { form: { slug: 'presales', version: 1, answers: {}, missing: ['Impact'] } },
      sends: { answers: { impact: 'deployment', steps: 'a = b' } },
      says: 'The answers stand on #12. Missing: Impact.',
    },
  ],
  'ask-missing': [
    {
      words: ['--of', 'customer', '--text', 'Where?'],
      sends: { of: 'customer', text: 'Where?' },
      says: 'Asked on #12. Nothing is missing.',
    },
  ],
  snooze: [
    {
      words: ['--until', '2d', '--reason', 'their holidays'],
      after: { snoozedUntil: '2026-03-04T12:00:00Z' },
      sends: { until: '2026-03-04T12:00:00.000Z', reason: 'their holidays' },
      says: '#12 is snoozed until 2026-03-04 12:00 UTC.',
    },
    { words: ['--wake'], sends: { until: null, reason: null }, says: '#12 is awake.' },
  ],
  undo: [{ words: [], sends: { version: null }, says: '#12 is as it was before.' }],
  route: [
    {
      words: ['product', '--reason', 'a wish'],
      after: { team: 'product' },
      sends: { team: 'product', noAction: null, reason: 'a wish' },
      says: '#12 is with team product.',
    },
  ],
  'assign-account': [
    {
      words: ['--account', 'acme', '--add-contact', '--reason', 'signed so'],
      after: { account: { id: '1', slug: 'acme', name: 'Acme' } },
      sends: { account: 'acme', addContact: true, addDomain: false, reason: 'signed so' },
      says: '#12 is of Acme now.',
    },
  ],
  affects: [
    {
      words: ['--account', 'brook', '--contact-name', 'Brooke', '--note', 'only staging'],
      after: { alsoAffected: [{ account: { id: '2', slug: 'brook', name: 'Brook Labs' } }] },
      sends: { account: 'brook', contact: { name: 'Brooke', email: null }, note: 'only staging' },
      says: '#12 is asked by brook too: 1 beside its own account.',
    },
  ],
  link: [
    { words: ['--to', '15'], sends: { to: 15, as: 'related' }, says: '#12 and #15 are related.' },
    {
      words: ['--to', '#15', '--is', 'task'],
      sends: { to: 15, as: 'task' },
      says: '#15 is a task of #12; it does not hold it.',
    },
    {
      words: ['--to', '15', '--is', 'task_of'],
      sends: { to: 15, as: 'task_of' },
      says: '#12 is a task of #15; it does not hold it.',
    },
  ],
  unlink: [
    {
      words: ['--from', '15', '--reason', 'a typo'],
      sends: { to: 15, reason: 'a typo' },
      says: '#12 and #15 are no longer linked.',
    },
  ],
  classify: [
    {
      words: ['--area', 'search', '--effort', 'days'],
      after: { kind: 'problem', area: 'search', tags: [], effort: 'days' },
      sends: { area: 'search', effort: 'days' },
      says: '#12 is classified: problem, area search, effort days.',
    },
  ],
} as const satisfies Readonly<Record<string, readonly VerbCase[]>>
