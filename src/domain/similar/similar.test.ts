import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../time.ts'
import { directionOf, likenessOf } from './likeness.ts'
import { rarityOf } from './rarity.ts'
import { sampleOf } from './sample.ts'
import { soughtFor } from './sought.ts'
import { stemOf } from './stem.ts'
import { ALIKE, type Candidate, inOrder, suggestionsAmong, type Told } from './suggest.ts'
import { termsOf } from './terms.ts'

const words = (subject: string, body = '') => [...termsOf({ subject, body }).keys()]

/** A sample in which `common` stands in every text and each number in one. */
const SAMPLE = sampleOf(
  Array.from({ length: 100 }, (_, n) => termsOf({ subject: `common half${n % 2} host${n}`, body: '' })),
  1_000,
)

const likeness = (one: string, other: string) =>
  likenessOf(
    directionOf(termsOf({ subject: one, body: '' }), SAMPLE.frequencies),
    directionOf(termsOf({ subject: other, body: '' }), SAMPLE.frequencies),
  )

describe('SIM-1: words', () => {
  test.each([
    ['crash crashes crashed crashing', 'crash'],
    ['query queries', 'query'],
    ['install installs installation installing', 'install'],
    ['configure configured configuration', 'configur'],
    ['deploy deployment deployments', 'deploy'],
    ['connect connection connected', 'connect'],
    ['stop stopped stopping', 'stop'],
    ['install3 v3.43.2s', undefined],
  ])('of %s', (forms, stem) => {
    const stems = new Set(forms.split(' ').map(stemOf))
    expect([...stems]).toEqual(stem === undefined ? forms.split(' ') : [stem])
  })

  test('are what a text is about, a word of the subject counting for three', () => {
    const terms = termsOf({
      subject: 'Re: Search on 3.43.2 returns 502',
      body: 'Hi team,\nplease help: the search is down 7 times a day.\n> Earlier it was indexing\nThanks, regards',
    })
    expect([...terms].map(([stem, { count }]) => [stem, count])).toEqual([
      ['search', 4],
      ['3.43.2', 3],
      ['return', 3],
      ['502', 3],
      ['team', 1],
      ['time', 1],
    ])
  })

  test('are those of the first 4,000 characters, and no keys', () => {
    expect(words('x', `${'the '.repeat(1_000)}late`)).toEqual([])
    expect(words('a'.repeat(41))).toEqual([])
  })

  test('of any text are found without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const stem of words(text, text)) expect(stem).not.toBe('')
      }),
    )
  })
})

test('SIM-2: a word tells the more, the fewer tickets hold it, and never nothing', () => {
  const rarities = ['common', 'half0', 'host7', 'unheard'].map((stem) => rarityOf(SAMPLE.frequencies, stem))
  expect(rarities).toEqual(rarities.toSorted((a, b) => a - b))
  expect(new Set(rarities).size).toBe(4)
  expect(rarities[0]).toBeGreaterThan(0)
  expect(rarityOf(sampleOf([], 0).frequencies, 'any')).toBeGreaterThan(0)
})

describe('SIM-3: likeness', () => {
  test('is of what tells, and says by which words', () => {
    const { likeness: much, words: by } = likeness('common Host7 unheard', 'host7 unheard common')
    expect(much).toBeGreaterThan(0.7)
    expect(by).toEqual(['unheard', 'host7', 'common'])
    expect(likeness('common host7', 'common host9').likeness).toBeLessThan(ALIKE)
    expect(likeness('host7', 'host9')).toEqual({ likeness: 0, words: [] })
  })

  test('is surer by many words than by few', () => {
    expect(likeness('half1 host7 a1x b2x c3x', 'half1 host7 a1x b2x c3x').likeness).toBeGreaterThan(
      likeness('host7', 'host7').likeness,
    )
  })

  test('is the same both ways, and between 0 and 1', () => {
    const text = fc.array(fc.constantFrom('common', 'half0', 'half1', 'host1', 'host2', 'host3', 'new'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const there = likeness(one.join(' '), other.join(' ')).likeness
        expect(there).toBeCloseTo(likeness(other.join(' '), one.join(' ')).likeness, 9)
        expect(there).toBeGreaterThanOrEqual(0)
        expect(there).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('SIM-4: what is looked up', () => {
  const sought = (subject: string) => soughtFor(termsOf({ subject, body: '' }), SAMPLE)

  test('is a word alone where few tickets hold it, and else with others', () => {
    expect(sought('host7 common half0').combinations).toEqual([['host7']])
    expect(sought('host7 unheard').combinations).toEqual([['unheard'], ['host7']])
  })

  test('is all of them where none is rare', () => {
    expect(sought('common half0').combinations).toEqual([['half0', 'common']])
    expect(sought('common').combinations).toEqual([['common']])
    expect(sought('the').combinations).toEqual([])
  })

  test('is of the six words that tell most, and brings in a thousand tickets at most', () => {
    const { combinations, words: weighed } = sought(Array.from({ length: 60 }, (_, n) => `host${n}`).join(' '))
    expect(combinations).toHaveLength(6)
    expect(weighed).toHaveLength(8)
    const many = sampleOf(
      Array.from({ length: 100 }, (_, n) => termsOf({ subject: `w${n % 5} v${n % 7} u${n % 6} t${n % 8}`, body: '' })),
      10_000,
    )
    const found = soughtFor(termsOf({ subject: 'w1 v1 u1 t1', body: '' }), many).combinations
    expect(found.length).toBeGreaterThan(0)
    for (const combination of found) expect(combination.length).toBeGreaterThan(1)
  })
})

const candidate = (number: number, subject: string, facts: Partial<Candidate> = {}): Candidate => ({
  number,
  subject,
  body: '',
  kind: 'problem',
  status: 'open',
  goesTo: number,
  ...facts,
})

const told = (number: number, facts: Partial<Told> = {}): Told => ({
  number,
  subject: '',
  kind: 'problem',
  status: 'open',
  accountId: null,
  receivedAt: instant('2026-03-05T12:00:00Z'),
  priority: null,
  closingReason: null,
  likeness: 0.5,
  words: [],
  through: null,
  ...facts,
})

test('SIM-5: the likest first, then the open, then those of the kind, then the newest', () => {
  const all = [
    told(1, { status: 'closed', kind: 'question' }),
    told(2, { kind: 'feature' }),
    told(3, { kind: 'question' }),
    told(4),
    told(5, { likeness: 0.51, status: 'solved' }),
  ]
  expect(inOrder(all, 'question').map(({ number }) => number)).toEqual([5, 3, 4, 2, 1])
  expect(inOrder(all, undefined).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
})

test('SIM-6: what goes on elsewhere is told as that, once, by the likest of all', () => {
  const asked = termsOf({ subject: 'host7 unheard', body: '' })
  const candidates = [
    candidate(1, 'host7 unheard new', { goesTo: 9 }),
    candidate(2, 'host7 unheard', { goesTo: 9 }),
    candidate(9, 'host7 alone other thing here'),
    candidate(4, 'common'),
  ]
  const [first, ...others] = suggestionsAmong(asked, candidates, SAMPLE)
  expect(first).toMatchObject({ number: 9, through: 2, words: ['unheard', 'host7'] })
  expect(others).toEqual([])
})
