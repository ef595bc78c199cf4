import { expect, test } from 'vitest'
import { sentenceOf } from './event-sentence.ts'
import { issueParts } from './issue-parts.ts'

const parted = (type: string, change: Record<string, unknown>) => {
  const event = { type, actor: 'mira', change }
  return issueParts(event, sentenceOf(event, (handle) => handle, 0).says)
}

test('sentences about an issue are parted around its name', () => {
  expect(parted('issue_linked', { issue: 12 })).toEqual({ number: 12, before: 'linked ', name: 'issue 12', after: '' })
  expect(parted('issue_unlinked', { issue: 3 })).toMatchObject({ number: 3, after: ' off' })
  expect(parted('issue_shipped', { issue: 3, note: 'Since 5.4.' })?.number).toBe(3)
})

test('other sentences stay whole', () => {
  expect(parted('linked', { to: 12, as: 'related' })).toBeUndefined()
  expect(parted('issue_linked', {})).toBeUndefined()
})
