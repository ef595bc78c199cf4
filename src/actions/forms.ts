/** Forms as they hold now, and what a ticket gets from one that is filled in. */
import { must } from '../domain/assert.ts'
import { refuseFaults } from '../domain/intake/answer-form.ts'
import { type FilledForm, fillForm, NO_PREFILL, type PrefillFacts } from '../domain/intake/answers.ts'
import type { Answers, FormPolicy } from '../domain/intake/document.ts'
import { bodyOf, factsMadeOf, subjectOf } from '../domain/intake/made-of.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Contact, FormAnswers } from '../domain/ticket-event.ts'
import { isoOf } from '../domain/time.ts'
import { type Version, versionAt } from '../domain/version.ts'
import type { CallerRole, Environment, Kind } from '../domain/vocabulary.ts'
import { prefillFor } from '../store/opportunities.ts'
import type { Desk } from './desk.ts'

type Reader = Pick<Desk, 'policies' | 'now'>

export interface FormInForce extends Version<FormPolicy> {
  readonly slug: string
}

const mayUse = (role: CallerRole, { forWhom }: FormPolicy): boolean => forWhom === 'everybody' || role !== 'contact'

/** Those for everybody first, then by name. */
const orderOf = ({ slug, document: { forWhom, name } }: FormInForce): string => `${forWhom} ${name} ${slug}`

/** The forms that somebody in this role may use. */
export function formsFor({ policies, now }: Reader, role: CallerRole): FormInForce[] {
  return Object.entries(policies.forms)
    .flatMap(([slug, versions]) => {
      const current = versionAt(versions, now)
      return current && mayUse(role, current.document) ? [{ slug, ...current }] : []
    })
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
}

/** The form `slug` as it holds now. @throws Refusal `form_not_found`, also for one that is not for this role */
export function formInForce(reader: Reader, slug: string, role: CallerRole): FormInForce {
  const forms = formsFor(reader, role)
  const found = forms.find((form) => form.slug === slug)
  if (found) return found
  const known = forms.map((form) => form.slug).join(', ')
  const versions = Object.hasOwn(reader.policies.forms, slug) ? (reader.policies.forms[slug] ?? []) : []
  const coming = versions.find(({ document }) => mayUse(role, document))
  const what = coming
    ? `The form "${slug}" takes effect at ${isoOf(coming.effectiveFrom)}. Wait until then, or choose`
    : `There is no form "${slug}". Choose`
  throw new Refusal('form_not_found', `${what} one of: ${known || 'none yet'}.`)
}

/** The form as it was when the ticket was opened by it. */
export function formOfTicket({ policies }: Pick<Desk, 'policies'>, { slug, version }: FormAnswers): FormPolicy {
  const versions = Object.hasOwn(policies.forms, slug) ? (policies.forms[slug] ?? []) : []
  const found = versions.find((each) => each.version === version)
  return must(found, 'versions of forms are never removed').document
}

/** What the account offers to the form; nothing where the form does not ask. */
export async function prefillOf(
  { tenant, now }: Pick<Desk, 'tenant' | 'now'>,
  { fields }: FormPolicy,
  account: string | null,
): Promise<PrefillFacts> {
  if (account === null || fields.every(({ from }) => from === undefined)) return NO_PREFILL
  const today = isoOf(now).slice(0, 10)
  const found = await prefillFor(tenant, account, today)
  if (found === undefined) return NO_PREFILL
  const { name, stage, closesOn, keyDates } = found
  // A closing day that is past says that nobody knows the day; it is asked for (INT-5).
  const isPast = closesOn !== null && closesOn < today
  return { opportunity: { name, stage, closesOn: isPast ? null : closesOn, keyDates } }
}

export interface FormGiven {
  readonly slug: string
  readonly answers: Answers
}

/** What is said of a ticket beside its form. */
export interface Beside {
  readonly kind?: Kind | undefined
  readonly subject?: string | undefined
  readonly team?: string | undefined
  /** Slug of the account; null without one. */
  readonly account: string | null
  readonly contact: Contact | null
  readonly environment: Environment | null
  readonly tags: readonly string[]
}

/** What the form makes of a ticket; what was said beside it is worth more. */
export interface MadeByForm extends Beside {
  readonly kind: Kind
  readonly subject: string
  readonly body: string
  readonly area?: string
  readonly form: FormAnswers
  /** A colleague filled the form in; nobody of the customer wrote. */
  readonly byColleague: boolean
}

/** What was said in words, without a form: its shape has seen to it that nothing is lacking. */
export const worded = <Given extends Pick<Beside, 'kind' | 'subject'>>(given: Given) => ({
  ...given,
  kind: must(given.kind, 'needed without a form'),
  subject: must(given.subject, 'needed without a form'),
})

function contactIn(filled: FilledForm): Contact | null {
  const { contactName, contactEmail } = factsMadeOf(filled)
  const name = contactName ?? contactEmail
  return name === null ? null : { name, email: contactEmail }
}

/** Fills the form in (INT-7). @throws Refusal `form_not_found`, `answers_invalid` */
export async function fillIn<Given extends Beside>(
  desk: Desk,
  given: Given,
  { slug, answers }: FormGiven,
): Promise<Given & MadeByForm> {
  const { version, document } = formInForce(desk, slug, desk.asking.role)
  const filled = fillForm(document, answers, await prefillOf(desk, document, given.account))
  refuseFaults(document, filled.faults)
  const { kind, environment, area, tags } = factsMadeOf(filled)
  const team = desk.teams.find((each) => each.slug === document.team)?.slug
  return {
    ...given,
    kind: given.kind ?? kind ?? document.kind,
    subject:
      given.subject ?? must(subjectOf(document, filled) ?? undefined, 'a field of the subject is needed to send'),
    body: bodyOf(filled),
    team: given.team ?? team,
    contact: given.contact ?? contactIn(filled),
    environment: given.environment ?? environment,
    tags: [...new Set([...given.tags, ...tags])],
    ...(area === null ? {} : { area }),
    form: { slug, version, answers: filled.answers, missing: filled.missing },
    byColleague: document.forWhom === 'staff',
  }
}
