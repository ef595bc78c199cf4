import type { Concerns } from '../../../contract/concerns.ts'
import { roleWords } from '../../../domain/access/permissions.ts'
import { useDesk } from '../../components/desk-context.ts'
import { Part } from '../../components/page-frame.tsx'
import { concernText } from '../../concern-text.ts'

const { page: says } = concernText

type Path = NonNullable<Concerns['path']>

/** Who stands at a step, whatever the account. */
function standsAt({ post, roles, members }: Path['steps'][number], nameOf: (handle: string) => string): string {
  return [
    post === undefined ? '' : says.post[post],
    roles.length === 0 ? '' : says.roles(roles.map(roleWords)),
    members.map(nameOf).join(', '),
  ]
    .filter(Boolean)
    .join('; ')
}

/** The escalation path as it is in force: read here, published elsewhere. */
export function PathInForce({ path }: { readonly path: Concerns['path'] }) {
  const { nameOf } = useDesk()
  if (path === null) return <Part title={says.path}>{says.noPath}</Part>
  return (
    <Part title={says.path} says={says.pathSays(path.version)}>
      <ol className="grid grid-cols-1 rounded-md border border-line">
        {path.steps.map((step, index) => (
          <li
            key={step.id}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 border-t border-line px-4 py-3 first:border-0"
          >
            <span className="tabular-nums text-soft">{index + 1}</span>
            <div className="min-w-0">
              <p className="font-medium">{step.name}</p>
              <p className="text-soft text-pretty">{step.says}</p>
              <p className="text-xs text-soft first-letter:uppercase">{standsAt(step, nameOf)}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="text-xs text-soft">{path.skipForP0 ? says.skip : says.noSkip}</p>
    </Part>
  )
}
