import { useState } from 'react'
import type { RoutingPolicy } from '../../../contract/routing.ts'
import type { Team } from '../../../contract/workspace.ts'
import { DEFAULT_RULE } from '../../../domain/routing/document.ts'
import { type Destination, type RoutingFacts, route } from '../../../domain/routing/route.ts'
import { routeReason } from '../../../domain/routing/words.ts'
import { KINDS, SEGMENTS } from '../../../domain/vocabulary.ts'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { routingText } from '../../routing-text.ts'
import { sortingText } from '../../sorting-text.ts'
import { terms } from '../../terms.ts'
import { askers } from './route-dialog.tsx'

const { try: says, dialog } = routingText
const { route: paths } = sortingText

interface RoutingTryProps {
  /** As it stands on screen. */
  readonly policy: RoutingPolicy
  /** As it is published; the same while nothing is changed. */
  readonly saved: RoutingPolicy
  readonly teams: readonly Team[]
}

const BEGIN: RoutingFacts = {
  subject: '',
  body: '',
  kind: 'problem',
  segment: 'enterprise',
  plan: null,
  technicalAdvisor: false,
  askedBy: 'customer',
}

interface FactsProps {
  readonly facts: RoutingFacts
  readonly onFacts: (more: Partial<RoutingFacts>) => void
}

function Facts({ facts, onFacts }: FactsProps) {
  return (
    <div className="grid content-start gap-3">
      <TextField
        label={says.subject}
        required={false}
        maxLength={300}
        value={facts.subject}
        onChange={({ target }) => onFacts({ subject: target.value })}
      />
      <TextArea
        label={says.body}
        required={false}
        rows={4}
        value={facts.body}
        onChange={({ target }) => onFacts({ body: target.value })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={says.kind}
          value={facts.kind}
          onChange={({ target }) => onFacts({ kind: KINDS.find((each) => each === target.value) ?? facts.kind })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {terms.kind[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={says.askedBy}
          value={facts.askedBy}
          onChange={({ target }) =>
            onFacts({ askedBy: askers.find(({ value }) => value === target.value)?.value ?? facts.askedBy })
          }
        >
          {askers.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={says.segment}
          value={facts.segment}
          onChange={({ target }) =>
            onFacts({ segment: SEGMENTS.find((each) => each === target.value) ?? facts.segment })
          }
        >
          {SEGMENTS.map((segment) => (
            <option key={segment} value={segment}>
              {terms.segment[segment]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={dialog.advisor}
          value={facts.technicalAdvisor ? 'yes' : 'no'}
          onChange={({ target }) => onFacts({ technicalAdvisor: target.value === 'yes' })}
        >
          <option value="no">{dialog.advisors.no}</option>
          <option value="yes">{dialog.advisors.yes}</option>
        </SelectField>
        <TextField
          label={says.plan}
          required={false}
          maxLength={120}
          value={facts.plan ?? ''}
          onChange={({ target }) => onFacts({ plan: target.value === '' ? null : target.value })}
        />
      </div>
    </div>
  )
}

/** A ticket that nobody sent, and where it would go by the rules on screen; told at once, since nothing is asked of the
 *  server. */
export function RoutingTry({ policy, saved, teams }: RoutingTryProps) {
  const [facts, setFacts] = useState(BEGIN)
  const isBlank = `${facts.subject}${facts.body}`.trim() === ''
  const { candidates, area } = route(policy, facts, teams)
  const [published] = route(saved, facts, teams).candidates
  const placeOf = (to: Destination) =>
    'team' in to ? (teams.find(({ slug }) => slug === to.team)?.name ?? to.team) : paths.noAction
  const ruleName = (rule: string) => (rule === DEFAULT_RULE ? paths.byNone : rule)
  const [best] = candidates
  const differs = published && best && (published.rule !== best.rule || placeOf(published.to) !== placeOf(best.to))
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Facts facts={facts} onFacts={(more) => setFacts({ ...facts, ...more })} />
      <div aria-live="polite" className="grid content-start gap-2">
        {isBlank ? <p className="text-soft">{says.nothing}</p> : null}
        {area === null ? null : <p>{says.about(policy.areas.find(({ slug }) => slug === area)?.name ?? area)}</p>}
        <ol aria-label={says.list} className="grid">
          {candidates.map((each) => (
            <li key={`${each.rule} ${placeOf(each.to)}`} className="grid gap-0.5 border-t border-line py-2">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">{placeOf(each.to)}</span>
                <span className="text-xs tabular-nums text-soft">{paths.sure(each.confidence)}</span>
              </span>
              <span className="text-xs text-soft [overflow-wrap:anywhere]">{routeReason(each, candidates)}</span>
              <span className="text-2xs text-faint">
                {each.rule === DEFAULT_RULE ? paths.byNone : paths.byRule(each.rule)}
                {each.excluded ? ` · ${paths.bestEffort}` : ''}
              </span>
            </li>
          ))}
        </ol>
        {differs ? (
          <p className="rounded-md bg-soon-tint px-3 py-2 text-xs text-soon">
            {says.before(placeOf(published.to), ruleName(published.rule))}
          </p>
        ) : null}
      </div>
    </div>
  )
}
