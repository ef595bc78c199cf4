import { expect, test } from 'vitest'
import type { IssueEvent } from '../../../contract/issues.ts'
import type { IssueChange } from '../../../domain/issue/issue-event.ts'
import { issueSentence } from './issue-sentence.ts'

/** As the log keeps it, so that the sentence cannot look for another name. */
type Absorbed = Omit<Extract<IssueChange, { readonly type: 'issue_absorbed' }>, 'type'>

const told = (type: IssueEvent['type'], change: IssueEvent['change']) =>
  issueSentence({ version: 1, at: '2024-03-19T12:00:00.000Z', actor: 'mira', type, change }, (handle) =>
    handle === 'mira' ? 'Mira Lindqvist' : handle,
  )

test('every event of an issue has its sentence, with a person’s own words apart', () => {
  expect(told('issue_filed', { title: 'Export fails' })).toEqual({
    says: 'filed it',
    because: undefined,
    leadsTo: undefined,
  })
  expect(told('issue_moved', { status: 'on_backlog', reason: 'after the release' })).toMatchObject({
    says: 'set it to: on the backlog',
    because: 'after the release',
  })
  expect(told('issue_done', { note: 'Since 5.4.', tickets: 2 })).toMatchObject({
    says: 'shipped it and told 2 tickets',
    because: 'Since 5.4.',
  })
  expect(told('issue_merged', { into: 4, reason: 'the same' }).says).toBe('merged it into issue 4')
  expect(told('issue_absorbed', { absorbed: 7, tickets: 2 } satisfies Absorbed)).toMatchObject({
    says: 'merged issue 7 into it',
    leadsTo: 7,
  })
  expect(told('issue_merged', { into: null })).toMatchObject({
    says: 'merged it into another issue',
    leadsTo: undefined,
  })
})

test('of a change the facts are named that are others now', () => {
  expect(told('issue_edited', { owner: 'mira', team: null, text: 'long' }).says).toBe(
    'changed the text; set the owner to Mira Lindqvist; set the team to none',
  )
  expect(told('issue_edited', { audience: 'public' }).says).toBe('set who may read it to Public')
})
