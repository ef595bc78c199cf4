import { describe, expect, test } from 'vitest'
import { clockOf, hours, judgedBy, simpleSla, story, type Told } from '../../../test/support/clock-story.ts'
import { at, clock, held, MON_10, policies, triaged } from '../../../test/support/monday-story.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import { HOUR, instant, MINUTE } from '../time.ts'
import { carriedClocks } from './absorb.ts'
import { clocksOf } from './clocks-of.ts'
import { foldClocks } from './fold.ts'

const { replied, received, solved, reopened, closed } = CHANGES

describe('CLK-7: pauses', () => {
  const told: Told[] = [
    [at('19', '09:00'), held],
    [at('20', '13:00'), received],
  ]

  test('TV-62: twelve held window hours move the resolution by twelve window hours', () => {
    const early: Told[] = [[at('18', '10:01'), triaged(2)], ...told]
    const resolution = clock(early, at('21', '09:00'), 'resolution')
    expect(resolution).toMatchObject({ dueAt: instant('2024-04-01T14:00-07:00'), status: 'running' })
    expect(resolution.pauses).toEqual([
      { from: instant(at('19', '09:00')), to: instant(at('20', '13:00')), reason: 'customer', because: 3 },
    ])
  })

  test('TV-62: a hold for somebody else pauses nothing unless the policy says so', () => {
    const elsewhere: Told[] = [
      [at('19', '09:00'), { ...CHANGES.held, for: 'third_party' }],
      [at('20', '13:00'), CHANGES.resumed],
    ]
    const due = instant('2024-03-29T10:00-07:00')
    expect(clock(elsewhere, at('21', '09:00'), 'resolution')).toMatchObject({ dueAt: due, pauses: [] })
    const optIn = judgedBy(simpleSla({ 2: { resolution: hours(72, { pausedBy: ['customer', 'third_party'] }) } }))
    expect(clockOf(story(MON_10, elsewhere), optIn, at('21', '09:00'), 'resolution').pauses).toHaveLength(1)
  })

  test('a clock that begins during a hold waits for its end', () => {
    const update = clock([...told.slice(0, 1), [at('19', '10:00'), replied]], at('20', '09:00'), 'update')
    expect(update).toMatchObject({ status: 'paused', used: 0, startedAt: instant(at('19', '10:00')) })
  })

  test('while paused nothing is due, and nothing is used up', () => {
    expect(clock(told.slice(0, 1), at('20', '12:00'), 'resolution')).toMatchObject({
      status: 'paused',
      dueAt: null,
      used: 7 * HOUR,
      remaining: 65 * HOUR,
    })
  })

  test('splitting a pause changes nothing', () => {
    const split: Told[] = [
      [at('19', '09:00'), held],
      [at('19', '12:00'), CHANGES.resumed],
      [at('19', '12:00'), held],
      [at('20', '13:00'), received],
    ]
    const [whole, parts] = [told, split].map((each) => clock(each, at('21', '09:00'), 'resolution'))
    expect([parts?.dueAt, parts?.used]).toEqual([whole?.dueAt, whole?.used])
  })
})

describe('CLK-8: reopening', () => {
  const told: Told[] = [
    [at('18', '10:30'), replied],
    [at('18', '15:00'), solved],
    [at('19', '10:00'), received],
  ]

  test('goes on with the same resolution, the time it was solved left out; the first end is kept', () => {
    const resumed = clock(told, at('19', '11:00'), 'resolution')
    expect(resumed).toMatchObject({
      status: 'running',
      startedAt: instant(MON_10),
      firstEndedAt: instant(at('18', '15:00')),
      used: 6 * HOUR,
    })
    const done = clock([...told, [at('19', '12:00'), solved]], at('20', '10:00'), 'resolution')
    expect(done).toMatchObject({
      status: 'met',
      firstEndedAt: instant(at('18', '15:00')),
      endedAt: instant(at('19', '12:00')),
    })
  })

  test('begins a new cycle where the policy says so, and whenever the ticket was closed', () => {
    const fresh = judgedBy(simpleSla({ 2: { resolution: hours(72) } }, { reopening: 'new_cycle' }))
    const events = story(MON_10, told)
    expect(clockOf(events, fresh, at('19', '11:00'), 'resolution', 1).outcome).toBe('met')
    expect(clockOf(events, fresh, at('19', '11:00'), 'resolution', 2).startedAt).toBe(instant(at('19', '10:00')))
    const shut: Told[] = [
      [at('18', '15:00'), solved],
      [at('18', '16:00'), closed],
      [at('19', '10:00'), reopened],
    ]
    expect(clock(shut, at('19', '11:00'), 'resolution', 2).startedAt).toBe(instant(at('19', '10:00')))
  })
})

