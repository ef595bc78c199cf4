import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, judgedBy, simpleSla } from '../../../test/support/clock-story.ts'
import { everythingMarked, type Mark, type Marked, markedStreams } from '../../../test/support/marked.ts'
import { aStream, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { forCustomer } from '../clock/for-customer.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { HOUR, later } from '../time.ts'
import { CLOSING_REASONS, DISMISSALS } from '../vocabulary.ts'
import { fullTranscript, publicTranscript } from './transcript.ts'

const policies = judgedBy(
  simpleSla({ 2: { first_response: hours(4), next_response: hours(4), resolution: hours(16) } }),
)
const telling = { number: 7, timeZone: 'America/Los_Angeles', now: later(NOON, 8 * HOUR) }

function publicOf(events: readonly TicketEvent[], isNamed = true): string {
  const first = events[0]?.change
  const subject = first?.type === 'opened' ? first.subject : ''
  return publicTranscript(events, {
    ...telling,
    subject,
    promises: forCustomer(events, { ...telling, policies }),
    isNamed,
  })
}
function fullOf(events: readonly TicketEvent[]): string {
  const first = events[0]?.change
  const subject = first?.type === 'opened' ? first.subject : ''
  return fullTranscript(events, {
    ...telling,
    subject,
    clocks: 'kept',
    names: new Map(),
    places: new Map([
      [2, 3],
      [3, null],
    ]),
  })
}

type Change<Type extends TicketChange['type']> = Extract<TicketChange, { type: Type }>

const changesOf = <Type extends TicketChange['type']>(events: readonly TicketEvent[], type: Type): Change<Type>[] =>
  events.flatMap(({ change }) => (change.type === type ? [change as Change<Type>] : []))

/** What follows the @ of whom the ticket is for, told without the code that is tested. */
function company(events: readonly TicketEvent[]): string | undefined {
  const first = changesOf(events, 'opened')[0]?.contact ?? changesOf(events, 'received')[0]?.from
  return first?.email?.split('@')[1]?.toLowerCase()
}

function isShown(events: readonly TicketEvent[], version: number | null): boolean {
  const change = events.find((event) => event.version === version)?.change
  if (change?.type === 'opened') return change.contact !== null && change.splitFrom === null
  if (change?.type === 'received') return change.from.email?.split('@')[1]?.toLowerCase() === company(events)
  return change?.type === 'replied'
}

const isFileShown = (events: readonly TicketEvent[], { visibility, message }: Change<'attached'>): boolean =>
  visibility === 'public' && (message === null || isShown(events, message))

const isSaid = (events: readonly TicketEvent[]): boolean =>
  events.some(({ version, change }) => change.type !== 'replied' && isShown(events, version))

function isAllowed(events: readonly TicketEvent[], { version, field }: Mark): boolean {
  const change = events[version - 1]?.change
  if (field === 'body') return isShown(events, version)
  if (change?.type === 'opened') return field === 'subject' || (field === 'contact.name' && isSaid(events))
  return change?.type === 'attached' && field === 'name' && isFileShown(events, change)
}

/** The name of the first who wrote, where nobody was known: they are whom the ticket is for. */
const isFirstSender = (events: readonly TicketEvent[], { version, field }: Mark): boolean =>
  field === 'from.name' && events.find(({ change }) => change.type === 'received')?.version === version

const outsideCode = (text: string): string =>
  text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '')

describe('TML-1: the public export', () => {
  const holds = ({ events, marks }: Marked) => {
    const text = publicOf(events)
    for (const mark of marks.filter((each) => !isFirstSender(events, each))) {
      const of = `${mark.text} of ${events[mark.version - 1]?.change.type}`
      expect(text.includes(mark.text), of).toBe(isAllowed(events, mark))
    }
  }

  test('holds every public text, and no other, whatever happened', () => {
    fc.assert(fc.property(markedStreams, holds), { numRuns: 300 })
  })

  test('nor of a ticket to which everything happened', () => holds(everythingMarked()))

  test('TML-3: names nobody to whom may not see who asks', () => {
    fc.assert(
      fc.property(markedStreams, ({ events, marks }) => {
        const text = publicOf(events, false)
        const names = marks.filter(({ field }) => /name$/.test(field) && field !== 'name')
        expect(names.filter((mark) => text.includes(mark.text))).toEqual([])
      }),
    )
  })
})

