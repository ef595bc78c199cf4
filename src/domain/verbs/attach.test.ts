import { expect, test } from 'vitest'
import { aStream, aTicket, CHANGES, IN_STATUS, NOON } from '../../../test/support/tickets.ts'
import { Refusal } from '../refusal.ts'
import { attach, FILE_LIMIT, type FileFacts } from './attach.ts'

const ann = { handle: 'ann', role: 'engineer', scopes: null, now: NOON } as const
const NOTHING = { files: 0, bytes: 0 }
const file = (facts: Partial<FileFacts> = {}): FileFacts => ({
  attachmentId: 'an-id',
  name: 'plan.txt',
  mediaType: 'text/plain',
  size: 5,
  sha256: 'ab',
  visibility: undefined,
  message: null,
  ...facts,
})
const events = aStream({}, [CHANGES.replied, CHANGES.noted, CHANGES.triaged])

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'done'
}

test('ATT-4: the event says everything of the file but its bytes', () => {
  expect(attach(aTicket(), ann, file({ name: '../a\u202eb.txt' }), { held: NOTHING, events })).toEqual([
    { type: 'attached', ...file(), name: 'ab.txt', visibility: 'internal', by: 'ann' },
  ])
})

test.each([
  [1, undefined, 'public'],
  [2, undefined, 'public'],
  [2, 'internal', 'internal'],
  [3, undefined, 'internal'],
  [3, 'internal', 'internal'],
  [null, undefined, 'internal'],
  [null, 'public', 'public'],
] as const)('ATT-4: of message %s, asked as %s, it is %s', (message, visibility, shown) => {
  const [change] = attach(aTicket(), ann, file({ message, visibility }), { held: NOTHING, events })
  expect(change).toMatchObject({ visibility: shown, message })
})

test.each([
  ['a note made public', file({ message: 3, visibility: 'public' }), NOTHING, 'attachment_internal'],
  ['an event that is no message', file({ message: 4 }), NOTHING, 'message_not_found'],
  ['nothing', file({ size: 0 }), NOTHING, 'attachment_empty'],
  ['just enough', file({ size: FILE_LIMIT }), { files: 49, bytes: 80 * 1024 * 1024 }, 'done'],
  ['a byte too many', file({ size: FILE_LIMIT + 1 }), NOTHING, 'attachment_too_large'],
  ['a byte too many together', file({ size: 1 }), { files: 5, bytes: 100 * 1024 * 1024 }, 'attachments_full'],
  ['a file too many', file(), { files: 50, bytes: 50 }, 'attachments_full'],
])('ATT-6: %s', (_, facts, held, code) => {
  expect(codeOf(() => attach(aTicket(), ann, facts, { held, events }))).toBe(code)
})

test('ATT-6: a closed ticket takes none, a solved one does', () => {
  const put = (status: 'closed' | 'solved') => () => attach(IN_STATUS[status], ann, file(), { held: NOTHING, events })
  expect([codeOf(put('closed')), codeOf(put('solved'))]).toEqual(['ticket_closed', 'done'])
})

test('ATT-4: who may not write to customers shows them no file', () => {
  const pat = { ...ann, role: 'product' } as const
  const put = (visibility: 'public' | 'internal') => () =>
    attach(aTicket(), pat, file({ visibility }), { held: NOTHING, events })
  expect([codeOf(put('public')), codeOf(put('internal'))]).toEqual(['not_allowed', 'done'])
})
