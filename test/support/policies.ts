/** The policy files of `policies/`, parsed without mercy and checked by the domain. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import {
  CRITERIA,
  checkOrderPolicy,
  checkSlaPolicy,
  type OrderPolicy,
  type Policies,
  type PolicyVersion,
  type SlaPolicy,
} from '../../src/domain/policy.ts'
import { instant } from '../../src/domain/time.ts'
import { SEGMENTS, SEVERITIES } from '../../src/domain/vocabulary.ts'

const FOLDER = path.join(import.meta.dirname, '../../policies')

const Criteria = z.array(z.enum(CRITERIA))
const Severity = z.literal([...SEVERITIES])
const Week = z.strictObject({
  timeZone: z.string(),
  days: z.array(z.array(z.tuple([z.number(), z.number()]))),
  holidays: z.array(z.iso.date()),
})
const Rule = z.strictObject({
  name: z.string(),
  segments: z.array(z.enum(SEGMENTS)),
  severities: z.array(Severity),
  firstResponseMinutes: z.number(),
  calendar: z.string(),
})
const head = { version: z.int().min(1), effectiveFrom: z.iso.datetime({ offset: true }).transform(instant) }
const PolicyFile = z.discriminatedUnion('policy', [
  z.strictObject({
    policy: z.literal('order'),
    ...head,
    document: z.strictObject({
      criteria: z.strictObject({ normal: Criteria, hard: Criteria }),
      segments: z.array(z.array(z.enum(SEGMENTS))),
    }),
  }),
  z.strictObject({
    policy: z.literal('sla'),
    ...head,
    document: z.strictObject({
      assumedSeverity: Severity,
      rules: z.array(Rule),
      calendars: z.record(z.string(), Week),
    }),
  }),
])

export const POLICY_FILES = readdirSync(FOLDER).toSorted()

/** The parsed policy file; the domain's own checks are not yet applied. */
export const policyFile = (name: string) => PolicyFile.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')))

/** The shipped order `name`, such as `order-default`. */
export function shippedOrder(name: string): PolicyVersion<OrderPolicy> {
  const file = policyFile(`${name}.json`)
  if (file.policy !== 'order') throw new Error(`${name} holds no order`)
  return { ...file, document: checkOrderPolicy(file.document) }
}

/** The shipped promises `name`. */
export function shippedSla(name = 'sla-default'): PolicyVersion<SlaPolicy> {
  const file = policyFile(`${name}.json`)
  if (file.policy !== 'sla') throw new Error(`${name} holds no promises`)
  return { ...file, document: checkSlaPolicy(file.document) }
}

/** The shipped promises under the shipped order `name`. */
export const shippedPolicies = (name = 'order-default'): Policies => ({
  order: [shippedOrder(name)],
  sla: [shippedSla()],
})
