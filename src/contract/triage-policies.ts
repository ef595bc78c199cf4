/** The policies that triage goes by, on the wire: severity, routing, tags, and by slug forms, templates and rotas. */
import { z } from 'zod'
import type { Permission } from '../domain/access/permissions.ts'
import { DutyRota } from './duty.ts'
import { EscalationPath, Packet } from './flow-policies.ts'
import { FormPolicy } from './forms.ts'
import { RoutingPolicy } from './routing.ts'
import { SeverityPolicy } from './severity.ts'
import { InstantText, Reason } from './shape.ts'
import { TagPolicy } from './tags.ts'
import { ReplyTemplate } from './writing.ts'

/** Each with its document's shape and who may publish it. */
export const TRIAGE_POLICIES = {
  severity: { shape: SeverityPolicy, many: false, permission: 'publish_policies' },
  routing: { shape: RoutingPolicy, many: false, permission: 'publish_policies' },
  tags: { shape: TagPolicy, many: false, permission: 'publish_triage' },
  form: { shape: FormPolicy, many: true, permission: 'publish_triage' },
  template: { shape: ReplyTemplate, many: true, permission: 'publish_triage' },
  duty: { shape: DutyRota, many: true, permission: 'publish_triage' },
  packet: { shape: Packet, many: true, permission: 'publish_triage' },
  escalation: { shape: EscalationPath, many: false, permission: 'publish_policies' },
} as const satisfies Readonly<Record<string, { shape: z.ZodType; many: boolean; permission: Permission }>>

export type TriagePolicy = keyof typeof TRIAGE_POLICIES
export const TRIAGE_POLICY_NAMES = Object.keys(TRIAGE_POLICIES) as TriagePolicy[]
export interface TriageDocuments {
  readonly severity: SeverityPolicy
  readonly routing: RoutingPolicy
  readonly tags: TagPolicy
  readonly form: FormPolicy
  readonly template: ReplyTemplate
  readonly duty: DutyRota
  readonly packet: Packet
  readonly escalation: EscalationPath
}

/** GET /policies/:name: every version of every document of the name, by slug, newest first. */
export const versionsShape = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({
    items: z.array(
      z.object({
        slug: z.string(),
        version: z.number().int(),
        inForce: z.boolean(),
        effectiveFrom: InstantText,
        publishedAt: InstantText,
        by: z.string(),
        reason: z.string().nullable(),
        document: shape,
      }),
    ),
  })
type VersionsOfUnknown = z.output<ReturnType<typeof versionsShape<z.ZodUnknown>>>
export interface VersionsOf<Name extends TriagePolicy> {
  readonly items: readonly (Omit<VersionsOfUnknown['items'][number], 'document'> & {
    readonly document: TriageDocuments[Name]
  })[]
}

/** POST /policies/:name, and /policies/:name/:slug where there are several. */
export const publishShape = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject({
    document: shape,
    effectiveFrom: InstantText.optional().describe('Now when left out; not in the past.'),
    reason: Reason,
  })
