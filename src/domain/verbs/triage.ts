/** Triage by the written criteria, and what others think of it. Rules: docs/spec/severity.md. */
import { Refusal } from '../refusal.ts'
import { chosenBy, reasonFor, type Wish } from '../severity/choose.ts'
import { checkEvidence } from '../severity/evidence.ts'
import { type LadderInForce, type Proposal, propose, proposedBy } from '../severity/propose.ts'
import type { Ticket } from '../ticket.ts'
import type { Evidence, TicketChange } from '../ticket-event.ts'
import type { Priority, Severity } from '../vocabulary.ts'
import { type Asking, named, refuseClosed } from './asking.ts'
import { type Triage, triage } from './steer.ts'

/** What the triager says; what they leave out the criteria say. */
export interface TriageRequest extends Wish {
  readonly evidence?: Evidence | undefined
  readonly reason?: string | undefined
}

/** Without a ladder nothing follows from anything. @throws Refusal `severity_undecided`, `evidence_invalid` */
function freely(ticket: Ticket, { severity, priority, evidence, level, reason }: TriageRequest): Triage {
  if (level !== undefined || Object.keys(evidence ?? {}).length > 0) {
    const text = `No severity ladder is for ${named(ticket)}. Leave level and evidence out, and say severity and priority.`
    throw new Refusal('evidence_invalid', text)
  }
  if (severity === undefined || priority === undefined) {
    const text = `No severity ladder is for ${named(ticket)}, so that nothing can be proposed. Say severity and priority.`
    throw new Refusal('severity_undecided', text)
  }
  return { severity, priority, reason: reason ?? `Severity ${severity}, chosen by support.` }
}

/** What somebody said or the ticket tells; what is merely assumed is no evidence. */
function toKeep({ known: { evidence, sources } }: Proposal): Evidence {
  return Object.fromEntries(Object.entries(evidence).filter(([id]) => sources[id] !== 'assumed'))
}

/** Sets what was chosen, or what the criteria imply when nothing was, and keeps evidence, proposal and policy beside it
 *  wherever evidence or a level was named or the ticket by itself decides (SEV-7).
 *  @throws Refusal as `triage`, `checkEvidence` and `chosenBy` */
export function triageBy(
  ticket: Ticket,
  asking: Asking,
  request: TriageRequest,
  inForce: LadderInForce | undefined,
): TicketChange[] {
  refuseClosed(ticket)
  if (!inForce) return triage(ticket, asking, freely(ticket, request))
  const { ladder, policy } = inForce
  const proposal = propose(ladder, ticket, checkEvidence(ladder, request.evidence ?? {}))
  const chosen = chosenBy(ladder, proposal, request)
  const { level, severity, priority } = chosen
  const reason = request.reason ?? reasonFor(ladder, proposal, chosen)
  const proposed = proposedBy(proposal)
  const isPlain = request.evidence === undefined && request.level === undefined && proposed === null
  if (isPlain) return triage(ticket, asking, { severity, priority, reason })
  const evidence = toKeep(proposal)
  return triage(ticket, asking, {
    severity,
    priority,
    reason,
    ...(request.evidence !== undefined || Object.keys(evidence).length > 0 ? { evidence } : {}),
    ...(level ? { level: level.name } : {}),
    proposed,
    policy,
  })
}

export interface PriorityProposal {
  readonly severity: Severity | null
  readonly priority: Priority | null
  readonly reason: string
}

/** Says what somebody who may not set the priority thinks of it; moves nothing (SEV-13). @throws Refusal `ticket_closed` */
export function proposePriority(ticket: Ticket, { handle }: Asking, proposal: PriorityProposal): TicketChange[] {
  refuseClosed(ticket)
  return [{ type: 'priority_proposed', by: handle, ...proposal }]
}
