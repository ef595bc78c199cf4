import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, instant, isoOf, later, MINUTE } from '../time.ts'
import { type Downtime, type DowntimeKind, periodOf, UPTIME_PROMISES, uptimeOf } from './uptime.ts'

const { 'enterprise-2023': promise, 'contract-2020': managed } = UPTIME_PROMISES
/** Thirty days of UTC. */
const june = periodOf(2024, 6, 'UTC')
const at = (text: string): Instant => instant(`2024-${text}Z`)

const down = (kind: DowntimeKind, start: Instant, length: number, announcedAt: Instant | null = null): Downtime => ({
  kind,
  start,
  end: later(start, length),
  announcedAt,
})
const outage = (minutes: number, from = '06-10T00:00') => down('outage', at(from), minutes * MINUTE)
const maintenance = (from: string, hours: number, notice: number | null) =>
  down('maintenance', at(from), hours * HOUR, notice === null ? null : later(at(from), -notice * HOUR))

describe('TV-88, SLA-16: 99.5 % of a month', () => {
  test.each([
    ['nothing', 0, '100.000', true, true, 216],
    ['a minute less than allowed', 215, '99.502', true, true, 1],
    ['just as much as allowed', 216, '99.500', true, false, 0],
    ['a minute more', 217, '99.497', false, false, -1],
    ['everything', 30 * 24 * 60, '0.000', false, false, 216 - 30 * 24 * 60],
  ])('%s', (_, minutes, percent, atLeast, moreThan, left) => {
    const period = { ...june }
    const downtimes =
      minutes > 1_000 ? [down('outage', june.month.start, minutes * MINUTE)] : minutes ? [outage(minutes)] : []
    expect(uptimeOf(promise, period, downtimes)).toMatchObject({
      down: minutes * MINUTE,
      percent,
      kept: { at_least: atLeast, more_than: moreThan },
      met: atLeast,
      left: left * MINUTE,
    })
  })

  test('a millisecond over is a miss, and its percent does not read as a hit', () => {
    const over = down('outage', at('06-10T00:00'), 216 * MINUTE + 1)
    expect(uptimeOf(promise, june, [over])).toMatchObject({ percent: '99.499', met: false, left: -1 })
  })

  test('read as "more than", the limit itself is a miss', () => {
    expect(uptimeOf({ ...promise, comparison: 'more_than' }, june, [outage(216)]).met).toBe(false)
  })

  test.each([
    [2024, 6, 'UTC', 30 * DAY, 216],
    [2024, 7, 'UTC', 31 * DAY, 223.2],
    [2023, 2, 'UTC', 28 * DAY, 201.6],
    [2024, 12, 'UTC', 31 * DAY, 223.2],
    [2024, 3, 'America/Los_Angeles', 31 * DAY - HOUR, 222.9],
    [2024, 11, 'America/Los_Angeles', 30 * DAY + HOUR, 216.3],
  ])('%i-%i in %s', (year, month, zone, total, minutes) => {
    const uptime = uptimeOf(promise, periodOf(year, month, zone), [])
    expect(uptime.total).toBe(total)
    expect(uptime.allowed).toBe(minutes * MINUTE)
  })

  test('a month begins at midnight of its zone, in the quarter that holds it', () => {
    const { month, quarter } = periodOf(2024, 12, 'America/Los_Angeles')
    const bounds = [quarter.start, month.start, month.end, quarter.end].map(isoOf)
    expect(bounds).toEqual([
      '2024-10-01T07:00:00.000Z',
      '2024-12-01T08:00:00.000Z',
      '2025-01-01T08:00:00.000Z',
      '2025-01-01T08:00:00.000Z',
    ])
  })
})

