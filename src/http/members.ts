/**
 * GET  /members                  everybody who is or was a member
 * POST /members                  add one
 * POST /members/:handle/role     change one: role, team, name, email
 * POST /members/:handle/remove   remove one
 * GET  /permissions              who may what
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addMember, changeMember, removeMember } from '../actions/change-member.ts'
import type { Answer, Desk } from '../actions/desk.ts'
import { AddMember, ChangeMember, MemberRow, Members, Permissions, RemoveMember } from '../contract/access.ts'
import { may, PERMISSION_NAMES, PERMISSIONS } from '../domain/access/permissions.ts'
import { isoOf } from '../domain/time.ts'
import { type Person, people } from '../store/people.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ handle: z.string().max(200) })

function shown({ handle, name, role, team, ...person }: Person, all: boolean): MemberRow {
  const { email, signsIn, lastSeenAt, removedAt } = person
  return {
    handle,
    name,
    email: all ? email : null,
    role,
    team,
    signsIn,
    lastSeenAt: all && lastSeenAt !== null ? isoOf(lastSeenAt) : null,
    removedAt: removedAt === null ? null : isoOf(removedAt),
  }
}

type Write = (desk: Desk, present: (person: Person) => Answer) => Promise<Person>

/** Carries a change out, and sees to it that the next request finds it. */
async function changed({ desks, access }: Deps, request: FastifyRequest, write: Write, status = 200) {
  const desk = await desks.forWrite(request)
  const person = await write(desk, (made) => ({ status, body: JSON.stringify(shown(made, true)) }))
  desks.forget(desk.tenant.workspace)
  access.forget()
  return shown(person, true)
}

function readingRoutes(api: Api, { desks }: Deps): void {
  api.get(
    '/members',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Everybody who is or was a member; addresses and last visits are for those who manage people',
        tags: ['people'],
        response: { 200: Members },
      },
    },
    async (request) => {
      const { tenant, caller } = await desks.of(request)
      const all = may(caller, 'manage_people')
      return { items: (await people(tenant)).map((person) => shown(person, all)) }
    },
  )

  api.get(
    '/permissions',
    {
      config: { permission: 'be_signed_in' },
      schema: { summary: 'Who may what', tags: ['people'], response: { 200: Permissions } },
    },
    async () => ({
      items: PERMISSION_NAMES.map((permission) => {
        const { says, roles, scope } = PERMISSIONS[permission]
        return { permission, says, roles: [...roles], scope }
      }),
    }),
  )
}

function changingRoutes(api: Api, deps: Deps): void {
  api.post(
    '/members',
    {
      config: { permission: 'manage_people' },
      schema: { summary: 'Add a member', tags: ['people'], body: AddMember, response: { 201: MemberRow } },
    },
    async (request, reply) => {
      const made = await changed(deps, request, (desk, present) => addMember(desk, request.body, present), 201)
      reply.code(201)
      return made
    },
  )

  api.post(
    '/members/:handle/role',
    {
      config: { permission: 'manage_people' },
      schema: {
        summary: 'Change role, team, name or email of a member',
        tags: ['people'],
        params: Path,
        body: ChangeMember,
        response: { 200: MemberRow },
      },
    },
    (request) =>
      changed(deps, request, (desk, present) => changeMember(desk, request.params.handle, request.body, present)),
  )

  api.post(
    '/members/:handle/remove',
    {
      config: { permission: 'manage_people' },
      schema: {
        summary: 'Remove a member; their sessions and tokens end',
        tags: ['people'],
        params: Path,
        body: RemoveMember,
        response: { 200: MemberRow },
      },
    },
    (request) =>
      changed(deps, request, (desk, present) => removeMember(desk, request.params.handle, request.body, present)),
  )
}

export function memberRoutes(api: Api, deps: Deps): void {
  readingRoutes(api, deps)
  changingRoutes(api, deps)
}
