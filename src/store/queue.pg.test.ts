import { describe, expect, test } from 'vitest'
import { type Asked, aHold, aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { claimNext } from '../actions/claim-next.ts'
import { switchMode } from '../actions/switch-mode.ts'
import { claimTicket, holdTicket, pinTicket, skipTicket, solveTicket } from '../actions/ticket-verbs.ts'
import { must } from '../domain/assert.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { firstWaiting } from './first-waiting.ts'
import { type Entry, type LineFilter, linePage } from './lists.ts'
import { type Line, neighbours, numberOne, pinSurroundings, wokenNumbers } from './queue.ts'

const company = testCompany()
const EVERYTHING: Line = { team: null, mode: 'normal' }
const SUPPORT: Line = { team: 'support', mode: 'normal' }
const numbers = (entries: readonly Entry[]) => entries.map(({ ticket }) => ticket.number)

async function line(filter: Partial<LineFilter> = {}, of: Line = EVERYTHING): Promise<number[]> {
  const { tenant } = company
  const all = { state: 'waiting', ...filter } as const
  const { entries, total, totalIsExact } = await linePage(tenant, of, all, { after: undefined, limit: 100 })
  expect([total, totalIsExact]).toEqual([entries.length, true])
  return numbers(entries)
}

/** Tickets in the order they stand: [p0, untriaged, p1, p3]. */
async function four(): Promise<[number, number, number, number]> {
  const [p3, p1] = [await aNumber(company, { priority: 'p3' }), await aNumber(company, { priority: 'p1' })]
  const [untriaged, p0] = [await aNumber(company), await aNumber(company, { priority: 'p0' })]
  return [p0, untriaged, p1, p3]
}

describe('a line', () => {
  test('stands in the order of its keys, the whole company or one team', async () => {
    const support = await four()
    const [p2, product] = [await aNumber(company, { priority: 'p2' }), await aNumber(company, { team: 'product' })]
    const [p0, untriaged, p1, p3] = support
    expect(await line()).toEqual([p0, untriaged, product, p1, p2, p3])
    expect(await line({}, SUPPORT)).toEqual([p0, untriaged, p1, p2, p3])
    expect(await line({}, { team: 'product', mode: 'normal' })).toEqual([product])
    expect(await line({}, { team: 'engineering', mode: 'normal' })).toEqual([])
  })

  test('stands by segment in hard choices', async () => {
    const free = await aNumber(company, { priority: 'p2', segment: 'free' })
    const presales = await aNumber(company, { priority: 'p2', segment: 'presales', receivedAt: later(company.now, 0) })
    company.wait(-HOUR)
    const older = await aNumber(company, { priority: 'p2', segment: 'internal' })
    expect(await line()).toEqual([presales, older, free])
    expect(await line({}, { team: null, mode: 'hard' })).toEqual([presales, free, older])
  })

  test('has four states', async () => {
    const [waiting, owned, held, solved] = await four()
    const desk = await company.desk()
    await claimTicket(desk, owned, { takeOver: null })
    await holdTicket(desk, held, aHold)
    await solveTicket(desk, solved, { resolution: 'answered' })
    expect(await line()).toEqual([waiting])
    expect(await line({ state: 'owned' })).toEqual([owned])
    expect(await line({ state: 'held' })).toEqual([held])
    expect(await line({ state: 'done' })).toEqual([solved])
  })

  test('of what is done has the newest first', async () => {
    const all = await four()
    for (const number of all) await solveTicket(await company.desk(), number, { resolution: 'answered' })
    const newest = all.toSorted((a, b) => b - a)
    expect(await line({ state: 'done' })).toEqual(newest)
    const after = { number: must(newest[1], 'four') }
    const rest = await linePage(company.tenant, EVERYTHING, { state: 'done' }, { after, limit: 1 })
    expect(numbers(rest.entries)).toEqual([newest[2]])
  })

  test('is read page by page from a key, which is left out', async () => {
    const all = await four()
    const { tenant } = company
    const start = await linePage(tenant, SUPPORT, { state: 'waiting' }, { after: undefined, limit: 2 })
    expect(numbers(start.entries)).toEqual(all.slice(0, 2))
    expect(start.total).toBe(4)
    const after = { key: must(start.entries[1], 'two').key }
    const rest = await linePage(tenant, SUPPORT, { state: 'waiting' }, { after, limit: 9 })
    expect(rest.total).toBe(4)
    expect(numbers(rest.entries)).toEqual(all.slice(2))
  })

  test('tells the mode that the workspace is in, also where nothing waits', async () => {
    const page = () => linePage(company.tenant, SUPPORT, { state: 'waiting' }, { after: undefined, limit: 5 })
    expect(await page()).toEqual({ mode: 'normal', entries: [], total: 0, totalIsExact: true })
    await switchMode(await company.desk('lee'), { mode: 'hard', reason: 'too much' }, () => ({ status: 200, body: '' }))
    expect(await page()).toMatchObject({ mode: 'hard', entries: [] })
  })
})

describe('a filter', () => {
  const asked: readonly (Asked & { readonly name: string })[] = [
    { name: 'urgent', priority: 'p0', account: 'acme' },
    { name: 'question', kind: 'question', segment: 'team' },
    { name: 'quiet', priority: 'p3', segment: 'open_source', kind: 'feature' },
  ]
  const filters: readonly [Partial<LineFilter>, readonly string[]][] = [
    [{ priority: 'p0' }, ['urgent']],
    [{ priority: 'untriaged' }, ['question']],
    [{ segment: 'enterprise' }, ['urgent']],
    [{ kind: 'question' }, ['question']],
    [{ kind: 'question', segment: 'open_source' }, []],
    [{ segment: 'open_source', priority: 'p3', kind: 'feature' }, ['quiet']],
  ]

  test.each(filters)('%o finds %o', async (filter, expected) => {
    const byName = new Map<string, number>()
    for (const { name, ...facts } of asked) byName.set(name, await aNumber(company, facts))
    expect(await line(filter)).toEqual(expected.map((name) => byName.get(name)))
  })

  test('finds tickets by account, and by who owns or leases them', async () => {
    const { ticket } = await aTicket(company, { account: 'acme', priority: 'p0' })
    const other = await aNumber(company, { account: 'brook', priority: 'p1' })
    expect(await line({ accountId: must(ticket.accountId, 'acme') })).toEqual([ticket.number])
    await claimNext(await company.desk('eve'), 'support')
    await claimTicket(await company.desk('bob'), other, { takeOver: null })
    expect(await line({ state: 'owned', owner: 'eve' })).toEqual([ticket.number])
    expect(await line({ state: 'owned', owner: 'bob' })).toEqual([other])
    expect(await line({ state: 'owned', owner: 'ada' })).toEqual([])
  })
})

describe('TAG-7: a filter by theme or product area', () => {
  test('finds what bears it, and nothing that merely looks like it', async () => {
    const tagged = await aNumber(company, { priority: 'p0', tags: ['slow', 'demo'] })
    const other = await aNumber(company, { priority: 'p1', tags: ['slowly'] })
    const plain = await aNumber(company, { priority: 'p2', area: 'sso' })
    const asTag = await aNumber(company, { priority: 'p3', tags: ['sso'] })
    expect(await line({ tags: ['slow'] })).toEqual([tagged])
    expect(await line({ tags: ['demo', 'slowly'] })).toEqual([tagged, other])
    expect(await line({ areas: ['sso'] })).toEqual([plain, asTag])
    expect(await line({ areas: ['sso'], tags: ['slow'] })).toEqual([])
    expect(await line({ tags: ['{slow}', "'"] })).toEqual([])
    const page = { after: undefined, limit: 1 }
    const { total } = await linePage(company.tenant, SUPPORT, { state: 'waiting', tags: ['slow', 'slowly'] }, page)
    expect(total).toBe(2)
  })
})

describe('round a place', () => {
  test('the neighbours are the nearest that wait', async () => {
    const all = await four()
    const { entries } = await linePage(company.tenant, SUPPORT, { state: 'waiting' }, { after: undefined, limit: 9 })
    const around = entries.map(({ key }) => neighbours(company.tenant, SUPPORT, key))
    const found = (await Promise.all(around)).map(({ above, below }) => [above?.ticket.number, below?.ticket.number])
    const [a, b, c, d] = all
    expect(found).toEqual([
      [undefined, b],
      [a, c],
      [b, d],
      [c, undefined],
    ])
  })

  test('number one is the first that waits', async () => {
    expect(await numberOne(company.tenant, SUPPORT)).toBeNull()
    const [first, second] = await four()
    expect(await numberOne(company.tenant, SUPPORT)).toBe(first)
    await claimTicket(await company.desk(), first, { takeOver: null })
    expect(await numberOne(company.tenant, EVERYTHING)).toBe(second)
    expect(await numberOne(company.tenant, { team: 'product', mode: 'normal' })).toBeNull()
  })

  test('a pin sees who holds its place, and the first p0 it would stand above', async () => {
    const { tenant } = company
    expect(await pinSurroundings(tenant, 1)).toEqual({ placeHolder: null, freePlace: 1, p0Below: null })
    const [p0, untriaged] = await four()
    const expiresAt = later(company.now, HOUR)
    await pinTicket(await company.desk(), untriaged, { place: 1, reason: 'board meeting', expiresAt })
    expect(await pinSurroundings(tenant, 1)).toEqual({ placeHolder: untriaged, freePlace: 2, p0Below: p0 })
    expect(await pinSurroundings(tenant, 2)).toEqual({ placeHolder: null, freePlace: 2, p0Below: p0 })
    await pinTicket(await company.desk(), p0, { place: 2, reason: 'board meeting', expiresAt })
    expect(await pinSurroundings(tenant, 2)).toEqual({ placeHolder: p0, freePlace: 3, p0Below: null })
  })

  test('what the passing of time has changed is found at its instant, the earliest first', async () => {
    const [pinned, leased] = [await aNumber(company, { priority: 'p1' }), await aNumber(company, { priority: 'p0' })]
    const expiresAt = later(company.now, 3 * MINUTE)
    await pinTicket(await company.desk(), pinned, { place: 1, reason: 'board meeting', expiresAt })
    await claimTicket(await company.desk('eve'), pinned, { takeOver: null })
    await claimNext(await company.desk('eve'), 'support')
    const expired = (minutes: number, limit = 9) =>
      wokenNumbers(company.tenant, later(company.now, minutes * MINUTE), limit)
    expect(await expired(2)).toEqual([])
    expect(await expired(3)).toEqual([pinned])
    expect(await expired(5)).toEqual([pinned, leased])
    expect(await expired(5, 1)).toEqual([pinned])
  })
})

test('VERB-6: the first waiting one is not offered to who passed it over, but to others', async () => {
  const [first, second] = await four()
  await claimNext(await company.desk('eve'), 'support')
  await skipTicket(await company.desk('eve'), first, { reason: 'needs search' })
  const offered = async (member: string) => {
    const { first: found, passedOver } = await firstWaiting(company.tenant, SUPPORT, member)
    return [found?.ticket.number, passedOver]
  }
  expect(await offered('eve')).toEqual([second, first])
  expect(await offered('bob')).toEqual([first, null])
})
