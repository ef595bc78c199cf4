/** The workspace and who and what is in it, on the wire. */
import { z } from 'zod'
import { MODES, ROLES, SEGMENTS, TEAM_KINDS } from '../domain/vocabulary.ts'
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
  members: z.array(Member),
  teams: z.array(Team),
  workspaces: z.array(z.object({ slug: z.string(), name: z.string() })),
  version: z.string().describe('Version of the program.'),
})
export type Workspace = z.infer<typeof Workspace>

export const Account = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  segment: z.enum(SEGMENTS),
  plan: z.string().nullable(),
  contract: z.string().nullable().describe('Slug of the contract agreed with it.'),
})
export type Account = z.infer<typeof Account>
export const AccountQuery = z.strictObject({ q: z.string().trim().max(100).default('') })
export const Accounts = z.object({ items: z.array(Account) })

const Plan = z.string().trim().max(60).nullable()

export const AddAccount = z.strictObject({
  slug: Slug,
  name: z.string().trim().min(1).max(200),
  segment: z.enum(SEGMENTS),
  plan: Plan.default(null),
  contract: Slug.nullable().default(null).describe('Slug of the contract agreed with it.'),
})

/** What an account is promised; what is left out stays as it is. */
export const ChangeTerms = z.strictObject({
  segment: z.enum(SEGMENTS).optional(),
  plan: Plan.optional(),
  contract: Slug.nullable().optional(),
  reason: Reason,
})
