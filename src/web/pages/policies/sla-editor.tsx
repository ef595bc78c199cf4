import type { CalendarSummary, Published } from '../../../contract/calendars.ts'
import { SlaPolicy, type SlaVersions } from '../../../contract/policies.ts'
import { must } from '../../../domain/assert.ts'
import { Button } from '../../components/button.tsx'
import { ChevronDownIcon, PlusIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { Part } from '../../components/page-frame.tsx'
import { failureText } from '../../data/failure.ts'
import type { Preview, Saving } from '../../data/rules.ts'
import { useTrySla } from '../../data/sla.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { policyText } from '../../policy-text.ts'
import { ruleText } from '../../rule-text.ts'
import { RulePage } from '../../rules/rule-page.tsx'
import { type Drafted, useRuleDraft } from '../../rules/use-rule-draft.ts'
import { VersionsPanel } from '../../rules/versions-panel.tsx'
import { AboutPolicy } from './about-policy.tsx'
import { freeName, replacedAt } from './policy-edit.ts'
import { TableEditor } from './table-editor.tsx'
import { TryPanel } from './try-panel.tsx'

interface SlaEditorProps {
  readonly sla: SlaVersions
  readonly calendars: readonly CalendarSummary[]
  readonly nameOf: (handle: string) => string
  readonly preview: (draft: Drafted<SlaPolicy>) => Promise<Preview>
  readonly publish: (input: Saving & { readonly document: SlaPolicy }, version: number) => Promise<Published>
}

/** The policy of promises, changed as a draft that can be tried and is previewed before it is saved. */
export function SlaEditor({ sla, calendars, nameOf, preview, publish }: SlaEditorProps) {
  const zone = useTimeZone()
  const trying = useTrySla()
  const newest = must(sla.versions[0], 'a workspace has a policy from its beginning')
  const draft = useRuleDraft<SlaPolicy>({
    key: 'sla',
    shape: SlaPolicy,
    saved: { document: newest.document, base: newest.version },
    preview,
    publish: (input) => publish(input, newest.version),
  })
  const { document, keep, faults } = draft
  const tables = document.tables
  return (
    <RulePage
      needs="publish_policies"
      title={policyText.title}
      says={policyText.says}
      draft={draft}
      about={document.name}
      isReady={draft.isChanged}
      applies={false}
      onSaved={() => keep(undefined)}
      actions={
        <Menu
          label={policyText.adoptSays}
          align="end"
          groups={[]}
          actions={sla.shipped.map(({ document: shipped }) => ({
            name: shipped.name,
            onSelect: () => keep(shipped),
          }))}
          trigger={(props) => (
            <Button {...props}>
              {policyText.adopt}
              <ChevronDownIcon className="size-3.5 text-faint" />
            </Button>
          )}
        />
      }
    >
      <div className="grid grid-cols-1 gap-8">
        <div className="grid grid-cols-1 gap-2">
          <p className="text-soft">{policyText.inForce(sla.inForce)}</p>
          {sla.warnings.length === 0 ? null : (
            <div className="rounded-md bg-soon-tint px-3 py-2 text-xs text-soon">
              <p className="font-medium">{policyText.warnings}</p>
              <ul className="grid gap-1">
                {sla.warnings.map((warning) => (
                  <li key={warning} className="[overflow-wrap:anywhere]">
                    {warning}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
        <AboutPolicy policy={document} faults={faults} onPolicy={keep} />
        <div className="grid grid-cols-1 gap-4">
          {tables.map((table, index) => (
            <TableEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: a table has no name but its place while its name is typed.
              key={index}
              table={table}
              calendars={calendars}
              faults={faults}
              path={`tables.${index}`}
              onTable={(next) => keep({ ...document, tables: replacedAt(tables, index, next) })}
            />
          ))}
          <span>
            <Button
              icon={<PlusIcon />}
              onClick={() => {
                const name = freeName(
                  policyText.table.newTable,
                  tables.map((table) => table.name),
                )
                keep({ ...document, tables: [...tables, { name, kind: 'promise', rules: [] }] })
              }}
            >
              {policyText.table.add}
            </Button>
          </span>
        </div>
        <Part title={policyText.try.title} says={policyText.try.says}>
          <TryPanel
            zone={zone}
            tried={trying.data}
            busy={trying.isPending}
            refusal={trying.error ? failureText(trying.error) : undefined}
            onTry={(facts) => trying.mutate({ ...facts, ...(draft.isChanged ? { document } : {}) })}
          />
        </Part>
        <div className="max-w-3xl">
          <Part title={ruleText.versions.title}>
            <VersionsPanel versions={sla.versions} nameOf={nameOf} onBegin={(version) => keep(version.document)} />
          </Part>
        </div>
      </div>
    </RulePage>
  )
}
