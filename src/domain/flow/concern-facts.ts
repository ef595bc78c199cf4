/** What a concern has to say before it is raised (CON-2). */

/** What a concern says; each of them in a sentence of its own. */
export interface ConcernSaid {
  readonly about: string
  readonly ourView: string
  readonly theirView: string
  readonly tried: string
}

/** What the facts of a concern are called, wherever they are asked for. */
export const CONCERN_FACTS: Readonly<Record<keyof ConcernSaid, string>> = {
  about: 'What it is about',
  ourView: 'Our view',
  theirView: 'Their view, as they would say it',
  tried: 'What both tried with each other',
}

/** A sentence has at least this many letters, and this many different ones. */
export const LETTERS = 8
const DIFFERENT = 4

/** A text without what does not tell one from another: letters and digits alone, in one case. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Whether a text says something: neither nothing, nor "n/a", nor "xxxxxxxx". */
function saysSomething(text: string): boolean {
  const letters = [...bare(text)]
  return letters.length >= LETTERS && new Set(letters).size >= DIFFERENT
}

/** The facts that a concern lacks: empty or without substance, or their view being ours once more (CON-2). */
export function concernLacks(said: ConcernSaid): (keyof ConcernSaid)[] {
  const isOurs = bare(said.ourView) === bare(said.theirView)
  const lacks = (name: keyof ConcernSaid): boolean =>
    name === 'about' ? bare(said.about) === '' : !saysSomething(said[name]) || (name === 'theirView' && isOurs)
  return (Object.keys(CONCERN_FACTS) as (keyof ConcernSaid)[]).filter(lacks)
}
