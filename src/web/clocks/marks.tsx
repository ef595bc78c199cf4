/** Shapes on a strip. Each differs by its form, not only by its colour, and says what it is when pointed at. */
import type { ReactNode } from 'react'

/** Height, middle and thickness of what a strip draws, in pixels. */
export const STRIP = { height: 36, middle: 18, band: 12 } as const

const ring = 'fill-canvas stroke-ink'
const flag = 'M0 -16h9l-2.5 3.5 2.5 3.5h-9z'
const check = 'm-2.75 .25 2 2 3.5-4.25'

/** Drawn around 0,0. Of messages theirs is a ring, ours an edged shape: filled when it answers, hollow when not. */
const shapes = {
  start: (
    <g className="fill-ink stroke-ink">
      <path d="M0 -11V11" strokeWidth="1.5" />
      <circle r="3" />
    </g>
  ),
  due: (
    <g className="fill-ink stroke-ink">
      <path d="M0 14V-16" strokeWidth="1.5" fill="none" />
      <path d={flag} strokeLinejoin="round" />
    </g>
  ),
  oldDue: (
    <g className="fill-canvas stroke-edge">
      <path d="M0 14V-16" strokeWidth="1.5" fill="none" strokeDasharray="2 2" />
      <path d={flag} strokeLinejoin="round" />
    </g>
  ),
  met: (
    <g className={ring} strokeWidth="1.5">
      <circle r="6.5" />
      <path d={check} fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </g>
  ),
  firstEnd: (
    <g className={ring} strokeWidth="1.5">
      <circle r="6.5" strokeDasharray="2.5 2" />
      <path d={check} fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </g>
  ),
  lateEnd: (
    <g className="fill-canvas stroke-late" strokeWidth="1.75">
      <rect x="-5.5" y="-5.5" width="11" height="11" />
      <path d={check} fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </g>
  ),
  breach: (
    <g className="fill-late-fill stroke-canvas" strokeLinejoin="round">
      <path d="M0 -8 8 6.5H-8z" strokeWidth="1.25" />
      <path d="M0 -3v4.25M0 3.75v.01" className="stroke-on-late" strokeWidth="1.5" strokeLinecap="round" />
    </g>
  ),
  cancelled: (
    <g className={ring} strokeWidth="1.5">
      <circle r="6.5" />
      <path d="m-4 4 8-8" />
    </g>
  ),
  warning: <path d="M0 -4.5 5 4H-5z" className="fill-soon stroke-canvas" />,
  newTarget: <path d="M0 -4.5 4.5 0 0 4.5 -4.5 0z" className={ring} strokeWidth="1.5" />,
  received: <circle r="4.25" className={ring} strokeWidth="2" />,
  response: <rect x="-4.5" y="-4.5" width="9" height="9" className="fill-ink" />,
  acknowledgement: <rect x="-4" y="-4" width="8" height="8" className={ring} strokeWidth="1.5" />,
  automatic: <path d="M0 -4.5 4.5 0 0 4.5 -4.5 0z" className="fill-canvas stroke-edge" strokeWidth="1.5" />,
  note: <path d="M-3.5 0H3.5M0 -3.5V3.5" className="stroke-note" strokeWidth="2" strokeLinecap="round" />,
  counted: <rect x="-7" y="-4" width="14" height="8" className="fill-soft" />,
  late: <rect x="-7" y="-4" width="14" height="8" className="fill-late" />,
  toCome: <rect x="-7" y="-4" width="14" height="8" className="fill-selected stroke-edge" />,
  paused: (
    <g className="fill-canvas stroke-edge">
      <rect x="-7" y="-4" width="14" height="8" />
      <path d="M-6.5 3.5 0 -4M-1.5 4 5 -4M3.5 4 7 0" strokeWidth="1.5" />
    </g>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>

export type Shape = keyof typeof shapes

interface MarkProps {
  readonly shape: Shape
  readonly x: number
  /** The middle of the strip unless said otherwise. */
  readonly y?: number
  readonly says: string
}

export function Mark({ shape, x, y = STRIP.middle, says }: MarkProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{says}</title>
      {shapes[shape]}
    </g>
  )
}

/** What a shape means, for the legend. */
export function Key({ shape, name }: { readonly shape: Shape; readonly name: string }) {
  const hasPole = shape === 'due' || shape === 'oldDue'
  return (
    <li className="flex items-center gap-1.5">
      <svg viewBox={hasPole ? '-12 -19 36 36' : '-9 -9 18 18'} className="size-3.5" aria-hidden="true">
        {shapes[shape]}
      </svg>
      {name}
    </li>
  )
}
