import { useState } from 'react'
import { RoutingPolicy, type RoutingReport, type RoutingRule } from '../../../contract/routing.ts'
import type { VersionsOf } from '../../../contract/triage-policies.ts'
import type { Team } from '../../../contract/workspace.ts'
import { Button } from '../../components/button.tsx'
import { PlusIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { useHeld } from '../../data/session.ts'
import { routingText } from '../../routing-text.ts'
import { DraftActions, DraftFaults } from '../../rules/draft-bar.tsx'
import { faultsAt, faultText } from '../../rules/faults.ts'
import { type KeptDraft, useKeptDraft } from '../../rules/use-kept-draft.ts'
import { VersionsPanel } from '../../rules/versions-panel.tsx'
import { sortingText } from '../../sorting-text.ts'
import { freeName, insertedAt, movedTo, replacedAt } from './policy-edit.ts'
import { RouteDialog } from './route-dialog.tsx'
import { routingFaults } from './route-edit.ts'
import { RoutingAreas } from './routing-areas.tsx'
import { RoutingPublish } from './routing-publish.tsx'
import { RoutingRules, type RuleEditing } from './routing-rules.tsx'
import { RoutingStanding } from './routing-standing.tsx'
import { RoutingTry } from './routing-try.tsx'

const { routing: says } = sortingText

interface RoutingEditorProps {
  readonly versions: VersionsOf<'routing'>['items']
  readonly saved: KeptDraft<RoutingPolicy>
  readonly report: RoutingReport
  readonly teams: readonly Team[]
  readonly nameOf: (handle: string) => string
}

const NEW: RoutingRule = { name: '', when: {}, to: { teamKind: 'support' }, says: '', weight: 50 }

/** The rules in their order, changed as a draft: tried on a text, checked as they are written, published from a date on. */
export function RoutingEditor({ versions, saved, report, teams, nameOf }: RoutingEditorProps) {
  const held = useHeld()('publish_policies')
  const { tell } = useMessages()
  const { draft, document, keep } = useKeptDraft('routing', RoutingPolicy, saved)
  const [opened, setOpened] = useState<number>()
  const [publishing, setPublishing] = useState(false)
  const { rules } = document
  const faults = routingFaults(document)
  const isStale = draft !== undefined && draft.base !== saved.base
  const withRules = (next: readonly RoutingRule[]): RoutingPolicy => ({ ...document, rules: [...next] })
  const put = (at: number, rule: RoutingRule) =>
    withRules(at < rules.length ? replacedAt(rules, at, rule) : [...rules, rule])
  const named = (name: string) =>
    freeName(
      name,
      rules.map((rule) => rule.name),
    )
  const editing: RuleEditing = {
    faultAt: (index) => faultText(faults, `rules.${index}`),
    onEdit: setOpened,
    onMove: (index, by) => keep(withRules(movedTo(rules, index, by))),
    onCopy: (index) => {
      const rule = rules[index]
      if (rule) keep(withRules(insertedAt(rules, index + 1, { ...rule, name: named(rule.name) })))
    },
    onRemove: (index) => keep(withRules(replacedAt(rules, index, undefined))),
  }
  const actions = (
    <DraftActions
      isChanged={draft !== undefined}
      busy={false}
      held={held}
      onReview={() => faults.length === 0 && setPublishing(true)}
      onDiscard={() => keep(undefined)}
    />
  )
  const add = (
    <Button icon={<PlusIcon />} held={held} onClick={() => setOpened(rules.length)}>
      {routingText.add}
    </Button>
  )
  const rule = opened === undefined ? undefined : (rules[opened] ?? NEW)
  return (
    <PageFrame title={says.title} says={says.says} actions={actions}>
      <div className="grid grid-cols-1 gap-8 xl:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="grid grid-cols-1 gap-8">
          <DraftFaults isStale={isStale} faults={faults} refusal={undefined} />
          <RoutingStanding about={document.about} report={report} />
          <Part title={says.rules} says={says.rulesSays} actions={add}>
            <RoutingRules policy={document} report={report} editing={held === undefined ? editing : undefined} />
          </Part>
          <Part title={routingText.try.title} says={routingText.try.says}>
            <RoutingTry policy={document} saved={saved.document} teams={teams} />
          </Part>
          <Part title={says.areas} says={`${says.areasSays} ${routingText.areasByFile}`}>
            <RoutingAreas areas={document.areas} />
          </Part>
        </div>
        <Part title={says.versions}>
          <VersionsPanel
            versions={versions}
            nameOf={nameOf}
            onBegin={held === undefined ? (version) => keep(version.document) : undefined}
          />
        </Part>
      </div>
      {rule && opened !== undefined ? (
        <RouteDialog
          rule={rule}
          title={rule === NEW ? routingText.add : routingText.changeOf(rule.name)}
          areas={document.areas}
          teams={teams}
          faultsOf={(next) =>
            faultsAt(routingFaults(put(opened, next)), `rules.${opened}`).map(({ place, text }) => ({
              place: place.slice(`rules.${opened}.`.length),
              text,
            }))
          }
          onKeep={(next) => {
            keep(put(opened, next))
            setOpened(undefined)
          }}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
      {publishing ? (
        <RoutingPublish
          before={saved.document}
          document={document}
          base={saved.base}
          teams={teams}
          onPublished={(version) => {
            setPublishing(false)
            keep(undefined)
            tell(routingText.published(version))
          }}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </PageFrame>
  )
}
