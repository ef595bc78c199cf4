/** A packet as far as it is filled in: its context check (HLP-2). */
import { refuseFaults } from '../intake/answer-form.ts'
import { type AskedField, type FilledForm, fillForm } from '../intake/answers.ts'
import type { Answers, FormPolicy } from '../intake/document.ts'
import { Refusal } from '../refusal.ts'
import type { PacketFacts } from './flow.ts'
import type { Packet } from './packet.ts'

export interface FilledPacket {
  /** The fields that are asked, in order. */
  readonly asked: readonly AskedField[]
  /** What is kept: normalised, of the fields that are asked, without the empty ones. */
  readonly facts: PacketFacts
  /** Labels of the facts that are needed before it goes and that nobody gave. */
  readonly needed: readonly string[]
  /** Labels of all facts that nobody gave. */
  readonly missing: readonly string[]
  /** Facts given of those that apply, in percent; 100 only when all are. */
  readonly score: number
}

/** Fields are asked as those of a form, which a packet is but for what a form makes of them. */
const asForm = ({ name, about, fields }: Packet): FormPolicy => ({
  name,
  about,
  fields,
  kind: 'task',
  forWhom: 'staff',
  subject: '',
})

const neededIn = ({ asked, facts }: FilledForm): string[] => {
  const open = new Set(
    asked.filter(({ field, value }) => field.needed === 'to_send' && value === '').map(({ field }) => field.id),
  )
  return facts.filter((fact) => fact.open.some((id) => open.has(id))).map(({ label }) => label)
}

function filledOf(filled: FilledForm): FilledPacket {
  const { asked, answers, facts, missing } = filled
  const given = facts.length - missing.length
  const score = facts.length === 0 ? 100 : Math.floor((given * 100) / facts.length)
  return { asked, facts: answers, needed: neededIn(filled), missing, score }
}

/** The packet with these answers. Never throws. */
export const fillPacket = (packet: Packet, given: Answers): FilledPacket => filledOf(fillForm(asForm(packet), given))

/** The packet with these answers, where it can go: every answer can be kept, and none that is needed is missing.
 *  @throws Refusal `answers_invalid`, `packet_incomplete` with the labels of what is missing */
export function packetToSend(packet: Packet, given: Answers): FilledPacket {
  const form = asForm(packet)
  const filled = fillForm(form, given)
  const sent = filledOf(filled)
  const open = new Set(filled.asked.filter(({ value }) => value === '').map(({ field }) => field.id))
  refuseFaults(
    form,
    filled.faults.filter(({ field }) => !open.has(field)),
  )
  if (sent.needed.length > 0) {
    const text = `The packet “${packet.name}” lacks ${sent.needed.length}: ${sent.needed.join(' · ')}. Give them, then send it.`
    throw new Refusal('packet_incomplete', text, { missing: sent.needed, score: sent.score })
  }
  return sent
}
