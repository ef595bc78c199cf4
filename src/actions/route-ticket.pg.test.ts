import { describe, expect, test } from 'vitest'
import { refused } from '../../test/support/asking.ts'
import { anOpening } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { HOUR } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { ruleCounts, tagUses, wrongTeams } from '../store/routing.ts'
import { type OpenRequest, openTicket } from './open-ticket.ts'
import { publishPolicy } from './publish-policy.ts'
import { classifyTicket, routesOf, routeTicket } from './route-ticket.ts'
import { replyToTicket } from './ticket-verbs.ts'
import { undoOnTicket } from './undo-on-ticket.ts'

const company = testCompany()

const open = async (facts: Partial<OpenRequest> = {}, handle = 'eve') =>
  openTicket(await company.desk(handle), anOpening({ team: undefined, contact: null, account: null, ...facts }))

const opening = async (facts: Partial<OpenRequest> = {}, handle = 'eve') => {
  const placed = await open(facts, handle)
  const [first] = await ticketEvents(company.tenant, placed.ticket.id)
  return { ...placed, change: first?.change.type === 'opened' ? first.change : undefined }
}

const lookingFor = {
  kind: 'question',
  subject: 'How do I search two repositories?',
  body: 'Is there a filter?',
} as const
const searches = { ...lookingFor, kind: 'task', subject: 'Reindex a shard for acme' } as const

describe('ROU-1: a ticket without a team goes where the policy says', () => {
  test('with the rule, how sure it is, and why', async () => {
    const { ticket, change } = await opening({ ...lookingFor, contact: { name: 'Dana', email: 'dana@acme.example' } })
    expect(ticket).toMatchObject({ team: 'support', area: 'search', routeRule: 'How-to question', routeWrong: false })
    expect(change?.route).toEqual({
      rule: 'How-to question',
      confidence: 0.65,
      reason: 'Support explains how things are done.',
    })
    expect(change).not.toHaveProperty('detour')
  })

  test('by the owner of the area, when support asks', async () => {
    const { ticket, change } = await opening(searches)
    expect(ticket).toMatchObject({ team: 'engineering', area: 'indexing' })
    expect(change?.route?.reason).toContain('Found “reindex”, “shard” in the subject')
  })

  test('and to support, counted as the default, when no rule fits', async () => {
    const { ticket, change } = await opening({ kind: 'task', subject: 'Order new chairs', body: 'Six.' })
    expect(ticket).toMatchObject({ team: 'support', area: null, routeRule: 'default' })
    expect(change?.route).toMatchObject({ confidence: 0.1, reason: 'No rule fits, so support looks at it first.' })
  })

  test('a feature request of an account without an advisor is support’s (TV-69)', async () => {
    const { ticket } = await opening({ ...lookingFor, kind: 'feature', account: 'acme' })
    expect(ticket).toMatchObject({ team: 'support', routeRule: 'Feature request, without a technical advisor' })
  })
})

describe('ROU-9: a team that somebody gives', () => {
  test('stays, and the agreed path is recorded where it leads elsewhere', async () => {
    const { ticket, change } = await opening({ ...searches, team: 'product' })
    expect(ticket).toMatchObject({ team: 'product', area: 'indexing', routeRule: null })
    expect(change).not.toHaveProperty('route')
    expect(change?.detour).toMatch(/^The agreed path leads to team engineering, by the rule “Help from engineering/)
  })

  test('on the agreed path says nothing of it', async () => {
    const { change } = await opening({ ...searches, team: 'engineering' })
    expect(change).not.toHaveProperty('detour')
    expect(change).not.toHaveProperty('route')
  })
})

test('ROU-1: where the ticket could go, as it stands now', async () => {
  const { ticket } = await open(searches)
  const { candidates, area } = await routesOf(await company.desk(), ticket.number)
  expect(candidates.map(({ to, rule }) => [to, rule])).toEqual([
    [{ team: 'engineering' }, 'Help from engineering, by product area'],
    [{ team: 'support' }, 'default'],
  ])
  expect(area).toBe('indexing')
  await classifyTicket(await company.desk('eve'), ticket.number, { kind: 'question' })
  const after = await routesOf(await company.desk(), ticket.number)
  expect(after.candidates[0]).toMatchObject({ to: { team: 'support' }, rule: 'How-to question' })
})

