/** What a ticket knows already of what engineering asks; whoever asks for help checks it (HLP-4). */
import type { FormField } from '../intake/document.ts'
import type { Ticket } from '../ticket.ts'
import { fillPacket } from './fill-packet.ts'
import type { PacketFacts } from './flow.ts'
import type { Packet } from './packet.ts'

interface KnownOf {
  readonly ticket: Pick<Ticket, 'subject' | 'environment' | 'alsoAffected'>
  /** What its form was answered, by the ids of the form's fields, in words. */
  readonly answers: PacketFacts
}

/** Fields of the shipped forms that say what a field of a packet asks under another name. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  summary: ['summary'],
  reproduction: ['reproduction', 'steps'],
  tried: ['tried', 'attempted'],
  goal: ['goal', 'asked'],
  workaround: ['workaround', 'way_around'],
}

const answered = ({ answers }: KnownOf, id: string): string =>
  (CALLED[id] ?? [id]).map((name) => answers[name] ?? '').find((answer) => answer !== '') ?? ''

function affected(of: KnownOf): string {
  const others = of.ticket.alsoAffected.length
  const accounts = others === 0 ? '' : `${others} further ${others === 1 ? 'account asks' : 'accounts ask'} the same.`
  return [answered(of, 'affected') || of.answers.people, accounts].filter(Boolean).join('\n')
}

const KNOWN: Readonly<Record<string, (of: KnownOf) => string>> = {
  summary: (of) => answered(of, 'summary') || of.ticket.subject,
  environment: (of) => answered(of, 'environment') || (of.ticket.environment ?? ''),
  affected,
}

const known = ({ id, type }: FormField, of: KnownOf): string =>
  type === 'text' || type === 'long_text' ? (KNOWN[id]?.(of) ?? answered(of, id)) : ''

/** Answers to the packet's fields of which something is known and that can be kept as they are. */
export function knownForHelp(packet: Packet, of: KnownOf): PacketFacts {
  const values = Object.fromEntries(packet.fields.map((field) => [field.id, known(field, of)]))
  return fillPacket(packet, values).facts
}
