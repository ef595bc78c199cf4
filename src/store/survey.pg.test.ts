/** Counting by surveys is exact at every moment, whoever writes meanwhile: held against walking along the line. */
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { anOpening, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { recordInWorkspace } from '../actions/create-workspace.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { claimTicket, releaseTicket, solveTicket, triageTicket } from '../actions/ticket-verbs.ts'
import { must } from '../domain/assert.ts'
import { longStretch, standing } from '../domain/milestones.ts'
import type { RankKey } from '../domain/rank.ts'
import { PRIORITIES, SEVERITIES } from '../domain/vocabulary.ts'
import { between, pick, type Random, seeded } from '../local/demo/random.ts'
import { inTransaction, type Tenant } from './db.ts'
import { countAll, countBefore, waitingByTeam } from './places.ts'
import type { Line } from './queue.ts'
import { countBySurvey, PROJECTIONS_REBUILT, refined, type Survey, takeSurvey } from './survey.ts'
import { keyOf } from './ticket-row.ts'

const company = testCompany()
const NONE = { normal: [], hard: [] }
const LINES: readonly Line[] = (['normal', 'hard'] as const).flatMap((mode) => [
  { team: null, mode },
  { team: 'support', mode },
])

/** One change by chance, of the kinds that move a ticket; refusals are as good as changes. */
async function changeSomething(random: Random, tickets: number): Promise<void> {
  const desk = await company.desk(pick(random, ['ada', 'eve', 'lee']))
  const number = between(random, 1, tickets)
  const triage = { severity: pick(random, SEVERITIES), priority: pick(random, PRIORITIES), reason: 'by chance' }
  const acts = [
    () => openTicket(desk, anOpening({ team: pick(random, ['support', 'product']) })),
    () => triageTicket(desk, number, triage),
    () => claimTicket(desk, number, { takeOver: 'it is urgent' }),
    () => releaseTicket(desk, number, { reason: null }),
    () => solveTicket(desk, number, { resolution: 'done' }),
  ]
  await pick(random, acts)().catch(() => {})
}

/** Two counts at the same moment: a tenant whose statements all see what the first of them saw. */
async function atOneMoment<Result>(work: (still: Tenant) => Promise<Result>): Promise<Result> {
  return inTransaction(company.tenant, async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx.db)
    return work(tx)
  })
}

/** Some keys at which tickets wait, and keys between and beyond them. */
async function someKeys({ db, workspace }: Tenant, line: Line): Promise<RankKey[]> {
  const { rows } = await sql<{ key: Buffer }>`
    select ${sql.ref(`key_${line.mode}`)} as key from ticket
    where workspace_id = ${workspace} and line = 'waiting' order by random() limit 12`.execute(db)
  const keys = rows.map(({ key }) => keyOf(key))
  return [...keys, ...keys.slice(0, 3).map((key) => `${key}00` as RankKey), '' as RankKey, 'ff'.repeat(24) as RankKey]
}

/** Holds a count by `survey` against walking, and returns the survey it led to. */
async function held(survey: Survey, still: Tenant, line: Line): Promise<Survey> {
  const keys = await someKeys(still, line)
  const sought = { normal: [], hard: [], [line.mode]: keys }
  const counted = must(await countBySurvey(survey, still, line.team, sought), 'not lost')
  const walked = await countAll(still, line.team, sought)
  expect({ before: counted.before, all: standing(counted.survey.lines[line.mode], line.team) }).toEqual(walked)
  return counted.survey
}

describe('while eight write', () => {
  beforeEach(() => manyTickets(company, 3_000, (n) => ({ team: n % 3 === 0 ? 'product' : 'support' })))

  test('every count is that of the moment at which it is made', async () => {
    let survey = await takeSurvey(company.tenant)
    let left = 400
    const writers = Array.from({ length: 8 }, async (_, index) => {
      const random = seeded(index)
      while (left-- > 0) await changeSomething(random, 3_000)
    })
    const random = seeded(99)
    while (left > 0) survey = await atOneMoment((still) => held(survey, still, pick(random, LINES)))
    await Promise.all(writers)
    for (const line of LINES) await atOneMoment((still) => held(survey, still, line))
  })

  test('a stretch that grew too long is divided, and the count stays exact', async () => {
    const survey = await takeSurvey(company.tenant)
    await manyTickets(company, 1_500, () => ({ team: 'support' }))
    const grown = await atOneMoment((still) => held(survey, still, must(LINES[0], 'listed')))
    expect(longStretch(grown.lines.normal, 1_024)).toBeDefined()
    let divided = grown
    for (let turn = 0; turn < 4; turn++) divided = await refined(divided, company.tenant)
    for (const mode of ['normal', 'hard'] as const) expect(longStretch(divided.lines[mode], 1_024)).toBeUndefined()
    for (const line of LINES) await atOneMoment((still) => held(divided, still, line))
  })
})

test('a survey is given up when the stored places were rebuilt, or more happened than is worth following', async () => {
  await manyTickets(company, 20, () => ({}))
  const survey = await takeSurvey(company.tenant)
  const count = () => countBySurvey(survey, company.tenant, null, NONE)
  expect(await count()).toBeDefined()
  await manyTickets(company, 5_001, () => ({}))
  expect(await count()).toBeUndefined()
  const again = await takeSurvey(company.tenant)
  await recordInWorkspace(company.tenant, PROJECTIONS_REBUILT, {}, company)
  expect(await countBySurvey(again, company.tenant, null, NONE)).toBeUndefined()
})

test('a long line is counted by its survey, a short one by walking; nobody can tell', async () => {
  await manyTickets(company, 5_200, (n) => ({ team: n % 2 === 0 ? 'product' : 'support' }))
  const desk = await company.desk()
  for (let turn = 0; turn < 4; turn++) {
    for (const line of LINES) {
      const keys = await someKeys(company.tenant, line)
      const sought = { normal: [], hard: [], [line.mode]: keys }
      expect(await countBefore(company.tenant, line.team, sought)).toEqual(
        await countAll(company.tenant, line.team, sought),
      )
    }
    const { ticket } = await openTicket(desk, anOpening())
    await triageTicket(desk, ticket.number, { severity: 1, priority: 'p1', reason: 'x' })
  }
  expect(await waitingByTeam(company.tenant)).toEqual(
    new Map([
      ['product', 2_600],
      ['support', 2_604],
    ]),
  )
})

test('a neighbour is not counted', async () => {
  await manyTickets(company, 300, () => ({}))
  await company.freshWorkspace()
  const { lines } = await takeSurvey(company.tenant)
  expect(standing(lines.normal, null)).toBe(0)
})
