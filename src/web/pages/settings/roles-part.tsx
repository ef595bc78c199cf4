import { useState } from 'react'
import type { Permissions } from '../../../contract/access.ts'
import { ROLES, type Role } from '../../../domain/vocabulary.ts'
import { CheckIcon, MinusIcon } from '../../components/icons.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useWide } from '../../components/use-wide.ts'
import { usePermissions } from '../../data/access.ts'
import { settingsText } from '../../settings-text.ts'
import { terms } from '../../terms.ts'
import { matrixOf } from './people.ts'

const { roles: says } = settingsText
const SHAPES = Array.from({ length: 8 }, () => 'h-7 w-full max-w-4xl')

function Mark({ may }: { readonly may: boolean }) {
  return may ? (
    <>
      <CheckIcon className="mx-auto size-4" />
      <span className="sr-only">{says.yes}</span>
    </>
  ) : (
    <>
      <MinusIcon className="mx-auto size-3 text-line" />
      <span className="sr-only">{says.no}</span>
    </>
  )
}

/** Every role beside the other. */
function Matrix({ permissions, yours }: { readonly permissions: Permissions; readonly yours: Role | undefined }) {
  const look = (role: Role) => (role === yours ? 'bg-hover' : '')
  return (
    <table className="w-full max-w-6xl border-t border-line">
      <caption className="sr-only">{says.caption}</caption>
      <thead className="text-xs">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 pr-4 text-left align-bottom font-medium text-soft">
            {says.permission}
          </th>
          {ROLES.map((role) => (
            <th
              key={role}
              scope="col"
              aria-description={role === yours ? says.yours : undefined}
              className={`w-[5.25rem] px-1 py-2 text-center align-bottom font-medium ${look(role)} ${role === yours ? '' : 'text-soft'}`}
            >
              {terms.role[role]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrixOf(permissions).map((row) => (
          <tr key={row.permission} className="border-b border-line hover:bg-hover">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal text-pretty">
              {row.says}
            </th>
            {ROLES.map((role, index) => (
              <td key={role} className={`px-1 py-1.5 ${look(role)}`}>
                <Mark may={row.may[index] ?? false} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One role at a time, for narrow screens. */
function OneRole({ permissions, yours }: { readonly permissions: Permissions; readonly yours: Role | undefined }) {
  const [role, setRole] = useState<Role>(yours ?? 'engineer')
  const rows = matrixOf(permissions, [role]).filter(({ permission }) => permission !== 'use_portal')
  const [can, cannot] = [true, false].map((wanted) => rows.filter(({ may: [first] }) => first === wanted))
  return (
    <div className="grid grid-cols-1 gap-3">
      <label className="flex items-center gap-2">
        <span className="text-soft">{says.only}</span>
        <select
          value={role}
          onChange={({ target }) => setRole(ROLES.find((each) => each === target.value) ?? role)}
          className="h-9 flex-1 rounded-md border border-edge bg-canvas px-2.5"
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {terms.role[each]}
            </option>
          ))}
        </select>
      </label>
      {[
        [says.can(terms.role[role]), can ?? [], CheckIcon] as const,
        [says.cannot, cannot ?? [], MinusIcon] as const,
      ].map(([title, list, Icon]) =>
        list.length === 0 ? null : (
          <section key={title} className="grid grid-cols-1 gap-1">
            <h3 className="text-xs font-medium text-soft">{title}</h3>
            <ul>
              {list.map((row) => (
                <li key={row.permission} className="flex gap-2 border-b border-line py-1.5">
                  <Icon className="mt-0.5 size-4 text-faint" />
                  {row.says}
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  )
}

/** What each role may, in the sentences the server itself goes by. */
export function RolesPart({ yours }: { readonly yours: Role | undefined }) {
  const { data: permissions, error, refetch } = usePermissions()
  const isWide = useWide('lg')
  const Shown = isWide ? Matrix : OneRole
  return (
    <Part title={says.title} says={says.says}>
      {permissions === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <Shown permissions={permissions} yours={yours} />
      )}
    </Part>
  )
}
