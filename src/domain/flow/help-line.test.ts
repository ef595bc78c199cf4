import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, MINUTE } from '../time.ts'
import { type InLine, inHelpOrder, keyOfNewest, moved } from './help-line.ts'

const NOON = instant('2026-03-02T12:00Z')

/** Asked one after the other, `apart` milliseconds between each. */
const lineOf = (count: number, apart = MINUTE): InLine[] =>
  Array.from({ length: count }, (_, index) => ({ ticket: index + 1, help: 1, key: NOON + index * apart }))

const ticketsOf = (line: readonly InLine[]): number[] => line.map(({ ticket }) => ticket)

/** The line once the request of `ticket` was moved to `place`. */
function movedTo(line: readonly InLine[], ticket: number, place: number): InLine[] {
  const moving = line.find((each) => each.ticket === ticket)
  const changed = moving ? moved(line, moving, place) : []
  const key = (each: InLine) => changed.find((other) => other.ticket === each.ticket)?.key ?? each.key
  return line.map((each) => ({ ...each, key: key(each) })).toSorted(inHelpOrder)
}

describe('TV-09: the line of help requests', () => {
  const abc = lineOf(3)
  const now = NOON + 10 * MINUTE
  const abcd = [...abc, { ticket: 4, help: 1, key: keyOfNewest(now, abc[2]?.key ?? null) }]

  test('[A, B, C], and D is asked: D stands last', () => {
    expect(ticketsOf(abcd.toSorted(inHelpOrder))).toEqual([1, 2, 3, 4])
  })

  test('D is moved to place 1: [D, A, B, C]', () => {
    expect(ticketsOf(movedTo(abcd, 4, 1))).toEqual([4, 1, 2, 3])
  })
})

describe('HLP-5: the newest stands last', () => {
  test('behind one that was moved to the end', () => {
    const [first, second] = movedTo(lineOf(2), 1, 2)
    const last = second?.key ?? 0
    expect(first?.key).toBeLessThan(last)
    expect(keyOfNewest(NOON, last)).toBeGreaterThan(last)
  })

  test('the first of all is as old as it is', () => {
    expect(keyOfNewest(NOON, null)).toBe(NOON)
  })
})

describe('HLP-6: moving', () => {
  test('changes no other request as long as a number is left between its neighbours', () => {
    const line = lineOf(4)
    expect(moved(line, line[3] as InLine, 2)).toHaveLength(1)
    expect(moved(line, line[0] as InLine, 99)).toHaveLength(1)
  })

  test('makes those above give way where none is left, each staying at its place', () => {
    const line = lineOf(4, 0)
    expect(moved(line, line[3] as InLine, 3).map(({ ticket }) => ticket)).toEqual([4, 2, 1])
    expect(ticketsOf(movedTo(line, 4, 3))).toEqual([1, 2, 4, 3])
  })

  test('any sequence of moves gives the order that a plain list gives', () => {
    const move = fc.record({ from: fc.nat(7), place: fc.integer({ min: 1, max: 8 }) })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(0, 0.5, 1, MINUTE),
        fc.array(move, { maxLength: 200 }),
        (count, apart, moves) => {
          let line = lineOf(count, apart)
          const model = ticketsOf(line)
          for (const { from, place } of moves) {
            const ticket = model[from % count] as number
            model.splice(from % count, 1)
            model.splice(Math.min(place, count) - 1, 0, ticket)
            line = movedTo(line, ticket, place)
          }
          expect(ticketsOf(line)).toEqual(model)
        },
      ),
    )
  })
})
