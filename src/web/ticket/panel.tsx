import type { ReactNode } from 'react'
import { ChevronRightIcon } from '../components/icons.tsx'
import { useWide } from '../components/use-wide.ts'

interface PanelProps {
  readonly name: string
  readonly children: ReactNode
}

/** A part of the column beside the conversation; folded on a narrow screen, where the conversation comes first. */
export function Panel({ name, children }: PanelProps) {
  const wide = useWide('lg')
  return (
    <details key={String(wide)} open={wide} className="group border-b border-line max-lg:scroll-mt-10">
      <summary className="flex h-10 list-none items-center gap-1.5 px-4 text-xs font-semibold lg:px-5">
        <h2>{name}</h2>
        <ChevronRightIcon className="size-3.5 text-faint transition-transform group-open:rotate-90" />
      </summary>
      <div className="px-4 pb-4 lg:px-5">{children}</div>
    </details>
  )
}
