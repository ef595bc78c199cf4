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
    expect(mentionsIn('@vera and @ann', MEMBERS)).toEqual({ told: ['ann'], unheard: ['vera'], unknown: [] })
  })

  test('nobody is told but members', () => {
    expect(mentionsIn('@ann @ben', [])).toEqual({ told: [], unheard: [], unknown: ['ann', 'ben'] })
  })

  test.each([
    ['@nobody, @João Silva and @nobody', ['nobody', 'João']],
    ['(@annie) *@Anné*: **@zoë**', ['annie', 'Anné', 'zoë']],
    ['_@bert_ @bert- well', ['bert']],
    ['\u200b@\u212Aim', ['\u212Aim']],
    ['@李雷 看看', ['李雷']],
    ['@Joa\u0303o', ['Joa\u0303o']],
    ['@here @all', ['here', 'all']],
  ])('%j names %j, whom nobody is', (text, names) => {
    expect(mentionsIn(text, MEMBERS)).toEqual({ told: [], unheard: [], unknown: names })
  })

  test.each([
    ['@ann @BEN _@kim_ @ann- @vera'],
    ['nobody@mail.example, x.@nobody, a@nobody'],
    ['@nobody@chat.example https://chat.example/@nobody'],
    ['npm i @nobody/ui, @nobody.example'],
    ['`@Component`'],
    ['```ts\n@Component\nclass Search {}\n```'],
    ['    @Override\n    public void run() {}'],
    ['@Component({ selector: "search" })'],
    ['> @nobody wrote'],
    ['@ 9, @9am, @2x, @@nobody, @_, @-'],
    ['@'],
    [''],
  ])('%j names no stranger', (text) => {
    expect(mentionsIn(text, MEMBERS).unknown).toEqual([])
  })

  test.each([['@'], ['@a'], ['a@'], ['@ann-'], ['`@'], ['> @ann\n'], ['@ann@'], ['@é'], ['_@_']])(
    'many times %j takes no longer than a look',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      const started = performance.now()
      mentionsIn(text, MEMBERS)
      expect(performance.now() - started).toBeLessThan(1_000)
    },
  )

  test('it is told where each name stands', () => {
    const text = 'So @ann: `x` @Ben'
    expect(handlesIn(text).map(({ at }) => text.slice(at.start, at.end))).toEqual(['@ann', '@Ben'])
  })
})
