import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSubstance } from './substance.ts'

const codes = (text: string): string[] => checkSubstance(text).findings.map(({ code }) => code)

test('TV-59: “we are on it” is no response, and the reason is told', () => {
  expect(checkSubstance('We are on it.')).toEqual({
    weight: 'acknowledgement',
    findings: [
      {
        code: 'stop_phrase',
        text: '“We are on it” tells them that somebody is there, not what was found or what comes next.',
      },
      { code: 'too_short', text: 'Apart from greeting and set phrases it says nothing.' },
      {
        code: 'no_finding_or_next_step',
        text: 'It names neither something that was found or done nor a next step.',
      },
    ],
  })
})

test('TV-60: a reply with a finding and next steps is a response', () => {
  const text = [
    'Hi Kim,',
    'thanks for the logs. The index was rebuilt with the old settings, which is why search is slow.',
    'We rebuild it tonight; from 07:00 it should be as fast as before. I write again at 08:00.',
    'Best regards\nMara',
  ].join('\n\n')
  expect(checkSubstance(text)).toEqual({ weight: 'response', findings: [] })
})

describe('VERB-17: no response is', () => {
  test.each([
    'On it!',
    'we’re on it',
    'Looking into it.',
    'Hi Kim,\n\nwe are looking into this and will get back to you soon.\n\nBest regards\nMara',
    'Thanks for reaching out! We are looking into it.',
    'I’ll help, give me a few minutes',
    'We have received your request and will get back to you as soon as possible.',
    'Our team is currently investigating the issue. We apologize for any inconvenience.',
    'Working on it, will update you by 5pm.',
    'Sorry to hear that. We are working on it with high priority.',
    'Your ticket has been forwarded to the responsible team.',
    'I will have a look shortly.',
    'Let me check this and come back to you.',
    'Please bear with us.',
    'A colleague will get back to you tomorrow.',
    'We take this very seriously.',
    'Thank you for your patience.',
    'Thanks!',
    'Done.',
    'Hello Kim',
    '',
    '> We found a slow query and rolled it back.\n\nNoted, thanks.',
    'Thanks!\n\nOn Mon, 2 Mar 2026 Kim wrote:\nThe cause is a full disk.',
    'We are on it.\n\n-- \nMara, Support. Please send logs to logs@example.com',
  ])('%j', (text) => {
    const { weight, findings } = checkSubstance(text)
    expect(weight).toBe('acknowledgement')
    expect(findings.length).toBeGreaterThan(0)
  })
})

describe('VERB-17: a promise is neither what was done nor what comes next', () => {
  test.each([
    'We will fix it ASAP, I promise.',
    'We will fix it as soon as possible.',
    'We will  fix it  as soon as possible.',
    'Our team has taken note and will be handling it with the highest priority!',
    'Sorry for the delay, we will get this sorted for you very soon, we promise.',
    'We are on it, will get back to you ASAP. I need to ask engineering. It will be fixed by tomorrow.',
    'It will be fixed by tomorrow.',
    'We’ll have this resolved by the end of the day.',
    'This should be working again shortly.',
    'I guarantee that everything will be back to normal by Friday.',
    'We are doing everything we can, and it will be sorted out within a few hours.',
    'Your issue has top priority and we will resolve it immediately.',
    'We are looking into this and will definitely fix it today.',
  ])('%j', (text) => {
    const { weight, findings } = checkSubstance(text)
    expect(weight).toBe('acknowledgement')
    expect(findings.map(({ code }) => code)).toContain('empty_promise')
  })

  test.each([
    'We will fix it by moving the index to another disk; Jo starts at 14:00 and writes again by Friday.',
    'Mara will restart node 3 at 14:00; it will be back by 14:10, and I write again then.',
    'The cause is a full disk. It will be fixed by tomorrow.',
    'It will be fixed in 4.2.1.',
    'Engineering will fix the parser on Thursday; I write again on Friday.',
    'We will fix it ASAP. Please send us the logs of the gateway.',
  ])('but beside it a step or a finding counts: %j', (text) => {
    expect(checkSubstance(text)).toEqual({ weight: 'response', findings: [] })
  })

  test('and is told by its words', () => {
    expect(checkSubstance('We will fix it ASAP.').findings[0]).toEqual({
      code: 'empty_promise',
      text: '“We will fix it ASAP” promises how it will end, not who does what next.',
    })
  })
})

describe('VERB-17: a response is', () => {
  test.each([
    'We found a slow query and rolled it back.',
    'Fixed in 4.2.1.',
    'It is fixed.',
    'Done: I added Kim to the team.',
    'Yes, single sign-on is part of the plan.',
    'No, that is not possible today.',
    'Which version do you run?',
    'Did you have time to look at this?',
    'Please send us the logs of the gateway between 10:00 and 11:00.',
    'Could you run `topline doctor` and send what it prints?',
    'You can export it under Settings, Export.',
    'https://docs.example.com/export has the steps.',
    '1. Open Settings\n2. Choose Export',
    'We are on it: the cause is a full disk on node 3, we are adding space now and expect it back by 14:00.',
    'We look into why the index grows and will test a smaller batch size this afternoon.',
    'Engineering will deploy the patch on Thursday; I will write again on Friday.',
    'The certificate had expired. It is renewed.',
    'Only tokens and secrets, not code: a few hundred rows on each node, under a minute for all.',
  ])('%j', (text) => {
    expect(checkSubstance(text)).toEqual({ weight: 'response', findings: [] })
  })
})

describe('VERB-17: automatic is', () => {
  test.each([
    'I am out of the office until 5 March with limited access to email. For urgent matters please contact Jo.',
    'Automatic reply: Re: Search is slow',
    'This is an automated message. Please do not reply to this e-mail.',
    'I’m currently on annual leave. We found a slow query and rolled it back.',
  ])('%j', (text) => {
    expect(checkSubstance(text)).toMatchObject({ weight: 'automatic', findings: [{ code: 'automatic' }] })
  })

  test('not what a person says about another who is away', () => {
    expect(
      codes('Our vendor is out of office this week, so the fix comes on Monday. Please use the old address.'),
    ).toEqual([])
  })
})

test('VERB-17: the findings name each reason, the first that matters first', () => {
  expect(codes('We are on it with the best people.')).toEqual(['stop_phrase', 'no_finding_or_next_step'])
  expect(codes('Done.')).toEqual(['too_short', 'no_finding_or_next_step'])
  expect(codes('It is being handled with care.')).toEqual(['no_finding_or_next_step'])
  expect(codes('Fixed.')).toEqual(['too_short'])
})

test('VERB-17: it says something about every text, and exactly a response has nothing against it', () => {
  const words = fc.constantFrom(
    'we are on it',
    'found',
    'please',
    'send',
    'thanks',
    'Hi Kim,',
    '\n',
    '>',
    '?',
    'the',
    '-- ',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' ')),
  )
  const always = fc.property(text, (each) => {
    const { weight, findings } = checkSubstance(each)
    expect(weight === 'response').toBe(findings.length === 0)
  })
  fc.assert(always)
})

test.each([
  'please ',
  'will ',
  'is are be ',
  '> \n',
  'on ',
  'best regards ',
  'a',
  ' ',
  '`',
  '-- \n',
  'thanks for ',
  "we'll ",
])('VERB-17: a hundred thousand characters of %j are read without trouble', (part) => {
  const text = part.repeat(Math.ceil(100_000 / part.length))
  expect(checkSubstance(text)).toEqual(checkSubstance(text.slice(0, 6_000)))
})
