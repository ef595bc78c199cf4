/** topline tags: the vocabulary, how often each tag is used, and which look like one. */
import type { Command } from 'commander'
import type { Tags, UsedTag } from '../contract/tags.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import { askAndTell } from './tell.ts'
import { count, NONE } from './words.ts'

const nearText = ({ near }: UsedTag): string => near.map(({ slug }) => slug).join(', ')

function listText(title: string, tags: readonly UsedTag[], look: Look): string {
  const { bold, dim, yellow } = look.colours
  if (tags.length === 0) return `${bold(title)}\n${dim('None.')}`
  const table = lookTable(
    tags,
    [
      { head: 'tag', cell: ({ slug, name }) => ({ text: slug, paint: name === null ? yellow : String }) },
      { head: 'open', align: 'right', cell: ({ open }) => count(open) },
      { head: 'all', align: 'right', cell: ({ all }) => count(all) },
      { head: 'near', cell: (tag) => ({ text: nearText(tag) || NONE, paint: yellow }) },
      { head: 'when', cut: true, cell: ({ about }) => about ?? 'not in the vocabulary' },
    ],
    look,
  )
  return `${bold(title)}\n${table}`
}

const tagsText = ({ areas, themes }: Tags, look: Look): string =>
  [listText('Product areas', areas, look), listText('Themes', themes, look)].join('\n\n')

export function addTags(program: Command, deps: CliDeps): void {
  program
    .command('tags')
    .description('show the tags there are, how often each is used, and which look alike')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.tags(), say: tagsText }),
    )
}
