import { describe, expect, test } from 'vitest'
import { timed } from '../../../test/support/processor-time.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { instant } from '../time.ts'
import { conversationOf, NOTHING_SAID } from './conversation.ts'
import { checkWriting } from './findings.ts'
import { internalFacts, pastedFrom, repeatedNotes } from './internal-text.ts'

const NOTE = 'The account renews in May and its champion has left. Ask Jo first!'
const repeated = (body: string, open: string[] = []): string[] =>
  repeatedNotes(body, [{ version: 5, text: NOTE }], open).map(({ at }) => body.slice(at.start, at.end))

describe('WRI-11: a note is repeated', () => {
  test.each([
    [
      'word for word',
      'Hi Kim,\nThe account renews in May and its champion has left. Bye',
      'The account renews in May and its champion has left',
    ],
    [
      'in other capitals and on other lines',
      'the ACCOUNT renews in\n  May and its champion has left',
      'the ACCOUNT renews in\n  May and its champion has left',
    ],
    [
      'with another mark at its end',
      'The account renews in May and its champion has left, I hear',
      'The account renews in May and its champion has left',
    ],
  ])('%s', (_, body, said) => {
    expect(repeated(body)).toEqual([said])
  })

  test('but not by a sentence shorter than 40 letters, by some of its words, or by what the customer has read', () => {
    expect(repeated('Ask Jo first!')).toEqual([])
    expect(repeated('The account renews in May, and you know its champion.')).toEqual([])
    expect(repeated(NOTE, [`You wrote: ${NOTE}`])).toEqual([])
  })

  test.each([
    ['Your ARR is high', ['ARR']],
    ['There is a churn risk and a high win rate.', ['churn risk', 'win rate']],
    ['We are in hard-choices mode.', ['hard-choices']],
    ['The arr is sorted, `ARR` too.', []],
    ['> ARR\nThat is yours.', []],
  ])('%j names what is ours alone: %j', (body, names) => {
    expect(internalFacts(body).map(({ at }) => body.slice(at.start, at.end))).toEqual(names)
  })
})

describe('WRI-12: a text that is pasted comes from', () => {
  const from = (text: string, open: string[] = []) => pastedFrom(text, [{ version: 5, text: NOTE }], open)

  test.each([
    ['a note, whole', NOTE, { note: 5 }],
    ['the middle of one', 'renews in May and its champion', { note: 5 }],
    ['one, among other words', `See: ${NOTE} So much.`, { note: 5 }],
    ['nowhere, with a word for what is ours', 'ARR: 120k', { fact: 'ARR' }],
    ['nowhere', 'The index is rebuilt tonight.', undefined],
    ['anywhere, when it is short', 'renews in May', undefined],
  ] as const)('%s', (_, text, source) => {
    expect(from(text)).toEqual(source)
  })

  test('no note, when the customer has read it', () => {
    expect(from('renews in May and its champion', [NOTE])).toBeUndefined()
  })
})

const at = instant('2026-03-02T09:00Z')
const event = (version: number, change: object): TicketEvent => ({
  ticketId: 't',
  version,
  at,
  actor: 'mara',
  change: change as TicketChange,
})
const EVENTS = [
  event(1, { type: 'opened', body: 'Which ports must be open?' }),
  event(2, { type: 'replied', by: 'mara', body: 'Open 443.', weight: 'response' }),
  event(3, {
    type: 'received',
    from: { name: 'Kim', email: null },
    body: 'Is the replication encrypted? How often are backups taken?',
  }),
  event(4, { type: 'replied', by: 'mara', body: 'We are on it.', weight: 'response' }),
  event(5, { type: 'noted', by: 'mara', body: NOTE }),
  event(6, { type: 'reply_judged', reply: 4, weight: 'acknowledgement', by: 'lea', reason: 'empty' }),
  event(7, {
    type: 'held',
    for: 'internal',
    reason: 'other',
    note: 'Jo looks at the disk.',
    actsNext: 'Jo',
    until: null,
  }),
  event(8, {
    type: 'received',
    from: { name: 'Kim', email: null },
    body: 'Thanks. Who renews the licence of the nodes?',
  }),
  event(9, { type: 'answer_waived', message: 8, by: 'mara', reason: 'thanks' }),
]

test('WRI-8: open is what was asked since the last reply that counts as a response, and was not waived', () => {
  const { unanswered, internal, open } = conversationOf(EVENTS)
  expect(unanswered.map(({ version }) => version)).toEqual([3])
  expect(internal).toEqual([
    { version: 5, text: NOTE },
    { version: 7, text: 'Jo looks at the disk.' },
  ])
  expect(open).toHaveLength(5)
  expect(conversationOf([]).unanswered).toEqual([])
})

