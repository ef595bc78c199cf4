/** A promise that is given on a Friday evening and counts on when the week begins again. */
import { expect, test } from 'vitest'
import { instant } from '../../src/domain/time.ts'
import { testApp } from '../support/app.ts'
import { letTimeAct } from '../support/time.ts'

const app = testApp()

/** It is `when`, such as `2024-03-22 19:00`, Pacific time. The week of the promise runs Sunday 14:00 to Friday 17:00. */
async function at(when: string): Promise<void> {
  app.now = instant(`${when.replace(' ', 'T')}-07:00`)
  await letTimeAct(app)
}

const pacific = (iso: string | null) =>
  iso === null
    ? null
    : new Intl.DateTimeFormat('en-US', {
        timeZone: 'America/Los_Angeles',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(new Date(iso))

test('Friday evening, due on Monday morning', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  const ask = {
    kind: 'problem',
    body: 'It does not work.',
    account: 'brook',
    contact: { name: 'Kim', email: 'kim@brook.example' },
  } as const
  const line = async () => {
    const { items } = await ada.queue({ scope: 'support' })
    return items.map(({ subject, dueAt }) => `${subject}: ${pacific(dueAt)}`)
  }

  await at('2024-03-22 16:00')
  const afternoon = await ada.open({ ...ask, subject: 'In the afternoon' })
  expect(afternoon.clock).toMatchObject({ metric: 'first_response', remainingMs: 16 * 3_600_000, openNow: true })

  await at('2024-03-22 19:00')
  const evening = await ada.open({ ...ask, subject: 'In the evening' })
  expect(await line()).toEqual(['In the afternoon: Mon 05:00', 'In the evening: Mon 06:00'])

  await at('2024-03-24 15:00')
  await ada.open({ ...ask, subject: 'On Sunday' })
  expect(await line()).toEqual(['In the afternoon: Mon 05:00', 'In the evening: Mon 06:00', 'On Sunday: Mon 07:00'])

  await at('2024-03-25 04:00')
  for (const number of [afternoon.number, evening.number, 3]) {
    await eve.act(number, 'triage', { severity: 2, priority: 'p2', reason: 'slow, with a workaround' })
  }
  await eve.act(evening.number, 'triage', { severity: 0, priority: 'p2', reason: 'it stands still' })
  expect(await line()).toEqual(['In the evening: Sun 18:00', 'In the afternoon: Mon 05:00', 'On Sunday: Mon 07:00'])
  const why = await ada.why(afternoon.number)
  expect(why.above).toMatchObject({
    number: evening.number,
    criterion: 'severity',
    ours: 'severity 2',
    theirs: 'severity 0',
  })
  expect(why.below).toMatchObject({ number: 3, criterion: 'due' })

  await at('2024-03-25 04:59')
  await eve.act(afternoon.number, 'reply', { body: 'We found the slow query and roll it back today.' })
  expect(await line()).toEqual(['In the evening: Sun 18:00', 'On Sunday: Mon 07:00', 'In the afternoon: null'])
  const kept = await ada.ticket(afternoon.number)
  expect(kept).toMatchObject({ status: 'open', dueAt: null, waiting: true })
  const { clocks } = await ada.clocks(afternoon.number)
  const response = clocks.find(({ metric }) => metric === 'first_response')
  expect([kept.firstRepliedAt, response?.dueAt].map((iso) => pacific(iso ?? null))).toEqual(['Mon 04:59', 'Mon 05:00'])
})
