import { describe, expect, test } from 'vitest'
import { handlesIn, mentionsIn } from './mentions.ts'

const MEMBERS = [
  { handle: 'ann', role: 'engineer' },
  { handle: 'ben', role: 'lead' },
  { handle: 'ann-lee', role: 'engineer' },
  { handle: 'kim', role: 'engineer' },
  { handle: 'vera', role: 'viewer' },
] as const
const told = (text: string) => mentionsIn(text, MEMBERS).told

describe('ATN-1: whom a note names', () => {
  test.each([
    ['@ann', ['ann']],
    ['Hi @Ann, and @BEN.', ['ann', 'ben']],
    ['(@ann) cc:@ben', ['ann', 'ben']],
    ['“@ann”, @ben’s and *@kim*', ['ann', 'ben', 'kim']],
    ['**@ann**: see below', ['ann']],
    ['_@ann_', ['ann']],
    ['- @ann\n- @ben', ['ann', 'ben']],
    ['@ann? @ann! @ann', ['ann']],
    ['@ann-lee, not the other one', ['ann-lee']],
    ['@ann- well', ['ann']],
    ['Thanks\n@ben', ['ben']],
    ['\u200b@ann\u200b', ['ann']],
  ])('%j names %j', (text, handles) => {
    expect(told(text)).toEqual(handles)
  })

  test.each([
    ['ann@ann.example'],
    ['write to x.@ann'],
    ['a@ann'],
    ['@ann@chat.example'],
    ['https://chat.example/@ann'],
    ['npm i @ann/ui'],
    ['@ann.lee'],
    ['@annie'],
    ['@anné'],
    ['é@ann'],
    ['@@ann'],
    ['@an n'],
    ['`@ann`'],
    ['```\n@ann\n```'],
    ['    @ann in code'],
    ['> @ann wrote'],
    ['On Monday Ben wrote:\n@ann'],
    ['Cheers,\n`@ann`'],
    // The sign for kelvin is no k, nor the long s an s, whatever folds letters.
    ['@\u212Aim'],
    ['@nobody-here'],
    ['\u202e@nna'],
    ['@'],
    [''],
  ])('%j names nobody', (text) => {
    expect(told(text)).toEqual([])
  })

  test('who may not read notes is named, and not told', () => {
    expect(mentionsIn('@vera and @ann', MEMBERS)).toEqual({ told: ['ann'], unheard: ['vera'] })
  })

  test('nobody is told but members', () => {
    expect(mentionsIn('@ann @ben', [])).toEqual({ told: [], unheard: [] })
  })

  test.each([['@'], ['@a'], ['a@'], ['@ann-'], ['`@'], ['> @ann\n'], ['@ann@'], ['@é'], ['_@_']])(
    'many times %j takes no longer than a look',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      const started = performance.now()
      handlesIn(text)
      expect(performance.now() - started).toBeLessThan(1_000)
    },
  )

  test('it is told where each name stands', () => {
    const text = 'So @ann: `x` @Ben'
    expect(handlesIn(text).map(({ at }) => text.slice(at.start, at.end))).toEqual(['@ann', '@Ben'])
  })
})
