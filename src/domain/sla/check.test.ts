import { describe, expect, test } from 'vitest'
import { hours, simpleSla } from '../../../test/support/clock-story.ts'
import { aiming, aPolicy, aRule, promised, promising } from '../../../test/support/rules.ts'
import type { Refusal } from '../refusal.ts'
import { checkClosingPolicy, checkContract, checkSlaPolicy } from './check.ts'
import type { SlaPolicy, Target } from './document.ts'

const calendars = new Set(['office', 'night'])
const sound = simpleSla({ 0: { first_response: hours(2) }, 1: { first_response: hours(4) } })

const refusalOf = (work: () => unknown): Refusal => {
  try {
    work()
  } catch (error) {
    return error as Refusal
  }
  throw new Error('it was taken')
}

test('SLA-13: a sound policy is taken as it is', () => {
  expect(checkSlaPolicy(sound, calendars)).toBe(sound)
  const full: Target = {
    amount: 3,
    unit: 'business_days',
    dayEnds: 'close_of_day',
    warnAt: [50, 80],
    calendar: 'night',
  }
  const whole = aiming({ ...full, pausedBy: ['customer', 'third_party'] })
  expect(checkSlaPolicy(whole, calendars)).toBe(whole)
})

const PLACE = 'tables[0].rules[0].targets.resolution'
const whole = 'Write a whole number of business_hours from 1 to 9600.'

describe('SLA-13: refused, with the place and what to do', () => {
  test.each([
    ['no time at all', hours(0), `${PLACE}.amount`, `is 0. ${whole}`],
    ['less than none', hours(-4), `${PLACE}.amount`, `is -4. ${whole}`],
    ['a part of an hour', hours(0.5), `${PLACE}.amount`, `is 0.5. ${whole}`],
    ['no number', hours(Number.NaN), `${PLACE}.amount`, 'is NaN.'],
    ['more than 400 days', hours(9_601), `${PLACE}.amount`, `is 9601. ${whole}`],
    ['too many weeks', { amount: 81, unit: 'business_weeks' }, `${PLACE}.amount`, 'from 1 to 80.'],
    [
      'business hours that pass all the time',
      hours(4, { mode: 'elapsed' }),
      `${PLACE}.mode`,
      'is elapsed, but business_hours count only inside windows. Leave the mode out, or write clock_hours.',
    ],
    [
      'business days that roll',
      { amount: 2, unit: 'business_days', mode: 'elapsed_roll' },
      `${PLACE}.mode`,
      'write clock_hours.',
    ],
    [
      'clock hours that pass inside windows',
      { amount: 4, unit: 'clock_hours', mode: 'business_accrual' },
      `${PLACE}.mode`,
      'is business_accrual, but clock_hours count all the time. Write business_hours, or choose elapsed or elapsed_roll.',
    ],
    [
      'hours that end with the day',
      hours(4, { dayEnds: 'close_of_day' }),
      `${PLACE}.dayEnds`,
      'is close_of_day, but the unit is business_hours. Leave it out, or write business_days.',
    ],
    [
      'a warning at nothing',
      hours(4, { warnAt: [0] }),
      `${PLACE}.warnAt[0]`,
      'is 0. Write whole percents from 1 to 99.',
    ],
    ['a warning at the due', hours(4, { warnAt: [50, 100] }), `${PLACE}.warnAt[1]`, 'is 100.'],
    ['a part of a percent', hours(4, { warnAt: [33.3] }), `${PLACE}.warnAt[0]`, 'is 33.3.'],
    [
      'warnings out of order',
      hours(4, { warnAt: [80, 50] }),
      `${PLACE}.warnAt[1]`,
      'is 50, after 80. List each percent once, smallest first.',
    ],
    ['a warning twice', hours(4, { warnAt: [80, 80] }), `${PLACE}.warnAt[1]`, 'is 80, after 80.'],
    [
      'a calendar that does not exist',
      hours(4, { calendar: 'toString' }),
      `${PLACE}.calendar`,
      'names the calendar "toString", which does not exist. Create it first, or choose one that exists.',
    ],
  ] as [string, Target, string, string][])('%s', (_, target, place, text) => {
    const { code, message, details } = refusalOf(() => checkSlaPolicy(aiming(target), calendars))
    expect(code).toBe('policy_invalid')
    expect(details.place).toBe(place)
    expect(message).toContain(`${place} `)
    expect(message).toContain(text)
  })

  test.each([
    ['first_response', 'Response clocks never pause.'],
    ['next_response', 'Response clocks never pause.'],
    ['triage', 'The clock of triage never pauses.'],
    ['handover', 'The clock of a hand-over never pauses.'],
  ] as const)('SLA-5, TV-61: a pause of %s', (metric, why) => {
    const paused = promising(aRule('all', {}, { [metric]: hours(4, { pausedBy: ['customer'] }) }))
    const { message, details } = refusalOf(() => checkSlaPolicy(paused, calendars))
    expect(details.place).toBe(`tables[0].rules[0].targets.${metric}.pausedBy`)
    expect(message).toContain(`names customer. ${why} Leave it out.`)
    expect(() =>
      checkSlaPolicy(promising(aRule('all', {}, { [metric]: hours(4, { pausedBy: [] }) })), calendars),
    ).not.toThrow()
  })

  test.each([
    [
      'a list that fits nothing',
      promising(aRule('a', { segment: [] })),
      'tables[0].rules[0].when.segment',
      'fits nothing',
    ],
    [
      'a calendar of a rule that does not exist',
      promising({ ...aRule('a', {}), calendar: 'day' }),
      'tables[0].rules[0].calendar',
      '"day", which does not exist',
    ],
    [
      'a name twice in a table',
      promising(aRule('a', { severity: [0] }), aRule('b', { severity: [1] }), aRule('a', {})),
      'tables[0].rules[2].name',
      'is "a", as tables[0].rules[0] is called. Give it a name of its own.',
    ],
    [
      'two tables of a name',
      aPolicy(promised(aRule('a', {})), promised(aRule('a', {}))),
      'tables[1].name',
      'is "promised", as tables[0] is called.',
    ],
    ['no table', aPolicy(), 'tables', 'promises nothing to anybody. Add a rule'],
    ['no rule', promising(), 'tables', 'promises nothing to anybody.'],
    ['no target', promising(aRule('a', {}, { resolution: null })), 'tables', 'promises nothing to anybody.'],
    [
      'targets that nobody can reach',
      promising(aRule('a', { segment: ['team'] }, {}), aRule('b', { segment: ['team'], severity: [1] })),
      'tables',
      'promises nothing to anybody.',
    ],
    [
      'minutes that are none',
      { ...sound, holdFlags: { soonMinutes: -1, capHours: 72 } },
      'holdFlags.soonMinutes',
      'is -1. Write whole minutes from 0 to 1440.',
    ],
    [
      'a cap of no time',
      { ...sound, holdFlags: { soonMinutes: 0, capHours: 0 } },
      'holdFlags.capHours',
      'is 0. Write whole hours from 1 to 9600.',
    ],
  ] as [string, SlaPolicy, string, string][])('%s', (_, document, place, text) => {
    const { code, message, details } = refusalOf(() => checkSlaPolicy(document, calendars))
    expect(code).toBe('policy_invalid')
    expect(details.place).toBe(place)
    expect(message).toContain(text)
  })

  test('the first fault is told, and all are in the details', () => {
    const faulty = promising(aRule('a', { plan: [] }, { resolution: hours(0), update: hours(0, { warnAt: [0] }) }))
    const { message, details } = refusalOf(() => checkSlaPolicy(faulty, calendars))
    expect(message).toMatch(/^tables\[0\]\.rules\[0\]\.when\.plan is empty .* \(4 more\)$/)
    expect((details.faults as { place: string }[]).map(({ place }) => place)).toEqual([
      'tables[0].rules[0].when.plan',
      'tables[0].rules[0].targets.update.amount',
      'tables[0].rules[0].targets.update.warnAt[0]',
      'tables[0].rules[0].targets.resolution.amount',
      'tables',
    ])
  })
})

