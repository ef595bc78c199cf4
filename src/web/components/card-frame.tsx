import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { Mark } from './mark.tsx'
import { CONTENT_ID } from './use-focus-return.ts'

interface CardFrameProps {
  readonly title: string
  readonly says?: string | undefined
  readonly busy?: boolean
  readonly children: ReactNode
}

/** A screen of one thing, outside of the frame: signing in, or letting a device in. */
export function CardFrame({ title, says, busy = false, children }: CardFrameProps) {
  return (
    <main
      id={CONTENT_ID}
      tabIndex={-1}
      aria-busy={busy}
      className="flex min-h-dvh flex-1 flex-col items-center overflow-y-auto bg-panel px-4 py-10 outline-none sm:py-[14dvh]"
    >
      <title>{`${title} · ${text.name}`}</title>
      <div className="grid w-full max-w-[26rem] grid-cols-1 gap-5">
        <p className="flex items-center justify-center gap-2 text-lg font-semibold">
          <Mark />
          {text.name}
        </p>
        <div className="grid grid-cols-1 gap-5 rounded-lg border border-line bg-raised px-5 py-6 sm:px-7">
          <div className="grid gap-1">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {says === undefined ? null : <p className="text-soft text-pretty">{says}</p>}
          </div>
          {children}
        </div>
      </div>
    </main>
  )
}
