/** Who finds an offer waiting, and where: told before it is made, since nobody owns it but its sender until then. */
import type { HandOffForms } from '../../contract/hand-offs.ts'
import { handOffText } from '../hand-off-text.ts'

const { audience: says } = handOffText.form

interface Offered {
  readonly receivers: readonly Pick<HandOffForms['receivers'][number], 'handle' | 'name' | 'team' | 'atWork'>[]
  /** Slug of the receiving team, and what it is called. */
  readonly team: string
  readonly teamName: string
  /** Handle of whom it is for; empty for anybody of the team. */
  readonly to: string
}

/** More names than this are counted. */
const FEW = 4

/** HOF-14: an offer by name waits for one; an offer to a team waits for everybody else of it, by nobody's name. */
export function audienceOf({ receivers, team, teamName, to }: Offered): string {
  const chosen = receivers.find(({ handle }) => handle === to)
  if (chosen) return chosen.atWork ? says.one(chosen.name) : `${says.one(chosen.name)} ${says.oneAway}`
  const all = receivers.filter((each) => each.team === team)
  const names = all.length > FEW ? says.others(all.length, teamName) : all.map(({ name }) => name).join(', ')
  const waits = says.anybody(names)
  return all.some(({ atWork }) => atWork) ? waits : `${waits} ${says.allAway}`
}
