/** Hand-offs: topline ticket hand-off, accept, bounce and withdraw. */
import type { Command } from 'commander'
import type { HandOffForms } from '../../contract/hand-offs.ts'
import type { ActedTicket, VerbInput } from '../../contract/tickets.ts'
import { REGIONS } from '../../domain/duty/document.ts'
import { HAND_OFF_KINDS } from '../../domain/flow/flow.ts'
import { answersOf } from '../answers.ts'
import { collected, countingNumber, oneOf, ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText } from '../words.ts'
import { standing } from './head.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

type Kind = HandOffForms['kinds'][number]

function fieldText({ fields, known }: Kind, { colours }: Look): string[] {
  return fields.map(({ id, label, needed }) => {
    const value = Object.hasOwn(known, id) ? known[id] : undefined
    const open = needed === 'to_send' ? colours.yellow('needed') : 'open'
    return `  ${id.padEnd(12)} ${label}: ${value === undefined ? open : `“${value.replaceAll(/\s+/g, ' ').slice(0, 80)}”`}`
  })
}

const kindText = (kind: Kind, look: Look): string =>
  [
    `${look.colours.bold(kind.kind)} · ${kind.name} · team ${kind.teams.join(', ')}`,
    kind.firstResponseFirst ? look.colours.yellow('  The customer has to be answered first.') : `  ${kind.about}`,
    ...fieldText(kind, look),
  ].join('\n')

function regionText({ region, atWork, next }: HandOffForms['regions'][number]): string {
  const now = atWork.length === 0 ? 'nobody at work' : `at work: ${atWork.join(', ')}`
  return `  ${region}  ${now}${next === null ? '' : `; next ${next.handles.join(', ')}, ${atText(next.at)}`}`
}

/** Everything that could be sent of ticket `number`. */
const formsText =
  (number: number) =>
  ({ kinds, regions, proposed }: HandOffForms, look: Look): string => {
    if (kinds.length === 0) return `There is nobody to whom #${number} could be handed off.`
    const moves = regions.length === 0 ? [] : ['Regions, most attention first:', ...regions.map(regionText), '']
    const wish =
      proposed === null ? [] : [look.colours.yellow(`Move it to ${proposed.region}: ${proposed.because}`), '']
    const how = `topline ticket hand-off ${number} --kind KIND --answer FIELD=TEXT … ; quoted answers are known, but are yours to send.`
    return [...wish, ...moves, ...kinds.map((kind) => `${kindText(kind, look)}\n`), look.colours.dim(how)].join('\n')
  }

interface HandOffOptions {
  readonly kind?: VerbInput<'hand-off'>['kind']
  readonly team?: string
  readonly to?: string
  readonly region?: VerbInput<'hand-off'>['region']
  readonly answer?: string[]
  readonly tell?: string
  readonly confirm?: true
  readonly ifVersion?: number
}

function offered({ number, handOff, owner }: ActedTicket): string {
  if (handOff === null) return `#${number} is handed off.`
  const whom = handOff.to ?? `team ${handOff.team}`
  return `#${number} is offered to ${whom}. It stays with ${owner} until it is accepted.`
}

function addOffer(ticket: Command, deps: CliDeps): void {
  ticket
    .command('hand-off')
    .description('offer a ticket to other hands with its packet; without --kind, show what each packet asks')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .addOption(oneOf('--kind <kind>', 'why it changes hands', HAND_OFF_KINDS))
    .option('--team <team>', 'who receives it')
    .option('--to <handle>', 'the one member it is for')
    .addOption(oneOf('--region <region>', 'where it moves to; only of zone', REGIONS))
    .option('--answer <field=text>', 'a fact of the packet; may be given several times', collected)
    .option('--tell <text>', 'tell the customer in the same step')
    .option('--confirm', 'it may tell what an internal note says')
    .option('--if-version <version>', 'refuse when the ticket has moved on since this version', countingNumber)
    .action((number: number, given: HandOffOptions, asked: Command) => {
      const { kind, team, to = null, region = null, answer, tell = null, confirm = false } = given
      if (kind === undefined) {
        return askAndTell(deps, asked, { ask: (client) => client.handOffForms(number), say: formsText(number) })
      }
      const input = {
        kind,
        to,
        region,
        packet: answersOf(answer),
        tell,
        confirm,
        ...(team === undefined ? {} : { team }),
      }
      return askAndTell(deps, asked, {
        ask: (client) => client.act(number, 'hand-off', input, { ifVersion: given.ifVersion }),
        say: (changed, look) =>
          [offered(changed), `${standing(changed, look)} · version ${changed.version}`].join('\n'),
      })
    })
}

export function addHandOffVerbs(ticket: Command, deps: CliDeps): void {
  addOffer(ticket, deps)
  addVerb<'accept', object>(ticket, deps, {
    verb: 'accept',
    about: 'take a ticket that is offered to you or your team',
    input: () => ({}),
    done: ({ number, owner, team }) => `#${number} belongs to ${owner} of ${team} now.`,
  })
  addVerb<'bounce', Reason & { readonly missing?: string[] }>(ticket, deps, {
    verb: 'bounce',
    about: 'send an offered ticket back, naming what is missing',
    options: (command) =>
      withReason('why it comes back')(command).option(
        '--missing <field>',
        'id or label of a fact that is missing; may be given several times',
        collected,
      ),
    input: ({ reason, missing = [] }) => ({ reason, missing }),
    done: ({ number, owner }) => `#${number} is sent back to ${owner}.`,
  })
  addVerb<'withdraw', Reason>(ticket, deps, {
    verb: 'withdraw',
    about: 'take an offer back',
    options: withReason('why it stays'),
    input: ({ reason }) => ({ reason }),
    done: ({ number, owner }) => `#${number} is offered to nobody and stays with ${owner}.`,
  })
}
