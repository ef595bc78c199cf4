/** Many at once: what a team that starts its morning together does to the server. */
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { addCompanyFacts } from '../actions/create-workspace.ts'
import { Problem } from '../contract/problem.ts'
import { TicketDetail } from '../contract/tickets.ts'

const app = testApp()

const many = <Result>(count: number, work: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)))

async function tickets(count: number): Promise<number[]> {
  const numbers: number[] = []
  for (let n = 0; n < count; n++) numbers.push(await aNumber(app, { account: 'acme', priority: 'p2' }))
  return numbers
}

async function members(count: number): Promise<string[]> {
  const handles = Array.from({ length: count }, (_, n) => `member-${n}`)
  const facts = handles.map((handle) => ({ handle, name: handle, role: 'engineer', team: 'support' }) as const)
  await addCompanyFacts(app.tenant, { teams: [], members: facts, accounts: [] }, app)
  return handles
}

/** The fifty answers in short: the numbers given out, and how many were told that nothing waits. */
async function fifty(next: (n: number) => Promise<{ status: number; body: unknown }>) {
  const answers = await many(50, next)
  const given = answers.filter(({ status }) => status === 200).map(({ body }) => TicketDetail.parse(body))
  const refused = answers.filter(({ status }) => status === 404).map(({ body }) => Problem.parse(body).code)
  expect(given.length + refused.length).toBe(50)
  expect(new Set(refused)).toEqual(new Set(['queue_empty']))
  return given
}

describe('LOG-4: fifty calls for the next ticket, ten tickets: ten different ones, forty clear refusals', () => {
  test('by fifty members', async () => {
    const waiting = await tickets(10)
    const handles = await members(50)
    const given = await fifty((n) => app.send('POST /api/v1/queue/next', { as: handles[n], body: {} }))
    expect(given.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(waiting)
    expect(new Set(given.map(({ lease }) => lease?.by)).size).toBe(10)
  })

  test('by one member', async () => {
    const waiting = await tickets(10)
    const given = await fifty(() => app.send('POST /api/v1/queue/next', { as: 'eve', body: {} }))
    expect(given.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(waiting)
  })

  test('with an Idempotency-Key each', async () => {
    const waiting = await tickets(10)
    const headers = (n: number) => ({ 'idempotency-key': `next ${n}` })
    const given = await fifty((n) => app.send('POST /api/v1/queue/next', { body: {}, headers: headers(n) }))
    expect(given.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(waiting)
  })
})

test('more keyed writes at once than there are connections all come through', async () => {
  const waiting = await tickets(50)
  const answers = await many(50, (n) =>
    app.send('POST /api/v1/queue/next', { body: {}, headers: { 'idempotency-key': `next ${n}` } }),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const given = answers.map(({ body }) => TicketDetail.parse(body).number)
  expect(given.toSorted((a, b) => a - b)).toEqual(waiting)
})
