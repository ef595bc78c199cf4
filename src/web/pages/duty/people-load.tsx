import type { DutyMember } from '../../../contract/duty.ts'
import { Avatar } from '../../components/avatar.tsx'
import { IconButton } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { MoreIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { At } from '../../duty/team-now.tsx'
import { dutyText } from '../../duty-text.ts'

const { people: says } = dutyText

interface PeopleLoadProps {
  readonly title: string
  readonly people: readonly DutyMember[]
  /** Whose hours and capacity whoever looks may change. */
  readonly mayChange: (handle: string) => boolean
  readonly onCapacity: (member: DutyMember, full: boolean) => void
  readonly onChange: (member: DutyMember) => void
}

/** How many of the tickets one should have at most somebody has: bars, and the same in words. */
function Load({ active, limit }: Pick<DutyMember, 'active' | 'limit'>) {
  const over = active > limit
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="flex gap-0.5">
        {Array.from({ length: limit }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
            key={index}
            className={`h-2.5 w-1.5 rounded-[1px] ${index < active ? (over ? 'bg-late' : 'bg-ink') : 'bg-line'}`}
          />
        ))}
      </span>
      <span className={`whitespace-nowrap tabular-nums ${over ? 'font-medium text-late' : ''}`}>
        {says.of(active, limit)}
        {over ? <span className="sr-only">, {says.over}</span> : null}
      </span>
    </span>
  )
}

/** Whether somebody is there, away or off, and until when. */
function Presence({ member }: { readonly member: DutyMember }) {
  const { nameOf } = useDesk()
  const { absences, atWork, changesAt, zone } = member
  const [coming] = absences
  if (coming?.now) {
    const { standIn, endsAt } = coming
    return (
      <span>
        {standIn === null ? says.awayNobody : says.away(nameOf(standIn))}, {says.until} <At at={endsAt} />
      </span>
    )
  }
  return (
    <span>
      {zone === null ? (
        <span className="text-faint">{says.unknown}</span>
      ) : (
        <>
          {atWork ? says.here : <span className="text-soft">{says.notHere}</span>}
          {changesAt === null ? null : (
            <>
              {' '}
              {says.until} <At at={changesAt} />
            </>
          )}
        </>
      )}
      {coming === undefined ? null : (
        <span className="text-soft">
          {' · '}
          {says.awayFrom} {says.from} <At at={coming.startsAt} />
        </span>
      )}
    </span>
  )
}

function Row({ member, ...props }: Omit<PeopleLoadProps, 'people' | 'title'> & { readonly member: DutyMember }) {
  const { nameOf } = useDesk()
  const { handle, atCapacity, zone } = member
  const name = nameOf(handle)
  const mine = props.mayChange(handle)
  const full = atCapacity !== null
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2 md:grid-cols-[minmax(0,13rem)_9rem_minmax(0,1fr)_auto]">
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={name} />
        <span className="min-w-0 leading-4">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-2xs text-soft">{zone === null ? ' ' : zone.replaceAll('_', ' ')}</span>
        </span>
      </span>
      <span className="justify-self-end md:justify-self-start">
        <Load active={member.active} limit={member.limit} />
      </span>
      <span className="col-span-2 min-w-0 text-xs md:col-span-1">
        <Presence member={member} />
        {full ? (
          <span className="block text-soon">
            {says.full} {says.since} <Since at={atCapacity.since} as="date" />
            {atCapacity.note === null ? null : ` · ${atCapacity.note}`}
          </span>
        ) : null}
      </span>
      {mine ? (
        <span className="col-span-2 flex items-center gap-1 md:col-span-1 md:justify-self-end">
          <Toggle isOn={full} onChange={(isOn) => props.onCapacity(member, isOn)} title={says.fullOf(name)}>
            {says.full}
            <span className="sr-only">: {name}</span>
          </Toggle>
          <IconButton label={says.moreOf(name)} onClick={() => props.onChange(member)}>
            <MoreIcon />
          </IconButton>
        </span>
      ) : (
        <span className="hidden md:block" />
      )}
    </li>
  )
}

/** Who has how much in hand, who is there, and who takes no new tickets. */
export function PeopleLoad({ title, people, ...props }: PeopleLoadProps) {
  if (people.length === 0) return null
  return (
    <section aria-label={says.peopleOf(title)} className="grid grid-cols-1 gap-1.5">
      <h3 className="font-medium">{title}</h3>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {people.map((member) => (
          <Row key={member.handle} member={member} {...props} />
        ))}
      </ul>
    </section>
  )
}
