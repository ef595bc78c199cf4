import { Link } from '@tanstack/react-router'
import type { Digest } from '../../../contract/notices.ts'
import { GROUP_TITLES } from '../../../domain/digest/words.ts'
import { instant, instantOf } from '../../../domain/time.ts'
import { timeWords } from '../../../domain/time-words.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useDigest } from '../../data/notices.ts'
import { noticesText as says } from '../../notices-text.ts'

type Group = Digest['groups'][number]

/** Times as the mail tells them: on the wall of the member's notices, whatever zone the screens are in. */
const telling = ({ zone, asOf }: Digest) => ({ timeZone: zone, now: instantOf(instant(asOf)) })

function Line({ digest, item }: { readonly digest: Digest; readonly item: Group['items'][number] }) {
  const { ticket, dueAt, again } = item
  const facts = [
    item.says,
    ...(dueAt === null ? [] : [says.due(timeWords(instant(dueAt), telling(digest)))]),
    ...(again ? [says.again] : []),
  ]
  return (
    <li className="grid min-w-0 gap-0.5">
      <Link
        to="/tickets/$number"
        params={{ number: String(ticket.number) }}
        className="min-w-0 truncate rounded-sm hover:underline"
      >
        <span className="tabular-nums text-soft">#{ticket.number}</span> {ticket.subject}
        {ticket.account === null ? null : <span className="text-soft"> · {ticket.account.name}</span>}
      </Link>
      <span className="text-xs text-soft">{facts.join(' · ')}</span>
    </li>
  )
}

function Groups({ digest }: { readonly digest: Digest }) {
  if (digest.groups.length === 0) {
    return (
      <div>
        <p className="font-medium">{says.nothing}</p>
        <p className="text-soft">{says.nothingSays}</p>
      </div>
    )
  }
  return digest.groups.map((group) => (
    <section key={group.group} className="grid grid-cols-1 gap-2">
      <h3 className="font-medium">{GROUP_TITLES[group.group]}</h3>
      <ul className="grid grid-cols-1 gap-2">
        {group.items.map((item) => (
          <Line key={`${item.ticket.number} ${item.says} ${item.at}`} digest={digest} item={item} />
        ))}
      </ul>
      {group.more === 0 ? null : <p className="text-xs text-soft">{says.more(group.more)}</p>}
    </section>
  ))
}

/** What the next digest would say now, and when it comes. */
export function DigestPreview() {
  const { data: digest, error, refetch } = useDigest()
  if (digest === undefined) {
    return (
      <Part title={says.preview}>
        <NotYet what={says.whatDigest} error={error} onRetry={() => void refetch()} shapes={['h-40 w-full max-w-xl']} />
      </Part>
    )
  }
  const { nextAt, zone } = digest
  const when =
    nextAt === null
      ? says.previewNever
      : says.previewAt(timeWords(instant(nextAt), telling(digest)), zone.replaceAll('_', ' '))
  return (
    <Part title={says.preview} says={when}>
      <div className="grid grid-cols-1 gap-5 rounded-lg border border-line bg-raised px-4 py-4">
        <Groups digest={digest} />
      </div>
    </Part>
  )
}
