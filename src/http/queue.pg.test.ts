/** Reading a line: its order, its filters, page by page. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { QueuePage, type QueueRow, SearchHits } from '../contract/queue.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'
import { PRIORITIES, SEGMENTS } from '../domain/vocabulary.ts'

const app = testApp()

const page = async (query = '') => bodyOf(QueuePage, await app.send(`GET /api/v1/queue?${query}`))
const numbers = ({ items }: { readonly items: readonly { readonly number: number }[] }) =>
  items.map(({ number }) => number)

/** Every row of a list, by following `nextCursor`; `limit` rows at a time. */
async function walk(query: string, limit: number): Promise<QueueRow[]> {
  const rows: QueueRow[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { items, nextCursor, total } = await page(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
    expect(nextCursor === null || items.length === limit).toBe(true)
    rows.push(...items)
    if (nextCursor === null) expect(rows).toHaveLength(total)
    cursor = nextCursor
  }
  return rows
}

test('HTTP-1: the line of the company and of a team, with the place of each ticket', async () => {
  const slow = await aNumber(app, { account: 'acme', priority: 'p2' })
  const down = await aNumber(app, { team: 'engineering', priority: 'p0' })
  const fresh = await aNumber(app)
  const company = await page()
  expect(company).toMatchObject({
    scope: 'company',
    mode: 'normal',
    total: 3,
    totalIsExact: true,
    nextCursor: null,
    asOf: isoOf(app.now),
  })
  expect(company.items.map(({ number, place }) => [number, place])).toEqual([
    [down, 1],
    [fresh, 2],
    [slow, 3],
  ])
  expect(company.items[2]).toMatchObject({ account: { name: 'Acme Robotics' }, segment: 'enterprise', waiting: true })
  const support = await page('scope=support')
  expect(support.items.map(({ number, place }) => [number, place])).toEqual([
    [fresh, 1],
    [slow, 2],
  ])
  expect(await page('scope=product')).toMatchObject({ total: 0, items: [], nextCursor: null })
})

test('tickets that do not wait are listed by their state, without a place', async () => {
  const [owned, leased, held, solved, closed] = [
    await aNumber(app),
    await aNumber(app, { priority: 'p0' }),
    await aNumber(app),
    await aNumber(app),
    await aNumber(app),
  ]
  const act = (number: number, verb: string, body: object) =>
    app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body })
  await act(owned, 'claim', {})
  await act(held, 'hold', { for: 'internal', reason: 'fix_scheduled', actsNext: 'engineering' })
  await act(solved, 'solve', { resolution: 'rolled back' })
  await act(closed, 'solve', { resolution: 'rolled back' })
  await act(closed, 'close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
  await app.send('POST /api/v1/queue/next', { as: 'bob', body: {} })
  const inState = async (query: string) => (await page(query)).items.map(({ number, place }) => ({ number, place }))
  const rows = (...found: number[]) => found.map((number) => ({ number, place: null }))
  expect(await inState('state=waiting')).toEqual([])
  expect(await inState('state=owned')).toEqual(rows(leased, owned))
  expect(await inState('state=owned&owner=eve')).toEqual(rows(owned))
  expect(await inState('state=owned&owner=bob')).toEqual(rows(leased))
  expect(await inState('state=held')).toEqual(rows(held))
  expect(await inState('state=done')).toEqual(rows(closed, solved))
})

describe('filters', () => {
  test('each shows what fits it, at the places of the whole line', async () => {
    const acme = await aNumber(app, { account: 'acme', priority: 'p1', kind: 'question' })
    const brook = await aNumber(app, { account: 'brook', priority: 'p2' })
    const fresh = await aNumber(app, { segment: 'presales', kind: 'presales' })
    const late = await aNumber(app, { segment: 'free', priority: 'p3' })
    expect(numbers(await page())).toEqual([fresh, acme, brook, late])
    const placed = async (query: string) => (await page(query)).items.map(({ number, place }) => [number, place])
    expect(await placed('account=acme')).toEqual([[acme, 2]])
    expect(await placed('segment=team')).toEqual([[brook, 3]])
    expect(await placed('priority=p3')).toEqual([[late, 4]])
    expect(await placed('priority=untriaged')).toEqual([[fresh, 1]])
    expect(await placed('kind=problem')).toEqual([
      [brook, 3],
      [late, 4],
    ])
    expect(await placed('kind=problem&segment=free')).toEqual([[late, 4]])
    expect(await page('kind=problem&segment=presales')).toMatchObject({ total: 0, items: [] })
  })

  test('TAG-7: by theme and area, at the places of the whole line', async () => {
    const first = await aNumber(app, { priority: 'p0' })
    const tagged = await aNumber(app, { priority: 'p1', account: 'acme', tags: ['runners'], area: 'batch-changes' })
    const other = await aNumber(app, { priority: 'p2', account: 'brook', tags: ['runners'] })
    expect(numbers(await page())).toEqual([first, tagged, other])
    const placed = async (query: string) => (await page(query)).items.map(({ number, place }) => [number, place])
    expect(await placed('tag=runners')).toEqual([
      [tagged, 2],
      [other, 3],
    ])
    expect(await placed('area=batch-changes&tag=runners')).toEqual([[tagged, 2]])
    expect(await placed('tag=runners&account=brook')).toEqual([[other, 3]])
    expect(await page('tag=never-used')).toMatchObject({ total: 0, items: [], nextCursor: null })
    expect((await app.send('GET /api/v1/queue?tag=')).status).toBe(400)
  })

  test('TAG-4, TAG-7: a renamed tag is found under each of its names', async () => {
    const old = await aNumber(app, { priority: 'p0', tags: ['runners'], area: 'sign-on' })
    const document = {
      name: 'tags',
      about: '',
      areas: [{ slug: 'sso', name: 'Single sign-on', about: '', replaces: ['sign-on'] }],
      themes: [{ slug: 'executors', name: 'Executors', about: '', replaces: ['runners'] }],
    }
    const published = await app.send('POST /api/v1/policies/tags', {
      body: { document, reason: 'one word for one thing' },
    })
    expect(published.status, published.text).toBe(201)
    app.forget()
    app.wait(HOUR)
    for (const query of ['tag=runners', 'tag=executors', 'area=sso', 'area=sign-on']) {
      expect(numbers(await page(query)), query).toEqual([old])
    }
  })
})