test('TML-4: what people wrote stands in code, so that none of it is a link, HTML or a heading', () => {
  fc.assert(
    fc.property(markedStreams, ({ events, marks }) => {
      for (const text of [publicOf(events), fullOf(events)]) {
        const rest = outsideCode(text)
        expect(marks.filter((mark) => rest.includes(mark.text))).toEqual([])
        expect(rest).not.toMatch(/[<[\]]|javascript|https:|\r/)
      }
    }),
  )
})

test('TML-5: the whole export leaves out ids alone, and marks whatever the customer may not see', () => {
  // The addresses of the customer are set after the marks.
  const isId = ({ field }: Mark) => /html$|email$|accountId$|sha256$|attachmentId$/.test(field)
  fc.assert(
    fc.property(markedStreams, ({ events, marks }) => {
      const text = fullOf(events)
      expect(text).toMatch(/^\*\*INTERNAL: /)
      expect(marks.filter((mark) => !isId(mark) && !text.includes(mark.text))).toEqual([])
      for (const { version, change } of events) {
        const head = new RegExp(`^### ${version} · .*`, 'm').exec(text)?.[0] ?? ''
        const isPublic = change.type === 'attached' ? isFileShown(events, change) : isShown(events, version)
        expect(head.endsWith(' · INTERNAL'), head).toBe(!isPublic)
      }
    }),
  )
})

describe('TML-2: how it stood, in words for the customer', () => {
  const said = (...changes: readonly TicketChange[]) =>
    [...publicOf(aStream({}, changes)).matchAll(/^### .*? · (.*)$/gm)].map(([, says]) => says)
  const { replied, received, held, resumed, solved, reopened, closed, dismissed, merged, noted, responded } = CHANGES

  test('from the first message to the end', () => {
    const thirdParty = { ...held, for: 'third_party' } as const
    expect(
      said(noted, replied, held, received, thirdParty, resumed, solved, received, responded, solved, closed),
    ).toEqual([
      '`Ada` wrote',
      'Received.',
      'Support wrote',
      'Waiting for you.',
      '`Ada` wrote',
      'Solved. Write if it is not.',
      '`Ada` wrote',
      'Reopened.',
      'We answered you outside of this ticket.',
      'Solved. Write if it is not.',
      'Closed: you confirmed that it is done.',
    ])
  })

  test('a hold that we end, and what is taken back', () => {
    expect(said(held, resumed).slice(2)).toEqual(['Waiting for you.', 'We go on with it.'])
    expect(said(solved, { ...reopened, undoes: 2 }).slice(2)).toEqual([])
  })

  test('every end has words, and none of ours', () => {
    const ends = [
      ...[...CLOSING_REASONS, 'imported' as const].map((reason) => ({ ...closed, reason })),
      ...DISMISSALS.map((as) => ({ ...dismissed, as })),
      merged,
    ]
    const words = ends.map((end) => said(end).at(-1))
    expect(new Set(words).size).toBe(ends.length)
    for (const each of words) expect(each).toMatch(/^Closed: [a-z ,]+\.$/)
  })

  test('the promises are told as everywhere, in the zone that is asked for', () => {
    const text = publicOf(aStream({}, [replied]))
    expect(text).toMatch(
      /^# Ticket #7: `Search is slow`\n\nAs of 2024-03-19 \d\d:\d\d UTC\. Times are those of America\/Los_Angeles\./,
    )
    expect(text).toMatch(/## What was promised\n\n[\s\S]*First answer: in time\.\n- Promised: 4 business hours/)
  })
})
