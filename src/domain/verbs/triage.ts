/** Triage by the written criteria, and what others think of it. Rules: docs/spec/severity.md. */
import { Refusal } from '../refusal.ts'
import { type Answering, merged } from '../severity/before.ts'
import { chosenBy, flagsOf, reasonFor, type Wish } from '../severity/choose.ts'
import { checkEvidence } from '../severity/evidence.ts'
import { type LadderInForce, type Proposal, propose, proposedBy } from '../severity/propose.ts'
import type { Ticket } from '../ticket.ts'
import type { Evidence, TicketChange } from '../ticket-event.ts'
import type { Triaged } from '../triaged.ts'
import type { Priority, Severity } from '../vocabulary.ts'
import { type Asking, named, refuseClosed } from './asking.ts'
import { type Triage, triage } from './steer.ts'

/** What the triager says; what they leave out the criteria say. */
export interface TriageRequest extends Wish {
  /** Null takes back what was answered before. */
  readonly evidence?: Answering | undefined
  readonly reason?: string | undefined
}

const NO_CRITERIA = 'no written criteria are in force for this ticket.'

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
  return { severity, priority, reason: reason ?? `Severity ${severity}, chosen by support: ${NO_CRITERIA}` }
}

/** What somebody said or the ticket tells; what is merely assumed is no evidence. */
function toKeep({ known: { evidence, sources } }: Proposal): Pick<Triaged, 'evidence' | 'told'> {
  const kept = Object.entries(evidence).filter(([id]) => sources[id] !== 'assumed')
  const told = kept.map(([id]) => id).filter((id) => sources[id] !== 'given')
  return {
    ...(kept.length > 0 ? { evidence: Object.fromEntries(kept) } : {}),
    ...(told.length > 0 ? { told } : {}),
  }
}

/** What stands for the triage of a ticket: its criteria, and what was said of it so far. */
export interface Standing {
  /** Undefined when no ladder is for it. */
  readonly inForce: LadderInForce | undefined
  /** By whoever triaged it before. */
  readonly evidence: Evidence
  /** In its form. */
  readonly said: Evidence
}

/** Sets what was chosen, or what the criteria imply when nothing was. Evidence of before stays unless it is answered anew;
 *  evidence, level, proposal, flags and policy are kept beside it, however little was said (SEV-7, SEV-8).
 *  @throws Refusal as `triage`, `checkEvidence` and `chosenBy` */
export function triageBy(
  ticket: Ticket,
  asking: Asking,
  request: TriageRequest,
  { inForce, evidence: before, said }: Standing,
): TicketChange[] {
  refuseClosed(ticket)
  if (!inForce) return triage(ticket, asking, freely(ticket, request))
  const { ladder, policy } = inForce
  const given = checkEvidence(ladder, merged(before, request.evidence ?? {}))
  const proposal = propose(ladder, ticket, given, said)
  const chosen = chosenBy(ladder, proposal, request)
  const { level, severity, priority } = chosen
  const flags = flagsOf(ladder, proposal, chosen)
  const set: Triage = {
    severity,
    priority,
    reason: request.reason ?? reasonFor(ladder, proposal, chosen),
    ...toKeep(proposal),
    ...(flags.length > 0 ? { flags } : {}),
    ...(level ? { level: level.name } : {}),
    proposed: proposedBy(proposal),
    policy,
  }
  return triage(ticket, asking, set, request.evidence !== undefined)
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
