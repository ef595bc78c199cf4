/** Who receives a hand-off: which team, and who of it. Rules: HOF-5. */
import { may, roleWords } from '../access/permissions.ts'
import type { Region } from '../duty/document.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import { named } from '../verbs/asking.ts'
import type { Role, TeamKind } from '../vocabulary.ts'
import type { HandOffKind } from './flow.ts'
import type { OfferRequest } from './hand-off.ts'

/** Who works here, as far as hand-offs go; who was removed is not among them. */
export interface Colleague {
  readonly handle: string
  readonly team: string
  readonly role: Role
  /** Where they work; null while nobody has said. */
  readonly region: Region | null
}

export interface Company {
  readonly teams: readonly { readonly slug: string; readonly kind: TeamKind }[]
  readonly members: readonly Colleague[]
}

/** Of which kind the receiving team is; the others may go to any. */
const TEAM_OF: Partial<Record<HandOffKind, TeamKind>> = {
  to_support: 'support',
  to_engineering: 'engineering',
  to_product: 'product',
}

const unfit = (text: string): never => {
  throw new Refusal('hand_off_unfit', text)
}

/** The team that receives it. @throws Refusal `team_not_found`, `hand_off_unfit` */
export function receivingTeam(ticket: Ticket, { kind, team, to }: OfferRequest, { teams, members }: Company): string {
  const wanted = TEAM_OF[kind]
  const fitting = teams.filter((each) => wanted === undefined || each.kind === wanted).map(({ slug }) => slug)
  const only = wanted === undefined ? ticket.team : fitting.length === 1 ? fitting[0] : undefined
  const chosen = team ?? members.find(({ handle }) => handle === to)?.team ?? only
  if (chosen === undefined)
    return unfit(`Say which team receives it. Choose one of: ${fitting.join(', ') || 'none yet'}.`)
  if (!teams.some(({ slug }) => slug === chosen)) {
    const names = teams.map(({ slug }) => slug).join(', ')
    throw new Refusal('team_not_found', `There is no team "${chosen}". Choose one of: ${names}.`)
  }
  if (!fitting.includes(chosen)) {
    return unfit(`Team ${chosen} is no team of ${wanted}. Choose one of: ${fitting.join(', ') || 'none yet'}.`)
  }
  if (wanted !== undefined && chosen === ticket.team) {
    return unfit(`${named(ticket)} is with team ${chosen} already. Choose another team, or hand it to a colleague.`)
  }
  return chosen
}

/** The members who may receive what is offered to `team`, in the region where one is named; `not` have it already. */
const receiversIn = (
  { members }: Pick<Company, 'members'>,
  { team, region, not }: { readonly team: string; readonly region: Region | null; readonly not: readonly string[] },
): Colleague[] =>
  members.filter(
    (member) =>
      member.team === team &&
      !not.includes(member.handle) &&
      may({ role: member.role, scopes: null }, 'work_tickets') &&
      (region === null || member.region === region),
  )

interface Wanted {
  readonly team: string
  readonly region: Region | null
  /** Handles of those who have it in hand. */
  readonly not: readonly string[]
}

/** Why `member` receives nothing of this; undefined where they may. */
function whyNot({ handle, team, role, region }: Colleague, wanted: Wanted): string | undefined {
  if (wanted.not.includes(handle)) return `${handle} has it in hand. Hand it to somebody else.`
  if (team !== wanted.team) return `${handle} is of team ${team}, not of ${wanted.team}. Choose their team, or another.`
  if (!may({ role, scopes: null }, 'work_tickets')) {
    return `${handle} is ${roleWords(role)} and takes no tickets. Choose somebody who does.`
  }
  const isElsewhere = wanted.region !== null && region !== wanted.region
  return isElsewhere ? `${handle} does not work in ${wanted.region}. Choose somebody who does.` : undefined
}

/** Refuses hands that are the same, or not there. @throws Refusal `member_not_found`, `hand_off_unfit` */
export function refuseReceiver(company: Company, to: string | null, wanted: Wanted): void {
  if (to === null) {
    if (receiversIn(company, wanted).length > 0) return
    const where = wanted.region === null ? '' : ` in ${wanted.region}`
    unfit(`Nobody else of team ${wanted.team}${where} could take it. Choose another team${where && ' or region'}.`)
  }
  const member = company.members.find(({ handle }) => handle === to)
  if (!member) throw new Refusal('member_not_found', `There is no member "${to}". Check the handle.`)
  const reason = whyNot(member, wanted)
  if (reason !== undefined) unfit(reason)
}

/** Teams that a hand-off of this kind may go to and that have somebody for it, the ticket's own first. */
export function teamsFor(
  ticket: Pick<Ticket, 'team'>,
  kind: HandOffKind,
  company: Company,
  not: readonly string[],
): string[] {
  const wanted = TEAM_OF[kind]
  const fitting = company.teams.filter((each) =>
    wanted === undefined ? true : each.kind === wanted && each.slug !== ticket.team,
  )
  const manned = fitting.filter(({ slug }) => receiversIn(company, { team: slug, region: null, not }).length > 0)
  return manned.map(({ slug }) => slug).toSorted((a, b) => Number(b === ticket.team) - Number(a === ticket.team))
}
