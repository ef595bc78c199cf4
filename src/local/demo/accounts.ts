/** The companies that use Harbor or think about it. All are invented; mail goes to names below `.example`. */
import type { Segment } from '../../domain/vocabulary.ts'

export interface Account {
  readonly slug: string
  readonly name: string
  readonly segment: Segment
  readonly plan: string | null
  /** Hours ahead of UTC at its main office. */
  readonly offset: number
  /** Tickets it writes, relative to the others: few accounts write most. */
  readonly volume: number
  /** People who may sign in. */
  readonly seats: number
}

type Row = readonly [name: string, plan: string | null, offset: number, volume: number, seats: number]

const ENTERPRISE: readonly Row[] = [
  ['Northmoor Insurance Group', 'premium', 0, 96, 3400],
  ['Calverra Bank', 'premium', 1, 71, 5200],
  ['Pallasgate Telecom', 'enterprise', -5, 58, 2600],
  ['Kitsuhama Interactive', 'premium', 9, 47, 1900],
  ['Brightquay Payments', 'enterprise', -8, 41, 1450],
  ['Meridial Health Network', 'enterprise', -6, 33, 2100],
  ['Tannhaven Motors', 'premium', 1, 29, 6800],
  ['Sunderlin Aerospace', 'enterprise', -5, 24, 3900],
  ['Vltavin Rail Systems', 'enterprise', 1, 20, 880],
  ['Quorrin Semiconductors', 'premium', 8, 18, 2750],
  ['Aldermere Logistics', 'enterprise', 0, 15, 760],
  ['Ombralta Retail', 'starter', 1, 13, 410],
  ['Halvorsund Shipping', 'enterprise', 2, 12, 690],
  ['Bluefen Energy', 'enterprise', 10, 10, 1200],
  ['Tessarine Pharma', 'enterprise', 1, 9, 980],
  ['Wexcombe Media', 'starter', 0, 8, 320],
  ['Zandmeer Agritech', 'starter', 2, 6, 240],
  ['Marrowdale County Services', 'enterprise', -5, 6, 540],
  ['Yamabuki Robotics', 'starter', 9, 5, 380],
  ['Solvessa Chemicals', 'enterprise', -3, 4, 610],
  ['Strathveil Utilities', 'starter', 0, 4, 290],
  ['Ferrumont Steel Digital', 'starter', 5.5, 3, 450],
]

const TEAM: readonly Row[] = [
  ['Pebblecart', 'team', -8, 27, 85],
  ['Copperline Analytics', 'team', -5, 21, 60],
  ['Mosswick Games', 'team', 0, 16, 74],
  ['Tidelock Security', 'team', 2, 14, 48],
  ['Varelli Robotics', 'team', 1, 11, 35],
  ['Kestrelby Maps', 'team', 10, 9, 52],
  ['Nimbrook Learning', 'team', -3, 8, 40],
  ['Lumenfold', 'team', 5.5, 7, 66],
  ['Sablewood Legaltech', 'team', -6, 5, 22],
  ['Quayline Freight', 'team', 8, 4, 31],
  ['Hollisfen Labs', 'team', 1, 3, 18],
  ['Anvilbird', 'team', -7, 3, 27],
]

const FREE: readonly Row[] = [
  ['Otterpatch', 'free', -5, 11, 9],
  ['Saffron Loop', 'free', 5.5, 9, 7],
  ['Tinbeck Software', 'free', 0, 7, 10],
  ['Marzipan Systems', 'free', 1, 6, 6],
  ['Dovecote Hobbyworks', 'free', -8, 5, 3],
  ['Plumbline Tools', 'free', 2, 4, 8],
  ['Nettleby Co-op', 'free', 0, 3, 5],
  ['Riverwick School District IT', 'free', -6, 3, 10],
]

const OPEN_SOURCE: readonly Row[] = [
  ['Basalt Database Project', 'oss', 1, 12, 140],
  ['Kelpwork Framework', 'oss', -8, 9, 95],
  ['Larkspur Distribution', 'oss', 2, 7, 210],
  ['OpenTidal Project', 'oss', -5, 6, 60],
  ['Granary Package Index', 'oss', 0, 5, 45],
  ['Sextant Geometry Library', 'oss', 10, 3, 25],
  ['Ferrule Terminal Toolkit', 'oss', -3, 3, 18],
]

const PROSPECTS: readonly Row[] = [
  ['Astervale Insurance', 'trial', 0, 16, 900],
  ['Norrbruk Bank', 'trial', 1, 14, 1700],
  ['Cobaltine Mobility', 'trial', -5, 12, 620],
  ['Palmeira Telecom', 'trial', -3, 11, 1300],
  ['Highmarsh University Hospital', 'trial', 0, 9, 350],
  ['Ruangsri Commerce', 'trial', 7, 9, 540],
  ['Brasswick Defence Systems', 'trial', -6, 8, 2400],
  ['Teyvan Cloud Services', 'trial', 3, 7, 780],
  ['Kavango Freight Lines', 'trial', 2, 5, 260],
]

const OWN: readonly Row[] = [
  ['Harbor, our own instance', null, 1, 8, 190],
  ['Harbor demo instances', null, -7, 5, 40],
]

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const accountsOf = (segment: Segment, rows: readonly Row[]): Account[] =>
  rows.map(([name, plan, offset, volume, seats]) => ({
    slug: slugOf(name),
    name,
    segment,
    plan,
    offset,
    volume,
    seats,
  }))

export const ACCOUNTS: readonly Account[] = [
  ...accountsOf('enterprise', ENTERPRISE),
  ...accountsOf('team', TEAM),
  ...accountsOf('free', FREE),
  ...accountsOf('open_source', OPEN_SOURCE),
  ...accountsOf('presales', PROSPECTS),
  ...accountsOf('internal', OWN),
]

/** Who writes without belonging to an account we know. */
export const STRANGERS: Account = {
  slug: 'mailbox',
  name: 'the sender',
  segment: 'free',
  plan: null,
  offset: 1,
  volume: 60,
  seats: 6,
}
