/** Signing in, and what of it is kept: sessions, tokens, devices, members and how a workspace signs its people in. */
import { z } from 'zod'
import { isReserved } from '../domain/access/arrival.ts'
import { PERMISSION_NAMES, SCOPES } from '../domain/access/permissions.ts'
import { CALLER_ROLES, ROLES } from '../domain/vocabulary.ts'
import { issuerTrouble } from './issuer.ts'
import { Email, InstantText, Reason, Slug } from './shape.ts'

export const PermissionName = z.enum(PERMISSION_NAMES)
export const Scope = z.enum(SCOPES)
export const RoleName = z.enum(ROLES)

/** How a person may come in, for the page that asks. */
export const SignInWays = z.object({
  provider: z
    .object({ name: z.string().describe('Host of the provider.'), startAt: z.string() })
    .nullable()
    .describe('null where no provider is configured.'),
  link: z.boolean().describe('Whether the installation signs its owner in by a one-time link, as on a laptop.'),
})
export type SignInWays = z.infer<typeof SignInWays>
export const SignInWaysQuery = z.strictObject({ workspace: Slug.optional().describe('Whose provider.') })

export const UseLink = z.strictObject({ secret: z.string().min(1).max(200) })

/** Who is signed in, and where. */
export const Session = z.object({
  kind: z.enum(['session', 'token', 'operator']),
  id: z.string().nullable(),
  handle: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(CALLER_ROLES),
  workspace: z.object({ slug: z.string(), name: z.string() }),
  /** What the page sends as Topline-CSRF with every write; null without a session. */
  csrf: z.string().nullable(),
  may: z.array(PermissionName),
  expiresAt: InstantText.nullable(),
  /** Whom else this person may be, and where; on a laptop, everybody. */
  others: z.array(
    z.object({
      workspace: z.object({ slug: z.string(), name: z.string() }),
      members: z.array(z.object({ handle: z.string(), name: z.string(), role: RoleName })),
    }),
  ),
  /** Where signing out at the provider goes on; null without. */
  signOutAt: z.string().nullable(),
})
export type Session = z.infer<typeof Session>

export const SwitchSession = z.strictObject({
  workspace: Slug,
  member: z.string().max(200).optional().describe('Handle; only where a laptop lets its owner be anybody.'),
})

export const SessionRow = z.object({
  id: z.string(),
  kind: z.enum(['local', 'provider', 'portal']),
  member: z.string().nullable().describe('Handle; null for a customer’s contact.'),
  contactEmail: z.string().nullable(),
  createdAt: InstantText,
  lastSeenAt: InstantText,
  expiresAt: InstantText,
  address: z.string().nullable(),
  agent: z.string().nullable().describe('What the browser calls itself.'),
  current: z.boolean(),
})
export type SessionRow = z.infer<typeof SessionRow>
export const Sessions = z.object({ items: z.array(SessionRow) })
export type Sessions = z.infer<typeof Sessions>
/** `all`: of everybody, for those who manage people. */
export const WhoseQuery = z.strictObject({ of: z.enum(['me', 'all']).default('me') })
export const EndSession = z.strictObject({})
/** Answers what leaves nothing to show. */
export const Done = z.object({})

export const TokenRow = z.object({
  id: z.string(),
  name: z.string(),
  member: z.string(),
  scopes: z.array(Scope),
  ending: z.string().describe('Its last characters.'),
  createdAt: InstantText,
  expiresAt: InstantText.nullable(),
  lastUsedAt: InstantText.nullable(),
})
export type TokenRow = z.infer<typeof TokenRow>
export const Tokens = z.object({ items: z.array(TokenRow) })
export type Tokens = z.infer<typeof Tokens>
export const MakeToken = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(Scope).min(1).max(SCOPES.length),
  expiresInDays: z.number().int().min(1).max(366).nullable().default(90).describe('null never expires.'),
})
export const MadeToken = TokenRow.extend({ secret: z.string().describe('Shown this once.') })
export type MadeToken = z.infer<typeof MadeToken>

