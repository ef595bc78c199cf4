/** What those who may not read notes learn of issues. */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { everybody } from '../../test/support/everybody.ts'
import { issuesOf } from '../../test/support/issues.ts'
import { MINUTE } from '../domain/time.ts'

const app = testApp()
const { act, file, link, keep, readIssue, history, told } = issuesOf(app)

describe('ISS-3: whoever may not read notes', () => {
  const seenBy = async (path: string) => (await app.send(`GET /api/v1/${path}`, (await everybody(app)).viewer)).body

  test('reads of links with public issues alone, and of no private number', async () => {
    await file({ audience: 'public', title: 'Exports stop' })
    await file()
    await file({ kind: 'documentation', title: 'How to restore' })
    const number = await aNumber(app)
    await link(number, 1)
    await link(number, 2)
    await act(number, 'unlink-issue', { issue: 2, reason: 'It goes on in issue 3.' })
    await act(number, 'unlink-issue', { issue: 1, reason: 'It goes on in issue 3.' })
    for (const issue of [1, 2]) {
      app.wait(MINUTE)
      await link(number, issue)
      await act(number, 'undo', {})
    }
    await act(number, 'solve', { resolution: 'rolled back', document: { found: 'missing', issue: 3 } })
    const { viewer } = await everybody(app)
    const read = async (path: string) => (await app.send(`GET /api/v1/tickets/${number}${path}`, viewer)).body
    const timeline = (await read('/timeline')) as { items: { type: string; change: object }[] }
    const isOfIssue = ({ type }: { type: string }) => type.startsWith('issue_') || type === 'taken_back'
    expect(timeline.items.filter(isOfIssue)).toMatchObject([
      { type: 'issue_linked', change: { issue: 1 }, audience: 'public' },
      { type: 'issue_unlinked', change: { issue: 1, reason: null } },
      { type: 'issue_linked', change: { issue: 1 } },
      { type: 'taken_back', change: { what: 'issue_linked', issue: 1 }, audience: 'public' },
    ])
    expect(timeline.items.at(-1)).toMatchObject({ type: 'solved', change: { document: { issue: null } } })
    expect(await read('')).toMatchObject({ document: { found: 'missing', issue: null }, issues: [] })
    expect((await told(number)).filter(({ type }) => type.startsWith('issue_'))).toHaveLength(7)
  })

  test('reads the history of an issue from when it was public, and of no private one that it was merged with', async () => {
    await file({ text: 'Brook Labs sees it.' })
    await file()
    await keep(1, 'change', { audience: 'public', text: 'A customer sees it.' })
    await keep(2, 'merge', { into: 1, reason: 'one fault' })
    const { items } = (await seenBy('issues/1/history')) as { items: object[] }
    expect(items).toMatchObject([
      { type: 'issue_edited', change: { audience: 'public' } },
      { type: 'issue_absorbed', change: { absorbed: null } },
    ])
    expect(await history(1)).toHaveLength(3)
  })

  test('reads no reason in the history of a public one, which colleagues write to each other', async () => {
    await file({ audience: 'public' })
    await file({ audience: 'public' })
    await keep(1, 'status', { status: 'on_backlog', reason: 'Brook Labs can wait.' })
    await keep(1, 'merge', { into: 2, reason: 'Brook Labs asks the same.' })
    const { items } = (await seenBy('issues/1/history')) as { items: object[] }
    expect(items).toMatchObject([
      { type: 'issue_filed' },
      { type: 'issue_moved', change: { status: 'on_backlog', reason: null } },
      { type: 'issue_merged', change: { into: 2, reason: null } },
    ])
    expect((await history(1)).at(-1)?.change).toMatchObject({ reason: 'Brook Labs asks the same.' })
  })

  test('reads the note with which a public one shipped', async () => {
    await file({ audience: 'public', title: 'Exports stop' })
    const number = await aNumber(app)
    await link(number, 1)
    await keep(1, 'ship', { note: 'It is in 4.3.' })
    const { items } = (await seenBy(`tickets/${number}/timeline`)) as { items: object[] }
    expect(items.at(-1)).toMatchObject({ type: 'issue_shipped', change: { issue: 1, note: 'It is in 4.3.' } })
  })

  test('does not read which private issue a public one goes on in', async () => {
    await file({ audience: 'public' })
    await file()
    await keep(1, 'merge', { into: 2, reason: 'one fault' })
    expect(await seenBy('issues/1')).toMatchObject({ number: 1, duplicateOf: null })
    expect(await readIssue(1)).toMatchObject({ duplicateOf: 2 })
  })
})
