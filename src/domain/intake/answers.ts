/** A form as far as it is filled in: what is asked, what is faulty, what is missing (INT-2 to INT-6). */
import { holds } from './condition.ts'
import { type Answers, type FormField, type FormPolicy, factOf, isPersonal, namedIn, type Source } from './document.ts'
import { readAnswer } from './values.ts'

/** The opportunity of an account that is open; of several the one that closes first. */
export interface OpportunityFacts {
  readonly name: string
  /** 1 to 6. */
  readonly stage: number
  /** A date such as 2026-03-31; null when nobody knows. */
  readonly closesOn: string | null
  readonly keyDates: string | null
}

/** What is known of the account that asks. */
export interface PrefillFacts {
  readonly opportunity: OpportunityFacts | null
}

export const NO_PREFILL: PrefillFacts = { opportunity: null }

export interface AnswerFault {
  /** Id of the field. */
  readonly field: string
  /** What is wrong, and what to do. */
  readonly text: string
}

/** A field that is asked. */
export interface AskedField {
  readonly field: FormField
  /** As it is kept; as it was given where it is faulty; empty without an answer. */
  readonly value: string
  /** Where the value is from, when nobody gave it. */
  readonly source: Source | null
  readonly fault: string | null
}

/** What triage asks for, by one field or by several. */
export interface Fact {
  readonly label: string
  readonly given: boolean
  /** Ids of its fields that still need an answer. */
  readonly open: readonly string[]
}

export interface FilledForm {
  /** The fields that are asked, in order. */
  readonly asked: readonly AskedField[]
  /** What is kept: normalised, of the fields that are asked, without the empty ones and those that name the contact. */
  readonly answers: Answers
  readonly faults: readonly AnswerFault[]
  /** In the order of the form. */
  readonly facts: readonly Fact[]
  /** Labels of the facts that are not given. */
  readonly missing: readonly string[]
  /** The fields that nobody answered and the account did. */
  readonly prefilled: Readonly<Record<string, Source>>
}

const OFFERS: Readonly<Record<Source, (opportunity: OpportunityFacts) => string | null>> = {
  'opportunity.stage': ({ stage }) => String(stage),
  'opportunity.closesOn': ({ closesOn }) => closesOn,
  'opportunity.keyDates': ({ keyDates }) => keyDates,
}

const known = (source: Source, { opportunity }: PrefillFacts): string =>
  opportunity === null ? '' : (OFFERS[source](opportunity) ?? '')

function ask(field: FormField, given: Answers, facts: PrefillFacts): AskedField {
  const answer = Object.hasOwn(given, field.id) ? given[field.id] : undefined
  // Given as empty means: not that. Only what was not given at all is taken from the account.
  const prefill = answer === undefined && field.from !== undefined ? known(field.from, facts) : ''
  const read = readAnswer(field, answer ?? prefill)
  if ('fault' in read) {
    return prefill === ''
      ? { field, value: answer ?? '', source: null, fault: read.fault }
      : { field, value: '', source: null, fault: null }
  }
  return { field, value: read.value, source: prefill === '' ? null : (field.from ?? null), fault: null }
}

/** Goes down the form: each field is asked or not by what those before it keep. */
function askAll({ fields }: FormPolicy, given: Answers, facts: PrefillFacts): AskedField[] {
  const kept: Record<string, string> = {}
  return fields.flatMap((field) => {
    if (field.when !== undefined && !holds(field.when, kept)) return []
    const asked = ask(field, given, facts)
    kept[field.id] = asked.fault === null ? asked.value : ''
    return [asked]
  })
}

const isKept = (each: AskedField): boolean => !isOpen(each) && !isPersonal(each.field)
const isOpen = ({ value, fault }: AskedField): boolean => value === '' || fault !== null

function factsOf(asked: readonly AskedField[]): Fact[] {
  const needed = asked.filter(({ field }) => field.needed !== 'no')
  return [...new Set(needed.map(({ field }) => factOf(field)))].map((label) => {
    const open = needed.filter((each) => factOf(each.field) === label && isOpen(each)).map(({ field }) => field.id)
    return { label, given: open.length === 0, open }
  })
}

function unknownFaults({ fields }: FormPolicy, given: Answers): AnswerFault[] {
  const ids = fields.map(({ id }) => id)
  return Object.keys(given)
    .filter((id) => !ids.includes(id))
    .map((field) => ({ field, text: `This form has no field "${field}". Its fields are: ${ids.join(', ')}.` }))
}

/** A subject says something: as long as that of any ticket (contract/tickets.ts). */
const LEAST_SUBJECT = 3

/** Characters of all answers together: with their labels they make one message, which has at most 100,000. */
const MOST_TOGETHER = 80_000

/** The longest answer is told when all of them together are too long for one message. */
function lengthFaults(asked: readonly AskedField[]): AnswerFault[] {
  const together = asked.reduce((sum, { value }) => sum + value.length, 0)
  const [longest] = asked.toSorted((a, b) => b.value.length - a.value.length)
  if (longest === undefined || together <= MOST_TOGETHER) return []
  const text = `All answers together are ${together} characters long. Shorten this one, so that they are ${MOST_TOGETHER} at most.`
  return [{ field: longest.field.id, text }]
}

function sendFaults({ subject }: FormPolicy, asked: readonly AskedField[]): AnswerFault[] {
  const [first] = namedIn(subject)
  return asked.flatMap(({ field, value, fault }) => {
    if (fault !== null) return [{ field: field.id, text: fault }]
    if (field.needed === 'to_send' && value === '') {
      return [{ field: field.id, text: 'This is needed to send the form. Fill it in.' }]
    }
    const short = field.id === first && value !== '' && value.length < LEAST_SUBJECT
    return short ? [{ field: field.id, text: `Write at least ${LEAST_SUBJECT} characters.` }] : []
  })
}

/** The form with these answers. Never throws: what is wrong is among the faults. */
export function fillForm(form: FormPolicy, given: Answers, facts: PrefillFacts = NO_PREFILL): FilledForm {
  const asked = askAll(form, given, facts)
  const stated = factsOf(asked)
  return {
    asked,
    answers: Object.fromEntries(asked.filter(isKept).map(({ field, value }) => [field.id, value])),
    faults: [...sendFaults(form, asked), ...lengthFaults(asked), ...unknownFaults(form, given)],
    facts: stated,
    missing: stated.filter(({ given: isGiven }) => !isGiven).map(({ label }) => label),
    prefilled: Object.fromEntries(asked.flatMap(({ field, source }) => (source === null ? [] : [[field.id, source]]))),
  }
}
