/** The `sla` policy, contracts and the `closing` policy on the wire. */
import { z } from 'zod'
import { CLOCK_MODES, DAY_ENDS, METRICS, UNITS } from '../domain/sla/document.ts'
import {
  CHANNELS,
  ENVIRONMENTS,
  EXCLUSIONS,
  HOLD_FOR,
  KINDS,
  PRIORITIES,
  SEGMENTS,
  SEVERITIES,
} from '../domain/vocabulary.ts'
import { Effects } from './calendars.ts'
import { InstantText, Reason, Slug } from './shape.ts'

const Name = z.string().trim().min(1).max(120)

export const Target = z.strictObject({
  amount: z.number(),
  unit: z.enum(UNITS),
  mode: z.enum(CLOCK_MODES).optional(),
  dayEnds: z.enum(DAY_ENDS).optional(),
  calendar: Slug.optional(),
  warnAt: z.array(z.number()).max(10).optional(),
  pausedBy: z.array(z.enum(HOLD_FOR)).optional(),
})
export type Target = z.output<typeof Target>
export const Conditions = z.strictObject({
  contract: z.array(Slug).optional(),
  segment: z.array(z.enum(SEGMENTS)).optional(),
  plan: z.array(Name).optional(),
  severity: z.array(z.literal([...SEVERITIES])).optional(),
  priority: z.array(z.enum(PRIORITIES)).optional(),
  kind: z.array(z.enum(KINDS)).optional(),
  channel: z.array(z.enum(CHANNELS)).optional(),
  environment: z.array(z.enum(ENVIRONMENTS)).optional(),
  excluded: z
    .array(z.enum(EXCLUSIONS))
    .optional()
    .describe('Tickets of which nothing is promised fit only rules that name why.'),
})
export const SlaRule = z.strictObject({
  name: Name,
  when: Conditions,
  calendar: Slug,
  targets: z.partialRecord(z.enum(METRICS), Target.nullable()),
})
export type SlaRule = z.output<typeof SlaRule>
export const SlaTable = z.strictObject({
  name: Name,
  kind: z.enum(['promise', 'aim']),
  rules: z.array(SlaRule).max(200),
})
export const SlaPolicy = z.strictObject({
  name: Name,
  about: z.string().max(2000),
  assumedSeverity: z.literal([...SEVERITIES]),
  tables: z.array(SlaTable).max(20),
  pausedBy: z.array(z.enum(HOLD_FOR)),
  reopening: z.enum(['resume', 'new_cycle']),
  holdFlags: z.strictObject({ soonMinutes: z.number(), capHours: z.number() }),
})
export type SlaPolicy = z.output<typeof SlaPolicy>

export const Contract = z.strictObject({ name: Name, rules: z.array(SlaRule).max(200) })
export type Contract = z.output<typeof Contract>
const After = z.strictObject({ target: Target, calendar: Slug }).nullable()
export const ClosingPolicy = z.strictObject({ name: Name, solveAfter: After, closeAfter: After })
export type ClosingPolicy = z.output<typeof ClosingPolicy>

const version = {
  version: z.number().int(),
  effectiveFrom: InstantText,
  publishedAt: InstantText,
  by: z.string(),
  reason: z.string().nullable(),
}
/** GET /policies/sla */
export const SlaVersions = z.object({
  inForce: z.number().int().describe('The version in force now.'),
  versions: z.array(z.object({ ...version, document: SlaPolicy })).describe('Newest first.'),
  shipped: z.array(z.object({ slug: z.string(), document: SlaPolicy })).describe('Ready to adopt.'),
  warnings: z.array(z.string()).describe('Of the version in force: rules that can never fit, and the like.'),
})
export type SlaVersions = z.infer<typeof SlaVersions>

/** GET /contracts */
export const Contracts = z.object({ items: z.array(z.object({ slug: z.string(), ...version, document: Contract })) })
export type Contracts = z.infer<typeof Contracts>

const when = { effectiveFrom: InstantText.optional().describe('Now when left out; not in the past.') }
export const SlaDraft = z.strictObject({ document: SlaPolicy, ...when })
export const PublishSla = SlaDraft.extend({
  reason: Reason,
  apply: z
    .boolean()
    .default(false)
    .describe('Whether clocks that run go over to it (P-VERSION: else they keep theirs).'),
})
export const ContractDraft = z.strictObject({ document: Contract, ...when })
export const PublishContract = ContractDraft.extend({ reason: Reason, apply: z.boolean().default(true) })

/** GET /policies/closing */
export const ClosingVersions = z.object({
  inForce: z.number().int().nullable().describe('Null when nothing is ever closed by itself.'),
  versions: z.array(z.object({ ...version, document: ClosingPolicy })).describe('Newest first.'),
})
export type ClosingVersions = z.infer<typeof ClosingVersions>
/** A silence that has begun ends by the version that it began under. */
export const PublishClosing = z.strictObject({ document: ClosingPolicy, ...when, reason: Reason })

/** POST /policies/sla/try: what a ticket would be promised, and when each promise would be due. */
export const TrySla = z.strictObject({
  document: SlaPolicy.optional().describe('A draft; the policy in force when left out.'),
  contract: Slug.nullable().default(null),
  segment: z.enum(SEGMENTS),
  plan: Name.nullable().default(null),
  severity: z
    .literal([...SEVERITIES])
    .nullable()
    .default(null),
  priority: z.enum(PRIORITIES).nullable().default(null),
  kind: z.enum(KINDS).default('problem'),
  channel: z.enum(CHANNELS).default('email'),
  environment: z.enum(ENVIRONMENTS).nullable().default(null),
  startedAt: InstantText,
})
export type TrySla = z.input<typeof TrySla>
export const SlaTried = z.object({
  promises: z.array(
    z.object({
      metric: z.enum(METRICS),
      words: z.string(),
      table: z.string(),
      rule: z.string(),
      because: z.string(),
      calendar: z.string(),
      dueAt: InstantText,
      modes: z
        .object({ business_accrual: InstantText, elapsed_roll: InstantText, elapsed: InstantText })
        .nullable()
        .describe('The same amount of hours counted in each mode; null for days and weeks.'),
      wins: z.boolean().describe('False when a stricter promise of the same metric is due earlier.'),
    }),
  ),
  passedOver: z.array(z.object({ table: z.string(), rule: z.string(), because: z.string() })),
  warnings: z.array(z.string()),
})
export type SlaTried = z.infer<typeof SlaTried>

/** POST /policies/sla/preview */
export const SlaEffects = Effects
