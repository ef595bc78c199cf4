/** The words of taking back what was just done. */
export const undoText = {
  undo: 'Undo',
  /** Of the seconds left. */
  left: (seconds: number) => `${seconds} s`,
  spoken: 'Undo with z, for ten seconds.',
  nothing: 'There is nothing that you could take back now.',
  done: (what: string) => `${what}: taken back.`,
  refused: (count: number, of: number, why: string) => `${count} of ${of} were not taken back. ${why}`,
} as const
