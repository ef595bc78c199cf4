/** Turns the steps of a ticket into the events of its stream. */
import { must } from '../../domain/assert.ts'
import type { ChangeElsewhere, HistoryEvent } from '../../domain/history.ts'
import { DAY, HOUR, type Instant, later, MINUTE, SECOND } from '../../domain/time.ts'
import type { HoldFor, HoldReason, ReplyWeight, Severity } from '../../domain/vocabulary.ts'
import { capital, firstName, messageText, noteText, replyText, type Said, say, type Tale } from './messages.ts'
import type { Beat } from './paths.ts'
import { between, chance, pick } from './random.ts'
import {
  BACK,
  HOLD_AFTER,
  OTHER_VENDOR,
  PINS,
  PROSPECT_TRIAGE,
  RELEASE,
  REOPENED,
  RESUMED,
  RETRIAGE,
  SKIP,
  TASK_TRIAGE,
  TO_ENGINEERING,
  TO_FIELD,
  TO_PRODUCT,
  TRIAGE,
  VENDORS,
  WAITS,
} from './reasons.ts'
import type { Step } from './timeline.ts'

export type Deed = Omit<HistoryEvent, 'ref'>

/** Where the telling stands. */
interface Telling extends Said {
  readonly tale: Tale
  readonly step: Step
  readonly last: Beat | null
  readonly severity: Severity
}

const PRIORITY = { 0: 'p0', 1: 'p1', 2: 'p2', 3: 'p2' } as const

const handleOf = ({ step }: Telling): string => must(step.by, `somebody does ${step.beat}`).handle
const deed = (told: Telling, change: ChangeElsewhere, after = 0): Deed => ({
  at: later(told.step.at, after),
  actor: told.step.by?.handle ?? 'system',
  change,
})

function triage(told: Telling, severity: Severity, templates: readonly string[]): Deed {
  const { tale, step } = told
  const priority = tale.scenario.kind === 'task' ? 'p3' : PRIORITY[severity]
  const words = { ...tale.words, priority, was: String(told.severity), criterion: tale.scenario.criterion }
  return deed(told, { type: 'triaged', severity, priority, reason: capital(say({ ...tale, words }, step, templates)) })
}

function firstTriage(told: Telling): Deed[] {
  const { kind, severity } = told.tale.scenario
  if (kind === 'task') return [triage(told, severity, TASK_TRIAGE)]
  return [triage(told, severity, kind === 'presales' ? PROSPECT_TRIAGE[severity] : TRIAGE[severity])]
}

function lowered(told: Telling): Deed[] {
  const severity = ({ 0: 1, 1: 2, 2: 3, 3: 3 } as const)[told.severity]
  return severity === told.severity ? [] : [triage(told, severity, RETRIAGE)]
}

const leased = (told: Telling, before: number): Deed => {
  const at = later(told.step.at, -before)
  const change = { type: 'leased', by: handleOf(told), until: later(at, 5 * MINUTE), passedOver: null } as const
  return { ...deed(told, change), at }
}

/** Most tickets are taken as the next of the line, under a lease; the others are opened from a list. */
function claim(told: Telling): Deed[] {
  const claimed = deed(told, { type: 'claimed', by: handleOf(told), passedOver: null, reason: null })
  const { texts } = told.tale
  return chance(texts, 0.7) ? [leased(told, between(texts, 20, 55) * SECOND), claimed] : [claimed]
}

function skip(told: Telling): Deed[] {
  const { tale, step } = told
  const words = { ...tale.words, area: tale.scenario.tags[0].replaceAll('-', ' ') }
  const reason = say({ ...tale, words }, step, SKIP)
  const lease = leased(told, between(tale.texts, 20, 55) * SECOND)
  return [lease, deed(told, { type: 'skipped', by: handleOf(told), reason })]
}

function route(told: Telling, team: string, reasons: readonly string[]): Deed[] {
  const { tale, step } = told
  const reason = say(tale, step, reasons)
  const routed = deed(told, { type: 'routed', team, group: tale.scenario.tags[0], reason })
  return [routed, deed(told, { type: 'released', by: handleOf(told), reason: null }, SECOND)]
}

function comeBack(told: Telling): Deed[] {
  const { tale, step } = told
  const routed = {
    type: 'routed',
    team: 'support',
    group: tale.scenario.tags[0],
    reason: say(tale, step, BACK),
  } as const
  const owner = must(step.before, 'it was somebody’s before it left support')
  return [deed(told, routed), deed(told, { type: 'assigned', owner: owner.handle }, SECOND)]
}

interface Holding {
  readonly for: HoldFor
  readonly reason: HoldReason
  readonly note: string
  readonly actsNext: string
  /** Days until the hold ends by itself; null when only an answer ends it. */
  readonly days: number | null
}

const held = (told: Telling, { days, ...hold }: Holding): Deed[] => {
  const until = days === null ? null : later(told.step.at, days * DAY)
  return [deed(told, { type: 'held', ...hold, until })]
}

function holdForCustomer(told: Telling): Deed[] {
  const { tale, step, last } = told
  const [reason, notes] = last === 'ask' || last === 'nudge' ? HOLD_AFTER.ask : HOLD_AFTER.find
  const actsNext = tale.writer?.name ?? 'customer'
  return held(told, { for: 'customer', reason, note: say(tale, step, notes), actsNext, days: null })
}

