import { describe, expect, test } from 'vitest'
import { aField, aForm, SIX_FACTS, shippedForm } from '../../../test/support/forms.ts'
import { checkSubstance } from '../substance.ts'
import { fillForm } from './answers.ts'
import { askingText } from './asking.ts'
import { bodyOf, factsMadeOf, subjectOf } from './made-of.ts'

const presales = shippedForm('presales')
const support = shippedForm('support')

describe('INT-7: a ticket is made of the answers', () => {
  test('its text has every answer in the order of the form, by the words people read', () => {
    const opportunity = { name: 'Acme', stage: 4, closesOn: '2026-12-18', keyDates: null }
    const { deal_stage: _, ...rest } = SIX_FACTS
    expect(bodyOf(fillForm(presales, rest, { opportunity }))).toBe(
      [
        'Issue summary: Deployment on Kubernetes fails',
        'What was tried and what was expected:\nInstall by the chart; the pods should come up.',
        'Steps taken already:\nRead the logs: the migration cannot reach the database.',
        'What it holds up: The deployment fails',
        'Why there is no design document: The trial began yesterday.',
        'Deal stage: Stage 4 (from the account’s opportunity)',
        'Expected to close on: 2026-12-18',
      ].join('\n\n'),
    )
  })

  test('its subject is that of the form, and never longer than a subject may be', () => {
    const subject = (summary: string, as = '{summary}') => {
      const form = aForm([], { subject: as })
      return subjectOf(form, fillForm(form, { summary }))
    }
    expect(subject('It fails', 'Trial:  {summary}!')).toBe('Trial: It fails!')
    expect(subject('', 'Trial: {summary}')).toBeNull()
    const long = subject('x'.repeat(300), 'Trial: {summary}')
    expect([long?.length, long?.at(-1)]).toEqual([300, '…'])
  })

  test('fields that fill a fact of it do', () => {
    const answers = { about: 'incident', summary: 'It is down', happened: 'Nothing loads', environment: 'Production' }
    expect(factsMadeOf(fillForm(support, answers))).toMatchObject({ kind: 'incident', environment: 'production' })
    const form = aForm([
      aField('parts', { fills: 'tags' }),
      aField('contact_email', { type: 'email', fills: 'contact_email' }),
      aField('contact_name', { fills: 'contact_name' }),
      aField('area', { fills: 'area' }),
    ])
    const filled = fillForm(form, {
      summary: 'It broke',
      parts: 'Batch Changes, executors, batch-changes',
      contact_email: 'bo@example.org',
      contact_name: 'Bo',
      area: 'search',
    })
    expect(factsMadeOf(filled)).toEqual({
      kind: null,
      environment: null,
      area: 'search',
      tags: ['batch-changes', 'executors'],
      contactName: 'Bo',
      contactEmail: 'bo@example.org',
    })
  })
})

describe('INT-8: the text that asks for what is missing', () => {
  const filled = fillForm(presales, { summary: 'It fails', attempted: 'a', steps: 'b', no_design_document: 'c' })

  test('names exactly that, with its help', () => {
    expect(askingText(presales, filled, { of: 'colleague', name: 'Cem', number: 12 })).toBe(
      [
        'Hello Cem,',
        '',
        'to triage #12 by the facts, a few more things would help:',
        '',
        '- Impact: How much of the trial stands still because of it.',
        '- Deal stage and key dates: Where in the sales cycle the prospect is.',
        '',
        'If one of these is not known yet, say so, and we go on with what is there.',
      ].join('\n'),
    )
  })

  test('is empty when nothing is missing', () => {
    const whole = fillForm(presales, SIX_FACTS)
    expect(askingText(presales, whole, { of: 'customer', name: null, number: 1 })).toBe('')
  })

  test.each(['colleague', 'customer'] as const)('to a %s promises nothing and presses nobody', (of) => {
    const text = askingText(presales, filled, { of, name: null, number: 12 })
    expect(text).toMatch(/^Hello,\n/)
    expect(text).not.toMatch(
      /asap|urgent|immediately|as soon as|must|need to|engineering|tomorrow|today|unfortunately/i,
    )
    expect(checkSubstance(text).findings.map(({ code }) => code)).not.toContain('stop_phrase')
  })
})
