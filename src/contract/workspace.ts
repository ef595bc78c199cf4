/** The workspace and who and what is in it, on the wire. */
import { z } from 'zod'
import { PERMISSION_NAMES } from '../domain/access/permissions.ts'
import { LIFECYCLES } from '../domain/accounts/account.ts'
import { CHURN_RISKS, MODES, ROLES, SEGMENTS, TEAM_KINDS } from '../domain/vocabulary.ts'
import { Amount } from './amount.ts'
import { InstantText, Reason, Slug } from './shape.ts'

export const Member = z.object({
  handle: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  team: z.string(),
})
export type Member = z.infer<typeof Member>

export const Team = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(TEAM_KINDS),
  waiting: z.number().int(),
})
export type Team = z.infer<typeof Team>

export const Workspace = z.object({
  slug: z.string(),
  name: z.string(),
  mode: z.enum(MODES),
  modeSince: InstantText.nullable(),
  modeReason: z.string().nullable(),
  modeBy: z.string().nullable(),
  you: Member,
  may: z.array(z.enum(PERMISSION_NAMES)).describe('What you may, by the names of GET /permissions.'),
  members: z.array(Member),
  formerMembers: z
    .array(z.object({ handle: z.string(), name: z.string() }))
    .describe('Who was removed; what they did stays theirs.'),
  teams: z.array(Team),
  workspaces: z.array(z.object({ slug: z.string(), name: z.string() })).describe('Those you may enter.'),
  version: z.string().describe('Version of the program.'),
})
export type Workspace = z.infer<typeof Workspace>

/** What the CRM knows of an account; null what is not known, and for those who may not see it. */
export const Money = z.object({
  arr: Amount.nullable().describe('Annual recurring revenue.'),
  renewsOn: z.string().nullable().describe('ISO date.'),
  churnRisk: z.enum(CHURN_RISKS).nullable(),
})
export type Money = z.infer<typeof Money>

const Who = z.string().optional()
const People = z.object({ customerEngineer: Who, accountExecutive: Who, technicalAdvisor: Who })

export const Account = Money.extend({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  segment: z.enum(SEGMENTS),
  plan: z.string().nullable(),
  contract: z.string().nullable().describe('Slug of the contract agreed with it.'),
  domains: z.array(z.string()).readonly().describe('Mail domains by which its people are known.'),
  lifecycle: z.enum(LIFECYCLES).nullable(),
  people: People.describe('Who of ours looks after it: handles of members, or names.'),
  source: z.string().nullable().describe('The system in which it has its external id.'),
  externalId: z.string().nullable(),
})
export type Account = z.infer<typeof Account>
export const AccountQuery = z.strictObject({ q: z.string().trim().max(100).default('') })
export const Accounts = z.object({ items: z.array(Account) })

const Plan = z.string().trim().max(60).nullable()

const Arr = z
  .strictObject({
    minor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).describe('In the currency’s smallest unit.'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Use the three letters of ISO 4217, such as EUR.'),
  })
  .nullable()
const RenewsOn = z.iso.date().nullable()
const Risk = z.enum(CHURN_RISKS).nullable()

/** What the CRM knows of an account; what is left out stays as it is. */
export const SetMoney = z.strictObject({
  arr: Arr.optional(),
  renewsOn: RenewsOn.optional(),
  churnRisk: Risk.optional(),
  reason: Reason,
})
export type SetMoney = z.input<typeof SetMoney>

export const AddAccount = z.strictObject({
  slug: Slug,
  name: z.string().trim().min(1).max(200),
  segment: z.enum(SEGMENTS),
  plan: Plan.default(null),
  contract: Slug.nullable().default(null).describe('Slug of the contract agreed with it.'),
  arr: Arr.default(null),
  renewsOn: RenewsOn.default(null),
  churnRisk: Risk.default(null),
})

/** What an account is promised; what is left out stays as it is. */
export const ChangeTerms = z.strictObject({
  segment: z.enum(SEGMENTS).optional(),
  plan: Plan.optional(),
  contract: Slug.nullable().optional(),
  reason: Reason,
})
export type ChangeTerms = z.input<typeof ChangeTerms>
