import { getRouteApi } from '@tanstack/react-router'
import { type ComponentProps, useState } from 'react'
import type { HelpInLine, HelpRequests } from '../../../contract/help.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { OneOf } from '../../components/one-of.tsx'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { useHelpRequests } from '../../data/helps.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { engineeringText } from '../../engineering-text.ts'
import { useHelpDoing } from '../../helps/help-actions.tsx'
import { helpRequestsSearch } from './help-requests-search.ts'
import { HelpRow } from './help-row.tsx'

const route = getRouteApi('/help-requests')
const { page: says } = engineeringText
const SHAPES = ['h-24 w-full max-w-3xl', 'h-24 w-full max-w-3xl', 'h-24 w-full max-w-3xl']
const ALL = ''

const nameIn = ({ ticket, help }: HelpInLine): string => `${ticket.number}.${help}`

interface FilledProps {
  readonly found: HelpRequests
  readonly team: string | undefined
  readonly workspace: Workspace
  readonly onDoing: ComponentProps<typeof HelpRow>['onDoing']
}

/** The lines of the teams that are shown, then what waits in none. */
function partsOf({ found, team, workspace }: Omit<FilledProps, 'onDoing'>) {
  const { items, teams } = found
  const shown = team === undefined ? teams.map(({ slug }) => slug) : [team]
  const lines = shown.map((slug) => ({
    key: slug,
    title: says.line(scopeName(workspace, slug)),
    items: items.filter((each) => each.team === slug && each.state === 'asked'),
  }))
  const rest = [
    { key: 'taken', title: says.taken, items: items.filter(({ state }) => state === 'taken') },
    { key: 'bounced', title: says.bounced, items: items.filter(({ state }) => state === 'bounced') },
  ]
  const isFew = lines.length === 1
  return [
    ...lines.filter(({ items: waiting }) => isFew || waiting.length > 0),
    ...rest.filter((part) => part.items.length > 0),
  ]
}

function Filled(props: FilledProps) {
  const { found, workspace, onDoing } = props
  const [chosen, setChosen] = useState<string>()
  const parts = partsOf(props)
  const all = parts.flatMap(({ items }) => items)
  const at = all.findIndex((each) => nameIn(each) === chosen)
  const [first] = all
  const current = all[at] ?? first
  const go = (to: number) => {
    const wanted = all[Math.min(Math.max(to, 0), all.length - 1)]
    if (wanted) setChosen(nameIn(wanted))
  }
  useKeys({ j: () => go(Math.max(at, 0) + 1), k: () => go(Math.max(at, 0) - 1) })
  const [emptyTitle, emptySays] = found.items.length === 0 ? says.emptyAll : says.empty
  if (found.items.length === 0) return <EmptyState title={emptyTitle} says={emptySays} />
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-8">
      {parts.map(({ key, title, items }) => (
        <Part key={key} title={title}>
          {items.length === 0 ? (
            <EmptyState title={emptyTitle} says={emptySays} />
          ) : (
            <ol className="grid grid-cols-1 rounded-md border border-line">
              {items.map((request) => (
                <HelpRow
                  key={nameIn(request)}
                  request={request}
                  packets={found.packets}
                  length={found.items.filter(({ team, place }) => team === request.team && place !== null).length}
                  you={workspace.you.handle}
                  chosen={request === current}
                  onChoose={() => setChosen(nameIn(request))}
                  onDoing={onDoing}
                  teamName={(slug) => scopeName(workspace, slug)}
                />
              ))}
            </ol>
          )}
        </Part>
      ))}
      {found.more ? <p className="text-xs text-soft">{says.more}</p> : null}
    </div>
  )
}

/** What support asks of engineering, in the strict order of each team. */
export function HelpRequestsPage() {
  const { team } = helpRequestsSearch({ ...route.useSearch() })
  const navigate = route.useNavigate()
  const { data: workspace } = useWorkspace()
  const { data: found, error, isPlaceholderData, refetch } = useHelpRequests(team === undefined ? {} : { team })
  const { onDoing, dialog } = useHelpDoing()
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const teams = found?.teams ?? []
  const choices = [{ value: ALL, label: says.all }, ...teams.map(({ slug, name }) => ({ value: slug, label: name }))]
  return (
    <PageFrame
      title={says.title}
      says={says.says}
      actions={
        teams.length < 2 ? undefined : (
          <OneOf
            name={says.teams}
            value={team ?? ALL}
            choices={choices}
            onChange={(value) =>
              void navigate({ to: '/help-requests', search: helpRequestsSearch({ team: value }), replace: true })
            }
          />
        )
      }
    >
      {found === undefined || workspace === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : ''}>
          <Filled found={found} team={team} workspace={workspace} onDoing={onDoing} />
        </div>
      )}
      {dialog}
    </PageFrame>
  )
}
