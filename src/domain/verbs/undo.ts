/** Takes the last step back: of triage also later, of others for ten seconds. Rules: docs/spec/triage.md,
 *  docs/spec/lifecycle.md. */
import { may } from '../access/permissions.ts'
import { must } from '../assert.ts'
import { Refusal } from '../refusal.ts'
import { happened, type Restored } from '../takes-back.ts'
import { foldTicket, foldTickets, isActionable, type Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { type Asking, named, refuseLeased } from './asking.ts'
import {
  isInTime,
  isShort,
  otherOf,
  refuseLate,
  refuseOvertaken,
  stepTakenBack,
  stepWords,
  wholeStep,
} from './take-back.ts'
import { STANDING } from './undo-steps.ts'

export interface UndoRequest {
  /** Version of the ticket once the step was taken, which is to be taken back; the last such step when null. */
  readonly version: number | null
}

const undoesOf = ({ change }: TicketEvent): number | undefined => ('undoes' in change ? change.undoes : undefined)

/** The events that still count: neither taken back nor taking back, and of weight or a step that can be. */
function standing(events: readonly TicketEvent[]): TicketEvent[] {
  const gone = new Set(events.map(undoesOf))
  return happened(events).filter(
    (event) =>
      undoesOf(event) === undefined &&
      !gone.has(event.version) &&
      (STANDING[event.change.type] !== 'light' || isShort(event)),
  )
}

/** What can be taken back at all: a step named by its version, or the last one that still can be. */
function isWanted(event: TicketEvent, asking: Asking, version: number | null): boolean {
  if (STANDING[event.change.type] === 'back') return true
  if (!isShort(event)) return false
  // What stands in nobody's way is passed over once its seconds are gone, unless it is named.
  return version !== null || STANDING[event.change.type] === 'weight' || isInTime(event, asking)
}

/** The step that `request` means, if it can be taken back at all. */
function stepMeant(events: readonly TicketEvent[], asking: Asking, { version }: UndoRequest): TicketEvent | undefined {
  const last = version ?? Number.POSITIVE_INFINITY
  const wanted = standing(events).findLast((event) => event.version <= last && isWanted(event, asking, version))
  const between = ({ version: each, change }: TicketEvent) =>
    each > (wanted?.version ?? 0) && each <= last && STANDING[change.type] !== 'light'
  // What was named is no such step, or was taken back before: nobody means the step before it.
  if (!wanted || (version !== null && events.some(between))) return undefined
  return wholeStep(events, wanted)
}

/** Number of the other ticket that the step told of itself, which changes with it; null where there is none. */
export function otherMeant(events: readonly TicketEvent[], asking: Asking, request: UndoRequest): number | null {
  const step = stepMeant(events, asking, request)
  return step && isShort(step) ? otherOf(step) : null
}

/** The event to take back, and none of weight after it. @throws Refusal `undo_nothing`, `undo_overtaken` */
export function wantedOf(
  ticket: Ticket,
  events: readonly TicketEvent[],
  asking: Asking,
  request: UndoRequest,
): TicketEvent {
  const wanted = stepMeant(events, asking, request)
  if (!wanted) {
    const { version } = request
    const last = version === null ? standing(events).at(-1) : undefined
    if (last && isShort(last)) refuseLate(ticket, last, asking)
    const what = version === null ? 'Nothing' : `What brought version ${version}`
    const text = `${what} of ${named(ticket)} can${version === null ? '' : 'not'} be taken back. A step of triage and a hold can be, once; what ends, gives back, pins or links for ten seconds.`
    throw new Refusal('undo_nothing', text)
  }
  const since = standing(events).filter(
    (event) => event.version > wanted.version && STANDING[event.change.type] !== 'light',
  )
  refuseOvertaken(ticket, wanted.change.type, since)
  return wanted
}

/** The facts that several verbs change beside their own. */
const BESIDE = [
  'excluded',
  'group',
  'matchedBy',
  'reassignCount',
  'reopenCount',
  'routeRule',
  'routeWrong',
  'skippedBy',
  'snoozedUntil',
] as const

/** The status a ticket has again once it is ours. */
const oursAgain = (before: Ticket): Ticket['status'] => {
  if (isActionable(before)) return before.status
  return before.firstRepliedAt === null ? 'new' : 'open'
}

type Inverse = Exclude<TicketChange, { type: 'opened' | 'taken_back' }>

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

/** Takes back what the account had answered of the form. */
function withoutOffered({ form }: Extract<TicketChange, { type: 'account_set' }>, before: Ticket) {
  if (!form || !before.form) return {}
  const taken = Object.keys(form.answers).map((id) => [id, before.form?.answers[id] ?? ''])
  return { form: { answers: Object.fromEntries(taken), missing: before.form.missing } }
}

/** The inverse of a change: what it set is set to what it was `before`. */
function inverseOf(change: TicketChange, before: Ticket, earlier: readonly TicketEvent[], by: string): Inverse {
  const reason = `taken back: ${stepWords(change.type)}`
  switch (change.type) {
    case 'triaged': {
      if (before.priority === null) return { type: 'untriaged', by, reason }
      const last = standing(earlier).findLast((event) => event.change.type === 'triaged')?.change
      return { ...(last as Extract<TicketChange, { type: 'triaged' }>), reason }
    }
    case 'classified': {
      const { kind, area, tags, effort } = before
      return { type: 'classified', by, kind, area, tags, effort }
    }
    case 'account_set': {
      const { accountId, segment, plan, contract, matchedBy } = before
      const terms = { accountId, segment, plan, contract, matchedBy: matchedBy ?? 'nobody', reason } as const
      return { type: 'account_set', by, ...terms, ...withoutOffered(change, before) }
    }
    case 'snoozed':
      return { type: 'snoozed', by, until: before.snoozedUntil, reason }
    case 'routed':
      return { type: 'routed', team: before.team, group: before.group ?? before.team, reason, by }
    case 'dismissed':
      return { type: 'reopened', reason }
    default:
      return { type: 'resumed', reason }
  }
}

/** A step of triage becomes what it was before, by an event that says the opposite (TRI-8). @throws Refusal `not_allowed` */
function inverted(ticket: Ticket, asking: Asking, events: readonly TicketEvent[], wanted: TicketEvent): TicketChange {
  if (wanted.actor !== asking.handle && !may(asking, 'release_others')) {
    const text = `${named(ticket)} was ${stepWords(wanted.change.type)} by ${wanted.actor}. Ask them or a lead to take it back.`
    throw new Refusal('not_allowed', text)
  }
  const earlier = events.filter(({ version }) => version < wanted.version)
  const before = foldTickets(earlier)
  const inverse = inverseOf(wanted.change, before, earlier, asking.handle)
  const placed = { ...must(events.at(-1), 'a ticket has events'), version: ticket.version + 1, change: inverse }
  const after = foldTicket(ticket, placed)
  const restores: Restored = {
    ...Object.fromEntries(
      BESIDE.filter((fact) => differs(after[fact], before[fact])).map((fact) => [fact, before[fact]]),
    ),
    ...(inverse.type === 'reopened' && after.status !== oursAgain(before) ? { status: oursAgain(before) } : {}),
  }
  const beside = Object.keys(restores).length === 0 ? {} : { restores }
  return { ...inverse, undoes: wanted.version, ...beside } as TicketChange
}

/**
 * Takes the last step back that can be, or the one that is named. What was done less than ten seconds ago by whoever asks
 * is taken back as if it had not happened (LIF-7); later a triage, a dismissal, a snooze, a classification, a routing, an
 * account and a hold by their inverse, by whoever did it or a lead (TRI-8). Only while nothing of weight came after it.
 * `events` are all of the ticket's. What was done stays in the log.
 * @throws Refusal `lease_held`, `undo_nothing`, `undo_overtaken`, `undo_too_late`, `not_allowed`
 */
export function undo(
  ticket: Ticket,
  asking: Asking,
  events: readonly TicketEvent[],
  request: UndoRequest,
): TicketChange[] {
  refuseLeased(ticket, asking)
  const wanted = wantedOf(ticket, events, asking, request)
  if (isShort(wanted) && isInTime(wanted, asking)) return [stepTakenBack(events, asking, wanted)]
  if (isShort(wanted) && STANDING[wanted.change.type] !== 'back') refuseLate(ticket, wanted, asking)
  return [inverted(ticket, asking, events, wanted)]
}
