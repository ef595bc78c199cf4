import { describe, expect, test } from 'vitest'
import { aField, aForm, shippedForm } from '../../../test/support/forms.ts'
import type { Refusal } from '../refusal.ts'
import { checkFormPolicy, formWarnings } from './check.ts'
import type { Condition, FormField, FormPolicy } from './document.ts'

function faultsOf(form: FormPolicy): { place: string; text: string }[] {
  try {
    checkFormPolicy(form)
    return []
  } catch (error) {
    const { code, details } = error as Refusal
    expect(code).toBe('policy_invalid')
    return details.faults as { place: string; text: string }[]
  }
}

const two = [
  { value: 'one', label: 'One' },
  { value: 'two', label: 'Two' },
]
const when = (condition: Condition) =>
  aForm([aField('a', { type: 'choice', choices: two }), aField('b', { when: condition }), aField('c')])
const nested = (deep: number): Condition => (deep === 0 ? { field: 'a', filled: true } : { all: [nested(deep - 1)] })

describe('INT-1: the forms that ship', () => {
  test.each([
    ['support', 'everybody', 'problem'],
    ['presales', 'staff', 'presales'],
    ['task', 'staff', 'task'],
  ] as const)('%s is for %s, and sound without a warning', (slug, forWhom, kind) => {
    const form = shippedForm(slug)
    expect(form).toMatchObject({ forWhom, kind })
    expect(formWarnings(form)).toEqual([])
  })
})

describe('INT-1: a form that cannot be filled in is refused, with the place and what to do', () => {
  test.each<[string, FormPolicy, string, string]>([
    ['two fields of one id', aForm([aField('summary')]), 'fields[1].id', 'is "summary", as fields[0].id is.'],
    ['a choice of nothing', aForm([aField('a', { type: 'choice' })]), 'fields[1].choices', 'are fewer than two.'],
    [
      'a choice of one',
      aForm([aField('a', { type: 'choice', choices: two.slice(1) })]),
      'fields[1].choices',
      'Give at least two',
    ],
    [
      'choices of a text',
      aForm([aField('a', { choices: two })]),
      'fields[1].choices',
      'are given, but the type is text.',
    ],
    [
      'a value twice',
      aForm([aField('a', { type: 'choice', choices: [...two, { value: 'one', label: 'Uno' }] })]),
      'fields[1].choices[2].value',
      'is "one", as fields[1].choices[0].value is.',
    ],
    [
      'a label twice',
      aForm([aField('a', { type: 'choice', choices: [...two, { value: 'uno', label: 'One' }] })]),
      'fields[1].choices[2].label',
      'is "One"',
    ],
    [
      'a kind in free text',
      aForm([aField('a', { fills: 'kind' })]),
      'fields[1].fills',
      'is kind, but the type is text. Write choice',
    ],
    [
      'a kind that is none',
      aForm([aField('a', { fills: 'kind', type: 'choice', choices: two })]),
      'fields[1].choices[0].value',
      'is "one", which is no kind. Use: question, problem',
    ],
    [
      'an address in free text',
      aForm([aField('contact_email', { fills: 'contact_email' })]),
      'fields[1].fills',
      'Write email as the type.',
    ],
    [
      'a name that triage waits for',
      aForm([aField('a', { fills: 'contact_name', needed: 'for_triage' })]),
      'fields[1].needed',
      'is not kept among the answers. Write to_send, or no.',
    ],
    [
      'a close date in free text',
      aForm([aField('a', { from: 'opportunity.closesOn' })]),
      'fields[1].from',
      'Write date as the type.',
    ],
    [
      'a stage as a link',
      aForm([aField('a', { from: 'opportunity.stage', type: 'url' })]),
      'fields[1].from',
      'Write choice or number or text as the type.',
    ],
    [
      'a condition on nothing there',
      when({ field: 'x', filled: true }),
      'fields[2].when.field',
      'is "x", which no field is called.',
    ],
    ['a condition on itself', when({ field: 'b', filled: true }), 'fields[2].when.field', 'names its own field.'],
    [
      'a condition on a later one',
      when({ field: 'c', filled: true }),
      'fields[2].when.field',
      'is "c", which comes later. Move that field up',
    ],
    [
      'a value that cannot be',
      when({
        any: [
          { field: 'a', is: ['one'] },
          { field: 'a', is: ['three'] },
        ],
      }),
      'fields[2].when.any[1].is[0]',
      'is "three", which "a" cannot be. Use: one, two.',
    ],
    [
      'a comparison with text',
      when({ field: 'summary', is: ['x'] }),
      'fields[2].when',
      'compares "summary", which is free text. Write filled',
    ],
    ['no value', when({ field: 'a', is: [] }), 'fields[2].when.is', 'is empty and never holds.'],
    ['an empty group', when({ all: [{ any: [] }] }), 'fields[2].when.all[0].any', 'is empty.'],
    ['a deep condition', when(nested(3)), 'fields[2].when', 'is nested more than 3 deep.'],
    [
      'a subject of no field',
      aForm([], { subject: 'A request' }),
      'subject',
      'names no field. Write the id of one in braces',
    ],
    ['a subject of one that is not there', aForm([], { subject: '{sumary}' }), 'subject', 'names "sumary"'],
    ['a subject that may stay empty', aForm([aField('a')], { subject: '{a}' }), 'subject', 'may stay empty.'],
  ])('%s', (_, form, place, text) => {
    const [first] = faultsOf(form)
    expect(first?.place).toBe(place)
    expect(first?.text).toContain(text)
  })

  test('two fields that wait for each other cannot be: one of them names a later one', () => {
    const fields: FormField[] = [
      aField('a', { when: { field: 'b', filled: true } }),
      aField('b', { when: { field: 'a', filled: true } }),
    ]
    expect(faultsOf(aForm(fields)).map(({ place }) => place)).toEqual(['fields[1].when.field'])
  })

  test('all faults are told, not only the first', () => {
    expect(faultsOf(aForm([aField('summary'), aField('a', { type: 'choice' })], { subject: 'x' }))).toHaveLength(3)
  })
})

test('INT-1: odd forms are told of', () => {
  const form = aForm([aField('a', { fact: 'F', needed: 'no' }), aField('b'), aField('c', { fact: 'F' })])
  expect(formWarnings(form)).toEqual([
    'No field is needed for triage, so nothing is ever named missing.',
    'The fields of the fact "F" do not stand together. Move them next to each other.',
  ])
})
