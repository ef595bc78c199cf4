import type { MemberRow } from '../../../contract/access.ts'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { Since } from '../../components/since.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { settingsText } from '../../settings-text.ts'
import { terms } from '../../terms.ts'

const { people: says } = settingsText
const { columns } = says

interface PeopleTableProps {
  readonly members: readonly MemberRow[]
  readonly you: string | undefined
  readonly teamName: (slug: string) => string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly withRemoved: boolean
  /** Left out while nobody was removed. */
  readonly onWithRemoved: ((withRemoved: boolean) => void) | undefined
  /** Addresses and last visits are for those who manage people. */
  readonly showsVisits: boolean
  readonly onChange: ((member: MemberRow) => void) | undefined
}

function Seen({ member }: { readonly member: MemberRow }) {
  const { removedAt, lastSeenAt, signsIn } = member
  if (removedAt !== null) {
    return (
      <>
        {says.removed} <Since at={removedAt} />
      </>
    )
  }
  if (lastSeenAt !== null) return <Since at={lastSeenAt} />
  return signsIn ? says.never : says.notYet
}

type RowProps = Pick<PeopleTableProps, 'you' | 'teamName' | 'showsVisits' | 'onChange'> & { readonly member: MemberRow }

function Row({ member, you, teamName, showsVisits, onChange }: RowProps) {
  const { handle, name, role, team, email, removedAt } = member
  const cell = 'py-0.5 sm:py-2 sm:pr-4'
  // On a phone below the name, one line for what they are and one for where they were.
  const below = `${cell} order-2 pl-8.5 sm:pl-0`
  return (
    <tr
      className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2 sm:table-row sm:py-0 ${removedAt === null ? '' : 'text-soft'}`}
    >
      <th scope="row" className={`text-left font-medium ${cell}`}>
        <span className="flex items-center gap-2.5">
          <Avatar name={name} />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {name}
            <span className="block text-xs font-normal text-faint">{handle}</span>
          </span>
          {handle === you ? (
            <span className="rounded-sm bg-selected px-1.5 text-xs font-normal">{says.you}</span>
          ) : null}
        </span>
      </th>
      <td className={below}>
        {terms.role[role]}
        <span className="text-soft sm:hidden"> · {teamName(team)}</span>
      </td>
      <td className={`hidden text-soft sm:table-cell ${cell}`}>{teamName(team)}</td>
      {showsVisits ? (
        <>
          <td className={`${below} col-span-2 text-soft [overflow-wrap:anywhere]`}>
            {email ?? (
              <span className="text-faint" title={says.noEmailSays}>
                {says.noEmail}
              </span>
            )}
            <span className="sm:hidden">
              {' · '}
              <Seen member={member} />
            </span>
          </td>
          <td className={`hidden text-soft sm:table-cell ${cell}`}>
            <Seen member={member} />
          </td>
        </>
      ) : null}
      {onChange === undefined ? null : (
        <td className="order-1 py-0.5 text-right sm:py-2">
          {removedAt === null ? (
            <Button aria-label={says.changeLabel(name)} onClick={() => onChange(member)}>
              {says.change}
            </Button>
          ) : null}
        </td>
      )}
    </tr>
  )
}

/** Everybody, one row each; on a phone one below the other. */
export function PeopleTable(props: PeopleTableProps) {
  const { members, query, onQuery, withRemoved, onWithRemoved, showsVisits, onChange } = props
  const heads = [columns.name, columns.role, columns.team, ...(showsVisits ? [columns.email, columns.seen] : [])]
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="search"
          aria-label={says.find}
          placeholder={says.find}
          value={query}
          onChange={({ target }) => onQuery(target.value)}
          className="h-8 w-full rounded-md border border-edge bg-canvas px-2.5 focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 sm:w-64 pointer-coarse:h-10"
        />
        {onWithRemoved === undefined ? null : (
          <Toggle isOn={withRemoved} onChange={onWithRemoved}>
            {says.showRemoved}
          </Toggle>
        )}
      </div>
      {members.length === 0 ? (
        <p className="border-t border-line pt-3 text-soft">{says.nobody}</p>
      ) : (
        <table className="w-full border-t border-line">
          <caption className="sr-only">{says.title}</caption>
          <thead className="hidden text-2xs text-faint sm:table-header-group">
            <tr className="border-b border-line">
              {heads.map((head) => (
                <th key={head} scope="col" className="py-1.5 pr-4 text-left font-medium">
                  {head}
                </th>
              ))}
              {onChange === undefined ? null : (
                <th scope="col">
                  <span className="sr-only">{columns.change}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <Row key={member.handle} {...props} member={member} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