test('CLK-9: another team gets a clock of its own, and the customer’s run on', () => {
  const internal = judgedBy(simpleSla({ 2: { first_response: hours(8), handover: hours(1) } }))
  const routed = { ...CHANGES.routed, team: 'search' }
  const events = story(MON_10, [
    [at('18', '11:00'), routed],
    [at('18', '11:30'), CHANGES.claimed],
  ])
  expect(clockOf(events, internal, at('18', '12:00'), 'handover')).toMatchObject({ status: 'met', used: 30 * MINUTE })
  expect(clockOf(events, internal, at('18', '12:00'), 'first_response')).toMatchObject({
    status: 'running',
    used: 2 * HOUR,
  })
})

test.each([
  ['accepted', CHANGES.handoff_accepted, 'met'],
  ['bounced', CHANGES.handoff_bounced, 'met'],
  ['withdrawn', CHANGES.handoff_withdrawn, 'cancelled'],
  ['ended by giving the ticket back', CHANGES.released, 'cancelled'],
])('CLK-17: a hand-off that is %s ends the clock of its receiver, and the customer’s run on', (_, answer, status) => {
  const internal = judgedBy(simpleSla({ 2: { first_response: hours(8), handover: hours(1) } }))
  const events = story(MON_10, [
    [at('18', '11:00'), CHANGES.claimed],
    [at('18', '11:00'), CHANGES.handoff_offered],
    [at('18', '11:30'), answer],
  ])
  expect(clockOf(events, internal, at('18', '12:00'), 'handover')).toMatchObject({ status, used: 30 * MINUTE })
  expect(clockOf(events, internal, at('18', '12:00'), 'first_response')).toMatchObject({
    status: 'running',
    used: 2 * HOUR,
  })
})

test('CLK-17: what is said to the customer answers no offer, whosever words they are', () => {
  const internal = judgedBy(simpleSla({ 2: { first_response: hours(8), handover: hours(1) } }))
  const told: Told[] = [
    [at('18', '11:00'), CHANGES.claimed],
    [at('18', '11:00'), CHANGES.handoff_offered],
    [at('18', '11:15'), CHANGES.replied],
  ]
  const events = story(MON_10, told)
  expect(clockOf(events, internal, at('18', '11:30'), 'first_response').status).toBe('met')
  expect(clockOf(events, internal, at('18', '11:30'), 'handover')).toMatchObject({
    status: 'running',
    used: 30 * MINUTE,
  })
  const accepted = story(MON_10, [...told, [at('18', '11:45'), CHANGES.handoff_accepted]])
  expect(clockOf(accepted, internal, at('18', '12:00'), 'handover')).toMatchObject({ status: 'met', used: 45 * MINUTE })
})

test('CLK-9: a reply of the team it was routed to takes it up, also where it was handed off before', () => {
  const internal = judgedBy(simpleSla({ 2: { handover: hours(1) } }))
  const events = story(MON_10, [
    [at('18', '11:00'), CHANGES.handoff_offered],
    [at('18', '11:10'), CHANGES.handoff_withdrawn],
    [at('18', '11:20'), { ...CHANGES.routed, team: 'search' }],
    [at('18', '11:30'), CHANGES.replied],
  ])
  expect(clockOf(events, internal, at('18', '12:00'), 'handover', 2)).toMatchObject({
    status: 'met',
    used: 10 * MINUTE,
  })
})

