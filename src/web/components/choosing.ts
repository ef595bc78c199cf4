import type { FocusEvent } from 'react'

/** Makes a row the chosen one that grows or scrolls as it becomes so: for the keyboard as the focus comes, for a pointer
 *  once it is up, since what it points at would move away under it before. */
export const choosing = (onChoose: () => void) => ({
  onFocusCapture: ({ target }: FocusEvent<HTMLElement>) => {
    if (target.matches(':focus-visible')) onChoose()
  },
  onClickCapture: onChoose,
})
