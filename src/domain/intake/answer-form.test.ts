import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { clockOf, hours, judgedBy, simpleSla, story, type Told } from '../../../test/support/clock-story.ts'
import { aField, aForm, SIX_FACTS, shippedForm } from '../../../test/support/forms.ts'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import type { FormAnswers } from '../ticket-event.ts'
import { instant } from '../time.ts'
import { answerForm } from './answer-form.ts'

const presales = shippedForm('presales')
const { steps, impact, ...FOUR } = SIX_FACTS
const form: FormAnswers = { slug: 'presales', version: 1, answers: FOUR, missing: ['Steps taken already', 'Impact'] }
const cem = asks('cem', 'customer_engineer')
const ticket = aTicket({ form })

describe('INT-9: filling in what was left open', () => {
  test('adds to the answers of before, and says what is missing still', () => {
    const [change] = answerForm(ticket, cem, { impact }, presales)
    expect(change).toEqual({
      type: 'form_answered',
      by: 'cem',
      answers: { ...FOUR, impact },
      missing: ['Steps taken already'],
    })
    const after = aTicket({ form }, { ...CHANGES.form_answered, answers: { ...FOUR, impact }, missing: ['x'] })
    expect(after.form).toEqual({ ...form, answers: { ...FOUR, impact }, missing: ['x'] })
  })

  test('an empty answer takes one away', () => {
    const [change] = answerForm(ticket, cem, { deal_stage: '', steps }, presales)
    expect(change).toMatchObject({ missing: ['Impact', 'Deal stage and key dates'] })
  })

  test('an answer that says where it happens changes where the ticket does', () => {
    const support = shippedForm('support')
    const answers = { about: 'problem', summary: 'Slow', happened: 'Ten seconds.' }
    const opened = { form: { slug: 'support', version: 1, answers, missing: [] }, environment: null }
    const [change] = answerForm(aTicket(opened), cem, { environment: 'production' }, support)
    expect(change).toMatchObject({ environment: 'production' })
    expect(aTicket(opened, { ...CHANGES.form_answered, environment: 'production' }).environment).toBe('production')
    expect(aTicket(opened, CHANGES.form_answered).environment).toBeNull()
  })

  test('and with it what its customer is promised', () => {
    const rule = (name: string, amount: number, when = {}) => ({
      name,
      when,
      calendar: 'office',
      targets: { first_response: hours(amount) },
    })
    const rules = [rule('production', 1, { environment: ['production'] }), rule('elsewhere', 8)]
    const policies = judgedBy({ ...simpleSla({}), tables: [{ name: 'all', kind: 'promise', rules }] })
    const answered = { ...CHANGES.form_answered, environment: 'production' } as const
    const dueAt = (told: readonly Told[]) =>
      clockOf(story('2026-03-02T17:00Z', told, { environment: null }), policies, '2026-03-02T18:30Z', 'first_response')
        .dueAt
    expect(dueAt([])).toBe(instant('2026-03-03T01:00Z'))
    expect(dueAt([['2026-03-02T17:10Z', answered]])).toBe(instant('2026-03-02T18:00Z'))
  })

  test('who the contact is was kept elsewhere, and is not asked again', () => {
    const asking = aForm([aField('contact_name', { fills: 'contact_name', needed: 'to_send' }), aField('more')])
    const own = aTicket({ form: { slug: 'x', version: 1, answers: { summary: 'It broke' }, missing: [] } })
    expect(answerForm(own, cem, { more: 'since noon' }, asking)).toHaveLength(1)
  })

  test.each([
    ['of a closed ticket', aTicket({ form }, CHANGES.solved, CHANGES.closed), { impact }, 'ticket_closed', 'Reopen it'],
    ['of a ticket without a form', aTicket(), { impact }, 'no_form', 'Write a note or a reply instead.'],
    ['that are there already', ticket, { deal_stage: 'Stage 4' }, 'answers_unchanged', 'Change one'],
    ['that cannot be kept', ticket, { impact: 'huge' }, 'answers_invalid', 'What it holds up: "huge" is not among'],
    ['that leave nothing to send', ticket, { summary: '' }, 'answers_invalid', 'Issue summary: This is needed'],
    ['to no field', ticket, { wish: 'x' }, 'answers_invalid', 'This form has no field "wish".'],
  ] as const)('answers %s are refused', (_, of, answers, code, says) => {
    expect(() => answerForm(of, cem, answers, presales)).toThrow(refused(code, says))
  })
})
