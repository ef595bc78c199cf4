/** topline template list and show. They are published as every policy is: `topline policy publish`. */
import type { Command } from 'commander'
import type { RenderedTemplate, TemplateInForce, Templates } from '../../contract/writing.ts'
import { collected, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { fills } from '../fills.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'

const listText = ({ items }: Templates, look: Look): string =>
  items.length === 0
    ? 'No template. Publish one with `topline policy publish`.'
    : lookTable(
        items,
        [
          { head: 'template', cell: ({ slug }) => slug },
          { head: 'version', align: 'right', cell: ({ version }) => String(version) },
          { head: 'for', cell: ({ document }) => (document.visibility === 'public' ? 'the customer' : 'ourselves') },
          { head: 'language', cell: ({ document }) => document.language },
          { head: 'when', cut: true, cell: ({ document }) => document.about },
        ],
        look,
      )

export function addTemplateList(template: Command, deps: CliDeps): void {
  template
    .command('list')
    .description('list the templates of replies and notes')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.templates(), say: listText }),
    )
}

const showText = ({ slug, version, document }: TemplateInForce, look: Look): string => {
  const { bold, dim } = look.colours
  return `${bold(document.name)} · ${slug} · version ${version}\n${dim(document.about)}\n\n${document.body}`
}

function renderedText({ text, unfilled }: RenderedTemplate, look: Look): string {
  const places = [...new Map(unfilled.map(({ name, says }) => [name, says]))]
  const left = places.map(([name, says]) => look.colours.yellow(`  {{${name}}}: ${says}`))
  return left.length === 0 ? text : [`${text}\n`, look.colours.yellow('Left to fill in:'), ...left].join('\n')
}

interface ShowOptions {
  readonly ticket?: number
  readonly fill?: readonly string[]
}

function showTemplate(deps: CliDeps, slug: string, { ticket, fill }: ShowOptions, command: Command): Promise<void> {
  if (ticket !== undefined) {
    const input = { number: ticket, fill: fills(fill) }
    return askAndTell(deps, command, { ask: (client) => client.renderTemplate(slug, input), say: renderedText })
  }
  return askAndTell(deps, command, {
    ask: async (client) => {
      const found = (await client.templates()).items.find((each) => each.slug === slug)
      if (found) return found
      const text = `There is no template "${slug}". \`topline template list\` tells which there are.`
      throw new CommandFailed('wrong_usage', text)
    },
    say: showText,
  })
}

export function addTemplateShow(template: Command, deps: CliDeps): void {
  template
    .command('show')
    .description('show a template, or what it makes of a ticket')
    .argument('<slug>', 'the template, such as first-response')
    .option('--ticket <number>', 'fill in the facts of this ticket', ticketNumber)
    .option('--fill <place=text>', 'what belongs in a place; may be repeated', collected)
    .action((slug: string, options: ShowOptions, command: Command) => showTemplate(deps, slug, options, command))
}
