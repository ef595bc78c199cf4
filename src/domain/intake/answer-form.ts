/** Filling in what a ticket's form asks, and asking for it. Rules: docs/spec/intake.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { FormAnswers, TicketChange } from '../ticket-event.ts'
import type { OfferedAnswers } from '../triaged.ts'
import { type Asking, named, refuseClosed } from '../verbs/asking.ts'
import { type AnswerFault, fillForm, type PrefillFacts } from './answers.ts'
import { type Answers, type FormPolicy, withoutContact } from './document.ts'
import { factsMadeOf } from './made-of.ts'

/** Refuses answers that cannot be kept; the first fault is told, all of them are in the details.
 *  @throws Refusal `answers_invalid` */
export function refuseFaults(form: FormPolicy, faults: readonly AnswerFault[]): void {
  const [first] = faults
  if (!first) return
  const label = form.fields.find(({ id }) => id === first.field)?.label ?? first.field
  const more = faults.length > 1 ? ` (${faults.length - 1} more)` : ''
  throw new Refusal('answers_invalid', `${label}: ${first.text}${more}`, { field: first.field, faults })
}

/** What the ticket keeps of its form. @throws Refusal `no_form` */
export function formOf(ticket: Ticket): FormAnswers {
  if (ticket.form) return ticket.form
  throw new Refusal('no_form', `${named(ticket)} came without a form. Write a note or a reply instead.`)
}

const same = (a: Answers, b: Answers): boolean => {
  const ids = Object.keys(a)
  return ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id])
}

/** Adds answers to those that are there; an empty one takes an answer away (INT-9).
 *  @throws Refusal `ticket_closed`, `no_form`, `answers_invalid`, `answers_unchanged` */
export function answerForm(ticket: Ticket, { handle }: Asking, given: Answers, form: FormPolicy): TicketChange[] {
  refuseClosed(ticket)
  const before = formOf(ticket)
  const filled = fillForm(withoutContact(form), { ...before.answers, ...given })
  refuseFaults(form, filled.faults)
  const { answers, missing } = filled
  if (same(answers, before.answers)) {
    throw new Refusal('answers_unchanged', `${named(ticket)} has these answers already. Change one, or leave them.`)
  }
  const { environment } = factsMadeOf(filled)
  const where = environment === null || environment === ticket.environment ? {} : { environment }
  return [{ type: 'form_answered', by: handle, answers, missing, ...where }]
}

/** What the account that a ticket now has answers of its form: what nobody has answered. Undefined where nothing (INT-5). */
export function offeredBy(form: FormPolicy, given: Answers, facts: PrefillFacts): OfferedAnswers | undefined {
  const { answers, missing, prefilled } = fillForm(withoutContact(form), given, facts)
  const offered = Object.entries(answers).filter(([id]) => Object.hasOwn(prefilled, id))
  return offered.length === 0 ? undefined : { answers: Object.fromEntries(offered), missing }
}
