import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { ChevronLeftIcon } from './icons.tsx'
import { Said } from './said.tsx'
import { CONTENT_ID } from './use-focus-return.ts'

interface PageFrameProps {
  readonly title: string
  /** The list this is one of. */
  readonly back?: { readonly to: '/calendars' | '/accounts' | '/issues'; readonly name: string }
  readonly says?: ReactNode
  /** How many things wait on it, for the title of its tab. */
  readonly waiting?: number
  /** Beside the title. */
  readonly actions?: ReactNode
  /** Stays in sight below the title while the rest scrolls. */
  readonly bar?: ReactNode
  readonly children: ReactNode
}

/** A screen of rules: what it is, what can be done, and below it what scrolls. */
export function PageFrame({ title, back, says, waiting = 0, actions, bar, children }: PageFrameProps) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      <title>{`${waiting === 0 ? '' : `(${waiting}) `}${title} · ${text.name}`}</title>
      <header className="grid shrink-0 grid-cols-[minmax(0,1fr)] gap-2 border-b border-line px-4 py-3 lg:px-6">
        {back === undefined ? null : (
          <Link
            to={back.to}
            className="-ml-2 flex h-7 w-fit items-center gap-1 rounded-md px-2 text-soft hover:bg-hover hover:text-ink"
          >
            <ChevronLeftIcon />
            {back.name}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-60">
            <h1 className="text-lg font-semibold tracking-tight [overflow-wrap:anywhere]">{title}</h1>
            {says === undefined ? null : <p className="text-soft">{says}</p>}
          </div>
          {actions}
        </div>
        {bar}
      </header>
      {/* Scrolls by keyboard though nothing in it may take the focus. */}
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-4 py-5 -outline-offset-2! lg:px-6"
      >
        {children}
      </section>
    </main>
  )
}

interface PartProps {
  readonly title: string
  readonly says?: string | undefined
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of such a screen. */
export function Part({ title, says, actions, children }: PartProps) {
  return (
    <section className="grid grid-cols-1 content-start gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{title}</h2>
          {says === undefined ? null : (
            <p className="max-w-prose text-xs text-soft text-pretty">
              <Said says={says} />
            </p>
          )}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
