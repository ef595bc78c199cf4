import type { PortalTicket } from '../../../contract/portal.ts'
import { ClockIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { portalText } from '../../portal-text.ts'

/** Until when what may be expected; said plainly, also when it is late. */
export function Expectation({ expect }: Pick<PortalTicket, 'expect'>) {
  if (expect === null) return null
  const { what, dueAt, late } = expect
  return (
    <span className={`inline-flex flex-wrap items-center gap-x-1 ${late ? 'text-late' : ''}`}>
      <ClockIcon className="size-3.5" />
      {late ? portalText.late(what) : portalText.expectBy(what)} <Since at={dueAt} as="moment" />
    </span>
  )
}
