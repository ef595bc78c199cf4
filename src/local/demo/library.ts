/** All scenarios, and which one a ticket tells. */
import { must } from '../../domain/assert.ts'
import type { Draft } from './drafts.ts'
import { pick, type Random } from './random.ts'
import type { Scenario } from './scenario.ts'
import { ACCOUNTS_AND_TOKENS } from './scenarios-accounts.ts'
import { API } from './scenarios-api.ts'
import { BATCH_CHANGES } from './scenarios-batch-changes.ts'
import { BATCH_FAILURES } from './scenarios-batch-failures.ts'
import { BILLING } from './scenarios-billing.ts'
import { CODE_HOSTS } from './scenarios-code-hosts.ts'
import { EVALUATIONS } from './scenarios-evaluations.ts'
import { FEATURES_FOR_CODE } from './scenarios-features-code.ts'
import { FEATURES_FOR_COMPANIES } from './scenarios-features-company.ts'
import { INCIDENTS } from './scenarios-incidents.ts'
import { INDEXING } from './scenarios-indexing.ts'
import { INSIGHTS } from './scenarios-insights.ts'
import { OPERATIONS } from './scenarios-operations.ts'
import { OUTAGES } from './scenarios-outages.ts'
import { PERMISSIONS } from './scenarios-permissions.ts'
import { SEARCH_PROBLEMS } from './scenarios-search-problems.ts'
import { SEARCH_QUESTIONS } from './scenarios-search-questions.ts'
import { SERIOUS_PROBLEMS } from './scenarios-serious.ts'
import { SIGN_IN } from './scenarios-sign-in.ts'
import { TASKS } from './scenarios-tasks.ts'
import { TRIALS } from './scenarios-trials.ts'
import { UPGRADES } from './scenarios-upgrades.ts'

export const SCENARIOS: readonly Scenario[] = [
  ...ACCOUNTS_AND_TOKENS,
  ...API,
  ...BATCH_CHANGES,
  ...BATCH_FAILURES,
  ...BILLING,
  ...CODE_HOSTS,
  ...EVALUATIONS,
  ...FEATURES_FOR_CODE,
  ...FEATURES_FOR_COMPANIES,
  ...INCIDENTS,
  ...INDEXING,
  ...INSIGHTS,
  ...OPERATIONS,
  ...OUTAGES,
  ...PERMISSIONS,
  ...SEARCH_PROBLEMS,
  ...SEARCH_QUESTIONS,
  ...SERIOUS_PROBLEMS,
  ...SIGN_IN,
  ...TASKS,
  ...TRIALS,
  ...UPGRADES,
]

const UNPAID = ['free', 'open_source']

function fits({ kind, severity, tags, for: whom }: Scenario, { ask, account, plan }: Draft): boolean {
  if (kind !== ask.kind || severity !== ask.severity) return false
  if (plan.area && !tags.includes(plan.area)) return false
  return whom === undefined || (whom === 'unpaid') === UNPAID.includes(account.segment)
}

export interface Chosen {
  readonly scenario: Scenario
  /** How often it was told before. */
  readonly times: number
}

/** Those of `all` that `fit`; all of them when none does. */
function narrowed(all: readonly Scenario[], fit: (scenario: Scenario) => boolean): readonly Scenario[] {
  const fitting = all.filter(fit)
  return fitting.length > 0 ? fitting : all
}

/** Gives out scenarios so that the same one, and if possible the same area, is long in coming back,
 *  and that an account meets another one each time while there are any. */
export function scenarioChooser(random: Random): (draft: Draft) => Chosen {
  const told = new Set<string>()
  const uses = new Map<Scenario, { times: number; last: number }>()
  let turn = 0
  let area = ''
  return (draft) => {
    const last = (scenario: Scenario) => uses.get(scenario)?.last ?? -1
    const fitting = SCENARIOS.filter((scenario) => fits(scenario, draft)).toSorted((a, b) => last(a) - last(b))
    must(fitting[0], `there is a ${draft.ask.kind} of severity ${draft.ask.severity}`)
    const rested = fitting.slice(0, Math.ceil(fitting.length / 2))
    const teller = (scenario: Scenario) => `${draft.account.slug} ${scenario.id}`
    const fresh = narrowed(rested, (scenario) => !told.has(teller(scenario)))
    const elsewhere = narrowed(fresh, ({ tags }) => tags[0] !== area)
    const scenario = pick(random, elsewhere)
    told.add(teller(scenario))
    const times = uses.get(scenario)?.times ?? 0
    uses.set(scenario, { times: times + 1, last: turn++ })
    area = scenario.tags[0]
    return { scenario, times }
  }
}
