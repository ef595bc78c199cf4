/** The chance that one running clock is missed, as it could be told at one moment. Rules: docs/spec/forecast.md. */
import type { Clock } from '../clock/clock.ts'
import type { Policies } from '../policies.ts'
import type { Instant } from '../time.ts'
import { chanceTaken, chanceWaiting } from './chance.ts'
import { countedHours, durationsOf, type Handled, paceOf } from './measured.ts'

export interface Situation {
  readonly clock: Clock
  readonly team: string
  /** Its place in the line; null when somebody has the ticket. */
  readonly place: number | null
  readonly policies: Policies
  readonly now: Instant
}

export interface Forecast {
  /** 0.01 to 0.99. */
  readonly chance: number
  /** What it was told from, in words. */
  readonly words: string
}

const percent = (chance: number): string => `${Math.round(chance * 100)} %`
const perHour = (pace: number): string => (pace >= 1 ? pace.toFixed(1) : pace.toFixed(2))

function byPlace(all: readonly Handled[], situation: Situation): Forecast | null {
  const { clock, place, policies, now } = situation
  const responds = clock.metric === 'first_response' || clock.metric === 'next_response'
  if (!responds || place === null || clock.dueAt === null) return null
  const pace = paceOf(all, situation)
  const hoursLeft = countedHours(clock, policies, now, clock.dueAt)
  const chance = chanceWaiting({ place, hoursLeft, perHour: pace })
  if (chance === null) return null
  return {
    chance,
    words: `place ${place}, ${hoursLeft.toFixed(1)} counted hours left, ${perHour(pace)} answered an hour`,
  }
}

function byHistory(all: readonly Handled[], { clock, now }: Situation): Forecast | null {
  const durations = durationsOf(all, clock.metric, now)
  const chance = chanceTaken(durations, clock.used, clock.used + clock.remaining)
  if (chance === null) return null
  return { chance, words: `as those of ${durations.length} before it that had taken as long` }
}

/** The chance that `clock` is missed: by its place, by history, or the mean of both (FOR-5). Null when it does not run, is
 *  missed already, or too little was measured. */
export function forecastOf(all: readonly Handled[], situation: Situation): Forecast | null {
  if (situation.clock.status !== 'running') return null
  const told = [byPlace(all, situation), byHistory(all, situation)].filter((each) => each !== null)
  if (told.length === 0) return null
  const chance = told.reduce((sum, each) => sum + each.chance, 0) / told.length
  return { chance, words: `${percent(chance)} likely to be missed: ${told.map(({ words }) => words).join('; ')}` }
}
