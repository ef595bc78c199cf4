/** Who is a member, and as what: added, changed, removed, each an event of the member's own stream (ACC-30). */
import { isReserved } from '../domain/access/arrival.ts'
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { endCredentials, type MemberState, memberStates, type Person, people, saveMember } from '../store/people.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

export interface NewMember {
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly team: string
}

/** What is to be; what is left out stays as it is. */
export interface MemberChange {
  readonly name?: string | undefined
  readonly email?: string | null | undefined
  readonly role?: Role | undefined
  readonly team?: string | undefined
  readonly reason: string
}

type Present = (person: Person) => Answer

/** As much of a desk as a change of members takes; a sign-in has no more. */
export type MemberDesk = Pick<Desk, 'now' | 'asking' | 'origin' | 'newId' | 'teams'>

const isPresent = ({ removedAt }: MemberState): boolean => removedAt === null

/** @throws Refusal `member_not_found` for who never was a member, or is none any more */
function presentMember(all: readonly MemberState[], handle: string): MemberState {
  const found = all.find((each) => each.handle === handle && isPresent(each))
  if (!found) throw new Refusal('member_not_found', `There is no member "${handle}". Check the handle.`)
  return found
}

/** Owners are made and unmade by owners alone (ACC-31). @throws Refusal `not_allowed` */
function refuseOwners({ asking }: MemberDesk, roles: readonly Role[]): void {
  if (!roles.includes('owner') || may(asking, 'name_owners')) return
  const text = 'Only an owner may make and unmake owners. Ask an owner of the workspace.'
  throw new Refusal('not_allowed', text, { permission: 'name_owners' })
}

/** @throws Refusal `last_owner` when nobody of `after` is an owner */
function refuseOwnerless(after: readonly MemberState[]): void {
  if (after.some((each) => isPresent(each) && each.role === 'owner')) return
  throw new Refusal('last_owner', 'This is the last owner of the workspace. Make somebody else an owner first.')
}

const isSameEmail = (one: string | null, other: string | null): boolean =>
  one !== null && one.toLowerCase() === other?.toLowerCase()

/** Whether no present member has this address. */
export const isEmailFree = (all: readonly MemberState[], email: string | null): boolean =>
  !all.some((each) => isPresent(each) && isSameEmail(each.email, email))

/** @throws Refusal `email_taken` when another present member has it */
function refuseTakenEmail(all: readonly MemberState[], { handle, email }: Pick<MemberState, 'handle' | 'email'>): void {
  const other = all.find((each) => each.handle !== handle && isPresent(each) && isSameEmail(each.email, email))
  if (other) {
    throw new Refusal('email_taken', `The address ${email} is that of "${other.handle}". Give another, or none.`)
  }
}

/** @throws Refusal `team_not_found` */
function refuseUnknownTeam({ teams }: MemberDesk, team: string): void {
  if (teams.some(({ slug }) => slug === team)) return
  const known = teams.map(({ slug }) => slug).join(', ')
  throw new Refusal('team_not_found', `There is no team "${team}". Choose one of: ${known}.`)
}

type Change = { readonly type: string } & Readonly<Record<string, unknown>>

async function write(
  { now, asking, origin }: MemberDesk,
  tx: Tenant,
  member: MemberState,
  change: Change,
): Promise<Person> {
  const { id: streamId, version } = member
  const placed = { stream: 'member', streamId, version, type: change.type } as const
  await appendFacts(tx, [{ ...placed, at: now, actor: asking.handle, change, origin }], now)
  await saveMember(tx, member)
  const [person] = await people(tx, member.handle)
  if (!person) throw new Error('A member that was just written is there')
  return person
}

/** Members of the workspace, which stay so until the transaction ends. */
async function heldMembers(tx: Tenant): Promise<MemberState[]> {
  await workspaceState(tx, 'lock')
  return memberStates(tx)
}

/** Adds a member in the caller's transaction; refuses as `addMember` does. */
export async function memberAdded(desk: MemberDesk, tx: Tenant, facts: NewMember): Promise<Person> {
  const all = await heldMembers(tx)
  refuseOwners(desk, [facts.role])
  if (isReserved(facts.handle)) {
    const text = `The handle "${facts.handle}" stands for Topline itself. Choose another.`
    throw new Refusal('member_exists', text)
  }
  const known = all.find(({ handle }) => handle === facts.handle)
  if (known) {
    const was = isPresent(known) ? 'There already is' : 'There once was'
    throw new Refusal('member_exists', `${was} a member "${facts.handle}". Choose another handle.`)
  }
  refuseUnknownTeam(desk, facts.team)
  refuseTakenEmail(all, facts)
  const member = { ...facts, id: desk.newId(), removedAt: null, version: 1 }
  return write(desk, tx, member, { type: 'member_added', ...facts })
}