export const BeginDevice = z.strictObject({
  label: z.string().trim().min(1).max(100).describe('What asks, such as `topline on laptop-7`.'),
  scopes: z.array(Scope).min(1).default(['read', 'work']),
})
export const BegunDevice = z.object({
  secret: z.string(),
  code: z.string().describe('Such as `BCDF-GHJK`; the person compares it.'),
  openAt: z.string().describe('Where the person confirms it.'),
  expiresAt: InstantText,
  everySeconds: z.number().int(),
})
export type BegunDevice = z.infer<typeof BegunDevice>
export const AskDevice = z.strictObject({ secret: z.string().min(1).max(200) })
/** `waiting`: ask again later. */
export const DeviceToken = z.object({
  state: z.enum(['waiting', 'approved', 'denied']),
  token: MadeToken.nullable(),
})
export type DeviceToken = z.infer<typeof DeviceToken>
export const LookDevice = z.strictObject({ code: z.string().trim().min(4).max(20) })
export const WaitingDevice = z.object({
  code: z.string(),
  label: z.string(),
  address: z.string().nullable(),
  scopes: z.array(Scope),
  expiresAt: InstantText,
})
export type WaitingDevice = z.infer<typeof WaitingDevice>
export const AnswerDevice = z.strictObject({ code: z.string().trim().min(4).max(20), approve: z.boolean() })
export const AnsweredDevice = z.object({ state: z.enum(['approved', 'denied']) })

export const MemberRow = z.object({
  handle: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: RoleName,
  team: z.string(),
  signsIn: z.boolean().describe('Whether somebody has come in as this member.'),
  lastSeenAt: InstantText.nullable(),
  removedAt: InstantText.nullable(),
})
export type MemberRow = z.infer<typeof MemberRow>
export const Members = z.object({ items: z.array(MemberRow) })
export type Members = z.infer<typeof Members>
export const AddMember = z.strictObject({
  handle: Slug.refine((handle) => !isReserved(handle), 'This name stands for Topline itself. Choose another.'),
  name: z.string().trim().min(1).max(200),
  email: Email.nullable().default(null).describe('Whoever signs in with it becomes this member.'),
  role: RoleName,
  team: Slug,
})
export const ChangeMember = z.strictObject({
  role: RoleName.optional(),
  team: Slug.optional(),
  name: z.string().trim().min(1).max(200).optional(),
  email: Email.nullable().optional(),
  reason: Reason,
})
export const RemoveMember = z.strictObject({ reason: Reason })

/** Who may what, as docs/access.md shows it. */
export const Permissions = z.object({
  items: z.array(
    z.object({
      permission: PermissionName,
      says: z.string(),
      roles: z.array(z.enum(CALLER_ROLES)),
      scope: Scope.nullable(),
    }),
  ),
})
export type Permissions = z.infer<typeof Permissions>

export const GroupRule = z.strictObject({
  group: z.string().trim().min(1).max(200).describe('A group as the provider names it.'),
  role: RoleName,
  team: Slug,
})
export const Provider = z.object({
  from: z.enum(['workspace', 'installation', 'none']),
  issuer: z.string().nullable(),
  clientId: z.string().nullable(),
  hasSecret: z.boolean(),
  groups: z.array(GroupRule),
  defaultRole: RoleName.nullable().describe('Of those in none of the groups; null keeps them out.'),
  redirectAt: z.string().describe('What to enter as redirect address at a provider of its own.'),
})
export type Provider = z.infer<typeof Provider>
const Issuer = z
  .string()
  .trim()
  .max(500)
  .superRefine((text, context) => {
    const trouble = issuerTrouble(text)
    if (trouble !== undefined) context.addIssue({ code: 'custom', message: trouble })
  })
  .describe('By https; http is for this machine itself.')
export const SetProvider = z.strictObject({
  issuer: Issuer,
  clientId: z.string().trim().min(1).max(300),
  clientSecret: z.string().min(1).max(1000).optional().describe('Left out, the one that is kept stays.'),
  groups: z.array(GroupRule).max(200).default([]),
  defaultRole: RoleName.nullable().default(null),
})
export const RemoveProvider = z.strictObject({ reason: Reason })

/** A one-time link into the portal, for a customer's contact. */
export const MakePortalLink = z.strictObject({ name: z.string().trim().min(1).max(200), email: Email })
export const PortalLink = z.object({ url: z.string(), expiresAt: InstantText })
export type PortalLink = z.infer<typeof PortalLink>
