import { expect, test } from 'vitest'
import { hours, judgedBy, simpleSla, story } from '../../test/support/clock-story.ts'
import { CHANGES } from '../../test/support/tickets.ts'
import { foldClocks } from '../domain/clock/fold.ts'
import { clocksJson, clocksOfJson } from './clock-json.ts'

const policies = judgedBy(simpleSla({ 2: { first_response: hours(8), update: hours(8), resolution: hours(72) } }))
const { replied, held, received, solved, reopened, absorbed, rebased } = CHANGES
const lives = [
  [],
  [replied, held, received, rebased],
  [{ ...absorbed, sameCustomer: false }, solved, reopened],
] as const

test.each(lives.map((life, n) => [n, life] as const))(
  'life %i comes back byte for byte, and takes less room',
  (_, life) => {
    const told = life.map((change, n) => [`2024-03-18T1${n}:30-07:00`, change] as const)
    const state = foldClocks(story('2024-03-18T10:00-07:00', told), policies)
    const text = JSON.stringify(clocksJson(state))
    expect(JSON.stringify(clocksOfJson(JSON.parse(text)))).toBe(JSON.stringify(state))
    expect(text.length).toBeLessThan(JSON.stringify(state).length * 0.75)
  },
)
