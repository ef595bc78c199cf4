/** Somebody comes in whom a provider knows: in every workspace that lets them in they are, become or cease to be a
 *  member, by their groups (ACC-15 to ACC-18). */
import { type Arrival, arrivalOf, type Door, newHandle, type Place, placeOf } from '../domain/access/arrival.ts'
import type { Person } from '../domain/access/provider.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Role } from '../domain/vocabulary.ts'
import { inTransaction, type Store, type Tenant } from '../store/db.ts'
import { acquaintance, identityOf, type Membership, saveIdentity, saveMembership } from '../store/identities.ts'
import { memberStates } from '../store/people.ts'
import { type TeamFacts, teams, workspaceState } from '../store/workspaces.ts'
import {
  isEmailFree,
  type MemberDesk,
  memberAdded,
  memberChanged,
  memberRemoved,
  memberRestored,
} from './change-member.ts'
import type { Clockwork } from './create-workspace.ts'

export interface Arriving {
  readonly person: Person
  readonly by: 'installation' | 'workspace'
  /** The workspaces that this provider signs people in to. */
  readonly doors: readonly Door[]
  readonly address: string | null
}

export interface Admitted {
  readonly identityId: string
  /** Where they are a member now, in the order of the doors. */
  readonly members: readonly Membership[]
  /** Workspaces whose members were changed. */
  readonly changed: readonly string[]
}

const REASON = 'groups at the sign-in provider'

interface Work extends Pick<Arriving, 'person'> {
  readonly desk: MemberDesk
  readonly tx: Tenant
  readonly identityId: string
}

/** The team of a place, or the first that answers customers where the place names none that is there. */
function teamOf({ team }: Place, all: readonly TeamFacts[]): string {
  const named = all.find(({ slug }) => slug === team) ?? all.find(({ kind }) => kind === 'support') ?? all[0]
  return must(named, 'a workspace has a team').slug
}

async function joins({ desk, tx, person }: Work, place: Place): Promise<string> {
  const all = await memberStates(tx)
  const handle = newHandle(person, new Set(all.map((each) => each.handle)))
  const email = isEmailFree(all, person.email) ? person.email : null
  const facts = { handle, name: person.name, email, role: place.role, team: teamOf(place, desk.teams) }
  return (await memberAdded(desk, tx, facts)).id
}

/** Removes whose groups are gone; the last owner stays, because nobody else could let others in (ACC-17). */
async function leaves({ desk, tx }: Work, handle: string): Promise<boolean> {
  try {
    await memberRemoved(desk, tx, handle, { reason: REASON })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'last_owner') return false
    throw error
  }
}

/** Gives a member the place of their groups, unless that unmakes the last owner. */
async function takesPlace(work: Work, member: { handle: string; role: Role; team: string }, place: Place) {
  const { desk, tx } = work
  const wanted = { role: place.role, team: teamOf(place, desk.teams) }
  if (wanted.role === member.role && wanted.team === member.team) return false
  try {
    await memberChanged(desk, tx, member.handle, { ...wanted, reason: REASON })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'last_owner') return false
    throw error
  }
}

interface Outcome {
  readonly memberId: string | null
  readonly changed: boolean
}

const NOWHERE: Outcome = { memberId: null, changed: false }

async function carriedOut(work: Work, arrival: Exclude<Arrival, { how: 'stranger' }>): Promise<Outcome> {
  const { desk, tx, identityId } = work
  const save = (memberId: string, groupRole: Role | null, leftAt = false) =>
    saveMembership(tx, { memberId, identityId, groupRole, leftAt: leftAt ? desk.now : null })
  if (arrival.how === 'joins') {
    const memberId = await joins(work, arrival.change)
    await save(memberId, arrival.change.role)
    return { memberId, changed: true }
  }
  const { member } = arrival
  if (arrival.how === 'leaves') {
    const gone = await leaves(work, member.handle)
    if (gone) await save(member.id, member.groupRole, true)
    return { memberId: gone ? null : member.id, changed: gone }
  }
  if (arrival.how === 'returns') {
    const { role } = arrival.change
    await memberRestored(desk, tx, member.handle, { role, team: teamOf(arrival.change, desk.teams), reason: REASON })
    await save(member.id, role)
    return { memberId: member.id, changed: true }
  }
  const changed = arrival.change === null ? false : await takesPlace(work, member, arrival.change)
  await save(member.id, arrival.change?.role ?? member.groupRole)
  return { memberId: member.id, changed }
}

/** Carries out, in one workspace, what becomes of somebody. */
async function through(
  store: Store,
  door: Door,
  { person, by, address }: Arriving,
  { now, newId }: Clockwork,
): Promise<Outcome> {
  const tenant = store.tenant(door.workspace)
  const place = placeOf(person.groups, door)
  const known = await identityOf(store.directory, person)
  const decide = async (tx: Tenant, id: string | undefined) => arrivalOf(await acquaintance(tx, id, person), place, by)
  if ((await decide(tenant, known)).how === 'stranger') return NOWHERE
  // Outside of every workspace, where people are who are members of none yet.
  const identityId = await saveIdentity(store.directory, person, { id: known ?? newId(), now })
  return inTransaction(tenant, async (tx) => {
    // Two arrivals of one person take turns, so that the second finds what the first became.
    await workspaceState(tx, 'lock')
    const arrival = await decide(tx, identityId)
    if (arrival.how === 'stranger') return NOWHERE
    const via = `provider ${new URL(person.issuer).host}`
    const asking = { handle: 'system', role: 'owner', scopes: null, now } as const
    const desk = { now, newId, asking, origin: { via, address }, teams: await teams(tx) }
    return carriedOut({ desk, tx, person, identityId }, arrival)
  })
}

/** Lets somebody in wherever they belong; undefined when that is nowhere. */
export async function admit(store: Store, arriving: Arriving, clockwork: Clockwork): Promise<Admitted | undefined> {
  const { person, doors } = arriving
  const members: Membership[] = []
  const changed: string[] = []
  for (const door of doors) {
    const outcome = await through(store, door, arriving, clockwork)
    if (outcome.memberId !== null) members.push({ workspace: door.workspace, memberId: outcome.memberId })
    if (outcome.changed) changed.push(door.workspace)
  }
  const identityId = await identityOf(store.directory, person)
  return identityId === undefined ? undefined : { identityId, members, changed }
}