describe('ROU-13: a rule that put it wrongly is counted', () => {
  test('when the ticket is sent on before anybody has answered', async () => {
    const { ticket } = await open(searches)
    await routeTicket(await company.desk('eve'), ticket.number, { team: 'product', reason: 'a wish' })
    expect(await ruleCounts(company.tenant)).toEqual([
      { rule: 'Help from engineering, by product area', routed: 1, wrong: 1 },
    ])
    expect(await wrongTeams(company.tenant)).toEqual([
      { rule: 'Help from engineering, by product area', team: 'product', tickets: 1 },
    ])
  })

  test('with the team it was corrected to, wherever it goes then', async () => {
    const { ticket } = await open(searches)
    await routeTicket(await company.desk('eve'), ticket.number, { team: 'product', reason: 'a wish' })
    await routeTicket(await company.desk('eve'), ticket.number, { team: 'support', reason: 'it is broken' })
    expect(await wrongTeams(company.tenant)).toMatchObject([{ team: 'product', tickets: 1 }])
  })

  test('and not when support has answered and hands it on', async () => {
    const { ticket } = await open({ ...lookingFor, contact: { name: 'Dana', email: 'dana@acme.example' } })
    const reply = { body: 'We found the cause.', weight: 'response', sentAt: null, after: 'stay' } as const
    await replyToTicket(await company.desk('eve'), ticket.number, reply)
    const { ticket: after } = await routeTicket(await company.desk('eve'), ticket.number, {
      team: 'engineering',
      reason: 'needs a fix',
    })
    expect(after).toMatchObject({ team: 'engineering', owner: null, routeRule: 'How-to question', routeWrong: false })
  })
})

test('ROU-14: no action for support ends it, by those who may end tickets', async () => {
  const { ticket } = await open(lookingFor)
  const done = { noAction: 'the customer engineer', reason: 'It is about a script of theirs.' }
  await expect(routeTicket(await company.desk('lee'), ticket.number + 1, done)).rejects.toThrow(
    refused('ticket_not_found'),
  )
  const desk = await company.desk('eve')
  const asProduct = { ...desk, asking: { ...desk.asking, role: 'product' } } as const
  await expect(routeTicket(asProduct, ticket.number, done)).rejects.toThrow(refused('not_allowed'))
  const { ticket: after } = await routeTicket(desk, ticket.number, done)
  expect(after).toMatchObject({ status: 'closed', closingReason: 'no_action' })
})

test('ROU-12: a team that is not there', async () => {
  const { ticket } = await open(lookingFor)
  const to = { team: 'nowhere', reason: null }
  await expect(routeTicket(await company.desk(), ticket.number, to)).rejects.toThrow(refused('team_not_found'))
})

describe('TAG-4: an old tag', () => {
  const renamed = {
    name: 'tags',
    about: '',
    areas: [{ slug: 'indexing', name: 'Indexing', about: '' }],
    themes: [{ slug: 'executors', name: 'Executors', about: '', replaces: ['runners'] }],
  }

  test('stays in the past, and is written as the new one from then on', async () => {
    const { ticket } = await open({ ...searches, tags: ['runners'] })
    const draft = { name: 'tags', slug: 'tags', document: renamed, effectiveFrom: undefined } as const
    const request = { ...draft, reason: 'one word', apply: false }
    await publishPolicy(await company.desk('ada'), request, (body) => ({ status: 201, body: JSON.stringify(body) }))
    company.wait(HOUR)
    const again = await classifyTicket(await company.desk('eve'), ticket.number, { effort: 'hours' })
    expect(again.ticket).toMatchObject({ tags: ['runners'], effort: 'hours' })
    const after = await classifyTicket(await company.desk('eve'), ticket.number, { tags: ['runners', 'executors'] })
    expect(after.ticket).toMatchObject({ tags: ['executors'] })
    expect(await tagUses(company.tenant)).toEqual(
      expect.arrayContaining([
        { slug: 'executors', open: 1, all: 1, isArea: false },
        { slug: 'indexing', open: 1, all: 1, isArea: true },
      ]),
    )
  })
})

test('ROU-13: a route that is taken back is no longer wrong', async () => {
  const { ticket } = await open(searches)
  const { ticket: sent } = await routeTicket(await company.desk('eve'), ticket.number, {
    team: 'product',
    reason: null,
  })
  const { ticket: back } = await undoOnTicket(await company.desk('eve'), ticket.number, { version: sent.version })
  expect(back).toMatchObject({ team: 'engineering', routeWrong: false })
})
