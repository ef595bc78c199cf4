import { useState } from 'react'
import type { DutyMember, RotaRow } from '../../../contract/duty.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '../../components/icons.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useRotas } from '../../data/duty.ts'
import { serverNow } from '../../data/server-clock.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { dutyText } from '../../duty-text.ts'
import { localOfInstant } from '../../zoned-time.ts'
import { LocalTimes, RotaGrid, RotaList, useNames, weekName } from './rota-grid.tsx'
import { clockIn, columnsOf, firstDay, weekRange } from './rota-layout.ts'

const { week: says } = dutyText
const SHAPES = ['h-6 w-full', 'h-96 w-full']

interface RotaWeekProps {
  readonly teams: readonly { readonly slug: string; readonly name: string }[]
  readonly people: readonly DutyMember[]
}

/** What is known of the duty that was chosen, in words. */
function Chosen({
  duty,
  zone,
  zoneOf,
}: {
  duty: RotaRow | undefined
  zone: string
  zoneOf: (handle: string) => string | undefined
}) {
  const namesOf = useNames()
  if (duty === undefined) return <p className="min-h-10 text-xs text-faint">{says.hint}</p>
  const when = `${clockIn(duty.from, zone)}–${clockIn(duty.to, zone)}`
  return (
    <div className="min-h-10" aria-live="polite">
      <p className="font-medium">{says.duty(duty.block, dutyText.names(namesOf(duty)), when)}</p>
      <LocalTimes duty={duty} zoneOf={zoneOf} />
    </div>
  )
}

/** Who is on duty when, a week at a time, in the zone one looks from. */
export function RotaWeek({ teams, people }: RotaWeekProps) {
  const zone = useTimeZone()
  const [weeks, setWeeks] = useState(0)
  const [chosen, setChosen] = useState<RotaRow>()
  const now = serverNow()
  const first = firstDay(now, zone, weeks)
  const range = weekRange(first, zone)
  const { data: rotas, error, refetch } = useRotas(range.from, range.to)
  const today = localOfInstant(now, zone).slice(0, 10)
  const zoneOf = (handle: string) => people.find((person) => person.handle === handle)?.zone ?? undefined
  return (
    <Part
      title={says.title}
      says={says.says(zone.replaceAll('_', ' '))}
      actions={
        <div className="flex items-center gap-1">
          <IconButton label={says.before} onClick={() => setWeeks(weeks - 1)}>
            <ChevronLeftIcon />
          </IconButton>
          <span className="min-w-36 text-center text-xs tabular-nums text-soft">{weekName(range.from, range.to)}</span>
          <IconButton label={says.after} onClick={() => setWeeks(weeks + 1)}>
            <ChevronRightIcon />
          </IconButton>
          {weeks === 0 ? null : (
            <Button look="quiet" className="h-7! px-2! text-xs!" onClick={() => setWeeks(0)}>
              {says.present}
            </Button>
          )}
        </div>
      }
    >
      {rotas === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        rotas.teams.map(({ team, duties }) => {
          const columns = columnsOf(duties, first, zone)
          const view = { columns, zone, today, now }
          return (
            <div key={team} className="grid grid-cols-1 gap-2">
              <h3 className={rotas.teams.length > 1 ? 'font-medium' : 'sr-only'}>
                {teams.find(({ slug }) => slug === team)?.name ?? team}
              </h3>
              <div className="hidden gap-2 md:grid">
                <RotaGrid {...view} chosen={chosen} onChoose={setChosen} />
                <Chosen duty={chosen} zone={zone} zoneOf={zoneOf} />
              </div>
              <div className="md:hidden">
                <RotaList {...view} zoneOf={zoneOf} />
              </div>
            </div>
          )
        })
      )}
    </Part>
  )
}
