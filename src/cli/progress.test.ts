import { expect, test } from 'vitest'
import { topline } from '../../test/support/cli.ts'
import { instant, later, SECOND } from '../domain/time.ts'
import type { DemoOptions } from './local-commands.ts'

/** Loads 70,334 events in 20 seconds of a clock in hand. */
function loading() {
  let now = instant('2026-03-02T12:00:00Z')
  const demo = async ({ progress }: DemoOptions) => {
    progress.start(70_334, 'events')
    for (let second = 1; second <= 20; second += 1) {
      now = later(now, SECOND)
      progress.advance(second * 3_500, second > 10 ? 'tickets of May' : undefined)
    }
    progress.start(0, 'rows')
    progress.advance(5)
    progress.stop()
    return { workspace: 'demo', seed: 1, accounts: 0, members: 0, tickets: 0, events: 0, added: 1, tookMs: 1 }
  }
  return { local: { demo }, now: () => now }
}

test('a log gets a line each five seconds', async () => {
  const { stderr } = await topline('demo', loading())
  expect(stderr).toMatchInlineSnapshot(`
    "17,500 of 70,334 events, 3,500/s, 15s left (24%)
    35,000 of 70,334 events, 3,500/s, 10s left (49%)
    52,500 of 70,334 events, 3,500/s, 5s left (74%) · tickets of May
    70,000 of 70,334 events, 3,500/s, 0s left (99%) · tickets of May
    "
  `)
})

test('a person gets one bar that stays in its line', async () => {
  const { stderr, stdout } = await topline('demo', { ...loading(), out: { errorIsTerminal: true, columns: 80 } })
  expect(stderr).toContain('70,000 of 70,334 events, 3,500/s, 0s left')
  expect(stderr).toContain('5 rows')
  expect(stderr).toMatch(/[█░]{24} 99% /)
  expect(stdout).toContain('Loaded the demo company')
})

test('a program gets nothing', async () => {
  const { stderr } = await topline('demo --json', { ...loading(), out: { errorIsTerminal: true } })
  expect(stderr).toBe('')
})

test('work that fails leaves no bar running', async () => {
  const demo = async ({ progress }: DemoOptions) => {
    progress.start(10, 'events')
    throw new TypeError('boom')
  }
  const { exit, stderr } = await topline('demo', { local: { demo }, out: { errorIsTerminal: true, columns: 80 } })
  expect(exit).toBe(3)
  expect(stderr).toMatch(/\n.*Failed: Something broke inside topline: boom\./)
})
