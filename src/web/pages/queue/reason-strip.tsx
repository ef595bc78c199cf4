import type { Why } from '../../../contract/queue.ts'
import { criterionText } from '../../components/criterion-text.ts'
import { Skeleton } from '../../components/states.tsx'
import { serverNow } from '../../data/server-clock.ts'
import { withDates } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

type Standing = 'same' | 'decided' | 'unneeded'

const looks: Readonly<Record<Standing, string>> = {
  same: 'flex border-line text-soft',
  decided: 'flex border-ink font-medium text-ink',
  unneeded: 'hidden border-line border-dashed text-faint sm:flex',
}

/** Where each criterion stands in the comparison with number two: the first difference decides. */
function standingOf(index: number, deciding: number): Standing {
  if (index === deciding) return 'decided'
  return deciding === -1 || index < deciding ? 'same' : 'unneeded'
}

/** Why number one is first: the sentence, and the criteria in the order they were compared. */
export function ReasonStrip({ why }: { readonly why: Why | undefined }) {
  if (!why) {
    return (
      <div className="grid gap-3 border-t border-line px-4 py-3 sm:px-5">
        <Skeleton className="h-5 w-3/5" />
        <Skeleton className="h-9 w-full" />
      </div>
    )
  }
  const { below, criteria, sentence } = why
  const now = serverNow()
  const deciding = criteria.findIndex(({ criterion }) => criterion === below?.criterion)
  const says: Readonly<Record<Standing, string>> = {
    same: below === null ? text.queue.alone : text.queue.same(below.number),
    decided: below === null ? '' : text.queue.before(below.number),
    unneeded: text.queue.notCompared,
  }
  return (
    <section aria-label={text.queue.whyFirst} className="grid grid-cols-1 gap-3 border-t border-line px-4 py-3 sm:px-5">
      <p>
        <span className="font-medium">{text.queue.whyFirst}. </span>
        <span className="text-soft">{withDates(sentence, now)}</span>
      </p>
      <ol className="flex flex-wrap gap-1.5">
        {criteria.map(({ criterion, value }, index) => {
          const standing = standingOf(index, deciding)
          const ours = criterionText(criterion, value, now)
          const theirs = standing === 'decided' && below ? criterionText(criterion, below.theirs, now) : undefined
          return (
            <li
              key={criterion}
              title={says[standing]}
              className={`items-baseline gap-1.5 rounded-md border px-2 py-1 text-xs ${looks[standing]}`}
            >
              <span className="text-faint">{terms.criterion[criterion]}</span>
              <span className="inline-block tabular-nums first-letter:uppercase">{ours}</span>
              {theirs === undefined ? null : (
                <span className="font-normal text-soft">
                  {text.queue.beforeValue} <span className="tabular-nums">{theirs}</span>
                </span>
              )}
              <span className="sr-only">, {says[standing]}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
