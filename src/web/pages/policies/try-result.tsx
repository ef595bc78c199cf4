import type { SlaTried } from '../../../contract/policies.ts'
import { CLOCK_MODES } from '../../../domain/sla/document.ts'
import { clockText } from '../../clock-text.ts'
import { CheckIcon } from '../../components/icons.tsx'
import { serverNow } from '../../data/server-clock.ts'
import { datedText, fullDate, nearText } from '../../format.ts'
import { policyText } from '../../policy-text.ts'

type Promised = SlaTried['promises'][number]

const says = policyText.try

/** The same amount in each way of counting, so that a choice can be judged. */
function Modes({ modes }: Pick<Promised, 'modes'>) {
  if (modes === null) return null
  return (
    <dl className="grid gap-x-4 text-xs sm:grid-cols-3" aria-label={says.modes}>
      {CLOCK_MODES.map((mode) => (
        <div key={mode} title={policyText.mode[mode].says}>
          <dt className="text-soft">{policyText.mode[mode].label}</dt>
          <dd className="tabular-nums">{datedText(modes[mode])}</dd>
        </div>
      ))}
    </dl>
  )
}

function Row({ promise }: { readonly promise: Promised }) {
  const { metric, words, table, rule, because, calendar, dueAt, modes, wins } = promise
  return (
    <li className={`grid gap-1.5 border-t border-line py-2.5 ${wins ? '' : 'text-soft'}`}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{clockText.metric[metric]}</span>
        <span>{words}</span>
        <span title={fullDate(dueAt)} className="tabular-nums">
          {says.due(nearText(dueAt, serverNow()))}
        </span>
        <span className="flex items-center gap-1 text-xs">
          {wins ? <CheckIcon className="size-3" /> : null}
          {wins ? says.wins : says.loses}
        </span>
      </p>
      <p className="text-xs text-soft">
        {says.of(rule, table)} · {calendar} · {says.because(because)}
      </p>
      <Modes modes={modes} />
    </li>
  )
}

/** What is promised, by which rule and why, and which rules did not fit. */
export function TryResult({ tried }: { readonly tried: SlaTried }) {
  const { promises, passedOver, warnings } = tried
  return (
    <div role="status" className="grid grid-cols-1 gap-3">
      {promises.length === 0 ? <p>{says.none}</p> : null}
      <ul>
        {promises.map((promise) => (
          <Row key={`${promise.metric} ${promise.table} ${promise.rule}`} promise={promise} />
        ))}
      </ul>
      {warnings.map((warning) => (
        <p key={warning} className="text-xs text-soon">
          {warning}
        </p>
      ))}
      {passedOver.length === 0 ? null : (
        <details className="text-xs">
          <summary className="w-fit list-none rounded-sm text-soft underline underline-offset-2 hover:text-ink">
            {says.passedOver}
          </summary>
          <ul className="mt-2 grid gap-1">
            {passedOver.map(({ table, rule, because }) => (
              <li key={`${table} ${rule}`}>
                {says.of(rule, table)}: <span className="text-soft">{because}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
