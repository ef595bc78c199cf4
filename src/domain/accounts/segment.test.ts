import { expect, test } from 'vitest'
import { KINDS } from '../vocabulary.ts'
import { segmentOfNobody } from './segment.ts'

test('ACT-23: what belongs to no account is in the segment of its kind', () => {
  expect(Object.fromEntries(KINDS.map((kind) => [kind, segmentOfNobody(kind)]))).toEqual({
    question: 'free',
    problem: 'free',
    feature: 'free',
    presales: 'presales',
    incident: 'free',
    task: 'internal',
  })
})
