import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { SIX_FACTS, shippedForm } from '../../../test/support/forms.ts'
import { aTicket } from '../../../test/support/wire.ts'
import type { CheckedAnswers, Form } from '../../contract/forms.ts'

const form = (slug: string): Form => ({
  slug,
  version: 1,
  effectiveFrom: '2022-12-23T08:00:00.000Z',
  document: shippedForm(slug) as Form['document'],
})
const TWO = ['Steps taken already', 'Impact']
const { steps: _, impact: __, ...FOUR } = SIX_FACTS

const checked: CheckedAnswers = {
  slug: 'presales',
  version: 1,
  asked: ['summary'],
  faults: [{ field: 'closes_on', text: '"soon" is no date. Write it as 2026-03-31.' }],
  missing: TWO,
  answers: {},
  prefilled: {},
  prefill: { opportunity: { name: 'First year', stage: 4, closesOn: '2026-12-18', keyDates: null } },
  subject: 'It fails',
  body: '',
}
const opened = aTicket({ form: { slug: 'presales', version: 1, answers: FOUR, missing: TWO } })
const answers = {
  'GET /forms': { items: [form('support'), form('presales')] },
  'GET /forms/presales': form('presales'),
  'POST /forms/presales/check': checked,
  'POST /tickets': opened,
}

describe('topline form', () => {
  test('list', async () => {
    const { stdout } = await topline('form list', { answers })
    expect(stdout).toMatchInlineSnapshot(`
      "form      version  for        kind      name               what triage needs
      support         1  everybody  problem   Support            What is it?, Summary, What happens, What…
      presales        1  staff      presales  Pre-sales request  Issue summary, What was tried and what w…
      "
    `)
  })

  test('show', async () => {
    const { stdout } = await topline('form show presales', { answers })
    expect(stdout).toContain('Pre-sales request · presales, version 1, for staff')
    expect(stdout).toContain('deal_stage  Deal stage  choice, needed for triage, from the account’s opportunity')
    expect(stdout).toContain('  deployment: The deployment fails. Nothing can be tried')
  })

  test('check', async () => {
    const ran = await topline(['form', 'check', 'presales', '--answer', 'closes_on=soon', '--account', 'acme'], {
      answers,
    })
    expect(sent(ran)).toEqual({ answers: { closes_on: 'soon' }, account: 'acme' })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "1 fault first:
        closes_on  "soon" is no date. Write it as 2026-03-31.
      Missing for triage: Steps taken already, Impact.
      Asked with these answers: summary.
      "
    `)
  })

  test('help', async () => {
    expect(await help('form check')).toContain('--answer <field=text>')
  })
})

describe('INT-10: ticket open --form', () => {
  const open = ['ticket', 'open', '--form', 'presales']

  test('sends the answers of its options, and tells what is missing', async () => {
    const words = Object.entries(FOUR).flatMap(([id, answer]) => ['--answer', `${id}=${answer}`])
    const ran = await topline([...open, ...words], { answers, typed: [] })
    expect(sent(ran)).toEqual({ channel: 'api', contact: null, form: { slug: 'presales', answers: FOUR } })
    expect(ran.stdout).toContain('Missing for triage: Steps taken already, Impact.')
  })

  test('asks field by field on a terminal, again where an answer cannot be kept', async () => {
    const typed = [
      'It fails',
      '',
      'Read the logs.',
      '9',
      '1',
      'Everybody',
      '',
      'Not yet.',
      '',
      'soon',
      '2026-12-18',
      '',
    ]
    const ran = await topline([...open, '--account', 'acme'], {
      answers: {
        ...answers,
        'POST /forms/presales/check': {
          ...checked,
          prefill: { opportunity: { name: 'x', stage: 4, closesOn: null, keyDates: null } },
        },
      },
      typed,
    })
    const post = ran.requests.find(({ path }) => path === '/api/v1/tickets')
    expect(JSON.parse(String(post?.body))).toMatchObject({
      account: 'acme',
      form: {
        slug: 'presales',
        answers: {
          summary: 'It fails',
          steps: 'Read the logs.',
          impact: 'deployment',
          impact_detail: 'Everybody',
          no_design_document: 'Not yet.',
          closes_on: '2026-12-18',
        },
      },
    })
    expect(ran.stderr).toContain('From the account’s opportunity: Stage 4. Enter takes it.')
    expect(ran.stderr).toContain('"9" is not among the choices.')
    expect(ran.stderr).toContain('"soon" is no date.')
    expect(ran.stderr).toContain('5 of 6 facts. Missing: What was tried and what was expected.')
  })

  test.each([
    [['--form', 'task', '--body', 'x'], 'The form makes the text of its answers.'],
    [['--answer', 'summary=x'], '--answer belongs to a form.'],
    [['--form', 'task', '--answer', 'summary'], '--answer summary names no field.'],
    [['--kind', 'problem', '--body', 'x'], '--subject is missing.'],
  ])('%j is told what to do', async (words, says) => {
    const { exit, stderr } = await topline(['ticket', 'open', ...words], { answers })
    expect(exit).not.toBe(0)
    expect(stderr).toContain(says)
  })
})

test('ticket missing', async () => {
  const missing = {
    form: { slug: 'presales', version: 1, name: 'Pre-sales request' },
    fields: [],
    answers: {},
    facts: [
      { label: 'Issue summary', given: true, open: [] },
      { label: 'Impact', given: false, open: ['impact'] },
    ],
    missing: ['Impact'],
    ask: { of: 'colleague', name: 'Cem', text: 'Hello Cem, …' },
  }
  const { stdout } = await topline('ticket missing 12', { answers: { 'GET /tickets/12/missing': missing } })
  expect(stdout).toMatchInlineSnapshot(`
    "Pre-sales request, version 1
      given    Issue summary
      missing  Impact (impact)

    To ask the colleague: topline ticket ask-missing 12

    Hello Cem, …
    "
  `)
})
