import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blanked, ownWords, partsOf, sentencesOf } from './parts.ts'

const kept = (text: string): string => ownWords(text).replace(/\s+/g, ' ').trim()

describe('WRI-1: the author’s own words leave out', () => {
  test.each([
    ['a quoted line', '> ASAP please\nWe look at it.', 'We look at it.'],
    ['a quoted mail', 'Done.\n\nOn Mon, 2 Mar 2026, Kim wrote:\nCan you?', 'Done.'],
    [
      'one whose first line is wrapped',
      'Done.\n\nOn Mon, 2 Mar 2026, Kim <kim@example.com>\nwrote:\n> Can you?',
      'Done.',
    ],
    ['one in German', 'Fertig.\nAm 2.3.2026 um 10:00 schrieb Kim:\nKönnt ihr?', 'Fertig.'],
    ['one below its headers', 'Done.\n\nFrom: Kim\nSent: Monday\nTo: us\n\nCan you?', 'Done.'],
    ['a forwarded one', 'See below.\n-----Original Message-----\nCan you?', 'See below.'],
    ['code in a fence', 'Run this:\n```\nasap --now\n```\nThen write.', 'Run this: Then write.'],
    ['a fence that is left open', 'Run this:\n```\nasap --now', 'Run this:'],
    ['code in a line', 'Run `asap --now` there.', 'Run there.'],
    ['an indented block', 'Run this:\n\n    asap --now\n\nThen write.', 'Run this: Then write.'],
    ['what stands in quotation marks', 'You wrote “fix it ASAP” and "now".', 'You wrote and .'],
    ['a signature', 'Done.\n-- \nMara\nWe promise.', 'Done.'],
    ['the lines after a farewell', 'Done.\n\nBest regards,\nMara\nSupport, guaranteed', 'Done.'],
    ['what a phone adds', 'Done.\n\nSent from my iPhone', 'Done.'],
  ])('%s', (_, text, own) => {
    expect(kept(text)).toBe(own)
  })

  test.each([
    ['what follows a thank-you within the text', 'Thanks\nWhere are the logs kept?'],
    ['a PS', 'Done.\nCheers\nMara\nPS: where are the logs?'],
    ['a sentence that begins with On', 'On Monday it failed.'],
    ['an item that goes on indented', '- one\n    more of it'],
    ['a lone quotation mark', 'a 19" rack'],
    ['a word such as thanks to', 'Thanks to your logs we found it.'],
  ])('but not %s', (_, text) => {
    expect(kept(text)).toBe(text.replace(/\s+/g, ' '))
  })
})

const lines = fc.constantFrom(
  '> a',
  '```',
  'On 2 March Kim wrote:',
  '-- ',
  '    x',
  '`a`',
  'Thanks',
  'From: a',
  'Sent: b',
  '“a”',
  '',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(lines).map((all) => all.join('\n')),
)

test('WRI-1: every letter keeps its place, and parts are in order without overlap', () => {
  const places = fc.property(texts, (text) => {
    const parts = partsOf(text)
    const own = blanked(text, parts)
    expect(own).toHaveLength(text.length)
    expect(ownWords(text)).toHaveLength(text.length)
    let end = 0
    for (const part of parts) {
      expect(part.start).toBeGreaterThanOrEqual(end)
      expect(part.end).toBeGreaterThanOrEqual(part.start)
      end = part.end
    }
    for (let at = 0; at < text.length; at++) if (own[at] !== ' ') expect(own[at]).toBe(text[at])
  })
  fc.assert(places)
})

test('WRI-1: sentences end at their marks, at short lines and before items, not where mail programs wrap', () => {
  const text =
    'We run 5.2. It fails\nHow do we fix it\n- one\n- two\n\nA line that a mail program has wrapped because it was long\ngoes on here. See a.b?c=d now'
  const said = sentencesOf(text).map(({ start, end }) => text.slice(start, end).replace(/\n/g, ' '))
  expect(said).toEqual([
    'We run 5.2.',
    'It fails',
    'How do we fix it',
    '- one',
    '- two',
    'A line that a mail program has wrapped because it was long goes on here.',
    'See a.b?c=d now',
  ])
})

test('WRI-1: sentences hold every word once, in order', () => {
  const whole = fc.property(texts, (text) => {
    const joined = sentencesOf(text)
      .map(({ start, end }) => text.slice(start, end))
      .join('')
    expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
  fc.assert(whole)
})