function holdForVendor(told: Telling): Deed[] {
  const { tale, step } = told
  const [party, note, reason] = VENDORS[tale.scenario.tags[0]] ?? OTHER_VENDOR
  const days = chance(tale.texts, 0.7) ? between(tale.texts, 2, 9) : null
  const words = { note: say(tale, step, [note]), actsNext: say(tale, step, [party]) }
  return held(told, { for: 'third_party', reason, ...words, days })
}

function holdForUs(told: Telling): Deed[] {
  const { actsNext, reason, note } = pick(told.tale.texts, WAITS)
  return held(told, { for: 'internal', reason, note, actsNext, days: between(told.tale.texts, 2, 6) })
}

function pin(told: Telling, beat: 'pin-first' | 'pin-second' | 'pin'): Deed[] {
  const { tale, step } = told
  const wholeHour = (at: Instant) => later(at, HOUR - (at % HOUR))
  const ends = { 'pin-first': later(tale.now, 11 * HOUR), 'pin-second': later(tale.now, 44 * HOUR) }
  const expiresAt = beat === 'pin' ? later(step.at, DAY) : wholeHour(ends[beat])
  const place = beat === 'pin-first' ? 1 : beat === 'pin-second' ? 2 : between(tale.texts, 1, 3)
  return [deed(told, { type: 'pinned', place, reason: say(tale, step, [PINS[beat]]), by: handleOf(told), expiresAt })]
}

function pinEnds(told: Telling, past: readonly Deed[]): Deed[] {
  const pinned = past.map(({ change }) => change).findLast(({ type }) => type === 'pinned')
  return pinned?.type === 'pinned' ? [deed(told, { type: 'pin_expired', place: pinned.place })] : []
}

function resume(told: Telling, past: readonly Deed[]): Deed[] {
  const since = past.map(({ change }) => change).findLast(({ type }) => type === 'held')
  const wait = since?.type === 'held' ? WAITS.find(({ note: waited }) => waited === since.note) : undefined
  return [deed(told, { type: 'resumed', reason: wait?.ends ?? say(told.tale, told.step, RESUMED) })]
}

const replied = (told: Telling, weight: ReplyWeight): Deed[] => [
  deed(told, { type: 'replied', by: handleOf(told), body: replyText(told.tale, told.step, told), weight }),
]
const reply = (told: Telling): Deed[] => replied(told, 'response')
const note = (told: Telling): Deed[] => [
  deed(told, { type: 'noted', by: handleOf(told), body: noteText(told.tale, told.step, told) }),
]
const message = (told: Telling): Deed[] => {
  const { name, email } = must(told.tale.writer, 'a customer writes')
  return [
    {
      ...deed(told, { type: 'received', from: { name, email }, body: messageText(told.tale, told.step, told) }),
      actor: email,
    },
  ]
}

const solved = (told: Telling, resolution: string): Deed[] => [deed(told, { type: 'solved', resolution })]

/** What each beat leaves in the stream. */
const DEEDS: Readonly<Record<Beat, (told: Telling, past: readonly Deed[]) => Deed[]>> = {
  triage: firstTriage,
  retriage: lowered,
  skip,
  claim,
  ask: reply,
  find: reply,
  answer: reply,
  // A word in between, which promises another: it answers nothing.
  update: (told) => replied(told, 'acknowledgement'),
  nudge: reply,
  explain: reply,
  note,
  progress: note,
  help: note,
  verdict: note,
  release: (told) => [deed(told, { type: 'released', by: handleOf(told), reason: say(told.tale, told.step, RELEASE) })],
  hold: holdForCustomer,
  vendor: holdForVendor,
  wait: holdForUs,
  resume,
  solve: (told) => solved(told, say(told.tale, told.step, [told.tale.scenario.fix])),
  silent: (told) => solved(told, 'No answer for 48 working hours after our last message'),
  reopen: (told) => [deed(told, { type: 'reopened', reason: say(told.tale, told.step, REOPENED) })],
  engineering: (told) => route(told, 'engineering', TO_ENGINEERING),
  product: (told) => route(told, 'product', TO_PRODUCT),
  field: (told) =>
    route(told, 'customer-engineering', told.tale.scenario.kind === 'presales' ? TO_FIELD.presales : TO_FIELD.other),
  back: comeBack,
  give: message,
  question: message,
  thanks: message,
  again: message,
  chase: message,
  'pin-first': (told) => pin(told, 'pin-first'),
  'pin-second': (told) => pin(told, 'pin-second'),
  pin: (told) => pin(told, 'pin'),
  unpin: (told) => [
    deed(told, { type: 'unpinned', by: handleOf(told), reason: say(told.tale, told.step, [PINS.unpin]) }),
  ],
  'pin-ends': pinEnds,
  close: (told) => [
    deed(told, { type: 'closed', reason: must(told.tale.closing, 'a closed ticket has a reason'), comment: null }),
  ],
}

const severityAfter = (deeds: readonly Deed[], before: Severity): Severity =>
  deeds.reduce((severity, { change }) => (change.type === 'triaged' ? change.severity : severity), before)

/** The events after the opening, in order. */
export function deedsOf(tale: Tale, steps: readonly Step[]): readonly Deed[] {
  const past: Deed[] = []
  let last: Beat | null = null
  let helper = 'all'
  for (const step of steps) {
    const gave = past.some(({ change }) => change.type === 'received')
    const notes = past.filter(({ change }) => change.type === 'noted').length
    const severity = severityAfter(past, tale.scenario.severity)
    past.push(...DEEDS[step.beat]({ tale, step, severity, gave, notes, last, helper }, past))
    last = step.beat
    if (past.at(-1)?.change.type === 'replied' && step.by) helper = firstName(step.by)
  }
  return past
}
