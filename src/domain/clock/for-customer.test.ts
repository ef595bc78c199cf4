import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, judgedBy, simpleSla, story, type Told } from '../../../test/support/clock-story.ts'
import { AIMED, PLAIN, WEEK_END, WEEK_STORY } from '../../../test/support/explained.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import type { Policies } from '../policies.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { type Instant, instant, isoOf, later, MINUTE } from '../time.ts'
import { HOLD_REASONS, type HoldReason } from '../vocabulary.ts'
import { forCustomer } from './for-customer.ts'

const textOf = (events: readonly TicketEvent[], policies: Policies, now: Instant): string =>
  forCustomer(events, { policies, now, timeZone: 'America/Los_Angeles', number: 7 })

const policies = judgedBy(
  simpleSla({
    1: { first_response: hours(4), resolution: hours(16) },
    2: { first_response: hours(8), next_response: hours(8), update: hours(16), resolution: hours(72) },
  }),
)

const at = (day: string, time: string) => `2024-03-${day}T${time}-07:00`
const MON_10 = at('18', '10:00')
const from = (...changes: readonly Told[]) => story(MON_10, changes)

/** The lines that `now` says of the paragraph that begins with `title`. */
function lines(events: readonly TicketEvent[], now: string, title: string, rules = policies): string[] {
  const paragraphs = textOf(events, rules, instant(now)).split('\n\n')
  return paragraphs.find((each) => each.startsWith(title))?.split('\n') ?? []
}

