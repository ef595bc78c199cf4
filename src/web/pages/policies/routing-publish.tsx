import type { RoutingPolicy } from '../../../contract/routing.ts'
import type { Team } from '../../../contract/workspace.ts'
import { missingTeams, routingWarnings } from '../../../domain/routing/check.ts'
import { Dialog } from '../../components/dialog.tsx'
import { failureText } from '../../data/failure.ts'
import { usePublishRouting } from '../../data/sorting.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { routingText } from '../../routing-text.ts'
import { ChangeForm } from '../../rules/change-form.tsx'
import { routingChanges } from './route-edit.ts'
import { RoutingWarnings } from './routing-warnings.tsx'

const { changes: says } = routingText

interface RoutingPublishProps {
  readonly before: RoutingPolicy
  readonly document: RoutingPolicy
  /** The newest version, which must still be it. */
  readonly base: number
  readonly teams: readonly Team[]
  readonly onPublished: (version: number) => void
  readonly onClose: () => void
}

/** What the draft changes, from when it counts and why. */
export function RoutingPublish({ before, document, base, teams, onPublished, onClose }: RoutingPublishProps) {
  const zone = useTimeZone()
  const publish = usePublishRouting()
  const { added, removed, changed, moved } = routingChanges(before, document)
  const told = [
    { key: 'added', title: says.added(added.length), names: added },
    { key: 'changed', title: says.changed(changed.length), names: changed },
    { key: 'removed', title: says.removed(removed.length), names: removed },
  ].filter(({ names }) => names.length > 0)
  const warnings = [...missingTeams(document, teams), ...routingWarnings(document)]
  return (
    <Dialog title={routingText.publishTitle} says={routingText.publishSays} onClose={onClose}>
      <ChangeForm
        zone={zone}
        applies={null}
        busy={publish.isPending}
        refusal={publish.error ? failureText(publish.error) : undefined}
        onWhen={() => {}}
        onSave={({ reason, effectiveFrom }) =>
          publish.mutate(
            { document, reason, effectiveFrom, base },
            { onSuccess: ({ version }) => onPublished(version) },
          )
        }
        onClose={onClose}
      >
        <ul className="grid gap-1">
          {told.map(({ key, title, names }) => (
            <li key={key} className="[overflow-wrap:anywhere]">
              <span className="font-medium first-letter:uppercase inline-block">{title}</span>{' '}
              <span className="text-soft">{names.join(', ')}</span>
            </li>
          ))}
          {moved ? <li>{says.moved}</li> : null}
        </ul>
        <RoutingWarnings warnings={warnings} urgent />
      </ChangeForm>
    </Dialog>
  )
}
