/** The templates that ship, each as its readers would get it. */
import { describe, expect, test } from 'vitest'
import { ReplyTemplate } from '../contract/writing.ts'
import { must } from '../domain/assert.ts'
import { checkReplyTemplate, templateWarnings } from '../domain/writing/check.ts'
import { NOTHING_SAID } from '../domain/writing/conversation.ts'
import { FACT_NAMES } from '../domain/writing/facts.ts'
import { checkWriting } from '../domain/writing/findings.ts'
import { placeholdersOf } from '../domain/writing/placeholders.ts'
import { render } from '../domain/writing/render.ts'
import { policyFile, policyFiles } from './policy-files.ts'

const SHIPPED = policyFiles().flatMap((name): [string, ReplyTemplate][] => {
  const file = policyFile(name)
  return file.policy === 'template'
    ? [[must(file.slug, 'a template has a slug'), ReplyTemplate.parse(file.document)]]
    : []
})
const named = (slug: string): ReplyTemplate => must(new Map(SHIPPED).get(slug), slug)

/** Every place filled in: facts by their names, the others by words. */
function filled({ body }: ReplyTemplate): string {
  const places = placeholdersOf(body).map(({ name }) => [name, `the ${name.replaceAll(/[._]/g, ' ')}`])
  return render(body, {}, Object.fromEntries(places)).text
}

test('WRI-13: for each moment of a ticket there is one', () => {
  expect(SHIPPED.map(([slug]) => slug)).toEqual([
    'closing',
    'delay-hard-choices',
    'first-response',
    'hand-off-note',
    'handing-over',
    'missing-facts',
    'taken-over',
    'taking-over',
    'waiting-for-you',
    'with-engineering',
    'workaround',
  ])
})

describe('WRI-13: each can be filled in, promises nothing that cannot be kept, and says enough to be a response', () => {
  test.each(SHIPPED)('%s', (_, template) => {
    expect(checkReplyTemplate(template)).toBe(template)
    expect(templateWarnings(template)).toEqual([])
    const { visibility } = template
    const { weight, findings } = checkWriting({ body: filled(template), visibility, conversation: NOTHING_SAID })
    expect(findings.filter(({ kind }) => kind !== 'commitment')).toEqual([])
    if (visibility === 'public') expect(weight).toBe('response')
  })
})

test('WRI-13: the first contact after a hand-over tells what was handed over, before anything else', () => {
  const { body } = named('taking-over')
  const names = placeholdersOf(body).map(({ name }) => name)
  expect(names.slice(0, 5)).toEqual([
    'contact.first_name',
    'customer_engineer',
    'what_happens',
    'impact',
    'what_was_tried',
  ])
  expect(body).not.toMatch(/asap|as soon as possible/i)
})

test('WRI-13: handing to engineering keeps the customer’s contact; the notice of a delay is for hard choices', () => {
  expect(named('with-engineering').body).toMatch(/I stay your contact/)
  expect(named('delay-hard-choices').when).toEqual({ modes: ['hard'] })
})

test('WRI-13: between them they use every fact but the customer’s full name, their account, its subject and yours', () => {
  const used = new Set(SHIPPED.flatMap(([, { body }]) => placeholdersOf(body).map(({ name }) => name)))
  const unused = FACT_NAMES.filter((name) => !used.has(name))
  expect(unused).toEqual(['contact.name', 'account.name', 'ticket.subject', 'you.name'])
})
