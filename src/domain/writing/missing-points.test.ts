import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingPoints } from './missing-points.ts'
import { openQuestions, questionsIn } from './questions.ts'

const asked = (text: string): string[] => questionsIn({ version: 3, text }).map((question) => question.text)

describe('WRI-8: asked is', () => {
  test.each([
    ['a sentence with its mark', 'Hi. Search is slow. Why does the index grow? Thanks', ['Why does the index grow?']],
    [
      'two in one line',
      'Can we rotate keys? Does that need a longer downtime?',
      ['Can we rotate keys?', 'Does that need a longer downtime?'],
    ],
    [
      'a wish to know',
      'Please let us know whether backups include attachments.',
      ['Please let us know whether backups include attachments.'],
    ],
    [
      'a request for facts',
      'Could you confirm the retention of audit logs.',
      ['Could you confirm the retention of audit logs.'],
    ],
    ['a how without a mark', 'How do we export the audit log', ['How do we export the audit log']],
    [
      'what they wonder',
      'We are wondering if clusters can share a licence.',
      ['We are wondering if clusters can share a licence.'],
    ],
    [
      'each item of a list of questions',
      'We have three questions:\n\n1. retention of audit logs\n2. price of further nodes\n3. Is SCIM supported?\n\nThanks',
      ['retention of audit logs', 'price of further nodes', 'Is SCIM supported?'],
    ],
    [
      'a sentence that mail has wrapped',
      'We would like to understand why the nightly export of the audit log\nstops after ten minutes?',
      ['We would like to understand why the nightly export of the audit log stops after ten minutes?'],
    ],
  ])('%s', (_, text, questions) => {
    expect(asked(text)).toEqual(questions)
  })
})

describe('WRI-8: not asked is', () => {
  test.each([
    ['politeness', 'How are you? Any ideas? Can you help? Does that make sense? Please advise.'],
    ['what says nothing to look for', 'Why? Really? Is this possible? Could you please look into it?'],
    ['an address', 'See https://example.com/search?q=index and tell Kim.'],
    ['quoted mail', 'Works, thanks!\n\nOn Monday, 2 March, Mara wrote:\nDid the index rebuild finish?'],
    ['a quoted line', '> Which version of the gateway do you run?\n5.2.1'],
    ['code and logs', 'It prints:\n```\nretry connection? [y/n]\n```'],
    ['a signature', 'It works.\n\n-- \nKim\nNeed a quote for more licences? Call sales!'],
    ['steps that were done', 'We did the following:\n1. restart the gateway\n2. clear the index'],
    [
      'a language we do not read',
      'Warum wird der Suchindex jede Nacht neu gebaut? Wie lange dauert der Aufbau der Sicherung?',
    ],
  ])('%s', (_, text) => {
    expect(asked(text)).toEqual([])
  })
})

test('WRI-8: each question bears the event it was asked in; one that is asked again counts once', () => {
  const questions = openQuestions([
    { version: 1, text: 'Is SCIM supported by groups? Which ports must be open?' },
    { version: 4, text: 'Is SCIM supported by groups?' },
  ])
  expect(questions.map(({ version, text }) => [version, text])).toEqual([
    [1, 'Which ports must be open?'],
    [4, 'Is SCIM supported by groups?'],
  ])
})

const THREE =
  'Hi,\n\nsearch fails for our monorepo since the upgrade. Why does it fail? When will version 5.4 be released? And can we get credits for the downtime?\n\nThanks\nKim'
const LIST =
  'We have some questions:\n1. Which ports must be open between the nodes?\n2. How often are backups taken?\n3. Is the replication encrypted?'

const missing = (message: string, draft: string): string[] =>
  missingPoints(draft, openQuestions([{ version: 1, text: message }])).map(({ text }) => text)

describe('WRI-9: missing is', () => {
  test.each([
    [
      'what no word of the reply touches',
      THREE,
      'Hi Kim, the search fails because the index was built by the old parser. We rebuild it now.',
      ['When will version 5.4 be released?', 'And can we get credits for the downtime?'],
    ],
    [
      'one of three',
      THREE,
      'The index was stale, that is the cause. 5.4 is out on 12 May.',
      ['And can we get credits for the downtime?'],
    ],
    [
      'an item of a list',
      LIST,
      'Ports 443 and 5432 must be open. Backups run every night.',
      ['Is the replication encrypted?'],
    ],
    [
      'all of it, where nothing is said',
      LIST,
      'We are looking into it.',
      ['Which ports must be open between the nodes?', 'How often are backups taken?', 'Is the replication encrypted?'],
    ],
  ])('%s', (_, message, draft, questions) => {
    expect(missing(message, draft)).toEqual(questions)
  })
})

describe('WRI-9: nothing is missing', () => {
  test.each([
    [
      'where each is touched',
      THREE,
      'It fails because the index is stale. 5.4 is released on 12 May. For credits I have opened a request.',
    ],
    ['where the items are numbered alike', LIST, '1. 443 and 5432.\n2. Nightly.\n3. Yes, with TLS.'],
    [
      'where each is quoted',
      LIST,
      '> 1. Which ports must be open between the nodes?\n443.\n> 2. How often are backups taken?\nNightly.\n> 3. Is the replication encrypted?\nWith TLS.',
    ],
    ['where a yes answers the only one that a yes can answer', LIST, 'Open 443. Nightly backups. Yes.'],
    [
      'where a time answers when',
      'When does the nightly export finish? Does it include attachments?',
      'At 03:00. Attachments are part of it.',
    ],
    ['where the rest is put off', THREE, 'The index was stale. I come back to your other questions later.'],
    [
      'for the only question, once the reply says something',
      'Why is the gateway so slow?',
      'A disk was full on node 3; we added space and it recovered.',
    ],
    ['in an empty draft', LIST, ' \n'],
    [
      'in another language',
      LIST,
      'Die Sicherung läuft jede Nacht und die Verbindung zwischen den Knoten ist verschlüsselt.',
    ],
    [
      'where word forms differ',
      'Is there a limit for uploading files? How is the licence renewed?',
      'Uploads are limited to 50 MB. The renewal happens by itself.',
    ],
  ])('%s', (_, message, draft) => {
    expect(missing(message, draft)).toEqual([])
  })
})

test('WRI-9: to repeat every question leaves none missing, and missing ones are among those that were asked', () => {
  const sentence = fc.constantFrom(
    'Which ports must be open?',
    'Why does the index grow at night?',
    'Is the replication encrypted?',
    'When is 5.4 released?',
    'Please confirm the retention of audit logs.',
    'The gateway restarts.',
  )
  const always = fc.property(fc.array(sentence), fc.array(sentence), (message, reply) => {
    const questions = openQuestions([{ version: 1, text: message.join(' ') }])
    expect(missingPoints(questions.map(({ text }) => text).join('\n'), questions)).toEqual([])
    for (const each of missingPoints(reply.join(' '), questions)) expect(questions).toContain(each)
  })
  fc.assert(always)
})
