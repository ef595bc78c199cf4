/**
 * GET  /forms                       those that the caller may use, as they hold now
 * GET  /forms/:slug                 one of them
 * POST /forms/:slug/check           what a form would make of these answers; nothing is written
 * GET  /portal/forms                those that a customer's contact may use
 * GET  /tickets/:number/missing     what the form of a ticket leaves open, and a text that asks for it
 */
import { z } from 'zod'
import { openFacts } from '../actions/ask-missing.ts'
import { type FormInForce, formInForce, formsFor, prefillOf } from '../actions/forms.ts'
import {
  CheckAnswers,
  CheckedAnswers,
  Form,
  type FormPolicy as FormDocument,
  Forms,
  Missing,
} from '../contract/forms.ts'
import { Slug, TicketNumber } from '../contract/shape.ts'
import { type FilledForm, fillForm, type PrefillFacts } from '../domain/intake/answers.ts'
import { ASKED_OF } from '../domain/intake/asking.ts'
import type { FormPolicy } from '../domain/intake/document.ts'
import { bodyOf, subjectOf } from '../domain/intake/made-of.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'

const tags = ['forms']
const Path = z.strictObject({ slug: Slug })
const TicketPath = z.strictObject({ number: TicketNumber })
const MissingQuery = z.strictObject({
  of: z.enum(ASKED_OF).optional().describe('Who is to be asked; whoever opened it when left out.'),
})

/** The domain's document is the wire's, but for its lists being read-only. */
const documentView = (document: FormPolicy): FormDocument => document as FormDocument

const formView = ({ slug, version, effectiveFrom, document }: FormInForce): Form => ({
  slug,
  version,
  effectiveFrom: isoOf(effectiveFrom),
  document: documentView(document),
})

function checkedView(
  { slug, version, document }: FormInForce,
  filled: FilledForm,
  prefill: PrefillFacts,
): CheckedAnswers {
  return {
    slug,
    version,
    asked: filled.asked.map(({ field }) => field.id),
    faults: [...filled.faults],
    missing: [...filled.missing],
    answers: { ...filled.answers },
    prefilled: { ...filled.prefilled },
    prefill,
    subject: subjectOf(document, filled),
    body: bodyOf(filled),
  }
}

function readRoutes(api: Api, deps: Deps): void {
  api.get(
    '/forms',
    {
      config: { permission: 'open_tickets' },
      schema: { summary: 'The forms that you may use', tags, response: { 200: Forms } },
    },
    async (request) => {
      const { policies } = await deps.desks.of(request)
      return { items: formsFor({ policies, now: deps.now() }, callerIn(request).role).map(formView) }
    },
  )

  api.get(
    '/forms/:slug',
    {
      config: { permission: 'open_tickets' },
      schema: { summary: 'One form', tags, params: Path, response: { 200: Form } },
    },
    async (request) => {
      const { policies } = await deps.desks.of(request)
      return formView(formInForce({ policies, now: deps.now() }, request.params.slug, callerIn(request).role))
    },
  )

  api.get(
    '/portal/forms',
    {
      config: { permission: 'use_portal' },
      schema: { summary: 'The forms of the portal', tags, response: { 200: Forms } },
    },
    async (request) => {
      const { policies } = await deps.desks.shelf(callerIn(request).workspace)
      return { items: formsFor({ policies, now: deps.now() }, 'contact').map(formView) }
    },
  )
}

function checkRoute(api: Api, deps: Deps): void {
  api.post(
    '/forms/:slug/check',
    {
      config: { permission: 'open_tickets' },
      schema: {
        summary: 'What a form would make of answers',
        tags,
        params: Path,
        body: CheckAnswers,
        response: { 200: CheckedAnswers },
      },
    },
    async (request) => {
      const { policies, tenant } = await deps.desks.of(request)
      const reader = { policies, tenant, now: deps.now() }
      const form = formInForce(reader, request.params.slug, callerIn(request).role)
      const { answers, account } = request.body
      const prefill = await prefillOf(reader, form.document, account)
      return checkedView(form, fillForm(form.document, answers, prefill), prefill)
    },
  )
}

const NO_FORM: Missing = { form: null, fields: [], answers: {}, facts: [], missing: [], ask: null }

function missingRoute(api: Api, deps: Deps): void {
  api.get(
    '/tickets/:number/missing',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'What its form leaves open',
        tags,
        params: TicketPath,
        querystring: MissingQuery,
        response: { 200: Missing },
      },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const { number } = request.params
      const placed = await ticketByNumber(tenant, number)
      if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
      const { ticket } = placed
      if (ticket.form === null) return NO_FORM
      const { document, filled, ask } = await openFacts({ policies }, tenant, ticket, request.query.of)
      return {
        form: { slug: ticket.form.slug, version: ticket.form.version, name: document.name },
        fields: documentView(document).fields,
        answers: { ...ticket.form.answers },
        facts: filled.facts.map(({ label, given, open }) => ({ label, given, open: [...open] })),
        missing: [...filled.missing],
        ask: filled.missing.length === 0 ? null : ask,
      }
    },
  )
}

export function formRoutes(api: Api, deps: Deps): void {
  readRoutes(api, deps)
  checkRoute(api, deps)
  missingRoute(api, deps)
}
