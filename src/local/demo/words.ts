/** The words any scenario may use, chosen once for each ticket. */
import { DAY, type Instant, isoOf, later, MINUTE } from '../../domain/time.ts'
import type { Severity } from '../../domain/vocabulary.ts'
import type { Account } from './accounts.ts'
import type { Writer } from './contacts.ts'
import { between, pick, type Random } from './random.ts'
import type { Words } from './text.ts'
import { officeAt, weekdayName } from './workday.ts'

const GROUPS = [
  'payments',
  'platform',
  'mobile',
  'infra',
  'data',
  'core',
  'web',
  'risk',
  'fleet',
  'tools',
  'ml',
  'edge',
]
const NAMES = [
  'ledger',
  'gateway',
  'app-shell',
  'terraform-live',
  'pricing-engine',
  'event-bus',
  'identity',
  'catalog',
  'scheduler',
  'proto-definitions',
  'monolith',
  'design-system',
  'firmware',
  'ingest',
  'reporting',
  'build-rules',
  'claims',
  'checkout',
  'device-agent',
  'search-proxy',
]
const IDENTITY = ['Keycloak', 'Dex', 'Authelia', 'FreeIPA', 'Shibboleth', 'Kanidm']
const CODE_HOSTS = ['Gitea', 'Gerrit', 'Forgejo', 'Gogs', 'Pagure']
const ON_PREMISES = ['Kubernetes with the Helm chart', 'Kubernetes', 'k3s', 'two large VMs with Docker Compose']
const SMALL = ['Docker Compose on one VM', 'the cloud instance', 'a single small server', 'the cloud plan']

/** Who writes how bad a thing; every draw comes from `random`. */
export interface Setting {
  readonly account: Account
  readonly severity: Severity
  /** Null for our own work. */
  readonly writer: Writer | null
  readonly random: Random
}

const repository = (random: Random): string => `${pick(random, GROUPS)}/${pick(random, NAMES)}`

function otherRepository(random: Random, first: string): string {
  const second = repository(random)
  return second === first ? `${second}-legacy` : second
}

const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => between(random, 0, 15).toString(16)).join('')

/** Harbor releases a minor version every second week; 6.20 was out by 2026-11-01, customers are up to four behind. */
function versions(at: Instant, random: Random): Words {
  const newest = 20 + Math.floor((at - Date.UTC(2026, 10, 1)) / (14 * DAY))
  const current = Math.max(5, newest)
  const behind = Math.min(between(random, 0, 4), between(random, 0, 4))
  return {
    version: `6.${current - behind}.${between(random, 0, 3)}`,
    older: `6.${current - behind - between(random, 1, 3)}`,
    fixed: `6.${current}.${between(random, 4, 6)}`,
    next: `6.${current + 1}`,
  }
}

function times(at: Instant, { account, severity, random }: Setting): Words {
  const office = officeAt(account.offset)
  const before = later(at, -between(random, 5, severity === 0 ? 20 : 90) * MINUTE)
  const clock = `${isoOf(before).slice(11, 16)} UTC`
  const day = weekdayName(later(at, -between(random, 1, 5) * DAY), office)
  const lately = ['since this morning', 'since yesterday', `since ${day}`, `since late ${day}`, 'for two days now']
  const justNow = [`since ${clock}`, 'for almost an hour', 'for half an hour']
  const since = pick(random, severity === 0 ? [`since ${clock}`] : severity === 1 ? justNow : lately)
  return { day, since, clock }
}

/** The two of the six facts of a pre-sales ask that do not depend on what it is about. */
function salesFacts(at: Instant, { account, random }: Setting): Words {
  const decision = isoOf(later(at, between(random, 6, 40) * DAY)).slice(0, 10)
  const end = isoOf(later(at, between(random, 5, 25) * DAY)).slice(0, 10)
  const page = `https://docs.harbor.example/designs/${account.slug}`
  return {
    design: pick(random, [page, page, `${page}-v2`, 'none yet, because the architecture review is only next week']),
    cycle: pick(random, [
      `stage ${between(random, 3, 5)}, trial ends ${end}, technical decision on ${decision}`,
      `stage ${between(random, 2, 4)}; their steering committee meets on ${decision}`,
      `stage 4, security has signed off, last open point before the contract; target date ${decision}`,
      `proof of concept, week ${between(random, 1, 3)} of 4; review with their platform lead on ${end}`,
    ]),
  }
}

export function wordsOf(at: Instant, setting: Setting): Words {
  const { account, writer, random } = setting
  const repo = repository(random)
  const large = account.seats > 200
  return {
    ...versions(at, random),
    ...times(at, setting),
    ...salesFacts(at, setting),
    repo,
    repo2: otherRepository(random, repo),
    account: account.name,
    first: writer?.first ?? 'team',
    users: String(between(random, Math.ceil(account.seats / 4), account.seats)),
    seats: String(account.seats),
    repos: String(large ? between(random, 12, 96) * 100 + between(random, 0, 99) : between(random, 14, 420)),
    idp: pick(random, IDENTITY),
    host: pick(random, CODE_HOSTS),
    deploy: pick(random, large ? ON_PREMISES : SMALL),
    trace: hex(random, 12),
    issue: `HBR-${between(random, 3100, 5480)}`,
  }
}
