/** Everything that opens above a screen, loaded when it is first wanted. */
import { CatchBoundary } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import type { Workspace } from '../../contract/workspace.ts'
import type { Overlay } from '../components/desk-context.ts'
import { useMessages } from '../components/messages.tsx'
import { prefetch } from '../components/prefetch.ts'
import { text } from '../text.ts'
import type { Typed } from './palette-frame.ts'
import { PaletteWaiting } from './palette-waiting.tsx'

const load = {
  verb: () => import('./verb-host.tsx'),
  palette: () => import('./palette.tsx'),
}
const VerbHost = lazy(async () => ({ default: (await load.verb()).VerbHost }))
const MessageHost = lazy(async () => ({ default: (await import('./message-host.tsx')).MessageHost }))
const Palette = lazy(async () => ({ default: (await load.palette()).Palette }))
const FileIssueHost = lazy(async () => ({
  default: (await import('../issues/file-issue-host.tsx')).FileIssueHost,
}))
const ModeHost = lazy(async () => ({ default: (await import('./mode-host.tsx')).ModeHost }))
const ZoneHost = lazy(async () => ({ default: (await import('./zone-host.tsx')).ZoneHost }))
const SomebodyHost = lazy(async () => ({ default: (await import('./somebody-host.tsx')).SomebodyHost }))
const HelpSheet = lazy(async () => ({ default: (await import('./help-sheet.tsx')).HelpSheet }))

/** Fetches what keys open most, before they do. */
export function prefetchOverlays(): void {
  prefetch(load.verb)
  prefetch(load.palette)
}

interface OverlaysProps {
  readonly overlay: Overlay | undefined
  readonly workspace: Workspace | undefined
  /** The ticket that commands act on. */
  readonly ticket: number | undefined
  readonly onClose: () => void
}

/** The palette, which takes over what was typed while it loaded. */
function PaletteGate({ workspace, ticket, onClose }: Omit<OverlaysProps, 'overlay'> & { workspace: Workspace }) {
  const typed = useRef<Typed>({ query: '', entered: false })
  const keep = (next: Typed) => {
    typed.current = next
  }
  return (
    <Suspense fallback={<PaletteWaiting onTyped={keep} onClose={onClose} />}>
      <Palette workspace={workspace} ticket={ticket} typed={typed} onClose={onClose} />
    </Suspense>
  )
}

function content(overlay: Overlay, workspace: Workspace, props: Pick<OverlaysProps, 'ticket' | 'onClose'>): ReactNode {
  const { ticket, onClose } = props
  switch (overlay.is) {
    case 'verb': {
      const { verbs, number } = overlay
      const key = `${verbs.join(' ')} ${number}`
      return <VerbHost key={key} verbs={verbs} number={number} workspace={workspace} onClose={onClose} />
    }
    case 'message':
      return <MessageHost act={overlay.act} number={overlay.number} onClose={onClose} />
    case 'file-issue':
      return <FileIssueHost ticket={overlay.ticket} onClose={onClose} />
    case 'mode':
      return <ModeHost workspace={workspace} onClose={onClose} />
    case 'palette':
      return <PaletteGate workspace={workspace} ticket={ticket} onClose={onClose} />
    case 'help':
      return <HelpSheet onClose={onClose} />
    case 'zone':
      return <ZoneHost onClose={onClose} />
    case 'somebody':
      return <SomebodyHost onClose={onClose} />
  }
}

export function Overlays({ overlay, workspace, ticket, onClose }: OverlaysProps) {
  const { refuse } = useMessages()
  if (overlay === undefined || workspace === undefined) return null
  return (
    <CatchBoundary
      getResetKey={() => overlay.is}
      onCatch={() => {
        refuse(text.failure.part)
        onClose()
      }}
      errorComponent={() => null}
    >
      <Suspense>{content(overlay, workspace, { ticket, onClose })}</Suspense>
    </CatchBoundary>
  )
}
