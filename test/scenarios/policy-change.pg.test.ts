/** A policy that changes while clocks run, against the whole server: previewed, carried over, and nothing finished moves. */
import { expect, test } from 'vitest'
import { must } from '../../src/domain/assert.ts'
import { instant } from '../../src/domain/time.ts'
import { ticketByNumber } from '../../src/store/tickets.ts'
import { testApp } from '../support/app.ts'
import { letTimeAct } from '../support/time.ts'

const app = testApp()

async function at(when: string): Promise<void> {
  app.now = instant(when)
  await letTimeAct(app)
}

const ask = { kind: 'problem', body: 'Every search takes ten seconds.', account: 'acme' } as const
const severity2 = { severity: 2, priority: 'p2', reason: 'slow, with a workaround' } as const

async function opened(subject: string): Promise<number> {
  const { number } = await app.client('ada').open({ ...ask, subject })
  await app.client('eve').act(number, 'triage', severity2)
  return number
}

const response = async (number: number) => {
  const { clocks } = await app.client('ada').clocks(number)
  return must(
    clocks.find(({ metric }) => metric === 'first_response'),
    'owed from the opening',
  )
}

/** Every byte of what is stored of a ticket's first response. */
async function storedResponse(number: number): Promise<string> {
  const { clocks } = must(await ticketByNumber(app.tenant, number), 'it is there')
  return JSON.stringify(clocks.cycles.filter(({ metric }) => metric === 'first_response'))
}

test('POL-6, CLK-2: eight hours become three while clocks run', async () => {
  const lee = app.client('lee')
  await at('2024-03-18T09:00-07:00')
  const [old, fresh, answered] = [await opened('Since nine'), await opened('Since eleven'), await opened('Answered')]
  await at('2024-03-18T09:30-07:00')
  const body = 'We found a slow query and rolled it back.'
  await app.client('eve').act(answered, 'reply', { body, weight: 'response' })
  const kept = await storedResponse(answered)

  await at('2024-03-18T12:30-07:00')
  const { versions, inForce } = await lee.slaVersions()
  const { document } = must(
    versions.find(({ version }) => version === inForce),
    'one is in force',
  )
  const tables = document.tables.map((table) => ({
    ...table,
    rules: table.rules.map((rule) => {
      const target = rule.targets.first_response
      return target?.amount === 8
        ? { ...rule, targets: { ...rule.targets, first_response: { ...target, amount: 3 } } }
        : rule
    }),
  }))
  const stricter = { ...document, tables }
  const preview = await lee.previewSla({ document: stricter })
  expect(preview).toMatchObject({ newlyBreached: 2, gains: 0 })
  expect((await response(old)).dueAt).toBe('2024-03-19T00:00:00.000Z')

  await app.client('ada').publishSla({ document: stricter, reason: 'the new contract', apply: true })
  expect((await response(old)).dueAt).toBe('2024-03-19T00:00:00.000Z')
  await app.carryOver()
  const changed = await response(old)
  expect(changed).toMatchObject({
    state: 'breached',
    dueAt: '2024-03-18T19:00:00.000Z',
    startedAt: '2024-03-18T16:00:00.000Z',
  })
  expect(changed.targets.map(({ amount }) => amount)).toEqual([8, 3])
  // Missed by the change, not at the due that nobody knew of.
  expect(instant(changed.breachedAt ?? '')).toBeGreaterThanOrEqual(instant('2024-03-18T12:30-07:00'))
  expect((await response(fresh)).state).toBe('breached')
  expect(await storedResponse(answered)).toBe(kept)
  const next = await opened('Under the new contract')
  expect((await response(next)).targets.map(({ amount }) => amount)).toEqual([3])
})
