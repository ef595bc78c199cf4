/**
 * GET  /severity/ladder                     a ticket's written criteria, questions and proposal
 * POST /tickets/:number/severity/propose    what evidence would imply; nothing is written
 */
import { z } from 'zod'
import { type SeverityOf, severityOf } from '../actions/read-severity.ts'
import {
  type Ladder,
  ProposeSeverity,
  SeverityProposal,
  TicketLadder,
  type SeverityProposal as Told,
} from '../contract/severity.ts'
import { TicketNumber } from '../contract/shape.ts'
import { Refusal } from '../domain/refusal.ts'
import { chosenBy, reasonFor } from '../domain/severity/choose.ts'
import { checkEvidence } from '../domain/severity/evidence.ts'
import { type LadderInForce, propose, proposedBy } from '../domain/severity/propose.ts'
import type { Evidence } from '../domain/ticket-event.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const tags = ['tickets']
const Path = z.strictObject({ number: TicketNumber })

function proposalView({ ladder }: LadderInForce, { ticket, said }: SeverityOf, evidence: Evidence): Told {
  const proposal = propose(ladder, ticket, evidence, said)
  const { outcome, because, notes, excluded, known } = proposal
  return {
    decided: proposedBy(proposal),
    answer: outcome.kind === 'open' ? [...outcome.answer] : [],
    because,
    reason: outcome.kind === 'decided' ? reasonFor(ladder, proposal, chosenBy(ladder, proposal, {})) : null,
    notes: [...notes],
    excluded,
    evidence: known.evidence,
    sources: known.sources,
  }
}

function ladderView(found: SeverityOf): TicketLadder {
  const { ticket, inForce, evidence, said, level } = found
  const { segment, contract, plan, kind, environment } = ticket
  return {
    policy: inForce?.policy ?? null,
    ladder: (inForce?.ladder as Ladder | undefined) ?? null,
    facts: { segment, contract, plan, kind, environment },
    evidence,
    said,
    level,
    proposal: inForce ? proposalView(inForce, found, evidence) : null,
  }
}

export function severityRoutes(api: Api, deps: Deps): void {
  api.get(
    '/severity/ladder',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'The written criteria that are in force for a ticket',
        tags,
        querystring: z.strictObject({ number: TicketNumber }),
        response: { 200: TicketLadder },
      },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      return ladderView(await severityOf(tenant, policies, request.query.number))
    },
  )

  api.post(
    '/tickets/:number/severity/propose',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'What evidence would imply; nothing is written',
        tags,
        params: Path,
        body: ProposeSeverity,
        response: { 200: SeverityProposal },
      },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const found = await severityOf(tenant, policies, request.params.number)
      if (!found.inForce) {
        const text = `No severity ladder is for ticket #${found.ticket.number}, so that nothing can be proposed.`
        throw new Refusal('severity_undecided', text)
      }
      return proposalView(found.inForce, found, checkEvidence(found.inForce.ladder, request.body.evidence))
    },
  )
}
