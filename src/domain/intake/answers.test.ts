import { describe, expect, test } from 'vitest'
import { aField, aForm, SIX_FACTS, shippedForm } from '../../../test/support/forms.ts'
import { fillForm, type PrefillFacts } from './answers.ts'
import type { FormField } from './document.ts'

const presales = shippedForm('presales')

/** The six facts of a pre-sales request, and the answers that give each. */
const FACTS = {
  'Issue summary': ['summary'],
  'What was tried and what was expected': ['attempted'],
  'Steps taken already': ['steps'],
  Impact: ['impact'],
  'Design document, or why there is none': ['no_design_document'],
  'Deal stage and key dates': ['deal_stage', 'closes_on'],
} as const
type FactName = keyof typeof FACTS
const NAMES = Object.keys(FACTS) as FactName[]

const without = (...left: readonly FactName[]) => {
  const gone: readonly string[] = left.flatMap((name) => FACTS[name])
  return Object.fromEntries(Object.entries(SIX_FACTS).filter(([id]) => !gone.includes(id)))
}
const pairs = NAMES.flatMap((one, index) => NAMES.slice(index + 1).map((other) => [one, other] as const))

describe('TV-66: of a pre-sales request with four of six facts', () => {
  test.each(pairs)('without %s and %s, exactly those are named', (one, other) => {
    expect(fillForm(presales, without(one, other)).missing).toEqual([one, other])
  })

  test('the form asks for six facts, and with all of them nothing is missing', () => {
    const filled = fillForm(presales, SIX_FACTS)
    expect(filled.facts.map(({ label }) => label)).toEqual(NAMES)
    expect([filled.missing, filled.faults]).toEqual([[], []])
  })

  test('only the summary is needed to send it', () => {
    expect(fillForm(presales, { summary: 'It fails' }).faults).toEqual([])
    expect(fillForm(presales, {}).faults).toEqual([
      { field: 'summary', text: 'This is needed to send the form. Fill it in.' },
    ])
  })
})

describe('INT-4: facts and what is missing', () => {
  test('a link to a design document or why there is none gives the fact', () => {
    const { no_design_document: _, ...rest } = SIX_FACTS
    const linked = fillForm(presales, { ...rest, design_document: 'https://docs.example.org/design' })
    expect(linked.missing).toEqual([])
    expect(linked.asked.map(({ field }) => field.id)).not.toContain('no_design_document')
    expect(fillForm(presales, rest).missing).toEqual(['Design document, or why there is none'])
  })

  test('a fact of which only a part is there is missing, and says which fields are open', () => {
    const { closes_on: _, ...rest } = SIX_FACTS
    const { facts, missing } = fillForm(presales, rest)
    expect(missing).toEqual(['Deal stage and key dates'])
    expect(facts.at(-1)).toEqual({ label: 'Deal stage and key dates', given: false, open: ['closes_on'] })
  })

  test('what cannot be read gives no fact', () => {
    const { missing, faults, answers } = fillForm(presales, { ...SIX_FACTS, closes_on: 'soon' })
    expect(missing).toEqual(['Deal stage and key dates'])
    expect(faults).toEqual([{ field: 'closes_on', text: '"soon" is no date. Write it as 2026-03-31.' }])
    expect(answers).not.toHaveProperty('closes_on')
  })
})

describe('INT-2: a field is asked by what was answered before it', () => {
  const form = aForm([
    aField('broken', { type: 'yes_no' }),
    aField('where', {
      type: 'choice',
      choices: [
        { value: 'here', label: 'Here' },
        { value: 'there', label: 'There' },
      ],
      when: { field: 'broken', is: ['yes'] },
    }),
    aField('which', { needed: 'to_send', when: { field: 'where', is: ['there'] } }),
    aField('either', {
      when: {
        any: [
          { field: 'broken', is: ['no'] },
          { field: 'which', filled: true },
        ],
      },
    }),
    aField('both', {
      when: {
        all: [
          { field: 'broken', is: ['yes'] },
          { field: 'where', filled: false },
        ],
      },
    }),
  ])
  const asked = (answers: Readonly<Record<string, string>>) =>
    fillForm(form, { summary: 'It broke', ...answers }).asked.map(({ field }) => field.id)

  test.each([
    [{}, ['summary', 'broken']],
    [{ broken: 'yes' }, ['summary', 'broken', 'where', 'both']],
    [{ broken: 'no' }, ['summary', 'broken', 'either']],
    [{ broken: 'yes', where: 'here' }, ['summary', 'broken', 'where']],
    [{ broken: 'yes', where: 'there', which: 'that one' }, ['summary', 'broken', 'where', 'which', 'either']],
  ])('%j asks %j', (answers, fields) => {
    expect(asked(answers)).toEqual(fields)
  })

  test('a field that is not asked is neither needed nor kept, nor does it open others', () => {
    const filled = fillForm(form, { summary: 'It broke', broken: 'no', where: 'there', which: '' })
    expect(filled.faults).toEqual([])
    expect(filled.answers).toEqual({ summary: 'It broke', broken: 'no' })
    expect(asked({ broken: 'no', where: 'there' })).toEqual(['summary', 'broken', 'either'])
  })

  test('one of several choices is enough', () => {
    const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }))
    const several = aForm([
      aField('parts', { type: 'multi_choice', choices }),
      aField('more', { when: { field: 'parts', is: ['b', 'c'] } }),
    ])
    const ids = (parts: string) => fillForm(several, { summary: 'It broke', parts }).asked.map(({ field }) => field.id)
    expect(ids('a, b')).toContain('more')
    expect(ids('a')).not.toContain('more')
  })
})

