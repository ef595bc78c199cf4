import { useState } from 'react'
import type { DutyMember } from '../../../contract/duty.ts'
import { WEEKDAYS } from '../../../domain/calendar/document.ts'
import { calendarText } from '../../calendar-text.ts'
import { Button } from '../../components/button.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useDuty, useSetCapacity } from '../../data/duty.ts'
import { failureText } from '../../data/failure.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { AbsenceList } from '../../duty/absences.tsx'
import { AbsenceDialog, HoursDialog } from '../../duty/member-dialogs.tsx'
import { dutyText } from '../../duty-text.ts'

const { you: says } = dutyText
const SHAPES = ['h-24 w-full max-w-3xl']

/** Days with the same windows as one line: `Mon – Thu 09:00-17:00`. */
function linesOf(week: NonNullable<DutyMember['week']>): (readonly [days: string, windows: string])[] {
  const lines: { first: string; last: string; windows: string }[] = []
  for (const day of WEEKDAYS) {
    const windows = week[day]?.join(', ') ?? says.dayOff
    const name = calendarText.weekdaysShort[day]
    const last = lines.at(-1)
    if (last?.windows === windows) last.last = name
    else lines.push({ first: name, last: name, windows })
  }
  return lines.map(({ first, last, windows }) => [first === last ? first : `${first} – ${last}`, windows])
}

function Hours({ member }: { readonly member: DutyMember }) {
  const { zone, region, week } = member
  if (zone === null || week === null) return <p className="text-soft">{says.notGiven}</p>
  return (
    <dl className="grid max-w-3xl grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-6 gap-y-1 border-t border-line pt-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-soft">{calendarText.fields.timeZone}</dt>
      <dd>
        {zone.replaceAll('_', ' ')}
        {region === null ? null : <span className="text-soft"> · {region}</span>}
      </dd>
      {linesOf(week).map(([days, windows]) => (
        <div key={days} className="contents">
          <dt className="text-soft">{days}</dt>
          <dd className="tabular-nums">{windows}</dd>
        </div>
      ))}
    </dl>
  )
}

/** "No new tickets until I say." */
function Capacity({ member }: { readonly member: DutyMember }) {
  const { tell, refuse } = useMessages()
  const capacity = useSetCapacity()
  const full = member.atCapacity !== null
  const change = () =>
    capacity.mutate(
      { handle: member.handle, atCapacity: !full },
      {
        onSuccess: () => tell(full ? says.freeDone : says.fullDone),
        onError: (error) => refuse(failureText(error)),
      },
    )
  return (
    <div className="flex max-w-3xl flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-60">
        {full ? <span className="font-medium text-soon">{says.takesNone}</span> : says.takes}{' '}
        <span className="text-soft">{says.load(member.active, member.limit)}</span>
      </p>
      <Button onClick={change}>{full ? says.free : says.full}</Button>
    </div>
  )
}

/** When one works, when one is away, and whether one takes new tickets. */
export function HoursPart() {
  const { data: duty, error, refetch } = useDuty()
  const { data: workspace } = useWorkspace()
  const [open, setOpen] = useState<'hours' | 'absence'>()
  const member = duty?.people.find(({ handle }) => handle === workspace?.you.handle)
  if (duty === undefined || member === undefined) {
    return <NotYet what={dutyText.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
  }
  const close = () => setOpen(undefined)
  return (
    <>
      <Part
        title={says.title}
        says={says.says}
        actions={<Button onClick={() => setOpen('hours')}>{member.zone === null ? says.set : says.change}</Button>}
      >
        <Hours member={member} />
      </Part>
      <Part
        title={says.absences}
        says={says.absencesSays}
        actions={<Button onClick={() => setOpen('absence')}>{dutyText.people.plan}</Button>}
      >
        <div className="max-w-3xl">
          <AbsenceList member={member} mayChange />
        </div>
      </Part>
      <Part title={says.capacity}>
        <Capacity member={member} />
      </Part>
      {open === 'hours' ? <HoursDialog member={member} onClose={close} /> : null}
      {open === 'absence' ? <AbsenceDialog member={member} people={duty.people} onClose={close} /> : null}
    </>
  )
}
