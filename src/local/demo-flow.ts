/** Lets the people of the demo company act on its tickets through the ordinary actions: issues, help requests, hand-offs,
 *  concerns, notes that call somebody; once. */
import { confirmViewOn, passOnConcernOn, raiseConcernOn } from '../actions/concern.ts'
import { type Clockwork, recordIn } from '../actions/create-workspace.ts'
import type { Desk } from '../actions/desk.ts'
import { bounceOffer, offerTicket } from '../actions/hand-off.ts'
import { answerHelpOn, askHelpOn, bounceHelpOn, takeHelpOn } from '../actions/help.ts'
import { fileIssue, type LeftIssue, mergeIssue, moveIssue, shipIssue } from '../actions/issues.ts'
import { linkIssueOn } from '../actions/link-issue.ts'
import { closeTicket, noteOnTicket } from '../actions/ticket-verbs.ts'
import { watchTicket } from '../actions/watch-ticket.ts'
import { must } from '../domain/assert.ts'
import type { TicketHistory } from '../domain/history.ts'
import { Refusal } from '../domain/refusal.ts'
import { isActionable, type Ticket } from '../domain/ticket.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { hasHappened } from '../store/events.ts'
import { policies } from '../store/policies.ts'
import { ticketsFrom } from '../store/tickets.ts'
import { members, teams, workspaceState } from '../store/workspaces.ts'
import { DEMO_ISSUES, type DemoIssue } from './demo/flow-issues.ts'
import { AWAY_HAND_OFFS, BOUNCED_HAND_OFFS, DEMO_HELPS, type DemoHandOff, type DemoHelp } from './demo/flow-talk.ts'
import { isAbout, type Theme } from './demo/flow-themes.ts'
import {
  DEMO_CONCERNS,
  DEMO_ENDS,
  DEMO_NOTES,
  DEMO_WATCHES,
  type DemoConcern,
  type DemoEnd,
} from './demo/flow-words.ts'

const DONE = 'demo_flow'
const ENGINEERING = 'engineering'
/** Whoever opens the demo is signed in as its owner. */
const LOOKING = 'ada'
/** Tickets that an issue has at least. */
const FEWEST = 2

interface Stage {
  readonly tx: Tenant
  /** Those that are not closed, by number. */
  readonly tickets: readonly Ticket[]
  readonly deskOf: (handle: string) => Desk
  /** Tickets that something has happened to here already. */
  readonly used: Set<number>
  /** The last issue about each theme. */
  readonly issues: Map<Theme, number>
}

async function stageOf(tx: Tenant, histories: readonly TicketHistory[], clockwork: Clockwork): Promise<Stage> {
  const open = histories.filter(({ events }) => events.at(-1)?.change.type !== 'closed')
  const ids = open.map(({ externalId }) => externalId)
  const found = await ticketsFrom(tx, 'demo', ids)
  const people = new Map((await members(tx)).map((member) => [member.handle, member]))
  const [rules, groups] = [await policies(tx), await teams(tx)]
  const { now, newId } = clockwork
  return {
    tx,
    tickets: found.map(({ ticket }) => ticket).filter(({ status }) => status !== 'closed'),
    deskOf: (handle) => {
      const { role } = must(people.get(handle), `${handle} works at Harbor`)
      return { tenant: tx, policies: rules, teams: groups, now, newId, asking: { handle, role, scopes: null, now } }
    },
    used: new Set(),
    issues: new Map(),
  }
}

