/** Which forms are taken, and what of them looks odd (INT-1). */
import { type Fault, fault, refuse } from '../sla/faults.ts'
import { ENVIRONMENTS, KINDS } from '../vocabulary.ts'
import { leavesOf } from './condition.ts'
import {
  type Condition,
  type FieldType,
  type Fills,
  type FormField,
  type FormPolicy,
  factOf,
  isPersonal,
  namedIn,
  type Source,
} from './document.ts'

const CHOOSES = ['choice', 'multi_choice'] as const
const choosesIn = ({ type }: FormField): boolean => CHOOSES.some((each) => each === type)

/** Later bearers of a value that an earlier one has. */
function twice(values: readonly string[], placeOf: (index: number) => string, what: string): Fault[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value)
    return first === index ? [] : [fault(placeOf(index), `is "${value}", as ${placeOf(first)} is. ${what}`)]
  })
}

function choiceFaults(field: FormField, place: string): Fault[] {
  const { choices, type } = field
  if (!choosesIn(field)) {
    return choices === undefined
      ? []
      : [fault(`${place}.choices`, `are given, but the type is ${type}. Leave them out, or write choice.`)]
  }
  if (choices === undefined || choices.length < 2) {
    return [fault(`${place}.choices`, 'are fewer than two. Give at least two to choose from.')]
  }
  const at = (part: string) => (index: number) => `${place}.choices[${index}].${part}`
  return [
    ...twice(
      choices.map(({ value }) => value),
      at('value'),
      'Give each choice a value of its own.',
    ),
    ...twice(
      choices.map(({ label }) => label),
      at('label'),
      'Give each choice a label of its own.',
    ),
  ]
}

/** The values that a field may fill a fact with; null where any text will do. */
const FILLABLE: Readonly<Record<Fills, readonly string[] | null>> = {
  kind: KINDS,
  environment: ENVIRONMENTS,
  area: null,
  tags: null,
  contact_name: null,
  contact_email: null,
}

function fillFaults(field: FormField, place: string): Fault[] {
  const { fills, type, choices = [], needed } = field
  if (fills === undefined) return []
  if (isPersonal(field) && needed === 'for_triage') {
    return [
      fault(`${place}.needed`, `is for_triage, but ${fills} is not kept among the answers. Write to_send, or no.`),
    ]
  }
  const allowed = FILLABLE[fills]
  if (fills === 'contact_email' && type !== 'email') {
    return [fault(`${place}.fills`, `is contact_email, but the type is ${type}. Write email as the type.`)]
  }
  if (allowed === null) return []
  if (type !== 'choice') {
    return [fault(`${place}.fills`, `is ${fills}, but the type is ${type}. Write choice as the type.`)]
  }
  return choices.flatMap(({ value }, index) =>
    allowed.includes(value)
      ? []
      : [fault(`${place}.choices[${index}].value`, `is "${value}", which is no ${fills}. Use: ${allowed.join(', ')}.`)],
  )
}

const OFFERED_TO: Readonly<Record<Source, readonly FieldType[]>> = {
  'opportunity.stage': ['choice', 'number', 'text'],
  'opportunity.closesOn': ['date'],
  'opportunity.keyDates': ['text', 'long_text'],
}

function fromFaults({ from, type }: FormField, place: string): Fault[] {
  if (from === undefined || OFFERED_TO[from].includes(type)) return []
  const types = OFFERED_TO[from].join(' or ')
  return [fault(`${place}.from`, `is ${from}, but the type is ${type}. Write ${types} as the type.`)]
}

/** The values that a field can have; undefined where anybody may write what they like. */
const valuesOf = ({ type, choices }: FormField): readonly string[] | undefined =>
  type === 'yes_no' ? ['yes', 'no'] : choices?.map(({ value }) => value)

/** As far as a form alone can tell: which questions there are, says the ladder of the ticket. */
function tellsFaults(field: FormField, place: string): Fault[] {
  const { tells, type } = field
  if (tells === undefined) return []
  const given = Object.keys(tells.answers ?? {})
  if (type === 'number') {
    const what = 'are given, but a number is the answer itself. Leave them out.'
    return given.length === 0 ? [] : [fault(`${place}.tells.answers`, what)]
  }
  const values = valuesOf(field)
  if (values === undefined || type === 'multi_choice') {
    return [fault(`${place}.tells`, `is given, but the type is ${type}. Write choice, yes_no or number as the type.`)]
  }
  if (given.length === 0) {
    return [fault(`${place}.tells.answers`, 'are missing. Give the answer that at least one value comes to.')]
  }
  return given.flatMap((value) =>
    values.includes(value)
      ? []
      : [fault(`${place}.tells.answers.${value}`, `is no value of "${field.id}". Use: ${values.join(', ')}.`)],
  )
}