/** Adds a member. @throws Refusal `member_exists`, `email_taken`, `team_not_found`, `not_allowed`; Repeated */
export function addMember(desk: Desk, facts: NewMember, present: Present): Promise<Person> {
  return onceInTransaction(desk, (tx) => memberAdded(desk, tx, facts), present)
}

/** What of `change` differs from what is. @throws Refusal `member_unchanged` */
function differing(member: MemberState, { reason: _, ...change }: MemberChange): Partial<MemberState> {
  const entries = Object.entries(change) as [keyof MemberState, MemberState[keyof MemberState] | undefined][]
  const others = entries.filter(([name, value]) => value !== undefined && value !== member[name])
  if (others.length === 0) {
    throw new Refusal('member_unchanged', `The member "${member.handle}" is so already. Name what changes.`)
  }
  return Object.fromEntries(others)
}

/** Changes a member in the caller's transaction; refuses as `changeMember` does. */
export async function memberChanged(
  desk: MemberDesk,
  tx: Tenant,
  handle: string,
  change: MemberChange,
): Promise<Person> {
  const all = await heldMembers(tx)
  const before = presentMember(all, handle)
  const changed = differing(before, change)
  if (changed.role !== undefined) refuseOwners(desk, [before.role, changed.role])
  // By the address somebody else could come in as the owner.
  if (changed.name !== undefined || changed.email !== undefined) refuseOwners(desk, [before.role])
  const after = { ...before, ...changed, version: before.version + 1 }
  if (changed.team !== undefined) refuseUnknownTeam(desk, after.team)
  refuseTakenEmail(all, after)
  refuseOwnerless(all.map((each) => (each.id === after.id ? after : each)))
  return write(desk, tx, after, { type: 'member_changed', ...changed, reason: change.reason })
}

/** Changes role, team, name or email of the member `handle`. @throws Refusal `member_not_found`, `member_unchanged`,
 *  `team_not_found`, `email_taken`, `last_owner`, `not_allowed`; Repeated */
export function changeMember(desk: Desk, handle: string, change: MemberChange, present: Present): Promise<Person> {
  return onceInTransaction(desk, (tx) => memberChanged(desk, tx, handle, change), present)
}

/** Removes a member in the caller's transaction; refuses as `removeMember` does. */
export async function memberRemoved(
  desk: MemberDesk,
  tx: Tenant,
  handle: string,
  { reason }: { readonly reason: string },
): Promise<Person> {
  const all = await heldMembers(tx)
  const before = presentMember(all, handle)
  if (handle === desk.asking.handle) {
    throw new Refusal('own_removal', 'Nobody removes themself. Ask another who manages people.')
  }
  refuseOwners(desk, [before.role])
  const after = { ...before, removedAt: desk.now, version: before.version + 1 }
  refuseOwnerless(all.map((each) => (each.id === after.id ? after : each)))
  await endCredentials(tx, before.id, desk.now)
  return write(desk, tx, after, { type: 'member_removed', removed_at: isoOf(desk.now), reason })
}

/** Removes the member `handle`: nobody comes in as them any more, and what they did stays theirs (ACC-32).
 *  @throws Refusal `member_not_found`, `own_removal`, `last_owner`, `not_allowed`; Repeated */
export function removeMember(
  desk: Desk,
  handle: string,
  reason: { readonly reason: string },
  present: Present,
): Promise<Person> {
  return onceInTransaction(desk, (tx) => memberRemoved(desk, tx, handle, reason), present)
}

/** Makes a removed member one again, in the caller's transaction, without an address that is somebody else's by now. */
export async function memberRestored(
  desk: MemberDesk,
  tx: Tenant,
  handle: string,
  { role, team, reason }: { readonly role: Role; readonly team: string; readonly reason: string },
): Promise<Person> {
  const all = await heldMembers(tx)
  const before = all.find((each) => each.handle === handle && !isPresent(each))
  if (!before) throw new Refusal('member_not_found', `Nobody called "${handle}" was removed. Check the handle.`)
  const email = isEmailFree(all, before.email) ? before.email : null
  const after = { ...before, role, team, email, removedAt: null, version: before.version + 1 }
  return write(desk, tx, after, { type: 'member_changed', role, team, email, removed_at: null, reason })
}
