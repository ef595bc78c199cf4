import { SessionList } from '../../access/session-list.tsx'
import { SettingsFrame } from '../../access/settings-frame.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { Part } from '../../components/page-frame.tsx'
import { useMay, useSession } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { settingsText } from '../../settings-text.ts'
import { terms } from '../../terms.ts'
import { HoursPart } from './hours-part.tsx'
import { TokensPart } from './tokens-part.tsx'

const { you: says } = settingsText

/** What is known of whoever is signed in. */
function Profile() {
  const { show } = useDesk()
  const zone = useTimeZone()
  const may = useMay()
  const { data: session } = useSession()
  const { data: workspace } = useWorkspace()
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    [says.name, session?.name],
    [says.email, session === undefined ? undefined : (session.email ?? says.none)],
    [says.role, session && terms.role[session.role]],
    [says.team, workspace && scopeName(workspace, workspace.you.team)],
    [says.workspace, session?.workspace.name],
    [says.handle, session?.handle],
  ]
  return (
    <Part title={says.title} says={may('manage_people') ? says.factsYours : says.facts}>
      <dl className="grid max-w-3xl grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-6 gap-y-2 border-t border-line pt-3 sm:grid-cols-[8rem_minmax(0,1fr)_8rem_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">{value ?? ' '}</dd>
          </div>
        ))}
        <dt className="text-soft">{says.timeZone}</dt>
        <dd className="flex flex-wrap items-baseline gap-x-2">
          {zone.replaceAll('_', ' ')}
          <button
            type="button"
            onClick={() => show({ is: 'zone' })}
            className="rounded-sm text-soft underline underline-offset-2 hover:text-ink"
          >
            {says.changeZone}
          </button>
        </dd>
      </dl>
    </Part>
  )
}

/** Who one is here, where one is signed in, and the tokens that act for one. */
export function YouPage() {
  const may = useMay()
  return (
    <SettingsFrame at="/settings/you">
      <div className="grid max-w-5xl grid-cols-1 gap-10">
        <Profile />
        {may('keep_hours') ? <HoursPart /> : null}
        <SessionList of="me" />
        {may('make_tokens') ? <TokensPart /> : null}
      </div>
    </SettingsFrame>
  )
}