function valueFaults(field: FormField, values: readonly string[], place: string): Fault[] {
  const known = valuesOf(field)
  if (known === undefined) {
    return [fault(place, `compares "${field.id}", which is free text. Write filled in place of is.`)]
  }
  return values.flatMap((value, index) =>
    known.includes(value)
      ? []
      : [fault(`${place}.is[${index}]`, `is "${value}", which "${field.id}" cannot be. Use: ${known.join(', ')}.`)],
  )
}

function leafFaults(
  leaf: ReturnType<typeof leavesOf>[number]['leaf'],
  place: string,
  { fields, index }: { readonly fields: readonly FormField[]; readonly index: number },
): Fault[] {
  const named = fields.findIndex(({ id }) => id === leaf.field)
  const field = fields[named]
  if (field === undefined)
    return [fault(`${place}.field`, `is "${leaf.field}", which no field is called. Name one that is there.`)]
  if (named === index) return [fault(`${place}.field`, 'names its own field. Name one before it.')]
  if (named > index) {
    return [
      fault(
        `${place}.field`,
        `is "${leaf.field}", which comes later. Move that field up: a field goes by those before it.`,
      ),
    ]
  }
  if (!('is' in leaf)) return []
  return leaf.is.length === 0
    ? [fault(`${place}.is`, 'is empty and never holds. Name at least one value.')]
    : valueFaults(field, leaf.is, place)
}

/** Conditions are nested this deep at most, so that people can read them. */
const DEEPEST = 3

const depthOf = (condition: Condition): number => {
  const inner = 'any' in condition ? condition.any : 'all' in condition ? condition.all : []
  return 1 + Math.max(0, ...inner.map(depthOf))
}

function emptyGroups(condition: Condition, place: string): Fault[] {
  const name = 'any' in condition ? 'any' : 'all'
  const inner = 'any' in condition ? condition.any : 'all' in condition ? condition.all : undefined
  if (inner === undefined) return []
  if (inner.length === 0) return [fault(`${place}.${name}`, 'is empty. Give at least one condition.')]
  return inner.flatMap((each, index) => emptyGroups(each, `${place}.${name}[${index}]`))
}

function conditionFaults(fields: readonly FormField[], index: number): Fault[] {
  const condition = fields[index]?.when
  if (condition === undefined) return []
  const place = `fields[${index}].when`
  if (depthOf(condition) > DEEPEST) return [fault(place, `is nested more than ${DEEPEST} deep. Make it simpler.`)]
  return [
    ...emptyGroups(condition, place),
    ...leavesOf(condition).flatMap(({ path, leaf }) => leafFaults(leaf, `${place}${path}`, { fields, index })),
  ]
}

function subjectFaults({ subject, fields }: FormPolicy): Fault[] {
  const named = namedIn(subject)
  if (named.length === 0) {
    return [fault('subject', 'names no field. Write the id of one in braces, such as {summary}.')]
  }
  const unknown = named.filter((id) => !fields.some((field) => field.id === id))
  if (unknown.length > 0) {
    return unknown.map((id) => fault('subject', `names "${id}", which no field is called. Name one that is there.`))
  }
  const sure = named.some((id) => fields.some((field) => field.id === id && field.needed === 'to_send' && !field.when))
  return sure
    ? []
    : [fault('subject', 'may stay empty. Name a field that is needed to send the form and always asked.')]
}

/** What keeps these fields from being asked one after the other. */
export const fieldFaults = (fields: readonly FormField[]): Fault[] => [
  ...twice(
    fields.map(({ id }) => id),
    (index) => `fields[${index}].id`,
    'Give each field an id of its own.',
  ),
  ...fields.flatMap((field, index) => {
    const place = `fields[${index}]`
    return [
      ...choiceFaults(field, place),
      ...fillFaults(field, place),
      ...fromFaults(field, place),
      ...tellsFaults(field, place),
    ]
  }),
  ...fields.flatMap((_, index) => conditionFaults(fields, index)),
]

/** Passes a form that can be filled in and sent (INT-1).
 *  @throws Refusal `policy_invalid` with the `place` of the first fault, and all `faults` */
export function checkFormPolicy(document: FormPolicy): FormPolicy {
  refuse([...fieldFaults(document.fields), ...subjectFaults(document)])
  return document
}

/** What a reviewer should look at though the form is taken: facts that only hidden fields give, and nothing to triage by. */
export function formWarnings({ fields }: FormPolicy): string[] {
  const needed = fields.filter(({ needed: when }) => when !== 'no')
  const split = [...new Set(fields.map(factOf))].filter((fact) => {
    const places = fields.flatMap((field, index) => (factOf(field) === fact ? [index] : []))
    return (places.at(-1) ?? 0) - (places[0] ?? 0) >= places.length
  })
  return [
    ...(needed.some(({ needed: when }) => when === 'for_triage')
      ? []
      : ['No field is needed for triage, so nothing is ever named missing.']),
    ...split.map((fact) => `The fields of the fact "${fact}" do not stand together. Move them next to each other.`),
  ]
}