describe('CLK-10: merge, split, dismissal', () => {
  const other = foldClocks(story(at('18', '09:00'), []), policies)
  const absorbed = { ...CHANGES.absorbed, number: 7, clocks: carriedClocks(other, instant(at('18', '11:00'))) }

  test('for the same customer the earlier start counts', () => {
    const merged = clock(
      [[at('18', '11:00'), { ...absorbed, sameCustomer: true }]],
      at('18', '12:00'),
      'first_response',
    )
    expect(merged).toMatchObject({
      startedAt: instant(at('18', '09:00')),
      dueAt: instant(at('18', '17:00')),
      party: null,
    })
  })

  test('for another customer the clock runs on beside', () => {
    const told: Told[] = [[at('18', '11:00'), { ...absorbed, sameCustomer: false }]]
    const clocks = clocksOf(story(MON_10, told), policies, instant(at('18', '12:00')))
    const responses = clocks.filter(({ metric }) => metric === 'first_response')
    expect(responses.map(({ party, startedAt }) => [party, startedAt])).toEqual([
      [7, instant(at('18', '09:00'))],
      [null, instant(MON_10)],
    ])
    const answered = clocksOf(
      story(MON_10, [...told, [at('18', '12:30'), replied]]),
      policies,
      instant(at('18', '13:00')),
    )
    expect(answered.filter(({ metric }) => metric === 'first_response').map(({ status }) => status)).toEqual([
      'met',
      'met',
    ])
  })

  test('merged on into a third, every customer still has theirs', () => {
    const merging = [at('18', '11:00'), { ...absorbed, sameCustomer: false }] as const
    const second = foldClocks(story(MON_10, [merging]), policies)
    const clocks = carriedClocks(second, instant(at('18', '12:00')))
    const third: Told[] = [[at('18', '12:00'), { ...CHANGES.absorbed, number: 8, sameCustomer: false, clocks }]]
    const responses = clocksOf(story(at('18', '11:30'), third), policies, instant(at('18', '12:00')))
      .filter(({ metric }) => metric === 'first_response')
      .map(({ party, startedAt }) => [party, startedAt])
    expect(responses).toEqual([
      [7, instant(at('18', '09:00'))],
      [8, instant(MON_10)],
      [null, instant(at('18', '11:30'))],
    ])
  })

  test('what was missed before the merge stays missed', () => {
    const late = foldClocks(story('2024-03-14T09:00-07:00', []), policies)
    const change = { ...absorbed, sameCustomer: true, clocks: carriedClocks(late, instant(at('18', '11:00'))) }
    const merged = clock([[at('18', '11:00'), change]], at('18', '12:00'), 'first_response')
    expect(merged.breachedAt).toBe(instant('2024-03-14T17:00-07:00'))
  })

  test.each([
    ['spam', { ...CHANGES.dismissed, as: 'spam' } as const, 'spam'],
    ['merged', { ...CHANGES.merged, into: 7 }, 'merged into #7'],
  ])('%s: cancelled with the reason', (_, change, because) => {
    const clocks = clocksOf(story(MON_10, [[at('18', '11:00'), change]]), policies, instant(at('18', '12:00')))
    expect(clocks.map(({ status, cancelledBecause }) => [status, cancelledBecause])).toEqual(
      clocks.map(() => ['cancelled', because]),
    )
    expect(clocks.length).toBeGreaterThan(2)
  })
})

test('CLK-12: the promise that is due first counts', () => {
  const aim = {
    name: 'aims',
    kind: 'aim',
    rules: [{ name: 'quick', when: {}, calendar: 'office', targets: { first_response: hours(1) } }],
  } as const
  const both = simpleSla({ 2: { first_response: hours(8) } })
  const strict = judgedBy({ ...both, tables: [...both.tables, aim] })
  const response = clockOf(story(MON_10, []), strict, at('18', '10:30'), 'first_response')
  expect(response.dueAt).toBe(instant(at('18', '11:00')))
  expect(response.aims.at(-1)?.rule).toBe('quick')
})
