/** The `severity` policy on the wire: ladders of written criteria, and what they make of a ticket's evidence. */
import { z } from 'zod'
import { ANSWER_KINDS, ANSWERING_FACTS, UNPROMISED } from '../domain/severity/document.ts'
import { ENVIRONMENTS, KINDS, PRIORITIES, SEGMENTS, SEVERITIES } from '../domain/vocabulary.ts'
import { Criterion } from './criterion.ts'
import { Slug } from './shape.ts'

const Name = z.string().trim().min(1).max(120)
const Text = z.string().trim().min(1).max(1000)
export const QuestionId = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'Use lower-case letters, digits and _.')
const ChoiceValue = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,40}$/, 'Use lower-case letters, digits, - and _.')

export const EvidenceAnswer = z.union([z.boolean(), z.number(), z.string().max(60)])
/** What is known of a ticket, by question. */
export const Evidence = z
  .record(QuestionId, EvidenceAnswer)
  .refine((evidence) => Object.keys(evidence).length <= 40, 'Give at most 40 answers.')
  .describe('Answers by question: true or false, percents, or the value of a choice.')
export type Evidence = z.output<typeof Evidence>

/** Evidence as a triage gives it, beside what was given before. */
export const GivenEvidence = z
  .record(QuestionId, EvidenceAnswer.nullable())
  .refine((evidence) => Object.keys(evidence).length <= 40, 'Give at most 40 answers.')
  .describe('As evidence; null takes back what an earlier triage answered. What is left out stays as it was answered.')

const Question = z.strictObject({
  id: QuestionId,
  name: Name,
  asks: Text,
  help: Text.optional(),
  answer: z.enum(ANSWER_KINDS),
  choices: z
    .array(z.strictObject({ value: ChoiceValue, label: Name }))
    .max(30)
    .optional(),
  assumed: EvidenceAnswer.optional().describe('What counts until somebody says otherwise.'),
  toldBy: z
    .strictObject({ fact: z.enum(ANSWERING_FACTS), answers: z.record(z.string().max(120), EvidenceAnswer) })
    .optional()
    .describe('The answer that a fact of the ticket gives.'),
})
const Level = z.strictObject({
  name: Name,
  says: Text,
  severity: z.literal([...SEVERITIES]),
  priority: z.enum(PRIORITIES),
  allowedPriorities: z.array(z.enum(PRIORITIES)).min(1).max(4).optional(),
  when: Criterion.nullable(),
})
export const Ladder = z.strictObject({
  name: Name,
  about: z.string().max(2000),
  tickets: z
    .array(
      z.strictObject({
        segment: z.array(z.enum(SEGMENTS)).optional(),
        contract: z.array(Slug).max(200).optional(),
        kind: z.array(z.enum(KINDS)).optional(),
        plan: z.array(Name).max(200).optional(),
      }),
    )
    .max(50),
  questions: z.array(Question).max(40),
  levels: z.array(Level).max(20),
  never: z.array(z.strictObject({ level: Name, when: Criterion, says: Text })).max(50),
})
export type Ladder = z.output<typeof Ladder>
export const SeverityPolicy = z.strictObject({
  name: Name,
  about: z.string().max(2000),
  ladders: z.array(Ladder).max(50),
})
export type SeverityPolicy = z.output<typeof SeverityPolicy>

const Standing = z.object({
  level: z.string().nullable(),
  severity: z.literal([...SEVERITIES]),
  priority: z.enum(PRIORITIES),
})

/** What the criteria make of the evidence. */
export const SeverityProposal = z.object({
  decided: Standing.extend({ level: z.string() }).nullable().describe('Null while the criteria decide nothing.'),
  answer: z.array(z.string()).describe('Questions whose answers can still decide, the most telling first.'),
  because: z.string().describe('The criterion with the evidence that meets it, or what is missing.'),
  reason: z.string().nullable().describe('Ready to be the reason of a triage that takes the proposal.'),
  notes: z.array(z.string()).describe('What the evidence is not, however it feels.'),
  excluded: z
    .object({ as: z.enum(UNPROMISED), because: z.string() })
    .nullable()
    .describe('Why nothing is promised, when the feature is unfinished.'),
  evidence: Evidence.describe(
    'Everything that counts: what was given, said in the form, told by the ticket, or assumed.',
  ),
  sources: z.record(z.string(), z.enum(['given', 'form', 'ticket', 'assumed'])),
})
export type SeverityProposal = z.output<typeof SeverityProposal>

/** GET /severity/ladder?number=N */
export const TicketLadder = z.object({
  policy: z.number().int().nullable().describe('Version of the severity policy that was in force when it arrived.'),
  ladder: Ladder.nullable().describe('Null when no ladder is for the ticket: severity and priority are set freely.'),
  facts: z.object({
    segment: z.enum(SEGMENTS),
    contract: z.string().nullable(),
    plan: z.string().nullable(),
    kind: z.enum(KINDS),
    environment: z.enum(ENVIRONMENTS).nullable(),
  }),
  evidence: Evidence.describe('As answered by whoever triaged it before.'),
  said: Evidence.describe('As said in the form it was opened by, where the ladder asks for it.'),
  level: z.string().nullable().describe('As of the last triage.'),
  proposal: SeverityProposal.nullable(),
})
export type TicketLadder = z.output<typeof TicketLadder>

/** POST /tickets/:number/severity/propose */
export const ProposeSeverity = z.strictObject({ evidence: Evidence })
