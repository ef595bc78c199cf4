/** topline policy show severity: the ladders in words. */
import type { Ladder } from '../../contract/severity.ts'
import type { VersionsOf } from '../../contract/triage-policies.ts'
import { conditionWords } from '../../domain/severity/words.ts'
import { type Look, lookTable } from '../look.ts'
import { atText, NONE, spaced } from '../words.ts'

const ticketsOf = ({ tickets }: Ladder): string =>
  tickets
    .map((conditions) => {
      const told = Object.entries(conditions).map(
        ([aspect, values]) => `${aspect} ${(values ?? []).map(spaced).join(', ')}`,
      )
      return told.length === 0 ? 'every ticket' : told.join('; ')
    })
    .join(', or ')

function ladderText(ladder: Ladder, look: Look): string {
  const { bold, dim } = look.colours
  const { name, about, levels, never } = ladder
  const rows = lookTable(
    levels,
    [
      { head: 'level', cell: (level) => level.name },
      { head: 'severity', align: 'right', cell: ({ severity }) => String(severity) },
      {
        head: 'priority',
        cell: ({ priority, allowedPriorities }) =>
          allowedPriorities ? `${priority} (of ${allowedPriorities.join(', ')})` : priority,
      },
      { head: 'when', cut: true, cell: ({ when }) => (when === null ? NONE : conditionWords(ladder, when)) },
    ],
    look,
  )
  const notes = never.map(({ says }) => dim(`Not so: ${says}`))
  return [`${bold(name)} · for ${ticketsOf(ladder)}`, about, rows, ...notes].join('\n')
}

/** The severity policy in force, ladder by ladder, in the order they are tried. */
export function severityText({ items }: VersionsOf<'severity'>, look: Look): string {
  const current = items.find(({ inForce }) => inForce)
  if (!current) return 'No severity policy is in force: severity and priority are set freely.'
  const { name, about, ladders } = current.document
  const coming = items.filter(({ version }) => version > current.version)
  return [
    `${look.colours.bold(name)} · version ${current.version}, from ${atText(current.effectiveFrom)}, by ${current.by}\n${about}`,
    ...ladders.map((ladder) => ladderText(ladder, look)),
    ...coming.map(
      ({ version, effectiveFrom, by }) => `Version ${version} by ${by} takes effect on ${atText(effectiveFrom)}.`,
    ),
  ].join('\n\n')
}
