import { expect, test } from 'vitest'
import type { TicketIssue } from '../../contract/issue-verbs.ts'
import { lacksIssue, newDocument, sentDocument } from './document-draft.ts'

const linked = (number: number, kind: TicketIssue['kind']): TicketIssue => ({
  ...{ number, kind, title: 'How exports work', audience: 'private', status: 'open', team: null, owner: null },
  ...{ url: null, duplicateOf: null, shippedAt: null, tell: null },
})
const draft = newDocument({ subject: 'How do I export?', issues: [] }, 'mira')

test('nothing is said until something is', () => {
  expect(sentDocument(draft)).toBeNull()
  expect(sentDocument({ ...draft, found: 'answers_it', url: ' https://docs.example/export ' })).toEqual({
    found: 'answers_it',
    url: 'https://docs.example/export',
  })
  expect(sentDocument({ ...draft, found: 'not_needed' })).toEqual({ found: 'not_needed' })
})

test('DOC-3: a missing document becomes an issue with an owner, titled after the ticket', () => {
  expect(sentDocument({ ...draft, found: 'missing' })).toEqual({
    found: 'missing',
    newIssue: { title: 'Document: How do I export?', owner: 'mira' },
  })
})

test('DOC-3: an issue that asks for it already is offered first, and has to be chosen', () => {
  const known = newDocument({ subject: 'How?', issues: [linked(1, 'defect'), linked(2, 'documentation')] }, 'mira')
  expect(sentDocument({ ...known, found: 'missing' })).toEqual({ found: 'missing', issue: 2 })
  expect(lacksIssue({ ...draft, found: 'missing', which: 'there' })).toBe(true)
  expect(lacksIssue({ ...known, found: 'missing' })).toBe(false)
  expect(lacksIssue({ ...draft, which: 'there' })).toBe(false)
})
