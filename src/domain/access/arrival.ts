/** What becomes of somebody whom a provider sent, in one workspace: by their groups, their address and what they were
 *  before (ACC-15 to ACC-18). */
import type { Role } from '../vocabulary.ts'

export interface Place {
  readonly role: Role
  /** Slug; null for the workspace's first team. */
  readonly team: string | null
}

export interface GroupPlace extends Place {
  readonly group: string
}

/** Whom a workspace lets in: the first group that fits counts; `fallback` is for people in none of them. */
export interface Door {
  /** Id of the workspace. */
  readonly workspace: string
  readonly rules: readonly GroupPlace[]
  readonly fallback: Place | null
}

/** The place that groups give; null when there is none for them (ACC-15). */
export function placeOf(
  groups: readonly string[],
  { rules, fallback }: Pick<Door, 'rules' | 'fallback'>,
): Place | null {
  const fitting = rules.find(({ group }) => groups.includes(group))
  return fitting ? { role: fitting.role, team: fitting.team } : fallback
}

/** A member who this person is, was or may become. */
export interface KnownMember {
  readonly id: string
  readonly handle: string
  readonly role: Role
  readonly team: string
  /** The role that groups gave last; null for a member who was made by hand. */
  readonly groupRole: Role | null
}

export interface Acquaintance {
  /** Who they are here. */
  readonly own: KnownMember | null
  /** The member with their verified address, as whom nobody of their provider has come in yet. */
  readonly byEmail: KnownMember | null
  /** Who they were until their groups were gone. */
  readonly left: KnownMember | null
  /** Whether they were removed by hand. */
  readonly removed: boolean
}

/** `change` is the place they get; null leaves them as they are. */
export type Arrival =
  | { readonly how: 'stays' | 'linked'; readonly member: KnownMember; readonly change: Place | null }
  | { readonly how: 'returns'; readonly member: KnownMember; readonly change: Place }
  | { readonly how: 'joins'; readonly change: Place }
  | { readonly how: 'leaves'; readonly member: KnownMember }
  | { readonly how: 'stranger' }

/** An owner whom an owner made is not unmade by groups (ACC-17). */
const isOwnerByHand = ({ role, groupRole }: KnownMember): boolean => role === 'owner' && groupRole !== 'owner'

type ChosenBy = 'installation' | 'workspace'

/** Whether somebody becomes the member with their address. Whoever chooses a workspace's provider says what it tells of
 *  addresses, and must not become an owner by it (ACC-17); whom groups let in, groups let in again (ACC-15). */
function mayBecome(member: KnownMember, place: Place | null, by: ChosenBy): boolean {
  if (member.role === 'owner' && by === 'workspace') return false
  return place !== null || member.groupRole === null || isOwnerByHand(member)
}

function whatOfOwn(member: KnownMember, place: Place | null): Arrival {
  if (isOwnerByHand(member)) return { how: 'stays', member, change: null }
  if (place === null && member.groupRole !== null) return { how: 'leaves', member }
  return { how: 'stays', member, change: place }
}

/** What becomes of them, by the provider of the installation or by the one that the workspace chose. */
export function arrivalOf({ own, byEmail, left, removed }: Acquaintance, place: Place | null, by: ChosenBy): Arrival {
  if (own) return whatOfOwn(own, place)
  if (byEmail && mayBecome(byEmail, place, by)) {
    return { how: 'linked', member: byEmail, change: isOwnerByHand(byEmail) ? null : place }
  }
  if (place === null || removed) return { how: 'stranger' }
  return left ? { how: 'returns', member: left, change: place } : { how: 'joins', change: place }
}

/** What the log calls those who are no members: Topline itself, who was kept out, and others who came in by no sign-in. */
const RESERVED: ReadonlySet<string> = new Set(['system', 'nobody', 'operator', 'contact', 'import'])

/** Whether no member may have this handle. */
export const isReserved = (handle: string): boolean => RESERVED.has(handle)

/** A handle nobody has or had, after the address or the name of a person. */
export function newHandle({ email, name }: { email: string | null; name: string }, taken: ReadonlySet<string>): string {
  const from = email?.split('@')[0] ?? name
  const plain = from
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const base = plain.replace(/^-+|-+$/g, '').slice(0, 40) || 'member'
  if (!taken.has(base) && !isReserved(base)) return base
  for (let nth = 2; ; nth++) if (!taken.has(`${base}-${nth}`)) return `${base}-${nth}`
}