describe('HTTP-7: following the cursor walks every row once, in order', () => {
  const factsOf = (n: number) => ({ segment: SEGMENTS[n % SEGMENTS.length] ?? 'free', subject: `The ${n}. ticket` })

  async function aLine(): Promise<void> {
    await manyTickets(app, 57, factsOf)
    for (const number of [3, 9, 10, 31, 44]) {
      const body = { severity: number % 4, priority: PRIORITIES[number % 4], reason: 'by the contract' }
      await app.send(`POST /api/v1/tickets/${number}/triage`, { body })
    }
  }

  test('in both modes, however long the pages', async () => {
    await aLine()
    for (const mode of ['normal', 'hard']) {
      if (mode === 'hard') await app.send('POST /api/v1/workspace/mode', { body: { mode, reason: 'two are ill' } })
      const whole = await page('limit=200')
      expect(whole.items.map(({ place }) => place)).toEqual(Array.from({ length: 57 }, (_, index) => index + 1))
      for (const limit of [1, 7, 19, 57]) expect(await walk('', limit)).toEqual(whole.items)
    }
  })

  test('of a filtered list', async () => {
    await aLine()
    const whole = await page('segment=free&limit=200')
    expect(whole.items.length).toBeGreaterThan(5)
    expect(await walk('segment=free', 2)).toEqual(whole.items)
  })

  test('of what is done, the newest first', async () => {
    await manyTickets(app, 7, factsOf)
    for (const number of [5, 1, 7, 2, 4]) {
      await app.send(`POST /api/v1/tickets/${number}/solve`, { body: { resolution: 'rolled back' } })
    }
    expect(numbers({ items: await walk('state=done', 2) })).toEqual([7, 5, 4, 2, 1])
  })

  test('while the line moves, places are the present ones and nothing comes a second time', async () => {
    await manyTickets(app, 9, () => ({}))
    const first = await page('limit=4')
    const triage = { severity: 0, priority: 'p0', reason: 'all is down' }
    await app.send('POST /api/v1/tickets/9/triage', { body: triage })
    await app.send('POST /api/v1/tickets/2/claim', { body: {} })
    const rest = await page(`limit=10&cursor=${first.nextCursor}`)
    expect(numbers(first)).toEqual([1, 2, 3, 4])
    expect(numbers(rest)).toEqual([5, 6, 7, 8])
    expect(rest.items.map(({ place }) => place)).toEqual([5, 6, 7, 8])
  })
})

test('a cursor of one list is none of another: it would leave tickets out', async () => {
  await manyTickets(app, 3, () => ({}))
  await app.send('POST /api/v1/tickets/1/solve', { body: { resolution: 'rolled back' } })
  await app.send('POST /api/v1/tickets/2/solve', { body: { resolution: 'rolled back' } })
  const { nextCursor: ofDone } = await page('state=done&limit=1')
  await manyTickets(app, 3, () => ({ subject: 'Three more' }))
  const { nextCursor: ofNormal } = await page('limit=1')
  await app.send('POST /api/v1/workspace/mode', { body: { mode: 'hard', reason: 'two are ill' } })
  for (const query of [`cursor=${ofDone}`, `cursor=${ofNormal}`, `state=done&cursor=${ofNormal}`]) {
    const answer = await app.send(`GET /api/v1/queue?${query}`)
    expect(answer.status).toBe(400)
    expect(problemOf(answer).code).toBe('cursor_invalid')
  }
})

test('tickets are found by their words, the newest first, also by those of an answer', async () => {
  const first = await aNumber(app, { subject: 'Webhooks are delivered twice' })
  app.wait(MINUTE)
  const second = await aNumber(app, { subject: 'A webhook is late', receivedAt: later(app.now, -MINUTE) })
  const body = { body: 'It is the zanzibar setting.' }
  await app.send(`POST /api/v1/tickets/${first}/reply`, { body })
  const found = async (q: string) => bodyOf(SearchHits, await app.send(`GET /api/v1/search?q=${q}`))
  expect(numbers(await found('webhook'))).toEqual([second, first])
  expect(numbers(await found('webhook&limit=1'))).toEqual([second])
  expect(numbers(await found('zanzibar'))).toEqual([first])
  expect(await found('nothing-like-it')).toEqual({ items: [] })
})
