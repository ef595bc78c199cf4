import { Link } from '@tanstack/react-router'
import { useDesk } from '../components/desk-context.ts'
import { useDuty } from '../data/duty.ts'
import { scopeName, useWorkspace } from '../data/workspace.ts'
import { dutyText } from '../duty-text.ts'
import { At } from './team-now.tsx'

/** Who is on now and who is next, in a line: those who can still keep what is at risk. */
export function OnDutyLine() {
  const { nameOf } = useDesk()
  const { data: duty } = useDuty()
  const { data: workspace } = useWorkspace()
  const teams = (duty?.teams ?? []).filter(({ rota }) => rota !== null)
  if (teams.length === 0) return null
  const names = (on: readonly { readonly handle: string }[]) =>
    on.length === 0 ? dutyText.board.nobody : dutyText.names(on.map(({ handle }) => nameOf(handle)))
  return (
    <ul className="grid gap-0.5 text-soft">
      {teams.map(({ team, now, next }) => (
        <li key={team}>
          {dutyText.onDuty.now(scopeName(workspace, team), names(now))}{' '}
          {next === null ? null : (
            <>
              {dutyText.onDuty.next(names(next.on))} <At at={next.at} />.{' '}
            </>
          )}
          <Link to="/duty" className="rounded-sm underline underline-offset-2 hover:text-ink">
            {dutyText.title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
