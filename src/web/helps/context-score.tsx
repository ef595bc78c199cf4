import type { FilledPacket } from '../../domain/flow/fill-packet.ts'
import { engineeringText } from '../engineering-text.ts'

const { score: says } = engineeringText

/** How much of the context is given, and what is not: it moves while somebody types. */
export function ContextScore({ score, needed, missing }: Pick<FilledPacket, 'score' | 'needed' | 'missing'>) {
  const helps = missing.filter((label) => !needed.includes(label))
  return (
    <div className="grid gap-1 text-xs">
      <div className="flex items-center gap-2.5">
        <span aria-hidden="true" className="h-1.5 w-24 shrink-0 overflow-hidden rounded-full bg-selected">
          <span
            className={`block h-full rounded-full transition-[width] ${needed.length > 0 ? 'bg-edge' : 'bg-ink'}`}
            style={{ width: `${score}%` }}
          />
        </span>
        <span role="status" className="font-medium tabular-nums">
          {says.says(score)}
        </span>
      </div>
      {needed.length === 0 ? null : (
        <p className="text-soon text-pretty [overflow-wrap:anywhere]">{says.needed(needed)}</p>
      )}
      {helps.length === 0 ? null : (
        <p className="text-soft text-pretty [overflow-wrap:anywhere]">{says.helps(helps)}</p>
      )}
      {missing.length === 0 ? <p className="text-soft">{says.whole}</p> : null}
    </div>
  )
}
