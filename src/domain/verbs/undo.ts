/** Takes the last step of triage back. Rules: docs/spec/triage.md. */
import { may } from '../access/permissions.ts'
import { must } from '../assert.ts'
import { Refusal } from '../refusal.ts'
import type { Restored } from '../takes-back.ts'
import { foldTicket, foldTickets, isActionable, type Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent, TicketEventType } from '../ticket-event.ts'
import { isoOf } from '../time.ts'
import { type Asking, named, refuseLeased } from './asking.ts'

export interface UndoRequest {
  /** Version of the ticket once the step was taken, which is to be taken back; the last such step when null. */
  readonly version: number | null
}

/** `back`: can be taken back. `light`: changes nothing that an earlier step decided, so that it does not stand in the way.
 *  `weight`: cannot be taken back, nor what came before it. A new kind of event does not compile until it has its word. */
const STANDING: Readonly<Record<TicketEventType, 'back' | 'light' | 'weight'>> = {
  opened: 'weight',
  triaged: 'back',
  untriaged: 'weight',
  priority_proposed: 'light',
  classified: 'back',
  form_answered: 'weight',
  account_set: 'back',
  snoozed: 'back',
  also_affects: 'light',
  leased: 'light',
  lease_expired: 'light',
  claimed: 'weight',
  skipped: 'light',
  released: 'light',
  routed: 'back',
  assigned: 'weight',
  replied: 'weight',
  reply_judged: 'light',
  responded: 'weight',
  answer_waived: 'light',
  noted: 'light',
  received: 'weight',
  attached: 'light',
  held: 'back',
  resumed: 'weight',
  solved: 'weight',
  reopened: 'weight',
  closed: 'weight',
  dismissed: 'back',
  merged: 'weight',
  absorbed: 'weight',
  split_off: 'weight',
  terms_changed: 'weight',
  rebased: 'light',
  clock_warned: 'light',
  clock_breached: 'light',
  clocks_corrected: 'light',
  pinned: 'weight',
  unpinned: 'weight',
  pin_expired: 'light',
  facts_changed: 'light',
  handoff_offered: 'weight',
  handoff_accepted: 'weight',
  handoff_bounced: 'light',
  handoff_withdrawn: 'light',
  help_asked: 'light',
  help_taken: 'light',
  help_bounced: 'light',
  help_completed: 'light',
  help_moved: 'light',
  help_answered: 'light',
  help_withdrawn: 'light',
  concern_raised: 'light',
  concern_replied: 'light',
  concern_passed_on: 'light',
  concern_decided: 'light',
  concern_withdrawn: 'light',
  linked: 'light',
  unlinked: 'light',
  issue_linked: 'light',
  issue_unlinked: 'light',
  issue_shipped: 'light',
  watched: 'light',
  unwatched: 'light',
}

const undoesOf = ({ change }: TicketEvent): number | undefined => ('undoes' in change ? change.undoes : undefined)

/** The events that still count: neither taken back nor taking back, and of weight. */
function standing(events: readonly TicketEvent[]): TicketEvent[] {
  const gone = new Set(events.map(undoesOf))
  return events.filter(
    (event) => undoesOf(event) === undefined && !gone.has(event.version) && STANDING[event.change.type] !== 'light',
  )
}

const words = (type: TicketEventType): string => type.replaceAll('_', ' ')

function refuseOvertaken(ticket: Ticket, wanted: TicketEvent, since: readonly TicketEvent[]): void {
  if (since.length === 0) return
  const came = since.map(({ at, actor, change }) => `${words(change.type)} by ${actor} at ${isoOf(at)}`).join('; ')
  const text = `${named(ticket)} has gone on since it was ${words(wanted.change.type)}: ${came}. Put right what is wrong with a verb of its own.`
  const told = since.map(({ version, at, actor, change }) => ({ version, at: isoOf(at), actor, type: change.type }))
  throw new Refusal('undo_overtaken', text, { since: told })
}

/** The event to take back, and none of weight after it. @throws Refusal `undo_nothing`, `undo_overtaken` */
function wantedOf(ticket: Ticket, events: readonly TicketEvent[], { version }: UndoRequest): TicketEvent {
  const counting = standing(events)
  const last = version ?? Number.POSITIVE_INFINITY
  const wanted = counting.findLast((event) => event.version <= last && STANDING[event.change.type] === 'back')
  const between = ({ version: each, change }: TicketEvent) =>
    each > (wanted?.version ?? 0) && each <= last && STANDING[change.type] !== 'light'
  // What was named is no such step, or was taken back before: nobody means the step before it.
  if (!wanted || (version !== null && events.some(between))) {
    const what = version === null ? 'Nothing' : `What brought version ${version}`
    const text = `${what} of ${named(ticket)} can${version === null ? '' : 'not'} be taken back. A triage, a dismissal, a snooze, a classification, a routing, an account and a hold can be, once.`
    throw new Refusal('undo_nothing', text)
  }
  refuseOvertaken(
    ticket,
    wanted,
    counting.filter((event) => event.version > wanted.version),
  )
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
  'snoozedUntil',
] as const

/** The status a ticket has again once it is ours. */
const oursAgain = (before: Ticket): Ticket['status'] => {
  if (isActionable(before)) return before.status
  return before.firstRepliedAt === null ? 'new' : 'open'
}

type Inverse = Exclude<TicketChange, { type: 'opened' }>

/** Takes back what the account had answered of the form. */
function withoutOffered({ form }: Extract<TicketChange, { type: 'account_set' }>, before: Ticket) {
  if (!form || !before.form) return {}
  const taken = Object.keys(form.answers).map((id) => [id, before.form?.answers[id] ?? ''])
  return { form: { answers: Object.fromEntries(taken), missing: before.form.missing } }
}

/** The inverse of a change: what it set is set to what it was `before`. */
function inverseOf(change: TicketChange, before: Ticket, earlier: readonly TicketEvent[], by: string): Inverse {
  const reason = `taken back: ${words(change.type)}`
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

/**
 * Appends the inverse of the last step of triage: a triage, a dismissal, a snooze, a classification, a routing, an account
 * or a hold. Only by whoever did it, or a lead; only while nothing of weight came after it (TRI-8). `events` are all of the
 * ticket's. What was done stays in the log.
 * @throws Refusal `lease_held`, `undo_nothing`, `undo_overtaken`, `not_allowed`
 */
export function undo(
  ticket: Ticket,
  asking: Asking,
  events: readonly TicketEvent[],
  request: UndoRequest,
): TicketChange[] {
  refuseLeased(ticket, asking)
  const wanted = wantedOf(ticket, events, request)
  if (wanted.actor !== asking.handle && !may(asking, 'release_others')) {
    const text = `${named(ticket)} was ${words(wanted.change.type)} by ${wanted.actor}. Ask them or a lead to take it back.`
    throw new Refusal('not_allowed', text)
  }
  const earlier = events.filter(({ version }) => version < wanted.version)
  const before = foldTickets(earlier)
  const inverse = inverseOf(wanted.change, before, earlier, asking.handle)
  const placed = { ...must(events.at(-1), 'a ticket has events'), version: ticket.version + 1, change: inverse }
  const after = foldTicket(ticket, placed)
  const restores: Restored = {
    ...Object.fromEntries(BESIDE.filter((fact) => after[fact] !== before[fact]).map((fact) => [fact, before[fact]])),
    ...(inverse.type === 'reopened' && after.status !== oursAgain(before) ? { status: oursAgain(before) } : {}),
  }
  const beside = Object.keys(restores).length === 0 ? {} : { restores }
  return [{ ...inverse, undoes: wanted.version, ...beside } as TicketChange]
}
