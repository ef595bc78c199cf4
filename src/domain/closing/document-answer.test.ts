import { expect, test } from 'vitest'
import { refused } from '../../../test/support/asking.ts'
import { KINDS } from '../vocabulary.ts'
import { isDocumentAsked, refuseUnanswered } from './document-answer.ts'

const ANSWER = { found: 'not_needed', url: null, issue: null } as const

test('DOC-1: questions and problems ask which document would have answered them', () => {
  expect(KINDS.filter((kind) => isDocumentAsked({ kind, document: null }))).toEqual(['question', 'problem'])
})

test('DOC-1: an answer at closing or before it is enough, and none is refused', () => {
  const ticket = { kind: 'question', document: null } as const
  expect(() => refuseUnanswered(ticket, null)).toThrow(refused('document_unanswered', 'or that none is needed'))
  expect(() => refuseUnanswered(ticket, ANSWER)).not.toThrow()
  expect(() => refuseUnanswered({ ...ticket, document: ANSWER }, null)).not.toThrow()
  expect(() => refuseUnanswered({ ...ticket, kind: 'task' }, null)).not.toThrow()
})
