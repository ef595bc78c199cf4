/** A ticket with two holds, a reopening and a change of the clocks: the API, the strip on the terminal and the text for
 *  the customer tell the same story. Pacific time went back on Sunday 3 November 2024 at 02:00. */
import { expect, test } from 'vitest'
import { NOTICE } from '../../src/actions/publish-policy.ts'
import { SIGNS } from '../../src/cli/ticket/strip.ts'
import { instant } from '../../src/domain/time.ts'
import { timeWords } from '../../src/domain/time-words.ts'
import { testApp } from '../support/app.ts'
import { topline } from '../support/cli.ts'
import { hours, office, simpleSla } from '../support/clock-story.ts'

const app = testApp()

const promises = simpleSla({
  1: { first_response: hours(4), next_response: hours(4), resolution: hours(16) },
  2: { first_response: hours(8), next_response: hours(8), resolution: hours(40) },
})

async function publishPromises(): Promise<void> {
  const client = app.client()
  await client.publishCalendar('office', { document: office() as never, reason: 'as agreed' })
  await client.publishSla({ document: promises as never, reason: 'as agreed' })
  app.wait(NOTICE)
}

const at = (iso: string): void => {
  app.now = instant(iso)
}

const held = { for: 'customer', actsNext: 'Ada' } as const

/** Lives through the week, and gives the number of the ticket. */
async function week(): Promise<number> {
  const client = app.client('eve')
  at('2024-11-01T15:00-07:00')
  const { number } = await client.open({ kind: 'problem', subject: 'Search is slow', body: 'Since this morning.' })
  at('2024-11-01T15:10-07:00')
  await client.act(number, 'triage', { severity: 1, priority: 'p1', reason: 'many are hit' })
  at('2024-11-01T16:30-07:00')
  await client.act(number, 'reply', { body: 'We found a slow query. Please send us the logs.', weight: 'response' })
  at('2024-11-01T16:45-07:00')
  await client.act(number, 'hold', { ...held, reason: 'information_needed', note: 'logs wanted' })
  at('2024-11-04T10:00-08:00')
  await client.act(number, 'receive', { from: { name: 'Ada' }, body: 'Here they are.' })
  at('2024-11-04T10:04-08:00')
  await client.act(number, 'hold', { ...held, reason: 'customer_tests' })
  at('2024-11-05T11:00-08:00')
  await client.act(number, 'receive', { from: { name: 'Ada' }, body: 'It works.' })
  at('2024-11-05T15:00-08:00')
  await client.act(number, 'solve', { resolution: 'the index was rebuilt' })
  at('2024-11-06T09:30-08:00')
  await client.act(number, 'reopen', { reason: 'it is slow again' })
  at('2024-11-06T16:00-08:00')
  await client.act(number, 'reply', { body: 'The index is rebuilt every night now.', weight: 'response' })
  at('2024-11-07T10:00-08:00')
  return number
}

test('EXP-4: the API, the strips and the texts tell the same story', async () => {
  await publishPromises()
  const number = await week()
  const client = app.client()
  const { clocks, holds, shifts } = await client.clocks(number)
  const now = app.now
  const telling = { timeZone: 'America/Los_Angeles', now }
  const ran = await topline(`ticket clocks ${number}`, {
    client: async () => client,
    now: () => now,
    out: { columns: 100 },
  })
  const flat = ran.stdout.replace(/\n {4}/g, ' ')

  // Each clock has its sentence, one strip, and its steps in order.
  expect(clocks.map(({ title, state }) => [title, state])).toEqual([
    ['Resolution', 'running'],
    ['First response', 'met'],
    ['Next response', 'breached'],
  ])
  for (const { sentence, steps } of clocks) {
    expect(ran.stdout.replaceAll('\n', ' ')).toContain(sentence)
    for (const step of steps) expect(flat).toContain(`${timeWords(instant(step.at), telling)} · ${step.text}`)
  }
  const strips = ran.stdout
    .split('\n')
    .filter((line) => line !== '' && [...line].every((sign) => sign === ' ' || sign in SIGNS))
  expect(strips).toMatchInlineSnapshot(`
    [
      "█░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██░░░░░░░░░░░░░░█████···········│◆",
      "█✓                                              ◆",
      "                                               ███◆▓▓···········▓▓▓▓▓▓···········▓▓▓▓▓✗",
    ]
  `)

  // Worked out by hand: counted are Fri 15:00-16:45, Mon 10:00-10:04, Tue 11:00-15:00, Wed 9:30-17:00, Thu 9:00-10:00.
  expect(clocks[0]).toMatchObject({ usedMs: (14 * 60 + 19) * 60_000, remainingMs: (60 + 41) * 60_000 })
  expect(clocks[0]?.pauses.map(({ reason }) => reason)).toEqual(['customer', 'customer', 'solved'])
  expect(shifts).toEqual([{ at: '2024-11-03T09:00:00.000Z', timeZone: 'America/Los_Angeles', byMinutes: -60 }])
  expect(clocks[0]?.steps.map(({ text }) => text.split(':')[0])).toEqual([
    'Started',
    'Eve triaged it to severity 1, p1',
    'Paused',
    'Clocks change in America/Los_Angeles',
    'Resumed',
    'Paused',
    'Resumed',
    'Ended',
    'Reopened',
  ])
  expect(holds.map(({ flags }) => flags)).toEqual([[], ['begun 4 min after the customer wrote, who had no answer yet']])

  const customer = await topline(`ticket clocks ${number} --customer`, { client: async () => client, now: () => now })
  expect(customer.stdout).toMatchInlineSnapshot(`
    "Ticket #1, as of Thu 7 Nov 10:00. Times are those of America/Los_Angeles.

    First answer: in time.
    - Promised: 8 business hours, counted from Fri 1 Nov 15:00.
    - On Fri 1 Nov 15:10 it became 4 business hours instead of 8 business hours, when we set how severe it is.
    - Counted: Fri 1 Nov 15:00–16:30; 1 h 30 min in all.
    - Due Mon 4 Nov 11:00. We answered on Fri 1 Nov 16:30.

    Solution: on its way.
    - Promised: 40 business hours, counted from Fri 1 Nov 15:00.
    - On Fri 1 Nov 15:10 it became 16 business hours instead of 40 business hours, when we set how severe it is.
    - Counted: Fri 1 Nov 15:00–16:45, Mon 4 Nov 10:00–10:04, Tue 5 Nov 11:00–15:00, Wed 6 Nov 09:30–17:00, Thu 7 Nov 09:00–10:00; 14 h 19 min in all.
    - Not counted: Fri 1 Nov 16:45 – Mon 4 Nov 10:00, while we waited for information from you.
    - Not counted: Mon 4 Nov 10:04 – Tue 5 Nov 11:00, while you were testing.
    - Not counted: Tue 5 Nov 15:00 – Wed 6 Nov 09:30, while it was solved.
    - The clocks of America/Los_Angeles changed on Sun 3 Nov: 02:00 becomes 01:00.
    - Due Thu 7 Nov 11:41.

    Answer to your message of Mon 4 Nov 10:00: too late.
    - Promised: 4 business hours, counted from Mon 4 Nov 10:00.
    - Counted: Mon 4 Nov 10:00–17:00, Tue 5 Nov 09:00–17:00, Wed 6 Nov 09:00–16:00; 22 h in all.
    - We missed this promise: it was due Mon 4 Nov 14:00. We answered on Wed 6 Nov 16:00, 50 h late.
    "
  `)
})
