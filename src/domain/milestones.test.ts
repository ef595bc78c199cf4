import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterSteps,
  divided,
  EMPTY_LINE,
  longStretch,
  type Milestones,
  type Step,
  standing,
  stretchOf,
} from './milestones.ts'
import type { RankKey } from './rank.ts'

const TEAMS = ['support', 'engineering'] as const
const keyOf = (n: number) => n.toString(16).padStart(4, '0') as RankKey
const anyKey = fc.integer({ min: 0, max: 60 }).map(keyOf)

interface Placed {
  readonly team: string
  readonly key: RankKey
}

const anyone: fc.Arbitrary<Placed> = fc.record({ team: fc.constantFrom(...TEAMS), key: anyKey })
const byKey = (a: Placed, b: Placed) => (a.key < b.key ? -1 : 1)

/** The tickets of a stretch, cut into parts of `size`. */
function partsOf(tickets: readonly Placed[], size: number) {
  const sorted = tickets.toSorted(byKey)
  return Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) => {
    const part = sorted.slice(index * size, (index + 1) * size)
    const teams = TEAMS.map((team): [string, number] => [team, part.filter((each) => each.team === team).length])
    return { start: part[0]?.key ?? keyOf(0), standing: new Map(teams) }
  })
}

/** Tickets with keys of their own, and the line they make with a milestone after every `size` of them. */
const anyLine = fc
  .record({ tickets: fc.uniqueArray(anyone, { selector: ({ key }) => key }), size: fc.integer({ min: 1, max: 9 }) })
  .map(({ tickets, size }) => ({ tickets, line: divided(EMPTY_LINE, 0, partsOf(tickets, size)) }))

/** What a count by milestones comes to: the stretches before, and the tickets after the last milestone. */
function before(line: Milestones, tickets: readonly Placed[], team: string | null, key: RankKey): number {
  const stretch = stretchOf(line, key)
  const milestone = line.keys[stretch - 1] ?? ''
  const inside = tickets.filter((each) => (team ?? each.team) === each.team && each.key >= milestone && each.key < key)
  return standing(line, team, stretch) + inside.length
}

const plainly = (tickets: readonly Placed[], team: string | null, key: RankKey) =>
  tickets.filter((each) => (team ?? each.team) === each.team && each.key < key).length

function expectExact(line: Milestones, tickets: readonly Placed[]): void {
  for (const team of [null, ...TEAMS]) {
    for (let n = 0; n <= 61; n++) expect(before(line, tickets, team, keyOf(n))).toBe(plainly(tickets, team, keyOf(n)))
    expect(standing(line, team)).toBe(plainly(tickets, team, keyOf(99)))
  }
}

describe('milestones of any line', () => {
  test('count as walking along it does', () => {
    fc.assert(fc.property(anyLine, ({ tickets, line }) => expectExact(line, tickets)))
  })

  test('still do after tickets have come and gone', () => {
    const property = fc.property(anyLine, fc.array(anyone), fc.nat(), ({ tickets, line }, coming, leaving) => {
      const gone = tickets.slice(0, leaving % (tickets.length + 1))
      const came = coming.filter(({ key }, index) => {
        const taken = [...tickets.slice(gone.length), ...coming.slice(0, index)]
        return taken.every((each) => each.key !== key)
      })
      const steps: Step[] = [
        ...gone.map((each): Step => ({ ...each, by: -1 })),
        ...came.map((each): Step => ({ ...each, by: 1 })),
      ]
      expectExact(afterSteps(line, steps), [...tickets.slice(gone.length), ...came])
    })
    fc.assert(property)
  })

  test('still do when any stretch has been divided further', () => {
    const property = fc.property(anyLine, fc.nat(), fc.integer({ min: 1, max: 3 }), ({ tickets, line }, nth, size) => {
      const stretch = nth % (line.keys.length + 1)
      const within = tickets.filter(({ key }) => stretchOf(line, key) === stretch)
      expectExact(divided(line, stretch, partsOf(within, size)), tickets)
    })
    fc.assert(property)
  })
})

test('a key that is a milestone stands first in the stretch behind it', () => {
  const line: Milestones = { keys: [keyOf(3), keyOf(7)], standing: new Map() }
  expect([0, 2, 3, 6, 7, 9].map((n) => stretchOf(line, keyOf(n)))).toEqual([0, 0, 1, 1, 2, 2])
})

test('the first stretch that holds more than it should is found, all teams together', () => {
  const line: Milestones = {
    keys: [keyOf(3), keyOf(7)],
    standing: new Map([
      ['support', [1, 2, 9]],
      ['engineering', [1, 2, 0]],
    ]),
  }
  expect([1, 3, 4, 8, 9].map((most) => longStretch(line, most))).toEqual([0, 1, 2, 2, undefined])
})
