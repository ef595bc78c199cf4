import { expect, test } from 'vitest'
import { refused, sent, topline } from '../../../test/support/cli.ts'
import { anActedTicket, anEvent } from '../../../test/support/wire.ts'

const reply = ['ticket', 'reply', '12', '--body', 'We are on it.']
const findings = [
  { kind: 'substance' as const, code: 'stop_phrase', text: '“We are on it” tells them that somebody is there.' },
]
const replied = (facts: { weight: 'response' | 'acknowledgement'; suggested: 'response' | 'acknowledgement' }) => ({
  'POST /tickets/12/reply': anActedTicket({
    reply: { ...facts, findings: facts.suggested === 'response' ? [] : findings },
  }),
})
const warned = async (answers: ReturnType<typeof replied>, words: readonly string[] = []) => {
  const ran = await topline([...reply, ...words], { answers })
  return { lines: ran.stdout.split('\n').slice(2, -1), sent: sent(ran), exit: ran.exit }
}

test('VERB-16: a reply that is no response is sent, and its author told why it stops no clock', async () => {
  const ran = await warned(replied({ weight: 'acknowledgement', suggested: 'acknowledgement' }))
  expect(ran).toEqual({
    exit: 0,
    sent: { body: 'We are on it.', after: 'stay', sentAt: null },
    lines: [
      'It counts as acknowledgement: the promise of a response goes on.',
      '  “We are on it” tells them that somebody is there.',
    ],
  })
})

test('VERB-16: the author decides, and is told what the check took it for', async () => {
  const answers = replied({ weight: 'response', suggested: 'acknowledgement' })
  const ran = await warned(answers, ['--weight', 'response'])
  expect(ran.sent).toMatchObject({ weight: 'response' })
  expect(ran.lines[0]).toBe('It counts as a response because you say so; the check took it for acknowledgement:')
  expect((await warned(replied({ weight: 'response', suggested: 'response' }))).lines).toEqual([])
})

test('a stale write is refused with what changed since', async () => {
  const since = [anEvent(4, 'triaged', { priority: 'p0', severity: 1, reason: 'worse' })]
  const stale = refused('stale_write', 'Ticket #12 has moved on since version 3. Look again.', {
    details: { version: 4, since },
  })
  const words = ['ticket', 'claim', '12', '--if-version', '3']
  const { exit, stderr } = await topline(words, { answers: { 'POST /tickets/12/claim': stale } })
  expect(exit).toBe(1)
  expect(stderr).toMatchInlineSnapshot(`
    "Refused: Ticket #12 has moved on since version 3. Look again.
      version: 4
      since:
        2026-03-02 11:04 UTC  mara triaged it to p0, severity 1: worse
    (stale_write)
    "
  `)
})

test('what must be given is said before anybody is asked', async () => {
  const lines = [
    'ticket triage 12 --severity 4 --priority p1 --reason bad',
    'ticket triage 12 --evidence users',
    'ticket propose 12 --severity 1',
    'ticket close 12 --reason bored',
    'ticket reply 12',
    'ticket pin 12 --reason board --expires tomorrow',
    'ticket pin 12 --reason board --expires 2026-03-05T12:00',
    'ticket hold 12 --for nobody --reason other --acts-next y',
    'ticket hold 12 --for customer --reason bored --acts-next y',
    'ticket reply 12 --body x --weight heavy',
    'ticket reply 12 --body x --sent yesterday',
    'ticket judge 12 --weight response --reason x',
    'ticket dismiss 12 --dismissal dull --reason x',
    'ticket merge 12 --into itself --reason x',
    'account terms acme --reason x',
    'ticket claim 0',
    'ticket claim twelve',
    'ticket claim',
    'ticket claim 12 13',
  ]
  const said: string[] = []
  for (const line of lines) {
    const { exit, stderr, calls } = await topline(line)
    expect([exit, calls]).toEqual([2, []])
    said.push(stderr.split('\n')[0] ?? '')
  }
  expect(said).toMatchInlineSnapshot(`
    [
      "Wrong usage: Option '--severity <severity>' argument '4' is invalid. Allowed choices are 0, 1, 2, 3.",
      "Wrong usage: --evidence cannot be read: users. Give a question and its answer, such as users=60 or workaround=no.",
      "Wrong usage: Required option '--reason <text>' not specified.",
      "Wrong usage: Option '--reason <reason>' argument 'bored' is invalid. Allowed choices are customer_confirmed, workaround_and_issue_filed, customer_silent_confident, defect_fixed_or_filed, product_gap_filed, product_feedback_filed, customer_silent_unanswered.",
      "Wrong usage: There is no text. Give either --body TEXT or --body-file PATH; - is standard input.",
      "Wrong usage: --expires cannot be read: tomorrow. Give a length from now such as 30m, 4h or 2d, or a time with its offset such as 2026-03-05T12:00Z.",
      "Wrong usage: --expires cannot be read: 2026-03-05T12:00. Give a length from now such as 30m, 4h or 2d, or a time with its offset such as 2026-03-05T12:00Z.",
      "Wrong usage: Option '--for <whom>' argument 'nobody' is invalid. Allowed choices are customer, third_party, internal.",
      "Wrong usage: Option '--reason <reason>' argument 'bored' is invalid. Allowed choices are answered, information_needed, customer_tests, customer_maintenance, agreed_date, vendor_answer, vendor_fix, engineering_answer, fix_scheduled, product_decision, other.",
      "Wrong usage: Option '--weight <weight>' argument 'heavy' is invalid. Allowed choices are response, acknowledgement, automatic.",
      "Wrong usage: --sent cannot be read: yesterday. Give a time with its offset such as 2026-03-05T12:00Z.",
      "Wrong usage: Required option '--reply <version>' not specified.",
      "Wrong usage: Option '--dismissal <what>' argument 'dull' is invalid. Allowed choices are spam, duplicate, declined, no_action.",
      "Wrong usage: Option '--into <number>' argument 'itself' is invalid. Give the number of a ticket, such as 12 or #12.",
      "Wrong usage: Nothing is to change. Give at least one of --segment, --plan and --contract, or their --no- forms.",
      "Wrong usage: Command-argument value '0' is invalid for argument 'number'. Give the number of a ticket, such as 12 or #12.",
      "Wrong usage: Command-argument value 'twelve' is invalid for argument 'number'. Give the number of a ticket, such as 12 or #12.",
      "Wrong usage: Missing required argument 'number'.",
      "Wrong usage: Too many arguments for 'claim'. Expected 1 argument but got 2.",
    ]
  `)
})
