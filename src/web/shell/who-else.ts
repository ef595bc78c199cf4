/** Whom else, and where else, whoever is signed in may be. */
import type { Session } from '../../contract/access.ts'

type Whereabouts = Pick<Session, 'workspace' | 'others' | 'handle'>

/** Every workspace one can be in, the present one among them, in the order of their names. */
export function workspacesOf({ workspace, others }: Whereabouts): { value: string; label: string }[] {
  const names = new Map([workspace, ...others.map((each) => each.workspace)].map(({ slug, name }) => [slug, name]))
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label) || a.value.localeCompare(b.value))
}

export interface Somebody {
  readonly workspace: string
  readonly member: string
  readonly name: string
  readonly role: Session['others'][number]['members'][number]['role']
  readonly where: string
}

/** Everybody else one may be, those of the present workspace first. */
export function somebodies({ workspace, others, handle }: Whereabouts): Somebody[] {
  const here = others.filter((each) => each.workspace.slug === workspace.slug)
  const there = others.filter((each) => each.workspace.slug !== workspace.slug)
  return [...here, ...there].flatMap(({ workspace: { slug, name: where }, members }) =>
    members
      .filter((member) => slug !== workspace.slug || member.handle !== handle)
      .map(({ handle: member, name, role }) => ({ workspace: slug, member, name, role, where })),
  )
}

/** Whether one may be other people, as on a laptop, and not only oneself elsewhere. */
export const canBeOther = (session: Whereabouts): boolean =>
  somebodies(session).some(({ workspace }) => workspace === session.workspace.slug)
