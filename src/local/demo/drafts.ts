/** Which tickets there are: who asked what kind of thing when, and how it went, still without words. */
import { must } from '../../domain/assert.ts'
import { elapsed, HOUR, type Instant, later, MINUTE } from '../../domain/time.ts'
import { ACCOUNTS, type Account, STRANGERS } from './accounts.ts'
import type { Path } from './paths.ts'
import type { Ask, Plan } from './plan.ts'
import { PLANS } from './plans.ts'
import { responseAt } from './promises.ts'
import { pickWeighted, type Random } from './random.ts'
import { type Step, timeline } from './timeline.ts'
import { likelyWriting, officeAt } from './workday.ts'

export interface Draft {
  readonly plan: Plan
  readonly ask: Ask
  readonly account: Account
  readonly at: Instant
  readonly path: Path
  readonly steps: readonly Step[]
}

/** Free accounts write little each; the strangers stand for the many who never gave a company. */
const STRANGER_VOLUME = 6

function accountsFor({ kind }: Ask, { segments }: Plan): readonly Account[] {
  if (kind === 'task') return ACCOUNTS.filter(({ segment }) => segment === 'internal')
  if (kind === 'presales') return ACCOUNTS.filter(({ segment }) => segment === 'presales')
  const customers = ACCOUNTS.filter(({ segment }) => segment !== 'internal' && segment !== 'presales')
  const all = kind === 'incident' ? customers : [...customers, { ...STRANGERS, volume: STRANGER_VOLUME }]
  return segments ? all.filter(({ segment }) => segments.includes(segment)) : all
}

function draft(plan: Plan, now: Instant, random: Random): Draft {
  const ask = pickWeighted(random, plan.asks, ({ weight }) => weight)
  const account = pickWeighted(random, accountsFor(ask, plan), ({ volume }) => volume)
  const office = officeAt(account.offset)
  const [youngest, oldest] = plan.ages
  const at = likelyWriting(office, later(now, -oldest * HOUR), later(now, -youngest * HOUR), random)
  const path = pickWeighted(random, plan.paths(ask), ({ weight }) => weight)
  const steps = timeline(path.beats, { at, segment: account.segment, severity: ask.severity, office }, random)
  return { plan, ask, account, at, path, steps }
}

const outside = (value: number, [from, to]: readonly [number, number]): number => Math.max(0, from - value, value - to)

/** How far a draft is from what its plan wants, in minutes; infinite when it would reach beyond now. */
function misfit({ plan, account, ask, at, steps }: Draft, now: Instant): number {
  const last = steps.at(-1)?.at ?? at
  if (last > later(now, -MINUTE)) return Number.POSITIVE_INFINITY
  const idle = outside(elapsed(last, now) / MINUTE, [0, plan.idle * 60])
  if (plan.due === undefined) return idle
  const due = responseAt(at, 1, { segment: account.segment, severity: ask.severity })
  return idle + outside(elapsed(now, due) / MINUTE, plan.due)
}

/** Tries until a draft fits; on a weekend, when nothing falls due, the nearest of many has to do. */
function fittingDraft(plan: Plan, now: Instant, random: Random): Draft {
  let best: Draft | undefined
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 300 && least > 0; tries++) {
    const next = draft(plan, now, random)
    const miss = misfit(next, now)
    if (miss < least) {
      least = miss
      best = next
    }
  }
  return must(best, 'three hundred tries find a ticket that ends before now')
}

/** All tickets in the order they arrived. */
export function draftTickets(now: Instant, random: Random): readonly Draft[] {
  const drafts = PLANS.flatMap((plan) => Array.from({ length: plan.count }, () => fittingDraft(plan, now, random)))
  return drafts.toSorted((a, b) => a.at - b.at)
}
