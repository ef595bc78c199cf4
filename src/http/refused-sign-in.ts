/** Who came from a provider and was let in nowhere: written down where somebody can look into it (ACC-24). */
import type { FastifyRequest } from 'fastify'
import type { ArrivedPerson } from '../domain/access/provider.ts'
import { memberStates } from '../store/people.ts'
import { noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { doorsOf } from './sign-in-parts.ts'

export interface RefusedSignIn {
  /** Id of the workspace whose own provider it was; null for the installation's. */
  readonly workspace: string | null
  /** Undefined where the provider did not say who they are. */
  readonly person: ArrivedPerson | undefined
  /** Code of the refusal. */
  readonly why: string
}

interface Place {
  readonly workspace: string
  /** Handle of the member whose address the person has, as far as the provider says. */
  readonly member: string | null
}

async function memberWith(deps: Deps, workspace: string, email: string | undefined): Promise<string | null> {
  if (email === undefined) return null
  const all = await memberStates(deps.store.tenant(workspace))
  const found = all.find((each) => each.removedAt === null && each.email?.toLowerCase() === email)
  return found?.handle ?? null
}

/** The workspace that chose the provider. Of the installation's: those that know the address, or the only one there is;
 *  that strangers came by is nobody's business elsewhere, and stays in the log file. */
async function placesOf(deps: Deps, { workspace, person }: RefusedSignIn): Promise<Place[]> {
  const email = (person?.email ?? person?.statedEmail)?.toLowerCase()
  if (workspace !== null) return [{ workspace, member: await memberWith(deps, workspace, email) }]
  const installation = deps.signIn.installation
  const doors = installation ? await doorsOf(deps, { client: installation.client, workspace: null }) : []
  const places = await Promise.all(
    doors.map(async (door) => ({ workspace: door.workspace, member: await memberWith(deps, door.workspace, email) })),
  )
  return places.length === 1 ? places : places.filter(({ member }) => member !== null)
}

/** Writes down, in every workspace that it concerns, that nobody came in. */
export async function noteRefused(deps: Deps, request: FastifyRequest, refused: RefusedSignIn): Promise<void> {
  for (const { workspace, member } of await placesOf(deps, refused)) {
    const nobody = { workspace, handle: 'nobody', via: 'provider', address: request.ip }
    const facts = member === null ? { why: refused.why } : { why: refused.why, member }
    await noteAccess(deps, nobody, 'sign_in_failed', facts)
  }
}
