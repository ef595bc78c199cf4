import { expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'

const app = testApp()
const ask = { kind: 'problem', body: 'It does not work.', account: 'acme' } as const
const answer = { body: 'We found a slow query and rolled it back.', weight: 'response' } as const

/** Forty tickets on Monday and Tuesday, one each half hour; of each eight the last waits for its answer a day longer. */
async function aHistory(): Promise<void> {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  const begun = app.now
  const late: number[] = []
  for (let n = 0; n < 40; n++) {
    app.now = later(begun, n * 30 * MINUTE)
    const { number } = await ada.open({ ...ask, subject: `Ask ${n}` })
    await eve.act(number, 'triage', { severity: 2, priority: 'p2', reason: 'slow, with a workaround' })
    if (n % 8 === 7) late.push(number)
    else {
      app.now = later(app.now, 20 * MINUTE + (n % 5) * HOUR)
      await eve.act(number, 'reply', answer)
    }
  }
  app.now = later(begun, 40 * HOUR)
  for (const number of late) await eve.act(number, 'reply', answer)
}

test('FOR-3: what would have been called is compared with what became of it', async () => {
  const nothing = await app.client('ada').forecastReport()
  expect(nothing).toMatchObject({ count: 0, brier: null })
  expect(nothing.bins).toHaveLength(10)
  await app.freshWorkspace()
  await aHistory()
  const report = await app.client('ada').forecastReport()
  expect(report.count).toBeGreaterThan(0)
  expect(report.bins.reduce((sum, { count }) => sum + count, 0)).toBe(report.count)
  for (const { from, to, called } of report.bins) {
    if (called !== null) expect(called >= from && called <= to).toBe(true)
  }
})

test('FOR-1: the further back in the line, the likelier it is missed', async () => {
  await aHistory()
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  const chances: number[] = []
  const numbers: number[] = []
  for (let n = 0; n < 30; n++) {
    const { number } = await ada.open({ ...ask, subject: `Now ${n}` })
    await eve.act(number, 'triage', { severity: 2, priority: 'p2', reason: 'slow, with a workaround' })
    numbers.push(number)
  }
  for (const number of [numbers[0], numbers[14], numbers[29]]) {
    const { clocks } = await ada.clocks(number ?? 0)
    const response = clocks.find(({ metric }) => metric === 'first_response')
    chances.push(response?.forecast?.chance ?? -1)
    expect(response?.forecast?.words).toMatch(/^\d+ % likely to be missed: place \d+, /)
  }
  expect(chances).toEqual(chances.toSorted((a, b) => a - b))
  expect(chances[0]).toBeLessThan(chances[2] ?? 0)
})
