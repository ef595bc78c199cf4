/** Turns the templates of scenario.ts into text. */
import { must } from '../../domain/assert.ts'
import { between, pick, type Random } from './random.ts'
import type { Values } from './scenario.ts'

/** What `{name}` stands for in one ticket. */
export type Words = Readonly<Record<string, string>>

const RANGE = /^(\d+)\.\.(\d+)$/

/** One word for each value: a range gives a number, a list one of its texts. */
export function chooseWords(values: Values, random: Random): Words {
  const chosen = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, pick(random, value)] as const
    const range = RANGE.exec(value)
    return [name, range ? String(between(random, Number(range[1]), Number(range[2]))) : value] as const
  })
  return Object.fromEntries(chosen)
}

/** `{Name}` is the word of `{name}` at the start of a sentence. */
function wordFor(name: string, words: Words): string | undefined {
  const word = words[name]
  if (word !== undefined) return word
  const small = words[name.charAt(0).toLowerCase() + name.slice(1)]
  return small === undefined ? undefined : small.charAt(0).toUpperCase() + small.slice(1)
}

const standsAlone = (line: string): boolean => line.startsWith('> ') || line.startsWith('- ')

/** Joins the lines of a paragraph; quoted lines and points of a list keep their own. */
function unwrap(paragraph: string): string {
  const joined: string[] = []
  for (const line of paragraph.split('\n').map((each) => each.trim())) {
    const last = joined.at(-1)
    const continues = last !== undefined && !standsAlone(line) && !last.startsWith('> ')
    if (continues) joined[joined.length - 1] = `${last} ${line}`
    else joined.push(line)
  }
  return joined.map((line) => line.replace(/^> /, '    ')).join('\n')
}

/** Fills a template in: alternatives first, then names, then line breaks. */
export function render(template: string, words: Words, random: Random): string {
  const chosen = template.replaceAll(/\[\[(.+?)\]\]/gs, (_, choices: string) => pick(random, choices.split('|')))
  const filled = chosen.replaceAll(/\{([a-zA-Z]\w*)\}/g, (_, name: string) =>
    must(wordFor(name, words), `the demo text knows what {${name}} is: ${template}`),
  )
  return filled
    .split(/\n\s*\n/)
    .map((paragraph) => unwrap(paragraph.trim()))
    .join('\n\n')
}
