import { describe, expect, test } from 'vitest'
import { commitmentsIn } from './commitments.ts'
import { loadedWordsIn } from './loaded-words.ts'
import { ownWords } from './parts.ts'

/** The text as it reads once every suggestion was taken. */
function better(text: string): string {
  return loadedWordsIn(ownWords(text)).reduceRight(
    (said, { at, instead }) => (instead === undefined ? said : said.slice(0, at.start) + instead + said.slice(at.end)),
    text,
  )
}
const codes = (text: string): string[] => loadedWordsIn(ownWords(text)).map(({ code }) => code)

describe('WRI-6: what to say in place of', () => {
  test.each([
    [
      'My priority from here is to get this resolved ASAP.',
      'My priority from here is to get this resolved; you hear from me by {{next_update}}.',
    ],
    ['We fix it as  soon\nas possible', 'We fix it; you hear from me by {{next_update}}'],
    ['We fix it as soon as possible', 'We fix it; you hear from me by {{next_update}}'],
    ['Please send the logs asap.', 'Please send the logs when you can.'],
    ['I need to ask engineering about this.', 'I am bringing our engineers up to speed.'],
    ['I need to ask engineering whether it scales.', 'I am working with our engineers to find out whether it scales.'],
    ['We have to check with the dev team.', 'We are bringing our engineers up to speed.'],
    ['Let me ask our developers.', 'I am bringing our engineers up to speed.'],
    ['I promise to call.', 'I plan to call.'],
    ['We promise you that it holds.', 'We expect that it holds.'],
    ['I can guarantee that it works.', 'I expect that it works.'],
    ['We will fix this immediately.', 'We will fix this next.'],
    ['It will definitely be fixed.', 'It should be fixed.'],
    ['This will never happen again.', 'This should not happen again, because {{what_changed}}.'],
  ])('%j', (text, says) => {
    expect(better(text)).toBe(says)
  })
})

describe('WRI-6: loaded is', () => {
  test.each([
    ['asap', 'We will, as quickly as we can, look at it.'],
    ['asap', 'Wir melden uns ASAP.'],
    ['ask_engineering', "I'll have to ask our backend team."],
    ['guarantee', 'It is guaranteed to work.'],
    ['reassurance', 'No worries, it will be fixed by Friday.'],
    ['reassurance', "Rest assured that it's going to be solved."],
    ['never_again', "It'll never happen again."],
    ['immediately', "I'll look at it right away."],
  ])('%s: %j', (code, text) => {
    expect(codes(text)).toEqual([code])
  })
})

describe('WRI-6: not loaded is', () => {
  test.each([
    'The process exits immediately after the start.',
    'We cannot guarantee the order of the rows.',
    'The call does not guarantee delivery.',
    'A Promise that rejects is logged. Use Promise.all.',
    'The order is not guaranteed.',
    'You wrote “we need it ASAP”; here is where it stands.',
    '> please fix ASAP\nThe index is rebuilt.',
    'Run `restart --asap`.',
    'No problem, thanks for telling us.',
    'Do not worry about the warning in the log.',
    'Our engineers found the cause.',
    'You need to ask engineering in your company for the key.',
    'Die Antwort kommt sofort.',
    'Set it to 100 %.',
  ])('%j', (text) => {
    expect(codes(text)).toEqual([])
  })
})

const promised = (text: string): string[] =>
  commitmentsIn(ownWords(text)).map(({ code, at }) => `${code}: ${text.slice(at.start, at.end)}`)

describe('WRI-7: promised is', () => {
  test.each([
    ['We will fix it by Friday.', ['date: by Friday']],
    ['The patch ships tomorrow morning.', ['date: tomorrow morning']],
    ['I’ll write again within two hours.', ['length: within two hours']],
    ['You should have a follow-up in a few hours at most.', ['length: in a few hours at most']],
    ['Expect it at 15:00 UTC.', ['time: at 15:00 UTC']],
    ['We plan to release on 5 March 2026 at 10:00.', ['date: on 5 March 2026 at 10:00']],
    ['It is scheduled for 2026-03-05.', ['date: for 2026-03-05']],
    ['Fixed by the end of the week.', ['date: by the end of the week']],
    ['I will update you today and again by EOD tomorrow.', ['date: today', 'date: by EOD', 'date: tomorrow']],
    ['The next update goes out at 5pm.', ['time: at 5pm']],
  ])('%j', (text, says) => {
    expect(promised(text)).toEqual(says)
  })
})

describe('WRI-7: not promised is', () => {
  test.each([
    'It failed on Friday at 10:00.',
    'The certificate expired on 5 March 2026.',
    'The index was rebuilt yesterday by 10:00.',
    'Please send the logs by Friday.',
    'Could you try it tomorrow?',
    'If you restart it by Friday, the index is kept.',
    'Will you be there on Monday?',
    'We cannot say whether it will be ready by Friday.',
    'You wrote “it must be done by Friday”.',
    '> by Friday\nThe cause is known.',
    'The log of 2026-03-02 shows it.',
    'May I ask which version you run?',
    'It will work with version 5.2.',
    'Wir melden uns am Freitag.',
  ])('%j', (text) => {
    expect(promised(text)).toEqual([])
  })
})