describe('EXP-3: the text for the customer', () => {
  // Checked by hand, like the text for the colleague of the same week.
  test('of a week with two holds, a miss, a reopening and a change of the clocks', () => {
    expect(textOf(WEEK_STORY, PLAIN, WEEK_END)).toMatchInlineSnapshot(`
      "Ticket #7, as of Thu 14 Mar 10:00. Times are those of America/Los_Angeles.

      First answer: in time.
      - Promised: 8 business hours, counted from Fri 8 Mar 15:00.
      - On Fri 8 Mar 15:10 it became 4 business hours instead of 8 business hours, when we set how severe it is.
      - Counted: Fri 8 Mar 15:00–16:30; 1 h 30 min in all.
      - Due Mon 11 Mar 11:00. We answered on Fri 8 Mar 16:30.

      Solution: on its way.
      - Promised: 40 business hours, counted from Fri 8 Mar 15:00.
      - On Fri 8 Mar 15:10 it became 16 business hours instead of 40 business hours, when we set how severe it is.
      - Counted: Fri 8 Mar 15:00–16:45, Mon 11 Mar 10:00–10:04, Tue 12 Mar 11:00–15:00, Wed 13 Mar 09:30–17:00, Thu 14 Mar 09:00–10:00; 14 h 19 min in all.
      - Not counted: Fri 8 Mar 16:45 – Mon 11 Mar 10:00, while we waited for information from you.
      - Not counted: Mon 11 Mar 10:04 – Tue 12 Mar 11:00, while you were testing.
      - Not counted: Tue 12 Mar 15:00 – Wed 13 Mar 09:30, while it was solved.
      - The clocks of America/Los_Angeles changed on Sun 10 Mar: 02:00 becomes 03:00.
      - Due Thu 14 Mar 11:41.

      Answer to your message of Mon 11 Mar 10:00: too late.
      - Promised: 4 business hours, counted from Mon 11 Mar 10:00.
      - Counted: Mon 11 Mar 10:00–17:00, Tue 12 Mar 09:00–17:00, Wed 13 Mar 09:00–16:00; 22 h in all.
      - We missed this promise: it was due Mon 11 Mar 14:00. We answered on Wed 13 Mar 16:00, 50 h late."
    `)
  })

  test('an aim of our own neither shows nor hides a miss', () => {
    expect(textOf(WEEK_STORY, AIMED, WEEK_END)).toBe(textOf(WEEK_STORY, PLAIN, WEEK_END))
    const late = from([at('20', '12:00'), CHANGES.replied])
    const aimed = { ...AIMED, book: policies.book }
    expect(lines(late, at('21', '12:00'), 'First answer', aimed).at(-1)).toBe(
      '- We missed this promise: it was due Tue 19 Mar 10:00. We answered on Wed 20 Mar 12:00, 26 h late.',
    )
  })

  test('says plainly what was missed, by however little', () => {
    const answered = (time: string) => lines(from([time, CHANGES.replied]), at('21', '12:00'), 'First answer')
    expect(answered('2024-03-19T10:00:00.001-07:00')).toEqual([
      'First answer: too late.',
      '- Promised: 8 business hours, counted from Mon 18 Mar 10:00.',
      '- Counted: Mon 18 Mar 10:00–17:00, Tue 19 Mar 09:00–10:00; 8 h in all.',
      '- We missed this promise: it was due Tue 19 Mar 10:00. We answered on Tue 19 Mar 10:00, less than a second late.',
    ])
    expect(answered(at('19', '10:00'))[0]).toBe('First answer: in time.')
    expect(lines(from(), at('19', '10:30'), 'First answer').at(-1)).toBe(
      '- We missed this promise: it was due Tue 19 Mar 10:00. It is still owed to you.',
    )
  })

  test('says what is owed, paused, changed and ended', () => {
    const held = { ...CHANGES.held, for: 'customer', reason: 'other' } as const
    const events = from([at('18', '10:30'), { ...CHANGES.triaged, severity: 1 }], [at('18', '11:00'), held])
    expect(lines(events, at('18', '12:00'), 'Solution')).toMatchInlineSnapshot(`
      [
        "Solution: paused.",
        "- Promised: 72 business hours, counted from Mon 18 Mar 10:00.",
        "- On Mon 18 Mar 10:30 it became 16 business hours instead of 72 business hours, when we set how severe it is.",
        "- Counted: Mon 18 Mar 10:00–11:00; 1 h in all.",
        "- Not counted: since Mon 18 Mar 11:00, while we waited for you.",
        "- 15 h of it are left.",
      ]
    `)
    const cancelled = (change: TicketChange) =>
      lines(from([at('18', '11:00'), change]), at('18', '12:00'), 'First answer').at(-1)
    expect([
      cancelled(CHANGES.dismissed),
      cancelled({ ...CHANGES.dismissed, as: 'spam', of: null }),
      cancelled({ ...CHANGES.dismissed, as: 'declined', of: null }),
      cancelled(CHANGES.merged),
      cancelled(CHANGES.solved),
      cancelled({ ...CHANGES.answer_waived, message: 1 }),
    ]).toMatchInlineSnapshot(`
      [
        "- It ended Mon 18 Mar 11:00: it repeats another ticket.",
        "- It ended Mon 18 Mar 11:00: the ticket was closed.",
        "- It ended Mon 18 Mar 11:00: we declined it.",
        "- It ended Mon 18 Mar 11:00: it goes on together with another ticket.",
        "- It ended Mon 18 Mar 11:00: the ticket was solved.",
        "- It ended Mon 18 Mar 11:00: your message needed no answer.",
      ]
    `)
  })

  test('tells each answer that was owed and each update', () => {
    const events = from(
      [at('18', '11:00'), CHANGES.replied],
      [at('18', '12:00'), CHANGES.received],
      [at('18', '13:00'), CHANGES.replied],
    )
    const titles = textOf(events, policies, instant(at('18', '14:00')))
      .split('\n')
      .filter((line) => line.endsWith('.') && !line.startsWith('-'))
    expect(titles).toMatchInlineSnapshot(`
      [
        "Ticket #7, as of Mon 18 Mar 14:00. Times are those of America/Los_Angeles.",
        "First answer: in time.",
        "Solution: on its way.",
        "Update after our message of Mon 18 Mar 11:00: in time.",
        "Answer to your message of Mon 18 Mar 12:00: in time.",
        "Update after our message of Mon 18 Mar 13:00: on its way.",
      ]
    `)
  })

  test('sums up what counted in many stretches', () => {
    const told = lines(from(), '2024-04-01T12:00-07:00', 'Solution')
    expect(told.find((line) => line.startsWith('- Counted'))).toBe(
      '- Counted: 11 stretches from Mon 18 Mar 10:00–17:00 to Mon 1 Apr 09:00–12:00; 82 h in all.',
    )
  })

  test('tells nothing of another customer whose ticket was merged in', () => {
    const clocks = [
      { metric: 'first_response', startedAt: instant(at('18', '09:00')), breachedAt: null, pauses: [] },
    ] as const
    const absorbed = { ...CHANGES.absorbed, sameCustomer: false, clocks } satisfies TicketChange
    const [alone, merged] = [from(), from([at('18', '11:00'), absorbed])]
    const now = instant(at('18', '12:00'))
    expect(textOf(merged, policies, now)).toBe(textOf(alone, policies, now))
  })

  test('has a neutral word for every reason of a hold', () => {
    const words = Object.entries(HOLD_REASONS).flatMap(([reason, whom]) =>
      whom.map((each) => {
        const held = { ...CHANGES.held, for: each, reason: reason as HoldReason } as const
        const opted = judgedBy(
          simpleSla({ 2: { resolution: hours(72, { pausedBy: ['customer', 'third_party', 'internal'] }) } }),
        )
        const told = lines(from([at('18', '11:00'), held]), at('18', '12:00'), 'Solution', opted)
        return `${reason} (${each}): ${told
          .find((line) => line.startsWith('- Not counted'))
          ?.split(', ')
          .at(-1)}`
      }),
    )
    expect(words).toMatchInlineSnapshot(`
      [
        "answered (customer): while we waited for your answer.",
        "information_needed (customer): while we waited for information from you.",
        "customer_tests (customer): while you were testing.",
        "customer_maintenance (customer): during your maintenance.",
        "agreed_date (customer): until the date we had agreed on.",
        "agreed_date (third_party): until the date we had agreed on.",
        "agreed_date (internal): until the date we had agreed on.",
        "vendor_answer (third_party): while a third party had to act.",
        "vendor_fix (third_party): while a third party had to act.",
        "engineering_answer (internal): while other teams of ours worked on it.",
        "fix_scheduled (internal): while other teams of ours worked on it.",
        "product_decision (internal): while other teams of ours worked on it.",
        "other (customer): while we waited for you.",
        "other (third_party): while a third party had to act.",
        "other (internal): while other teams of ours worked on it.",
      ]
    `)
  })

  test('says so when no time was promised', () => {
    expect(textOf(from(), judgedBy(simpleSla({})), instant(MON_10))).toBe(
      'Ticket #7, as of Mon 18 Mar 10:00. Times are those of America/Los_Angeles.\n\nNo time was promised for it; we answer as soon as we can.',
    )
  })

  test('whatever happens, it names nothing internal', () => {
    const secret = 'zq'
    const CLOSED = new Set([
      'type',
      'for',
      'as',
      'weight',
      'segment',
      'kind',
      'channel',
      'priority',
      'metric',
      'environment',
    ])
    const hidden = (change: TicketChange): TicketChange => {
      const facts = Object.entries(change).map(([name, value]) => {
        const isFree = typeof value === 'string' && !CLOSED.has(name) && !(change.type === 'held' && name === 'reason')
        return [name, isFree ? `${secret} ${value}` : name === 'number' || name === 'into' ? 98_765 : value]
      })
      return Object.fromEntries(facts) as TicketChange
    }
    const { opened: _, ...others } = CHANGES
    const change = fc.constantFrom<TicketChange>(...Object.values(others)).map(hidden)
    const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), change), { maxLength: 14 })
    const named = JSON.parse(
      JSON.stringify(AIMED)
        .replaceAll('own aims', `${secret} aims`)
        .replaceAll(/"name":"(severity \d|Office|simple|contract|within the hour)"/g, `"name":"${secret} $1"`),
    ) as Policies
    fc.assert(
      fc.property(happenings, (happened) => {
        const told = happened.map(([n, each]): Told => [isoOf(later(instant(MON_10), n * MINUTE)), each])
        const events = from(...told).map((event) => ({ ...event, actor: `${secret}-ann` }))
        const text = textOf(events, named, later(instant(MON_10), 10_000 * MINUTE))
        expect(text).not.toMatch(/zq|98765|98,765|1 business hour[^s]/)
        expect(text).toContain('First answer')
      }),
      { numRuns: 300 },
    )
  })
})