test('WRI-10: everything is told at its place: what stops it first, then what is missing, then its words', () => {
  const body =
    'Hi {{contact.first_name}},\nwe will send backups ASAP, by Friday. The account renews in May and its champion has left.'
  const { weight, findings } = checkWriting({ body, visibility: 'public', conversation: conversationOf(EVENTS) })
  expect(weight).toBe('response')
  expect(findings).toEqual([
    {
      kind: 'placeholder',
      code: 'unfilled',
      text: '{{contact.first_name}} is not filled in: first name of the customer’s contact. Write it, or take it out.',
      at: { start: 3, end: 25 },
    },
    expect.objectContaining({ kind: 'internal', code: 'internal_note', event: 5 }),
    {
      kind: 'missing_point',
      code: 'unanswered',
      text: 'They asked, and this does not speak of it: “Is the replication encrypted?”',
      question: { version: 3, text: 'Is the replication encrypted?' },
    },
    expect.objectContaining({ kind: 'loaded', code: 'asap' }),
    {
      kind: 'commitment',
      code: 'date',
      text: '“by Friday” promises a date. Keep it, or say what it hangs on.',
      at: { start: body.indexOf('by Friday'), end: body.indexOf('by Friday') + 9 },
    },
  ])
})

test('WRI-10: of a note only places that are not filled in are told', () => {
  const body = 'ASAP by Friday, ARR {{what}}'
  const { findings } = checkWriting({ body, visibility: 'internal', conversation: conversationOf(EVENTS) })
  expect(findings.map(({ kind }) => kind)).toEqual(['placeholder'])
})

describe('ATN-14: a colleague’s name after an @', () => {
  const members = [
    { handle: 'lee', role: 'lead' },
    { handle: 'vic', role: 'viewer' },
  ] as const
  const mentionsOf = (visibility: 'public' | 'internal') =>
    checkWriting({
      body: 'We look into it: @lee, @vic and @nobody.',
      visibility,
      conversation: conversationOf([]),
      members,
    }).findings.filter(({ kind }) => kind === 'mention')

  test('is warned of in a public text, where it stands', () => {
    expect(mentionsOf('public')).toEqual([
      expect.objectContaining({ code: 'in_public', at: { start: 17, end: 21 } }),
      expect.objectContaining({ code: 'in_public', at: { start: 23, end: 27 } }),
    ])
  })

  test('is warned of in a note only where they do not hear of it, or nobody is named so', () => {
    expect(mentionsOf('internal')).toEqual([
      expect.objectContaining({ code: 'unheard', text: 'vic may not read notes, and hears nothing of this.' }),
      {
        kind: 'mention',
        code: 'unknown',
        text: 'Nobody here is named @nobody, so nobody hears of this. Type @ to choose a colleague.',
        at: { start: 32, end: 39 },
      },
    ])
  })

  test('names nobody while it is not known who works here', () => {
    const body = 'Ask @lee.'
    const { findings } = checkWriting({ body, visibility: 'internal', conversation: conversationOf([]) })
    expect(findings).toEqual([])
  })
})

test('WRI-10: what is no response says why', () => {
  const { weight, findings } = checkWriting({ body: 'We are on it.', visibility: 'public', conversation: NOTHING_SAID })
  expect(weight).toBe('acknowledgement')
  expect(findings.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
    'substance stop_phrase',
    'substance too_short',
    'substance no_finding_or_next_step',
  ])
})

const HOSTILE = [
  '{{',
  '{{a',
  '{{a}}',
  '}}',
  '`',
  '``` ',
  '> \n',
  '-- \n',
  'thanks\n',
  'On \n',
  'on a wrote',
  'From: a\nSent: b\n',
  '“',
  '"',
  '[',
  '[A',
  '<name ',
  '$CE',
  'asap ',
  'as soon as ',
  'i promise ',
  'i need to ask ',
  'we will a b c ',
  'no worries ',
  'by ',
  'by friday ',
  'in 1 hour ',
  '1 ',
  '1:1',
  'will tomorrow ',
  '?',
  '? ',
  'a? ',
  'please let us know ',
  'how do we ',
  '1. a\n',
  '- \n',
  'questions:\n',
  '!',
  '...',
  '\n',
  ' ',
  '\t',
  '    a\n',
  'ä',
  '\u{1F600}',
  '\u202e',
  'a',
  'İ',
  'can you confirm x y? ',
  'ARR ',
  "'",
  'do not share ',
]

test.each(HOSTILE)('WRI-14: a hundred thousand characters of %j are read without trouble', (part) => {
  const body = part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000)
  const conversation = {
    unanswered: [{ version: 1, text: body }],
    internal: [{ version: 2, text: body }],
    open: [body.slice(0, 50_000)],
    isRead: true,
  }
  // A runaway search takes minutes.
  expect(timed(() => checkWriting({ body, visibility: 'public', conversation })).took).toBeLessThan(1_000)
})