describe('SLA-16: what counts as downtime', () => {
  test.each(['slow_feature', 'third_party', 'experimental', 'external_network'] as const)('not %s', (kind) => {
    const uptime = uptimeOf(promise, june, [down(kind, at('06-10T00:00'), 5 * HOUR)])
    expect(uptime).toMatchObject({ down: 0, percent: '100.000', met: true })
    expect(uptime.excused[kind]).toBe(5 * HOUR)
  })

  test('an outage does, though something that is excused goes on at the same time', () => {
    const uptime = uptimeOf(promise, june, [outage(60), down('third_party', at('06-10T00:30'), HOUR)])
    expect(uptime.down).toBe(HOUR)
    expect(uptime.excused.third_party).toBe(30 * MINUTE)
  })

  test('outages that overlap count once, and only in their month', () => {
    const downtimes = [outage(60), outage(60, '06-10T00:30'), outage(60, '05-31T23:30'), outage(60, '06-30T23:50')]
    expect(uptimeOf(promise, june, downtimes).down).toBe((90 + 30 + 10) * MINUTE)
  })

  test('one without length is refused, with its place', () => {
    const refusal = expect.objectContaining({ code: 'policy_invalid', details: { place: 'downtimes[1].end' } })
    expect(() => uptimeOf(promise, june, [outage(1), outage(0)])).toThrow(refusal)
    expect(() => uptimeOf(promise, june, [outage(1), outage(-1)])).toThrow(refusal)
  })
})

describe('SLA-16: maintenance', () => {
  test.each([
    ['of 48 hours notice does not count', 48, 0],
    ['of a minute less does', 48 - 1 / 60, 3],
    ['that was not announced does', null, 3],
    ['that was announced afterwards does', -1, 3],
  ])('%s', (_, notice, hours) => {
    expect(uptimeOf(promise, june, [maintenance('06-10T00:00', 3, notice)]).down).toBe(hours * HOUR)
  })

  test('beyond ten hours of a quarter it counts, the later part first', () => {
    const downtimes = [
      maintenance('06-20T00:00', 2, 72),
      maintenance('04-02T00:00', 5, 72),
      maintenance('05-02T00:00', 4, 72),
      maintenance('03-20T00:00', 9, 72),
      maintenance('07-02T00:00', 9, 72),
    ]
    const uptime = uptimeOf(promise, june, downtimes)
    expect(uptime).toMatchObject({ down: HOUR, maintenance: 11 * HOUR })
    expect(uptime.excused.maintenance).toBe(HOUR)
    expect(uptimeOf(promise, periodOf(2024, 5, 'UTC'), downtimes)).toMatchObject({ down: 0, maintenance: 9 * HOUR })
  })

  test('by the contract of 2020: a day of notice, and two hours each time', () => {
    const downtimes = [
      maintenance('06-01T00:00', 2, 24),
      maintenance('06-08T00:00', 2, 24),
      maintenance('06-15T00:00', 3, 24),
    ]
    expect(uptimeOf(managed, june, downtimes).down).toBe(HOUR)
    expect(uptimeOf(managed, june, [maintenance('06-01T00:00', 2, 23)]).down).toBe(2 * HOUR)
    expect(uptimeOf(promise, june, downtimes).down).toBe(7 * HOUR)
  })
})

const anyDowntime: fc.Arbitrary<Downtime> = fc
  .record({
    kind: fc.constantFrom('outage', 'maintenance', 'third_party'),
    day: fc.nat(91 * 24 * 60),
    minutes: fc.integer({ min: 1, max: 400 }),
    notice: fc.option(fc.nat(100)),
  })
  .map(({ kind, day, minutes, notice }) => {
    const start = later(at('04-01T00:00'), day * MINUTE)
    return down(kind, start, minutes * MINUTE, notice === null ? null : later(start, -notice * HOUR))
  })

test('SLA-16: a percent reads as a hit exactly when it is one, and order and cuts of downtime change nothing', () => {
  fc.assert(
    fc.property(fc.array(anyDowntime, { maxLength: 12 }), fc.nat(), (downtimes, where) => {
      const uptime = uptimeOf(promise, june, downtimes)
      expect(Number(uptime.percent) >= 99.5).toBe(uptime.kept.at_least)
      expect(uptime.left >= 0).toBe(uptime.kept.at_least)
      expect(uptimeOf(promise, june, downtimes.toReversed())).toEqual(uptime)
      const cut = downtimes.flatMap((each) => {
        const middle = later(each.start, where % (each.end - each.start))
        if (each.kind === 'maintenance' || middle === each.start) return [each]
        return [
          { ...each, start: middle },
          { ...each, end: middle },
        ]
      })
      expect(uptimeOf(promise, june, cut)).toEqual(uptime)
    }),
  )
})
