/** Rules of `sla` documents; a test names only what it is about. */
import type { Conditions, SlaPolicy, SlaRule, SlaTable, Target } from '../../src/domain/sla/document.ts'
import { hours, simpleSla } from './clock-story.ts'

type Targets = SlaRule['targets']

/** A rule by office hours; eight of them for the first response unless `targets` says otherwise. */
export const aRule = (name: string, when: Conditions, targets: Targets = { first_response: hours(8) }): SlaRule => ({
  name,
  when,
  calendar: 'office',
  targets,
})

/** A rule with so many office hours for the first response. */
export const hoursFor = (name: string, when: Conditions, amount: number): SlaRule =>
  aRule(name, when, { first_response: hours(amount) })

export const promised = (...rules: readonly SlaRule[]): SlaTable => ({ name: 'promised', kind: 'promise', rules })
export const aimed = (...rules: readonly SlaRule[]): SlaTable => ({ name: 'aimed', kind: 'aim', rules })

/** A policy of these tables. */
export const aPolicy = (...tables: readonly SlaTable[]): SlaPolicy => ({ ...simpleSla({}), tables })

/** A policy of one table of promises. */
export const promising = (...rules: readonly SlaRule[]): SlaPolicy => aPolicy(promised(...rules))

/** A policy of one rule that fits all, with `target` for the resolution. */
export const aiming = (target: Target): SlaPolicy => promising(aRule('all', {}, { resolution: target }))