/** Does a step whole or not at all; a step that is refused, since somebody has worked on its ticket, is left out. */
async function step({ tx }: Stage, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await inTransaction(tx, work)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const about = ({ tickets }: Stage, theme: Theme): Ticket[] => tickets.filter(({ subject }) => isAbout(theme, subject))

interface Owned extends Ticket {
  readonly owner: string
}

interface Wanted {
  readonly theme: Theme
  /** Whose tickets are taken before those of others. */
  readonly first?: string | undefined
  readonly fits?: (ticket: Owned) => boolean
}

/** Ours to act on before those that wait for somebody. */
const byStatus = (a: Ticket, b: Ticket): number => Number(isActionable(b)) - Number(isActionable(a))

/** Tells one owned ticket what happens to it next; the first that does not refuse, those of `first` before others. */
async function onFirst(
  stage: Stage,
  { theme, first, fits = () => true }: Wanted,
  work: (ticket: Owned) => Promise<unknown>,
): Promise<boolean> {
  const isOwned = (ticket: Ticket): ticket is Owned => ticket.owner !== null
  const fitting = about(stage, theme)
    .filter(({ status, team, number }) => team === 'support' && status !== 'solved' && !stage.used.has(number))
    .filter(isOwned)
    .filter(fits)
    .toSorted((a, b) => Number(b.owner === first) - Number(a.owner === first) || byStatus(a, b))
  for (const ticket of fitting) {
    if (!(await step(stage, () => work(ticket)))) continue
    stage.used.add(ticket.number)
    return true
  }
  return false
}

const shown = async ({ issue }: LeftIssue) => issue.number

async function linked(stage: Stage, issue: DemoIssue): Promise<number | undefined> {
  const { by, theme, most, since: _, ...facts } = issue
  // The one that is merged was filed for tickets that nobody had linked.
  const fitting = about(stage, theme)
    .slice(issue.since && 'mergedBy' in issue.since ? -most : 0)
    .slice(0, most)
  const [first, ...others] = fitting
  if (first === undefined || fitting.length < FEWEST) return undefined
  const number = await fileIssue(stage.deskOf(by), { ...facts, url: null, ticket: first.number }, shown)
  for (const { number: ticket, owner } of others) {
    await linkIssueOn(stage.deskOf(owner ?? by), ticket, { issue: number })
  }
  return number
}

async function issueOf(stage: Stage, issue: DemoIssue): Promise<void> {
  const { theme, since } = issue
  const before = stage.issues.get(theme)
  const number = await linked(stage, issue)
  if (number === undefined) return
  if (since === undefined || !('mergedBy' in since)) stage.issues.set(theme, number)
  if (since === undefined) return
  if ('shippedBy' in since) await shipIssue(stage.deskOf(since.shippedBy), number, { note: since.note }, shown)
  else if ('status' in since) await moveIssue(stage.deskOf(since.by), number, since, shown)
  else if (before !== undefined) {
    await mergeIssue(stage.deskOf(since.mergedBy), number, { into: before, reason: since.reason }, shown)
  }
}

async function helpOf(stage: Stage, { theme, kind, packet, next }: DemoHelp): Promise<void> {
  // What came back to the owner of the workspace is seen at once by whoever looks around.
  const first = next && 'bouncedBy' in next ? LOOKING : undefined
  await onFirst(stage, { theme, first }, async ({ number, owner }) => {
    const { ticket: asked } = await askHelpOn(stage.deskOf(owner), number, { kind, team: ENGINEERING, packet })
    const { help } = must(asked.helps.at(-1), 'it was asked')
    if (next === undefined) return
    if ('takenBy' in next) await takeHelpOn(stage.deskOf(next.takenBy), number, { help })
    else if ('bouncedBy' in next) await bounceHelpOn(stage.deskOf(next.bouncedBy), number, { help, ...next })
    else await answerHelpOn(stage.deskOf(next.answeredBy), number, { help, answer: next.answer })
  })
}

/** Offers the first that fits. What comes back to the owner of the workspace would stand above the line. */
async function handOffOf(stage: Stage, choices: readonly DemoHandOff[]): Promise<void> {
  for (const { theme, owner, by, kind, to, packet, bounced } of choices) {
    const fits = (ticket: Owned) => (owner ? ticket.owner === owner : ticket.owner !== LOOKING)
    const done = await onFirst(stage, { theme, fits }, async (ticket) => {
      const team = to === null ? ENGINEERING : undefined
      const said = { kind, to, team, region: null, packet, tell: null, confirm: false }
      await offerTicket(stage.deskOf(by ?? ticket.owner), ticket.number, said)
      if (bounced) await bounceOffer(stage.deskOf(bounced.by), ticket.number, bounced)
    })
    if (done) return
  }
}

async function concernOf(stage: Stage, { theme, by, passedOn, ...said }: DemoConcern): Promise<void> {
  const isSold = ({ segment, status }: Ticket) => segment === 'enterprise' && status !== 'solved'
  for (const { number } of about(stage, theme).filter(isSold).toSorted(byStatus)) {
    const done = await step(stage, async () => {
      const { ticket: raised } = await raiseConcernOn(stage.deskOf(by), number, said)
      const { concern } = must(raised.concerns.at(-1), 'it was raised')
      if (passedOn === undefined) return
      await confirmViewOn(stage.deskOf(said.with), number, { concern, theirView: null })
      await passOnConcernOn(stage.deskOf(by), number, { concern, to: null, reason: passedOn })
    })
    if (done) return
  }
}

/** Closes the first that its customer has confirmed, and says which document would have answered it. */
async function endOf(stage: Stage, { theme, document: said }: DemoEnd): Promise<void> {
  const issue = stage.issues.get(theme) ?? null
  if (said === 'missing' && issue === null) return
  const document =
    said === 'missing' ? { found: 'missing' as const, url: null, issue } : { found: 'answers_it' as const, url: said }
  for (const { number, owner, status } of about(stage, theme)) {
    if (status !== 'solved' || owner === null) continue
    const closing = { reason: 'customer_confirmed', comment: null, document } as const
    if (await step(stage, () => closeTicket(stage.deskOf(owner), number, closing))) return
  }
}

/** Everything, in the order in which it is told. */
async function play(stage: Stage): Promise<void> {
  for (const { theme, by } of DEMO_WATCHES) {
    const [ticket] = about(stage, theme)
    if (ticket) await step(stage, () => watchTicket(stage.deskOf(by), ticket.number))
  }
  for (const issue of DEMO_ISSUES) await step(stage, () => issueOf(stage, issue))
  for (const help of DEMO_HELPS) await step(stage, () => helpOf(stage, help))
  for (const choices of [AWAY_HAND_OFFS, BOUNCED_HAND_OFFS]) await step(stage, () => handOffOf(stage, choices))
  for (const concern of DEMO_CONCERNS) await step(stage, () => concernOf(stage, concern))
  for (const { theme, by, text: body } of DEMO_NOTES) {
    const ticket = about(stage, theme).find(({ status }) => status !== 'solved')
    if (ticket) await step(stage, () => noteOnTicket(stage.deskOf(by), ticket.number, { body }))
  }
  for (const end of DEMO_ENDS) await endOf(stage, end)
}

/** All of it or nothing, in one transaction that says that it is done: a load that was cut short has left nothing behind,
 *  and a second adds nothing. `histories` are the tickets of the demo, which have been loaded. Says whether it did it. */
export function loadDemoFlow(
  tenant: Tenant,
  histories: readonly TicketHistory[],
  clockwork: Clockwork,
): Promise<boolean> {
  return inTransaction(tenant, async (tx) => {
    // Before any ticket, as whoever links tickets with issues takes them.
    await workspaceState(tx, 'lock')
    if (await hasHappened(tx, DONE)) return false
    await play(await stageOf(tx, histories, clockwork))
    await recordIn(tx, DONE, {}, clockwork.now)
    return true
  })
}
