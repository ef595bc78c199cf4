import type { Notices } from '../../../contract/notices.ts'
import { instantOf } from '../../../domain/time.ts'
import { SettingsFrame } from '../../access/settings-frame.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Said } from '../../components/said.tsx'
import { Since } from '../../components/since.tsx'
import { useNotices } from '../../data/notices.ts'
import { serverNow } from '../../data/server-clock.ts'
import { useMay } from '../../data/session.ts'
import { noticesText as says } from '../../notices-text.ts'
import { DigestPreview } from './digest-preview.tsx'
import { NoticesForm } from './notices-form.tsx'
import { quietWords } from './quiet-words.ts'

const SHAPES = ['h-10 w-full max-w-xl', 'h-32 w-full max-w-xl', 'h-24 w-full max-w-xl', 'h-16 w-full max-w-xl']

/** How the last mail to them went. */
function LastMail({ last }: Pick<Notices, 'last'>) {
  if (last === null) return <p className="text-soft">{says.none}</p>
  const { state, endedAt, nextAt, tries, trouble } = last
  if (state === 'sent') {
    return (
      <p className="text-soft">
        {says.sent} {endedAt === null ? null : <Since at={endedAt} />}.
      </p>
    )
  }
  if (state === 'given_up') return <p className="text-late">{says.gaveUp(trouble ?? '')}</p>
  if (trouble === null) return <p className="text-soft">{says.underWay}</p>
  return (
    <p className="text-soon">
      {says.waiting(trouble, tries)} {nextAt === null ? null : <Since at={nextAt} as="date" />}.
    </p>
  )
}

/** Where mail goes, or why none does. */
function Delivery({ notices }: { readonly notices: Notices }) {
  const may = useMay()
  const { mail, address, last } = notices
  const quiet = quietWords(notices, instantOf(serverNow()))
  const isAdmin = may('manage_people')
  const missing = [
    ...(mail ? [] : [isAdmin ? says.offYours : says.off]),
    ...(address === null ? [isAdmin ? says.noAddressYours : says.noAddress] : []),
  ]
  return (
    <div className="grid max-w-xl gap-1.5 border-t border-line pt-3">
      {address === null ? null : <p className="[overflow-wrap:anywhere]">{says.to(address)}</p>}
      {missing.map((text) => (
        <p key={text} className="rounded-md bg-soon-tint px-3 py-2 text-soon">
          <Said says={text} />
        </p>
      ))}
      {missing.length > 0 && last === null ? null : <LastMail last={last} />}
      {quiet === undefined ? null : <p className="text-soft">{quiet}</p>}
    </div>
  )
}

/** What one is told by mail and when not, and what the next digest would say. */
function NoticesParts() {
  const { data: notices, error, refetch } = useNotices()
  if (notices === undefined) {
    return <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
  }
  return (
    <div className="grid max-w-6xl grid-cols-1 items-start gap-10 xl:grid-cols-2">
      <div className="grid grid-cols-1 gap-8">
        <Part title={says.title} says={says.says}>
          <Delivery notices={notices} />
        </Part>
        <NoticesForm notices={notices} />
      </div>
      <div className="xl:sticky xl:top-0">
        <DigestPreview />
      </div>
    </div>
  )
}

export function NoticesPage() {
  return (
    <SettingsFrame at="/settings/notices">
      <NoticesParts />
    </SettingsFrame>
  )
}
