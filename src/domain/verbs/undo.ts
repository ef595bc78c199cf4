/** Takes the last step back: of triage also later, of others for ten seconds. Rules: docs/spec/triage.md,
 *  docs/spec/lifecycle.md. */
import { may } from '../access/permissions.ts'
import { must } from '../assert.ts'
import { Refusal } from '../refusal.ts'
import type { Restored } from '../takes-back.ts'
import { foldTicket, foldTickets, isActionable, type Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { type Asking, named, refuseLeased } from './asking.ts'
import { isInTime, isShort, issueOfStep, otherOf, refuseLate, stepTakenBack, stepWords } from './take-back.ts'
import { standing, stepMeant, type Undoing, type UndoRequest, wantedOf } from './undo-meant.ts'
import { STANDING } from './undo-steps.ts'

/** Number of the other ticket that the step told of itself, which changes with it; null where there is none. */
export function otherMeant(events: readonly TicketEvent[], asking: Asking, request: UndoRequest): number | null {
  const step = stepMeant(events, asking, request)
  return step && isShort(step) ? otherOf(step) : null
}

/** Number of the issue that the step linked, unlinked or came with; null where there is none. */
export function issueMeant(events: readonly TicketEvent[], asking: Asking, request: UndoRequest): number | null {
  const step = stepMeant(events, asking, request)
  return step && isShort(step) ? issueOfStep(events, step) : null
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
 * Takes back the last thing that whoever asks did to the ticket, or the step that is named. What was done less than ten seconds ago by whoever asks
 * is taken back as if it had not happened (LIF-7); later a triage, a dismissal, a snooze, a classification, a routing, an
 * account and a hold by their inverse, by whoever did it or a lead (TRI-8). Only while nothing of weight came after it.
 * `events` are all of the ticket's. What was done stays in the log.
 * @throws Refusal `lease_held`, `undo_nothing`, `undo_overtaken`, `undo_too_late`, `not_allowed`
 */
export function undo(ticket: Ticket, asking: Asking, events: readonly TicketEvent[], request: Undoing): TicketChange[] {
  refuseLeased(ticket, asking)
  const wanted = wantedOf(ticket, events, asking, request)
  if (isShort(wanted) && isInTime(wanted, asking))
    return [stepTakenBack(events, asking, wanted, request.issueGoes ?? false)]
  if (isShort(wanted) && STANDING[wanted.change.type] !== 'back') refuseLate(ticket, wanted, asking)
  return [inverted(ticket, asking, events, wanted)]
}
