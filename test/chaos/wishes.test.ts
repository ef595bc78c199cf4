import { expect, test } from 'vitest'
import { TICKET_VERBS } from '../../src/contract/tickets.ts'
import { FEWEST_PEOPLE, peopleOf } from './company.ts'
import { FATES, planOf } from './plan.ts'
import { WEIGHTS } from './wish-weights.ts'
import { OF_THE_LINE } from './wishes.ts'

const SIZE = { seed: 7, actions: 2_000, people: 20, nodes: 2 }

test('TCK-24: every verb of a ticket is wanted by somebody', () => {
  const verbs = Object.keys(WEIGHTS).filter((name) => !(OF_THE_LINE as readonly string[]).includes(name))
  expect(verbs.toSorted()).toEqual(Object.keys(TICKET_VERBS).toSorted())
})

test('TCK-24: the same seed is the same plan, and another seed another', () => {
  const plan = planOf(SIZE)
  expect(planOf(SIZE)).toEqual(plan)
  expect(planOf({ ...SIZE, seed: 8 }).digest).not.toBe(plan.digest)
})

test('TCK-24: a plan has everybody, every wish, everything that goes wrong, and nodes that end', () => {
  const { wants, kills, people } = planOf(SIZE)
  expect(new Set(wants.map(({ wish }) => wish))).toEqual(new Set(Object.keys(WEIGHTS)))
  expect(new Set(wants.map(({ fate }) => fate))).toEqual(new Set(Object.keys(FATES)))
  expect(new Set(wants.map(({ person }) => person)).size).toBe(people.length)
  expect(kills.length).toBeGreaterThan(1)
})

test('TCK-24: what somebody wants first does not depend on how much the others want', () => {
  const firstOf = (actions: number) =>
    planOf({ ...SIZE, actions })
      .wants.filter(({ person }) => person === 3)
      .slice(0, 20)
      .map(({ wish, fate, dice }) => ({ wish, fate, dice }))
  expect(firstOf(1_000)).toEqual(firstOf(2_000))
})

test('at least twenty work here, in several roles and teams, each under a handle of their own', () => {
  const people = peopleOf(3)
  expect(people).toHaveLength(FEWEST_PEOPLE)
  expect(new Set(people.map(({ handle }) => handle)).size).toBe(people.length)
  expect(new Set(people.map(({ role }) => role)).size).toBe(9)
})
