import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { queryText } from '../../../contract/query-text.ts'
import { SettingsFrame } from '../../access/settings-frame.tsx'
import { auditText } from '../../audit-text.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { DownloadIcon } from '../../components/icons.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useAudit } from '../../data/audit.ts'
import { serverNow } from '../../data/server-clock.ts'
import { timeZone } from '../../data/time-zone.ts'
import { momentText } from '../../format.ts'
import { AuditFiltersBar } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'
import { type AuditSearch, auditSearch, filtersOf, isNarrowed } from './audit-search.ts'
import { ChainPart } from './chain-part.tsx'

const route = getRouteApi('/settings/audit')
const SHAPES = Array.from({ length: 8 }, () => 'h-9 w-full')

interface MoreProps {
  readonly busy: boolean
  /** Nothing was found so far: how far back was looked. */
  readonly lookedBackTo: string | undefined
  readonly onMore: () => void
}

/** The way further back. */
function More({ busy, lookedBackTo, onMore }: MoreProps) {
  const further = lookedBackTo === undefined ? auditText.more : auditText.lookFurther
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button aria-disabled={busy} onClick={() => busy || onMore()}>
        {busy ? auditText.loadingMore : further}
      </Button>
      {lookedBackTo === undefined ? null : (
        <span className="text-xs text-soft">{auditText.looked(momentText(lookedBackTo, serverNow()))}</span>
      )}
    </div>
  )
}

/** The events that fit, and the way to more of them. */
function Found({ search }: { readonly search: AuditSearch }) {
  const { nameOf } = useDesk()
  const log = useAudit(filtersOf(search, serverNow(), timeZone()))
  const [open, setOpen] = useState<string>()
  if (log.data === undefined) {
    return <NotYet what={auditText.what} error={log.error} onRetry={() => void log.refetch()} shapes={SHAPES} />
  }
  const { pages } = log.data
  const items = pages.flatMap((page) => page.items)
  const [title, says] = auditText.empty
  const isOld = log.isPlaceholderData
  return (
    <div aria-busy={isOld} className={`grid grid-cols-1 gap-3 ${isOld ? 'opacity-60' : ''}`}>
      {items.length > 0 ? <AuditList items={items} nameOf={nameOf} open={open} onOpen={setOpen} /> : null}
      {items.length > 0 || log.hasNextPage ? null : <EmptyState title={title} says={says} />}
      {log.hasNextPage ? (
        <More
          busy={log.isFetchingNextPage}
          lookedBackTo={items.length > 0 ? undefined : (pages.at(-1)?.lookedBackTo ?? undefined)}
          onMore={() => void log.fetchNextPage()}
        />
      ) : null}
    </div>
  )
}

/** Everything that was done here and by whom, searchable. */
export function AuditPage() {
  // Once more: the router hands on what the address has besides what it was told to keep.
  const search = auditSearch({ ...route.useSearch() })
  const navigate = route.useNavigate()
  const exportAt = `/api/v1/audit/export${queryText({ ...filtersOf(search, serverNow(), timeZone()) })}`
  return (
    <SettingsFrame at="/settings/audit">
      <div className="grid grid-cols-1 gap-5">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <p className="max-w-prose text-xs text-soft">{auditText.says}</p>
          <a href={exportAt} download title={auditText.exportSays} className={buttonLook('plain')}>
            <DownloadIcon />
            {auditText.export}
          </a>
        </div>
        <AuditFiltersBar
          search={search}
          isNarrowed={isNarrowed(search)}
          onSearch={(change) =>
            void navigate({ to: '/settings/audit', search: auditSearch({ ...search, ...change }), replace: true })
          }
          onClear={() => void navigate({ to: '/settings/audit', search: {} })}
        />
        <Found search={search} />
        <ChainPart />
      </div>
    </SettingsFrame>
  )
}
