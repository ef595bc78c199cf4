/** Which key a person meant, and when a key is theirs rather than ours. */

interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** `mod+k` for Ctrl or Cmd with k, otherwise the key itself; undefined for combinations that belong to the browser. */
export function strokeOf({ key, ctrlKey, metaKey, altKey }: Stroke): string | undefined {
  if (altKey) return undefined
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key
}

/** What a key does, after the keys that were pressed just before. */
export interface Meant {
  /** The whole sequence, such as `g q`; undefined while it is incomplete or means nothing. */
  readonly sequence: string | undefined
  /** Keys that wait for the next one. */
  readonly pending: string
}

/** Joins `stroke` to `pending` and finds it among the `known` sequences, whose keys are parted by spaces. */
export function meant(pending: string, stroke: string, known: ReadonlySet<string>): Meant {
  const joined = pending === '' ? stroke : `${pending} ${stroke}`
  if (known.has(joined)) return { sequence: joined, pending: '' }
  const begins = [...known].some((sequence) => sequence.startsWith(`${joined} `))
  if (begins) return { sequence: undefined, pending: joined }
  return pending === '' ? { sequence: undefined, pending: '' } : meant('', stroke, known)
}

/** Where keys belong to what is focused: fields, open menus and lists. */
export const TYPING = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]'