describe('INT-5: what the account offers', () => {
  const { deal_stage: _, closes_on: __, ...four } = SIX_FACTS
  const facts: PrefillFacts = {
    opportunity: { name: 'Acme, first year', stage: 5, closesOn: '2026-11-30', keyDates: 'board on 20 November' },
  }

  test('the stage and dates of its opportunity are taken where nobody gave them', () => {
    const filled = fillForm(presales, four, facts)
    expect(filled.missing).toEqual([])
    expect(filled.answers).toMatchObject({
      deal_stage: '5',
      closes_on: '2026-11-30',
      key_dates: 'board on 20 November',
    })
    expect(filled.prefilled).toEqual({
      deal_stage: 'opportunity.stage',
      closes_on: 'opportunity.closesOn',
      key_dates: 'opportunity.keyDates',
    })
  })

  test('an answer is worth more, and an empty one says "not that"', () => {
    const filled = fillForm(presales, { ...four, deal_stage: '2', key_dates: '' }, facts)
    expect(filled.answers).toMatchObject({ deal_stage: '2', closes_on: '2026-11-30' })
    expect(filled.answers).not.toHaveProperty('key_dates')
    expect(Object.keys(filled.prefilled)).toEqual(['closes_on'])
  })

  test('what it does not know, and what the field does not take, stays open without a fault', () => {
    const unknown: PrefillFacts = { opportunity: { name: 'Acme', stage: 9, closesOn: null, keyDates: null } }
    expect(fillForm(presales, four, unknown)).toMatchObject({ faults: [], prefilled: {} })
    expect(fillForm(presales, four, unknown).missing).toEqual(['Deal stage and key dates'])
  })
})

describe('INT-3: answers are kept in one way, or told what is wrong with them', () => {
  const choices = [
    { value: 'one', label: 'The first' },
    { value: 'two', label: 'The second' },
  ]
  const read = (more: Partial<FormField>, answer: string) => {
    const { answers, faults } = fillForm(aForm([aField('it', more)]), { summary: 'It broke', it: answer })
    return faults[0]?.text ?? answers.it
  }
  test.each([
    ['text', '  a  line\n of it ', 'a line of it'],
    ['long_text', ' one\r\ntwo ', 'one\ntwo'],
    ['choice', 'THE SECOND', 'two'],
    ['choice', 'two', 'two'],
    ['multi_choice', 'two, the first,two', 'one, two'],
    ['date', '2028-02-29', '2028-02-29'],
    ['url', 'https://docs.example.org/a?b=c', 'https://docs.example.org/a?b=c'],
    ['number', '-12.5', '-12.5'],
    ['email', 'bo@example.org', 'bo@example.org'],
    ['yes_no', 'Y', 'yes'],
    ['yes_no', 'false', 'no'],
  ] as const)('%s %j is kept as %j', (type, answer, kept) => {
    expect(read({ type, choices }, answer)).toBe(kept)
  })

  test.each([
    ['text', 'x'.repeat(301), 'This is 301 characters long. Write at most 300, and attach the rest as a file.'],
    ['choice', 'third', '"third" is not among the choices. Choose one of: The first · The second.'],
    ['multi_choice', 'one, third', '"third" is not among the choices. Choose some of: The first · The second.'],
    ['date', '2026-02-30', '"2026-02-30" is no date. Write it as 2026-03-31.'],
    ['url', 'javascript:alert(1)', 'This is no link. Paste the whole address, beginning with https://.'],
    ['url', 'https://a b', 'This is no link. Paste the whole address, beginning with https://.'],
    ['number', 'many', '"many" is no number. Write digits only, such as 250.'],
    ['email', 'bo at example', '"bo at example" is no mail address. Write it as name@example.com.'],
    ['yes_no', 'perhaps', '"perhaps" is neither yes nor no. Answer yes or no.'],
  ] as const)('%s %j is told what to do', (type, answer, text) => {
    expect(read({ type, choices }, answer)).toBe(text)
  })

  test('an answer to a field that is not there is told, whatever it is called', () => {
    const { faults } = fillForm(aForm([]), { summary: 'It broke', constructor: 'x' })
    expect(faults).toEqual([
      { field: 'constructor', text: 'This form has no field "constructor". Its fields are: summary.' },
    ])
    expect(fillForm(aForm([aField('constructor')]), { summary: 'It broke' }).answers).toEqual({ summary: 'It broke' })
  })

  test('all answers together fit one message', () => {
    const long = Array.from({ length: 5 }, (_, index) => aField(`f${index}`, { type: 'long_text' }))
    const answers = Object.fromEntries(long.map(({ id }, index) => [id, 'x'.repeat(19_000 + index)]))
    const { faults } = fillForm(aForm(long), { summary: 'It broke', ...answers })
    expect(faults).toMatchObject([{ field: 'f4' }])
  })

  test('what a subject is made of has three characters', () => {
    expect(fillForm(aForm([]), { summary: 'It' }).faults).toEqual([
      { field: 'summary', text: 'Write at least 3 characters.' },
    ])
  })
})
