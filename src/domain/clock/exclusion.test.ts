import { describe, expect, test } from 'vitest'
import { clockOf, hours, judgedBy, simpleSla, story, type Told } from '../../../test/support/clock-story.ts'
import { someFacts } from '../../../test/support/promises.ts'
import { hoursFor, promising } from '../../../test/support/rules.ts'
import { promisesFor } from '../sla/match.ts'
import type { TicketChange } from '../ticket-event.ts'
import { instant } from '../time.ts'
import type { EXCLUSIONS } from '../vocabulary.ts'
import { clocksOf } from './clocks-of.ts'

const OPENED = '2024-03-18T09:00-07:00'
const NOW = '2024-03-18T12:00-07:00'
const policies = judgedBy(
  simpleSla({ 1: { triage: hours(1), first_response: hours(8) }, 2: { triage: hours(1), first_response: hours(16) } }),
)
const triaged = (evidence?: Readonly<Record<string, string>>): TicketChange => ({
  type: 'triaged',
  severity: 1,
  priority: 'p1',
  reason: 'it is',
  ...(evidence ? { evidence } : {}),
})

describe('SLA-18: what is excluded', () => {
  const named = { ...hoursFor('labs', {}, 40), when: { excluded: ['beta'] as const } }
  const all = judgedBy(promising(hoursFor('everybody', {}, 8), named))
  const found = (excluded: (typeof EXCLUSIONS)[number] | null) =>
    promisesFor({ ...someFacts(), excluded }, all, instant(NOW))

  test('fits only the rules that name why, and they fit nothing else', () => {
    expect(found('beta').promises.first_response).toMatchObject([{ rule: 'labs' }])
    expect(found(null).promises.first_response).toMatchObject([{ rule: 'everybody' }])
    expect(found('experimental').promises).toEqual({})
  })

  test.each([
    ['beta', 'the feature is a beta, of which nothing is promised'],
    ['experimental', 'the feature is experimental, of which nothing is promised'],
    ['best_effort', 'the help is best effort, of which nothing is promised'],
  ] as const)('says so: %s', (excluded, because) => {
    expect(found(excluded).passedOver.map((each) => each.because)).toContain(because)
  })

  test('TV-26: loses the promise at the triage that says so, and has it again when that is taken back', () => {
    const lab: Told = ['2024-03-18T10:00-07:00', triaged({ maturity: 'experimental' })]
    const clock = clockOf(story(OPENED, [lab]), policies, NOW, 'first_response')
    expect(clock).toMatchObject({ status: 'cancelled', cancelledBecause: 'nothing is promised any more' })
    const general: Told = ['2024-03-18T11:00-07:00', triaged({ maturity: 'general' })]
    expect(clockOf(story(OPENED, [lab, general]), policies, NOW, 'first_response')).toMatchObject({
      status: 'running',
      startedAt: instant(OPENED),
      dueAt: instant('2024-03-18T17:00-07:00'),
    })
    const silent: Told = ['2024-03-18T11:00-07:00', triaged()]
    expect(clockOf(story(OPENED, [lab, silent]), policies, NOW, 'first_response').status).toBe('cancelled')
  })

  test('does not change what another ticket of the same facts is promised', () => {
    const usual = story(OPENED, [['2024-03-18T10:00-07:00', triaged()]])
    const lab = story(OPENED, [['2024-03-18T10:00-07:00', triaged({ maturity: 'beta' })]])
    const dues = (events: typeof usual) =>
      clocksOf(events, policies, instant(NOW)).map(({ metric, status }) => [metric, status])
    const before = dues(usual)
    expect(dues(lab)).not.toEqual(before)
    expect(dues(usual)).toEqual(before)
  })
})

describe('CLK-16: a triage that is taken back', () => {
  const back: Told = ['2024-03-18T11:00-07:00', { type: 'untriaged', by: 'ann', reason: 'the wrong ticket' }]

  test('is owed again from where it began, and the severity is assumed again', () => {
    const events = story(OPENED, [['2024-03-18T09:30-07:00', triaged()], back])
    expect(clockOf(events, policies, NOW, 'triage')).toMatchObject({
      startedAt: instant(OPENED),
      endedAt: null,
      dueAt: instant('2024-03-18T10:00-07:00'),
      status: 'breached',
    })
    expect(clockOf(events, policies, NOW, 'first_response').dueAt).toBe(instant('2024-03-19T17:00-07:00'))
  })

  test('that was late stays late', () => {
    const events = story(OPENED, [['2024-03-18T10:30-07:00', triaged()], back])
    expect(clockOf(events, policies, NOW, 'triage').breachedAt).toBe(instant('2024-03-18T10:00-07:00'))
  })
})
