import { useState } from 'react'
import type { Duty, DutyMember, DutyTeam } from '../../../contract/duty.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { useDesk } from '../../components/desk-context.ts'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { useDuty, useSetCapacity } from '../../data/duty.ts'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { MemberDialog } from '../../duty/member-dialogs.tsx'
import { NoRota, TeamNow, TeamsAtWork } from '../../duty/team-now.tsx'
import { dutyText } from '../../duty-text.ts'
import { PeopleLoad } from './people-load.tsx'
import { RotaWeek } from './rota-week.tsx'

const SHAPES = ['h-28 w-full max-w-5xl', 'h-96 w-full', 'h-64 w-full']

/** Whether there is anything to tell of a team. */
const isKnown = ({ rota, atWork, nextArrival }: DutyTeam): boolean =>
  rota !== null || atWork.length > 0 || nextArrival !== null

/** Teams with a rota, and those that go by their hours alone. */
function parted(teams: readonly DutyTeam[]) {
  const known = teams.filter(isKnown)
  return { onDuty: known.filter(({ rota }) => rota !== null), byHours: known.filter(({ rota }) => rota === null) }
}

interface FilledProps {
  readonly duty: Duty
  readonly workspace: Workspace
}

function Filled({ duty, workspace }: FilledProps) {
  const { nameOf } = useDesk()
  const { tell, refuse } = useMessages()
  const may = useMay()
  const capacity = useSetCapacity()
  const [open, setOpen] = useState<string>()
  const { onDuty, byHours } = parted(duty.teams)
  const own = workspace.you.handle
  const mayChange = (handle: string) => (handle === own ? may('keep_hours') : may('manage_duty'))
  const onCapacity = ({ handle }: DutyMember, atCapacity: boolean) => {
    const { fullDone, freeDone } = dutyText.people
    capacity.mutate(
      { handle, atCapacity },
      {
        onSuccess: () => tell((atCapacity ? fullDone : freeDone)(nameOf(handle))),
        onError: (error) => refuse(failureText(error)),
      },
    )
  }
  const opened = duty.people.find(({ handle }) => handle === open)
  const [support] = workspace.teams.filter(({ kind }) => kind === 'support')
  return (
    <div className="grid max-w-6xl grid-cols-1 gap-10">
      <div className="grid grid-cols-1 gap-6">
        {onDuty.map((team) => (
          <TeamNow key={team.team} team={team} name={scopeName(workspace, team.team)} />
        ))}
        {onDuty.length > 0 ? null : <NoRota team={support?.slug ?? 'support'} />}
        <TeamsAtWork teams={byHours} nameOf={(team) => scopeName(workspace, team)} />
      </div>
      {onDuty.length > 0 ? <RotaWeek teams={workspace.teams} people={duty.people} /> : null}
      <Part title={dutyText.people.title} says={dutyText.people.says}>
        <div className="grid grid-cols-1 gap-5">
          {[...onDuty, ...duty.teams.filter(({ rota }) => rota === null)].map(({ team }) => (
            <PeopleLoad
              key={team}
              title={scopeName(workspace, team)}
              people={duty.people.filter((each) => each.team === team)}
              mayChange={mayChange}
              onCapacity={onCapacity}
              onChange={({ handle }) => setOpen(handle)}
            />
          ))}
        </div>
      </Part>
      {opened === undefined ? null : (
        <MemberDialog member={opened} people={duty.people} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

/** Who is on duty, who is next, the week, and how much everybody has in hand. */
export function DutyPage() {
  const { data: duty, error, refetch } = useDuty()
  const { data: workspace } = useWorkspace()
  return (
    <PageFrame title={dutyText.title} says={dutyText.says}>
      {duty === undefined || workspace === undefined ? (
        <NotYet what={dutyText.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <Filled duty={duty} workspace={workspace} />
      )}
    </PageFrame>
  )
}
