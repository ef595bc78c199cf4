import { describe, expect, test } from 'vitest'
import { away, BERLIN, person } from '../../../test/support/duty.ts'
import { type Instant, instant, MINUTE } from '../time.ts'
import { digestDue, isQuiet, nextDigest, toldAt } from './instants.ts'
import { type NoticedPerson, USUAL_NOTICES } from './notices.ts'
import { nextTry } from './outgoing.ts'
import { mailWords, type ToldGroup } from './words.ts'

const noticed = (more: Parameters<typeof person>[1] = {}): NoticedPerson => ({
  ...person('eve', more),
  notices: USUAL_NOTICES,
})
const nextDate = (who: NoticedPerson, after: string) => nextDigest(who, instant(after))?.date

describe('DIG-2: working days', () => {
  test('are those of the hours, and Monday to Friday without any', () => {
    expect(nextDate(noticed(), '2026-03-06T12:00Z')).toBe('2026-03-09')
    expect(nextDate(noticed({ hours: BERLIN }), '2026-03-06T12:00Z')).toBe('2026-03-09')
    const weekend = { ...BERLIN, week: { saturday: ['22:00-06:00'] } }
    expect(nextDate(noticed({ hours: weekend }), '2026-03-06T12:00Z')).toBe('2026-03-07')
    expect(nextDate(noticed({ hours: weekend }), '2026-03-07T12:00Z')).toBe('2026-03-14')
  })

  test('are none of those on which somebody is away for all of their windows', () => {
    const absences = [away('2026-03-09', '2026-03-10', 'lee'), away('2026-03-11T08:00Z', '2026-03-11T10:00Z', 'lee')]
    expect(nextDate(noticed({ hours: BERLIN, absences }), '2026-03-06T12:00Z')).toBe('2026-03-11')
    expect(nextDate(noticed({ absences }), '2026-03-06T12:00Z')).toBe('2026-03-11')
  })

  test('may be none at all: then no digest comes, and days off stay quiet', () => {
    const who = noticed({ hours: { ...BERLIN, week: {} } })
    const now = instant('2026-03-06T12:00Z')
    expect([nextDigest(who, now), digestDue(who, now), isQuiet(who, now), toldAt(who, now)]).toEqual([
      undefined,
      undefined,
      true,
      undefined,
    ])
  })
})

test('DIG-14: pauses grow, and end', () => {
  const now = instant('2026-03-06T12:00Z')
  const minutes = [1, 2, 3, 4, 5].map((tries) => ((nextTry(tries, now) as Instant) - now) / MINUTE)
  expect(minutes).toEqual([1, 5, 15, 60, 120])
  expect(nextTry(6, now)).toBeNull()
})

describe('the words of a mail', () => {
  const line = {
    number: 7,
    subject: 'Search\r\nBcc: x <i>',
    account: 'A & "B"',
    says: 'Lee wrote',
    dueAt: null,
    again: false,
  }
  const group: ToldGroup = { group: 'mentions', lines: [line], more: 0 }
  const place = { url: 'https://topline.example.com', timeZone: 'Europe/Berlin', now: instant('2026-03-06T12:00Z') }

  test('DIG-11: no text of anybody becomes markup or a header', () => {
    const { subject, text, html } = mailWords('at_once', [group], place)
    expect(subject).toBe('#7 Lee wrote: Search Bcc: x <i>')
    expect(text).toContain('* #7 Search Bcc: x <i> (A & "B")\n')
    expect(html).toContain('Bcc: x &lt;i&gt;</a> · A &amp; &quot;B&quot;<br>Lee wrote')
  })

  test('the subject counts, and says what is urgent', () => {
    const subjectOf = (groups: ToldGroup[]) => mailWords('digest', groups, place).subject
    const promises: ToldGroup = { group: 'promises', lines: [{ ...line, dueAt: place.now }], more: 11 }
    expect(subjectOf([group])).toBe('Your digest: 1 thing')
    expect(subjectOf([promises, group])).toBe('Your digest: 13 things, 12 promises late or about to break')
    const { text } = mailWords('at_once', [promises], place)
    expect(text).toContain('Lee wrote, due Fri 6 Mar 13:00\n')
    expect(text).toContain('  and 11 more')
  })
})
