import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { checkReplyTemplate, templateWarnings } from './check.ts'
import type { ReplyTemplate } from './document.ts'
import { fits } from './document.ts'
import { factsOf, firstNameOf } from './facts.ts'
import { leftOversIn, placeholdersOf, unfilledIn } from './placeholders.ts'
import { render } from './render.ts'

const facts = factsOf({
  ticket: { number: 7, subject: 'Search is slow' },
  contact: 'Dr. Kim van Dam',
  account: 'Acme',
  you: 'Mara Lind',
  customerEngineer: null,
  nextUpdate: null,
})

test('WRI-3: facts are filled in; what is not known stays, and is listed with what belongs there', () => {
  const text =
    'Hi {{contact.first_name}}, {{customer_engineer}} told me of {{ ticket.number }}: {{what_we_found}}.\n{{you.first_name}}'
  expect(render(text, facts)).toEqual({
    text: 'Hi Kim, {{customer_engineer}} told me of #7: {{what_we_found}}.\nMara',
    unfilled: [
      { name: 'customer_engineer', says: 'name of the account’s customer engineer', at: { start: 8, end: 29 } },
      { name: 'what_we_found', says: 'what we found', at: { start: 45, end: 62 } },
    ],
  })
})

test('WRI-3: what somebody fills in goes before facts, and nothing brings further places along', () => {
  const filled = render('{{contact.first_name}} {{what}}', facts, { 'contact.first_name': 'Kay', what: '{{you.name}}' })
  expect(filled).toEqual({ text: 'Kay {you.name}', unfilled: [] })
  expect(render('{{what}}', facts, { what: '  ' }).unfilled).toHaveLength(1)
  expect(render('{{toString}} {{constructor}}', {}, {}).unfilled).toHaveLength(2)
})

test('WRI-3: places that are left are exactly those that are listed', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('{{a}}', '{{you.name}}', '{{', '}}', '{', '}', '{{contact.name}}'))
  const listed = fc.property(fc.array(part), fc.string(), (parts, value) => {
    const { text, unfilled } = render(parts.join(''), { 'you.name': value }, {})
    for (const { at } of unfilled) expect(text.slice(at.start, at.end)).toMatch(/^\{\{.*\}\}$/)
    const names = unfilled.map(({ name }) => name)
    const left = placeholdersOf(text).map(({ name }) => name)
    for (const name of names) expect(left).toContain(name)
  })
  fc.assert(listed)
})

test.each([
  ['Kim van Dam', 'Kim'],
  ['van Dam, Kim', 'Kim'],
  ['Dr. Kim van Dam', 'Kim'],
  ['Frau Kim', 'Kim'],
  ['kim@example.com', undefined],
  [' ', undefined],
])('WRI-3: the first name of %j is %j', (name, first) => {
  expect(firstNameOf(name)).toBe(first)
})

describe('WRI-4: a text is not sent while it holds', () => {
  test.each([
    ['Hi {{contact.first_name}},', ['contact.first_name']],
    ['{{ what_we_found }} and {{next step}}', ['what_we_found', 'next step']],
    ['Hi {{}}', ['']],
    ['Run `topline show {{ticket.number}}`', ['ticket.number']],
    ['Done.\n-- \n{{you.name}}', ['you.name']],
  ])('%j', (text, names) => {
    expect(unfilledIn(text).map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['code that is meant so', 'Set `name: {{ .Values.name }}` there.'],
    ['a block of it', '```\n{{ include "x" . }}\n```'],
    ['a workflow’s expression', `Use $${'{{ secrets.TOKEN }}'} there.`],
    ['what the customer wrote', '> {{contact.first_name}} came out\nSorry for that.'],
    ['the mail below', 'Fixed.\n\nOn Monday, 2 March, Kim wrote:\n{{contact.first_name}}'],
    ['single braces', 'It is {a} and }}{{.'],
  ])('but with %s', (_, text) => {
    expect(unfilledIn(text)).toEqual([])
  })
})

describe('WRI-5: what looks like something to be filled in is told', () => {
  test.each([
    ['Hey $CUSTOMER, $CE brought me up to speed.', ['$CUSTOMER', '$CE']],
    ['Hi [NAME], see [link to the docs] by [DATE].', ['[NAME]', '[link to the docs]', '[DATE]']],
    ['Dear <customer name>,', ['<customer name>']],
    ['It ships on TBD.', ['TBD']],
    ['Read [API](https://example.com), set $PATH and $HOME, then `$NAME`.', []],
    ['See [1] and [a](b), x[i] and <b>.', []],
  ])('%j', (text, names) => {
    expect(leftOversIn(text).map(({ name }) => name)).toEqual(names)
  })
})

const template: ReplyTemplate = {
  name: 'First response',
  about: 'For the first answer.',
  when: {},
  visibility: 'public',
  language: 'en',
  body: 'Hi {{contact.first_name}}, we found {{what_we_found}}.',
}

describe('WRI-2: a template is refused', () => {
  test.each([
    ['body', { body: 'Hi {{contact.firstname}}' }, 'names {{contact.firstname}}, which is no fact.'],
    ['body', { body: 'Hi {{What We Found}}' }, 'Name it in small letters'],
    ['body', { body: 'Hi {{contact.name}' }, 'has {{ without its other half'],
    ['body', { body: '{{contact.name}} ' }, 'has no words of its own'],
    ['language', { language: 'English' }, 'is English.'],
    ['after', { visibility: 'internal', after: 'hold' }, 'a note moves nothing'],
  ] as const)('for its %s: %j', (place, change, says) => {
    const attempt = () => checkReplyTemplate({ ...template, ...change })
    expect(attempt).toThrow(says)
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'policy_invalid', details: expect.objectContaining({ place }) }),
    )
    expect(attempt).toThrow(Refusal)
  })
})

test('WRI-2: one that can be filled in is taken, and loaded words in it are told', () => {
  expect(checkReplyTemplate(template)).toBe(template)
  expect(templateWarnings(template)).toEqual([])
  const [warning] = templateWarnings({ ...template, body: 'We fix it ASAP.' })
  expect(warning).toContain('“ASAP”')
  expect(templateWarnings({ ...template, visibility: 'internal', body: 'Fix it ASAP.' })).toEqual([])
})

test('WRI-2: a template says for which tickets it is meant; what it leaves out fits all', () => {
  const ticket = { kind: 'problem', segment: 'team', mode: 'normal' } as const
  expect(fits({ when: {} }, ticket)).toBe(true)
  expect(fits({ when: { kinds: ['problem', 'question'], segments: ['team'] } }, ticket)).toBe(true)
  expect(fits({ when: { kinds: ['question'] } }, ticket)).toBe(false)
  expect(fits({ when: { segments: ['presales'] } }, ticket)).toBe(false)
  expect(fits({ when: { modes: ['hard'] } }, ticket)).toBe(false)
})