describe('SLA-13: a contract', () => {
  test('is taken by the same rules', () => {
    const contract = { name: 'Plus', rules: [aRule('severe', { severity: [0] })] }
    expect(checkContract(contract, calendars)).toBe(contract)
  })

  test.each([
    [[], 'rules', 'promises nothing to anybody'],
    [[aRule('a', {}, { first_response: hours(0) })], 'rules[0].targets.first_response.amount', 'is 0'],
    [[aRule('a', { severity: [0] }), aRule('a', { severity: [1] })], 'rules[1].name', 'is "a"'],
  ])('is refused with %j', (rules, place, text) => {
    const { message, details } = refusalOf(() => checkContract({ name: 'Plus', rules }, calendars))
    expect(details.place).toBe(place)
    expect(message).toContain(text)
  })
})

describe('SLA-13: a closing policy', () => {
  const step = (target: Target, calendar = 'office') => ({ target, calendar })
  const closing = {
    name: 'quiet',
    solveAfter: step(hours(48)),
    closeAfter: step({ amount: 72, unit: 'clock_hours' }),
  }

  test.each([
    ['both steps', closing],
    ['none', { name: 'never', solveAfter: null, closeAfter: null }],
  ] as const)('with %s is taken', (_, document) => {
    expect(checkClosingPolicy(document, calendars)).toBe(document)
  })

  test.each([
    [{ ...closing, solveAfter: step(hours(0)) }, 'solveAfter.target.amount', 'is 0'],
    [{ ...closing, closeAfter: step(hours(1), 'day') }, 'closeAfter.calendar', '"day"'],
    [{ ...closing, closeAfter: step(hours(1, { calendar: 'day' })) }, 'closeAfter.target.calendar', '"day"'],
    [
      { ...closing, solveAfter: step(hours(1, { pausedBy: ['internal'] })) },
      'solveAfter.target.pausedBy',
      'Nothing pauses a silence.',
    ],
  ])('is refused with %j', (document, place, text) => {
    const { message, details } = refusalOf(() => checkClosingPolicy(document, calendars))
    expect(details.place).toBe(place)
    expect(message).toContain(text)
  })
})
