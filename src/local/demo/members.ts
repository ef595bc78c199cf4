/** The people of Harbor and when they work. */
import type { CompanyFacts } from '../../domain/history.ts'
import type { Role, TeamKind } from '../../domain/vocabulary.ts'
import { AMERICAS, ASIA_PACIFIC, EUROPE, type Workday } from './workday.ts'

export interface Member {
  readonly handle: string
  readonly name: string
  readonly role: Role
  readonly team: TeamSlug
  readonly workday: Workday
}

export type TeamSlug = 'support' | 'customer-engineering' | 'engineering' | 'product'

export const TEAMS: readonly { readonly slug: TeamSlug; readonly name: string; readonly kind: TeamKind }[] = [
  { slug: 'support', name: 'Support', kind: 'support' },
  { slug: 'customer-engineering', name: 'Customer Engineering', kind: 'customer_engineering' },
  { slug: 'engineering', name: 'Engineering', kind: 'engineering' },
  { slug: 'product', name: 'Product', kind: 'product' },
]

/** Those who work the line. */
export const MEMBERS: readonly Member[] = [
  { handle: 'ada', name: 'Ada Lindqvist', role: 'owner', team: 'support', workday: EUROPE },
  { handle: 'farid', name: 'Farid Haddadi', role: 'lead', team: 'support', workday: AMERICAS },
  { handle: 'chiamaka', name: 'Chiamaka Okonjo', role: 'engineer', team: 'support', workday: EUROPE },
  { handle: 'kenji', name: 'Kenji Watanabe', role: 'engineer', team: 'support', workday: ASIA_PACIFIC },
  { handle: 'luz', name: 'Luz Marina Restrepo', role: 'engineer', team: 'support', workday: AMERICAS },
  { handle: 'anjali', name: 'Anjali Deshpande', role: 'engineer', team: 'support', workday: ASIA_PACIFIC },
  { handle: 'tomasz', name: 'Tomasz Wieczorek', role: 'engineer', team: 'support', workday: EUROPE },
  { handle: 'noor', name: 'Noor al-Khatib', role: 'engineer', team: 'support', workday: EUROPE },
  { handle: 'wyatt', name: 'Wyatt Tsosie', role: 'engineer', team: 'support', workday: AMERICAS },
  { handle: 'sione', name: 'Sione Taufa', role: 'engineer', team: 'support', workday: ASIA_PACIFIC },
  { handle: 'marie', name: 'Marie-Ève Gagnon', role: 'engineer', team: 'support', workday: AMERICAS },
  { handle: 'hana', name: 'Hana Kovářová', role: 'customer_engineer', team: 'customer-engineering', workday: EUROPE },
  { handle: 'joao', name: 'João Figueiredo', role: 'customer_engineer', team: 'customer-engineering', workday: EUROPE },
  {
    handle: 'devon',
    name: 'Devon Whitaker',
    role: 'customer_engineer',
    team: 'customer-engineering',
    workday: AMERICAS,
  },
  {
    handle: 'meiling',
    name: 'Mei-Ling Chou',
    role: 'customer_engineer',
    team: 'customer-engineering',
    workday: ASIA_PACIFIC,
  },
  { handle: 'ingrid', name: 'Ingrid Solheim', role: 'lead', team: 'engineering', workday: EUROPE },
  { handle: 'arjun', name: 'Arjun Venkataraman', role: 'engineering', team: 'engineering', workday: ASIA_PACIFIC },
  { handle: 'zofia', name: 'Zofia Malinowska', role: 'engineering', team: 'engineering', workday: EUROPE },
  { handle: 'kwame', name: 'Kwame Asante', role: 'engineering', team: 'engineering', workday: EUROPE },
  { handle: 'yara', name: 'Yara Nascimento', role: 'engineering', team: 'engineering', workday: AMERICAS },
  { handle: 'oleks', name: 'Oleksandr Hrytsenko', role: 'engineering', team: 'engineering', workday: EUROPE },
  { handle: 'saoirse', name: 'Saoirse Brennan', role: 'product', team: 'product', workday: EUROPE },
  { handle: 'tariq', name: 'Tariq Mahmood', role: 'product', team: 'product', workday: AMERICAS },
  { handle: 'lindiwe', name: 'Lindiwe Dlamini', role: 'product', team: 'product', workday: EUROPE },
]

export const membersOf = (team: TeamSlug): readonly Member[] => MEMBERS.filter((member) => member.team === team)

/** Who is there beside those who work the line. */
const OTHERS: CompanyFacts['members'] = [
  { handle: 'rasmus', name: 'Rasmus Dahl', role: 'admin', team: 'support' },
  { handle: 'camille', name: 'Camille Aubert', role: 'success', team: 'customer-engineering' },
  { handle: 'pooja', name: 'Pooja Raman', role: 'viewer', team: 'product' },
]

/** The members as a workspace takes them in. */
export const memberFacts: CompanyFacts['members'] = [...MEMBERS.map(({ workday: _, ...facts }) => facts), ...OTHERS]
