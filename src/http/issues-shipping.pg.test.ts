/** Issues that ship, and those that go on in another: every ticket hears of it. */
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { issuesOf } from '../../test/support/issues.ts'

const app = testApp()
const { post, act, file, link, keep, readTicket, readIssue, list, history, told, clean } = issuesOf(app)

describe('ISS-6: an issue ships', () => {
  test('and every linked ticket hears of it, closed ones too; ISS-11: no customer is written to, a draft is offered', async () => {
    await file({ audience: 'public' })
    const numbers = [
      await aNumber(app, { account: 'acme', subject: 'No results' }),
      await aNumber(app),
      await aNumber(app),
    ]
    for (const number of numbers) await link(number, 1)
    const [open = 0, solved = 0, closed = 0] = numbers
    for (const number of [solved, closed]) await act(number, 'solve', { resolution: 'rolled back' })
    await act(closed, 'close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
    const statuses = await Promise.all(numbers.map(async (number) => (await readTicket(number)).status))

    expect(await keep(1, 'ship', { note: 'It is in 4.3; restart once.' })).toMatchObject({ status: 'done', told: 3 })
    for (const number of numbers) {
      const events = await told(number)
      expect(events.at(-1)).toMatchObject({ type: 'issue_shipped', issue: 1, note: 'It is in 4.3; restart once.' })
      expect(events.filter(({ type }) => type === 'replied')).toEqual([])
    }
    expect(await Promise.all(numbers.map(async (number) => (await readTicket(number)).status))).toEqual(statuses)
    const [shown] = (await readTicket(open)).issues
    expect(shown?.tell).toContain('“No results”. This can be used now: It is in 4.3; restart once.')
    expect((await history(1)).at(-1)).toMatchObject({ type: 'issue_done', change: { tickets: 3 } })
    await clean()
  })

  test('once: a second time, or another status afterwards, is refused', async () => {
    await file()
    const ask = () => post('issues/1/ship', { note: 'It is in 4.3.' }, 'lee', { 'idempotency-key': 'ship' })
    expect((await ask()).body).toEqual((await ask()).body)
    expect(problemOf(await post('issues/1/ship', { note: 'Again' })).code).toBe('issue_shipped')
    expect(problemOf(await post('issues/1/status', { status: 'open', reason: 'not yet' })).code).toBe('issue_shipped')
    expect(await keep(1, 'change', { title: 'It stopped at night' })).toMatchObject({ status: 'done' })
  })

  test('with a note that names nobody, though the issue is private', async () => {
    await file()
    const answer = await post('issues/1/ship', { note: 'Acme Robotics can use it.' })
    expect(problemOf(answer)).toMatchObject({ code: 'issue_not_public', details: { found: [{ in: 'note' }] } })
    expect((await readIssue(1)).status).toBe('open')
  })

  test('ISS-12: where a linked ticket goes on in another, that one hears of it', async () => {
    await file()
    const [first, second] = [await aNumber(app), await aNumber(app)]
    await link(first, 1)
    await act(first, 'merge', { into: second, reason: 'one fault' })
    expect(await keep(1, 'ship', { note: 'It is in 4.3.' })).toMatchObject({ told: 2, tickets: 2 })
    expect((await told(second)).slice(-2)).toMatchObject([{ type: 'issue_linked' }, { type: 'issue_shipped' }])
    await clean()
  })

  test('whole, or not at all: of more tickets than one statement saves', async () => {
    await file()
    await manyTickets(app, 51, (n) => ({ subject: `Ask ${n}` }))
    for (let number = 1; number <= 51; number++) await link(number, 1)
    expect(await keep(1, 'ship', { note: 'It is in 4.3.' })).toMatchObject({ told: 51, tickets: 51 })
    expect((await told(51)).at(-1)?.type).toBe('issue_shipped')
  })

  test('while somebody links a ticket: it hears of it, or comes to what has shipped', async () => {
    await file()
    const number = await aNumber(app)
    await Promise.all([link(number, 1), keep(1, 'ship', { note: 'It is in 4.3.' })])
    const heard = (await told(number)).some(({ type }) => type === 'issue_shipped')
    const { issues } = await readTicket(number)
    expect(issues).toMatchObject([{ number: 1, status: 'done', tell: expect.any(String) }])
    expect((await history(1)).at(-1)).toMatchObject({ change: { tickets: heard ? 1 : 0 } })
    await clean()
  })
})

describe('ISS-8: an issue that repeats another', () => {
  test('is merged into it: its tickets move, and are told', async () => {
    await file({ title: 'The first' })
    await file({ title: 'The second' })
    const [both, own] = [await aNumber(app), await aNumber(app)]
    await link(both, 1)
    await link(both, 2)
    await link(own, 2)
    const merged = await keep(2, 'merge', { into: 1, reason: 'one fault' })
    expect(merged).toMatchObject({ number: 2, duplicateOf: 1, told: 2, tickets: 0 })
    expect(await readIssue(1)).toMatchObject({ tickets: 2 })
    expect((await told(own)).slice(-2)).toMatchObject([
      { type: 'issue_unlinked', issue: 2, reason: 'It goes on in issue 1.' },
      { type: 'issue_linked', issue: 1 },
    ])
    expect((await told(both)).at(-1)).toMatchObject({ type: 'issue_unlinked', issue: 2 })
    expect((await history(1)).at(-1)).toMatchObject({ type: 'issue_absorbed', change: { absorbed: 2, tickets: 2 } })
    expect((await list()).items.map(({ number }) => number)).toEqual([1])
    expect((await list('?status=duplicate')).items).toMatchObject([{ number: 2, duplicateOf: 1 }])
    await clean()
  })

  test('takes nothing more, and nobody comes back to it', async () => {
    await file()
    await file()
    await keep(2, 'merge', { into: 1, reason: 'one fault' })
    const number = await aNumber(app)
    const refused = [
      post('issues/1/merge', { into: 2, reason: 'the other way' }),
      post('issues/2/merge', { into: 1, reason: 'again' }),
      post('issues/2/ship', { note: 'It is in 4.3.' }),
      post('issues/2/status', { status: 'open', reason: 'not yet' }),
      post('issues/2/change', { title: 'Other' }),
      act(number, 'link-issue', { issue: 2 }),
    ]
    for (const answer of refused) {
      expect(problemOf(await answer)).toMatchObject({ code: 'issue_merged', details: { into: 1 } })
    }
    expect(problemOf(await post('issues/1/merge', { into: 1, reason: 'itself' })).code).toBe('same_issue')
  })

  test('says where it goes on at last, however often that went on itself', async () => {
    for (const _ of [1, 2, 3, 4]) await file({ kind: 'documentation' })
    const number = await aNumber(app)
    await keep(1, 'merge', { into: 2, reason: 'one fault' })
    await keep(2, 'merge', { into: 3, reason: 'one fault' })
    const refused = [
      post('issues/1/status', { status: 'open', reason: 'not yet' }),
      post('issues/4/merge', { into: 1, reason: 'one fault' }),
      act(number, 'link-issue', { issue: 1 }),
      act(number, 'solve', { resolution: 'told', document: { found: 'missing', issue: 1 } }),
    ]
    for (const answer of refused) {
      const problem = problemOf(await answer)
      expect(problem).toMatchObject({ code: 'issue_merged', details: { into: 3 } })
      expect(problem.detail).toContain('goes on in issue 3')
    }
    expect(await readIssue(1)).toMatchObject({ duplicateOf: 2 })
  })

  test('into one that has shipped: its tickets hear that too', async () => {
    await file()
    await file()
    await keep(1, 'ship', { note: 'It is in 4.3.' })
    const number = await aNumber(app)
    await link(number, 2)
    await keep(2, 'merge', { into: 1, reason: 'one fault' })
    expect((await told(number)).at(-1)).toMatchObject({ type: 'issue_shipped', issue: 1, note: 'It is in 4.3.' })
  })

  test('happens once for two who merge at once, each into the other', async () => {
    await file()
    await file()
    const answers = await Promise.all([
      post('issues/1/merge', { into: 2, reason: 'one fault' }),
      post('issues/2/merge', { into: 1, reason: 'one fault' }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})
