/** What a ticket's form leaves open, asking for it, and filling it in. Rules: docs/spec/intake.md. */

import { may, type Permission } from '../domain/access/permissions.ts'
import { must } from '../domain/assert.ts'
import { answerForm, formOf } from '../domain/intake/answer-form.ts'
import { type FilledForm, fillForm } from '../domain/intake/answers.ts'
import { type AskedOf, askingText } from '../domain/intake/asking.ts'
import { type Answers, type FormPolicy, withoutContact } from '../domain/intake/document.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { named } from '../domain/verbs/asking.ts'
import { note, reply } from '../domain/verbs/write.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { members } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { formOfTicket } from './forms.ts'

/** What is open on a ticket, and who would be asked for it by which text. */
export interface OpenFacts {
  readonly document: FormPolicy
  readonly filled: FilledForm
  readonly ask: { readonly of: AskedOf; readonly name: string | null; readonly text: string }
}

/** What the form of `ticket` leaves open; `wanted` says who is asked, in place of whoever opened it.
 *  @throws Refusal `no_form` */
export async function openFacts(
  { policies }: Pick<Desk, 'policies'>,
  tenant: Tenant,
  ticket: Ticket,
  wanted?: AskedOf,
): Promise<OpenFacts> {
  const form = formOf(ticket)
  const document = withoutContact(formOfTicket({ policies }, form))
  const filled = fillForm(document, form.answers)
  const [opened] = await ticketEvents(tenant, ticket.id)
  const { actor } = must(opened, 'a ticket was opened')
  const colleague = (await members(tenant)).find(({ handle }) => handle === actor)?.name
  const of = wanted ?? (document.forWhom === 'staff' || colleague !== undefined ? 'colleague' : 'customer')
  const name = (of === 'colleague' ? colleague : ticket.contact?.name) ?? null
  return {
    document,
    filled,
    ask: { of, name, text: askingText(document, filled, { of, name, number: ticket.number }) },
  }
}

const PERMISSION: Readonly<Record<AskedOf, Permission>> = { colleague: 'write_notes', customer: 'answer_customers' }

function refuseUnlessMay({ asking }: Desk, of: AskedOf): void {
  if (may(asking, PERMISSION[of])) return
  const text = `You may not write to the ${of} here. Ask the other one, or somebody who may.`
  throw new Refusal('not_allowed', text, { permission: PERMISSION[of] })
}

export interface AskMissing {
  readonly of?: AskedOf | undefined
  readonly text?: string | undefined
}

/**
 * Asks for what is missing: a colleague by an internal note, the customer by a public reply, which keeps no promise.
 * @throws Refusal `no_form`, `nothing_missing`, `not_allowed` and as `note` or `reply`
 */
export const askMissing = (desk: Desk, number: number, { of: wanted, text }: AskMissing): Promise<PlacedTicket> =>
  changeTicket(desk, number, async (ticket, tx) => {
    const { filled, ask } = await openFacts(desk, tx, ticket, wanted)
    refuseUnlessMay(desk, ask.of)
    if (filled.missing.length === 0) {
      throw new Refusal('nothing_missing', `Nothing is missing on ${named(ticket)}. Write a note or a reply instead.`)
    }
    const body = text ?? ask.text
    if (ask.of === 'colleague') return note(ticket, desk.asking, body)
    return reply(ticket, desk.asking, { body, after: 'stay', weight: 'acknowledgement', sentAt: null })
  })

/** Fills in what the form asks. @throws Refusal as `answerForm` */
export const answerFormOf = (
  desk: Desk,
  number: number,
  { answers }: { readonly answers: Answers },
): Promise<PlacedTicket> =>
  changeTicket(desk, number, (ticket) => answerForm(ticket, desk.asking, answers, formOfTicket(desk, formOf(ticket))))
