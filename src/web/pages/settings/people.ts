/** The people of a workspace as they are searched and shown. */
import type { MemberRow, Permissions } from '../../../contract/access.ts'
import { ROLES, type Role } from '../../../domain/vocabulary.ts'
import { terms } from '../../terms.ts'

interface Wanted {
  readonly query: string
  /** Those who are members no more, too. */
  readonly withRemoved: boolean
}

/** Those whose name, handle, address, role or team has every word of the query; by role, then by name. */
export function foundAmong(members: readonly MemberRow[], { query, withRemoved }: Wanted): MemberRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return members
    .filter(({ removedAt }) => withRemoved || removedAt === null)
    .filter(({ name, handle, email, role, team }) => {
      const text = `${name} ${handle} ${email ?? ''} ${terms.role[role]} ${team}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort(
      (a, b) =>
        Number(a.removedAt !== null) - Number(b.removedAt !== null) ||
        ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
        a.name.localeCompare(b.name) ||
        a.handle.localeCompare(b.handle),
    )
}

export interface MatrixRow {
  readonly permission: string
  readonly says: string
  readonly may: readonly boolean[]
}

/** One row for each permission, one mark for each role; those of the portal alone are left out. */
export function matrixOf({ items }: Permissions, roles: readonly Role[] = ROLES): MatrixRow[] {
  return items
    .map(({ permission, says, roles: allowed }) => ({
      permission,
      says,
      may: roles.map((role) => allowed.includes(role)),
    }))
    .filter(({ may }) => may.includes(true) || roles.length === 1)
}

/** A handle made of a name: `Zoë Łukasz` becomes `zoe`; taken ones get a number. */
export function handleFor(name: string, taken: ReadonlySet<string>): string {
  const [first = ''] = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
  const base = first.slice(0, 60)
  if (base === '' || !taken.has(base)) return base
  let next = 2
  while (taken.has(`${base}${next}`)) next += 1
  return `${base}${next}`
}
