/** What the palette and its stand-in share, so that one takes the place of the other unseen. */

export interface Typed {
  readonly query: string
  /** Enter was pressed after the query. */
  readonly entered: boolean
}

export const PALETTE_BOX =
  'fixed inset-x-2 top-2 z-50 overflow-hidden rounded-lg bg-raised shadow-float outline-none ' +
  'sm:inset-x-auto sm:left-1/2 sm:top-[12dvh] sm:w-[38rem] sm:-translate-x-1/2'

export const PALETTE_FIELD = 'h-12 w-full border-b border-line bg-transparent px-4 text-base outline-none'
